import type { Catalog } from '../../../../catalog/catalog.js';
import type { SdkRules } from '../../../rules.js';
import { rubyClients } from '../client-names.js';
import { libraryRules } from '../library-rules.js';
import { rubyTables } from '../tables/ruby/index.js';

/** Google's client libraries for Ruby: everything is reached from the constant `Google`, whatever was required. */
export function googleCloudRubyRules(catalog: Catalog): SdkRules {
  const inner = libraryRules(
    {
      sdk: 'google-cloud-ruby',
      languages: ['ruby'],
      marks: ['Google::Cloud', 'google/cloud', 'google-cloud-'],
      tables: rubyTables,
      clients: rubyClients,
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
    imported: (_module, symbol) => (symbol === 'Google' ? inner.imported('Google', undefined) : undefined),
    member: (value, property) => inner.member(value, property),
    call: (value, args) => inner.call(value, args),
    instance: (value) => inner.instance(value),
    element: (value) => inner.element(value),
    data: (value) => inner.data?.(value),
    changeable: (value) => inner.changeable?.(value) === true,
    guess: (method, used, hints) => (used.size === 0 ? [] : inner.guess(method, used, hints)),
  };
}
