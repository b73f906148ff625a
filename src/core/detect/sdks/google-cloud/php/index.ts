import type { Catalog } from '../../../../catalog/catalog.js';
import type { ArgumentValue, CallArguments, SdkRules } from '../../../rules.js';
import { phpClients } from '../client-names.js';
import { libraryRules } from '../library-rules.js';
import { phpTables } from '../tables/php/index.js';

/** Google's client libraries for PHP. */
export function googleCloudPhpRules(catalog: Catalog): SdkRules {
  const inner = libraryRules(
    {
      sdk: 'google-cloud-php',
      languages: ['php'],
      marks: ['Google\\Cloud\\'],
      tables: phpTables,
      clients: phpClients,
      discovery: 'at-once',
      moduleSeparator: '.',
    },
    catalog,
  );
  return {
    sdk: inner.sdk,
    cloud: inner.cloud,
    languages: inner.languages,
    marks: inner.marks,
    isCandidate: (normalised) => inner.isCandidate(normalised),
    imported: (module, symbol) =>
      module.startsWith('Google\\') ? inner.imported(module.replaceAll('\\', '.'), symbol) : undefined,
    member: (value, property) => inner.member(value, property),
    call: (value, args) => inner.call(value, withObjects(args)),
    instance: (value) => inner.instance(value),
    element: (value) => inner.element(value),
    data: (value) => inner.data?.(value),
    changeable: (value) => inner.changeable?.(value) === true,
    guess: (method, used, hints) => (used.size === 0 ? [] : inner.guess(method, used, hints)),
  };
}

/** `[]` is a list without items and an object without members. */
function withObjects(args: CallArguments): CallArguments {
  const isEmpty = (given: ArgumentValue): boolean => given.kind === 'list' && given.items.length === 0 && !given.open;
  if (!args.positional.some(isEmpty)) return args;
  const none: ArgumentValue = { kind: 'object', members: {}, open: false };
  return { ...args, positional: args.positional.map((given) => (isEmpty(given) ? none : given)) };
}
