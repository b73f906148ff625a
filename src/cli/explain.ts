import { normalise, type Catalog, type Operation, type PermissionRule } from '../core/catalog/catalog.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Command } from './context.js';

const ORIGINS: Readonly<Record<Operation['origin'], string>> = {
  'same-name': 'the IAM action has the operation’s name',
  rule: 'by a rule of the provider',
  documented: 'named by the provider’s documentation',
  curated: 'curated from the provider’s documentation',
};

/** `unforbid explain s3:CopyObject`: the catalog's entry of an operation, with its source. */
export const explainCommand: Command = {
  name: 'explain',
  operands: '<operation>',
  summary: 'show what an operation needs (s3:CopyObject, storage.objects.insert), and where that is known from',
  options: [],
  run(_options, operands, context) {
    const [name] = operands;
    if (name === undefined) {
      throw new UnforbidError('bad-arguments', 'Name an operation, as in: unforbid explain s3:CopyObject');
    }
    const operations = find(name, context.catalog());
    if (operations.length === 0) {
      throw new UnforbidError(
        'not-found',
        `The catalog has no operation "${name}". Write AWS operations as service:Operation, Google methods by their id.`,
      );
    }
    for (const operation of operations) context.out(`${describe(operation)}\n`);
    return Promise.resolve(0);
  },
};

function find(name: string, catalog: Catalog): Operation[] {
  const colon = name.indexOf(':');
  if (colon < 0) {
    const service = name.split('.')[0] ?? name;
    const lookup = catalog.operation('gcp', service, name);
    return lookup.kind === 'known' ? [lookup.operation] : [];
  }
  const operation = normalise(name.slice(colon + 1));
  const prefix = name.slice(0, colon);
  const ids = new Set([prefix, catalog.serviceNamed('service-id', prefix), catalog.serviceNamed('boto3', prefix)]);
  return [...ids].flatMap((service) => {
    const lookup = service === undefined ? undefined : catalog.operation('aws', service, operation);
    return lookup?.kind === 'known' ? [lookup.operation] : [];
  });
}

function describe(operation: Operation): string {
  const lines = [`${operation.service} ${operation.name}`];
  if (operation.permissions.length === 0) lines.push('  needs no IAM permission');
  for (const rule of operation.permissions) {
    lines.push(`  ${rule.permission}${rule.when === undefined ? '' : `  needed ${rule.when.words}`}`);
    lines.push(...rule.resources.map((resource) => `      ${resourceText(resource)}`));
  }
  if (operation.scopes.length > 0)
    lines.push('  one of these OAuth scopes', ...operation.scopes.map((scope) => `      ${scope}`));
  lines.push(`  known: ${ORIGINS[operation.origin]} (${operation.source})`);
  return lines.join('\n');
}

function resourceText(rule: PermissionRule['resources'][number]): string {
  if (rule.kind === 'any') return 'on all resources (it cannot be limited)';
  if (rule.kind === 'member') return `on the ${rule.type} given by ${rule.path}`;
  const bound = Object.entries(rule.bind).map(([placeholder, member]) => `${placeholder} = ${member}`);
  return `on ${rule.template}${bound.length > 0 ? `  (${bound.join(', ')})` : ''}`;
}
