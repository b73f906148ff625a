import type { GoogleMethod } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ObjectValue, TextHole, Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { CommandLine } from './arguments.js';
import { COLLECTION_OPTIONS } from './gcloud-services.js';

const VARIABLE = /\{\+?(\w+)\}/g;
const CREATING = /\.(?:create|insert)$/;

/**
 * The input of a method as a command's words give it: what the path's variables are. A variable that is a whole name
 * (`{+name}`) is put together from the collections of the method's id: `projects/p/secrets/s/versions/latest`.
 */
export function inputOf({ id, http = '' }: GoogleMethod, line: CommandLine, operands: readonly Value[]): ObjectValue {
  const members: Record<string, Value> = {};
  const path = http.slice(http.indexOf(' ') + 1);
  const variables = [...path.matchAll(VARIABLE)].map((match) => match[1] ?? '');
  const written = id.split('.').slice(1, -1);
  const collections = id.startsWith('serviceusage.services.') ? ['projects', ...written] : written;
  const named = CREATING.test(id) ? undefined : operands[0];
  const [only] = variables;
  if (
    only !== undefined &&
    variables.length === 1 &&
    path.includes('{+') &&
    !only.endsWith('Id') &&
    collections.length > 0
  ) {
    const after = path
      .slice(path.indexOf('}') + 1)
      .replace(/:.*$/, '')
      .split('/')
      .filter((segment) => segment !== '');
    const below = after.filter((segment) => collections.includes(segment)).length;
    const own = collections.slice(0, collections.length - below);
    members[only] = nameOf(own, line, below === 0 ? operands[0] : undefined);
  } else {
    variables.forEach((variable, index) => {
      const last = index === variables.length - 1;
      members[variable] = optionFor(variable, line) ?? (last && named ? named : hole(variable));
    });
  }
  return { kind: 'object', members, open: true };
}

const hole = (name: string): Value => ({ kind: 'text', parts: [{ hole: name }] });

function nameOf(collections: readonly string[], line: CommandLine, operand: Value | undefined): Value {
  const whole = literalText(operand);
  if (operand !== undefined && whole?.includes('/') === true && collections.includes(whole.split('/')[0] ?? ''))
    return operand;
  const parts: (string | TextHole)[] = [];
  collections.forEach((collection, index) => {
    const last = index === collections.length - 1;
    const value = (last ? operand : undefined) ?? optionFor(collection, line);
    parts.push(`${index === 0 ? '' : '/'}${collection}/`);
    if (value?.kind === 'text') parts.push(...value.parts);
    else parts.push({ hole: collection });
  });
  return { kind: 'text', parts: merged(parts) };
}

function merged(parts: readonly (string | TextHole)[]): readonly (string | TextHole)[] {
  const found: (string | TextHole)[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (typeof part === 'string' && typeof last === 'string') found[found.length - 1] = last + part;
    else found.push(part);
  }
  return found;
}

/** The option that names an element: `--secret` for `secrets` and for `secretsId`. */
function optionFor(name: string, line: CommandLine): Value | undefined {
  const listed = Object.hasOwn(COLLECTION_OPTIONS, name) ? COLLECTION_OPTIONS[name] : undefined;
  const singular = normalise(name.replace(/Id$/, '').replace(/ies$/, 'y').replace(/s$/, ''));
  for (const [option, values] of line.options) {
    const bare = option.replace(/^-+/, '');
    if (listed ? listed.includes(bare) : normalise(bare) === singular) return values[0];
  }
  return undefined;
}
