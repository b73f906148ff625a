import assert from 'node:assert/strict';
import type { LibraryTable, MethodEntry, MethodRow } from '../../../../src/core/detect/sdks/google-cloud/table.js';
import { csharpTables } from '../../../../src/core/detect/sdks/google-cloud/tables/csharp/index.js';
import { goTables } from '../../../../src/core/detect/sdks/google-cloud/tables/go/index.js';
import { javaTables } from '../../../../src/core/detect/sdks/google-cloud/tables/java/index.js';
import { nodeTables } from '../../../../src/core/detect/sdks/google-cloud/tables/node/index.js';
import { phpTables } from '../../../../src/core/detect/sdks/google-cloud/tables/php/index.js';
import { pythonTables } from '../../../../src/core/detect/sdks/google-cloud/tables/python/index.js';
import { rubyTables } from '../../../../src/core/detect/sdks/google-cloud/tables/ruby/index.js';
import { testCatalog } from '../../../support/catalog.js';

const languages: Readonly<Record<string, readonly LibraryTable[]>> = {
  python: pythonTables,
  node: nodeTables,
  go: goTables,
  java: javaTables,
  csharp: csharpTables,
  ruby: rubyTables,
  php: phpTables,
};
/** Services whose libraries are read in these languages; the others' are listed nowhere for them. */
const covered: Readonly<Record<string, readonly string[]>> = {
  ruby: ['storage', 'bigquery', 'pubsub', 'firestore', 'secretmanager', 'cloudtasks'],
  php: ['storage', 'bigquery', 'pubsub', 'firestore', 'secretmanager', 'cloudtasks'],
};
const all: readonly LibraryTable[] = Object.values(languages).flat();

const rowsOf = (entry: MethodEntry): readonly MethodRow[] =>
  typeof entry === 'string' ? [{ calls: entry }] : 'length' in entry ? entry : [entry];

function* allRows(table: LibraryTable): Generator<readonly [where: string, row: MethodRow]> {
  for (const [module, { exports = {} }] of Object.entries(table.modules)) {
    for (const [name, entry] of Object.entries(exports))
      if (typeof entry !== 'string') yield [`${module} ${name}`, entry];
  }
  for (const [type, row] of Object.entries(table.types)) {
    if (row.construct !== undefined) yield [type, row.construct];
    for (const [name, entry] of [...Object.entries(row.methods ?? {}), ...Object.entries(row.statics ?? {})]) {
      for (const each of rowsOf(entry)) yield [`${type}.${name}`, each];
    }
  }
}

describe('tables of Google client libraries', () => {
  it('name operations that the catalog knows', () => {
    let count = 0;
    for (const table of all) {
      for (const [where, row] of allRows(table)) {
        const calls = typeof row.calls === 'string' ? row.calls.split(' ') : (row.calls ?? []);
        for (const call of calls) {
          const operation = typeof call === 'string' ? call : call.operation;
          if (operation === '') continue;
          count += 1;
          const service = (typeof call === 'string' ? undefined : call.service) ?? table.service ?? '';
          const lookup = testCatalog().operation('gcp', service, operation);
          assert.equal(lookup.kind, 'known', `${table.library} ${where}: ${operation}`);
        }
      }
    }
    assert.ok(count > 1000, String(count));
  });

  for (const [language, tables] of Object.entries(languages))
    it(`return types that exist, and export them, in ${language}`, () => {
      const types = new Set(
        tables.flatMap((table) => Object.keys(table.types).map((type) => `${table.namespace}.${type}`)),
      );
      const has = (table: LibraryTable, expression: string): boolean => {
        const name = expression.replace(/[[\]]/g, '');
        return types.has(name.includes('.') ? name : `${table.namespace}.${name}`);
      };
      for (const table of tables) {
        for (const [where, row] of allRows(table))
          for (const expression of [row.returns, ...(row.passes ?? [])])
            if (expression !== undefined && expression !== 'this')
              assert.ok(has(table, expression), `${table.library} ${where}: ${expression}`);
        for (const [type, row] of Object.entries(table.types))
          for (const named of [row.like, row.element, row.entered])
            if (named !== undefined) assert.ok(has(table, named), `${table.library} ${type}: ${named}`);
        for (const [module, { exports = {} }] of Object.entries(table.modules))
          for (const [name, entry] of Object.entries(exports))
            // `discovery-..` are the clients of discovery documents, `http:..` senders of any requests, which are code.
            if (typeof entry === 'string' && !/^$|^module:|^discovery-|^http:/.test(entry))
              assert.ok(has(table, entry), `${module} ${name}: ${entry}`);
      }
    });

  it('name protobuf packages that the service has', () => {
    const names = new Map<string, string>();
    for (const { service, name, otherNames = [] } of testCatalog().operations('gcp'))
      names.set(service, `${names.get(service) ?? ''} ${[name, ...otherNames].join(' ')}`);
    for (const table of all)
      for (const [module, { generated }] of Object.entries(table.modules)) {
        if (generated === undefined) continue;
        const known = [table.service ?? '', 'bigtableadmin'].some(
          (service) => names.get(service)?.includes(` ${generated}.`) === true,
        );
        assert.ok(known, `${table.library} ${module}: ${generated}`);
      }
  });

  it('have clients and methods in every language', () => {
    for (const [language, tables] of Object.entries(languages))
      for (const service of covered[language] ?? [
        'storage',
        'bigquery',
        'pubsub',
        'firestore',
        'datastore',
        'spanner',
        'bigtable',
        'logging',
        'secretmanager',
        'cloudtasks',
        'aiplatform',
      ])
        assert.ok(
          tables.some((table) => table.service === service),
          `${language} ${service}`,
        );
  });

  it('name a documentation page', () => {
    for (const table of all) assert.match(table.documentation, /^https:\/\//, table.library);
  });
});
