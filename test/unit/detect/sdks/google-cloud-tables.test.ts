import assert from 'node:assert/strict';
import type { LibraryTable, MethodEntry, MethodRow } from '../../../../src/core/detect/sdks/google-cloud/table.js';
import { nodeTables } from '../../../../src/core/detect/sdks/google-cloud/tables/node/index.js';
import { pythonTables } from '../../../../src/core/detect/sdks/google-cloud/tables/python/index.js';
import { testCatalog } from '../../../support/catalog.js';

const all: readonly LibraryTable[] = [...pythonTables, ...nodeTables];

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
    assert.ok(count > 300, String(count));
  });

  it('return types that exist', () => {
    const types = new Set(all.flatMap((table) => Object.keys(table.types).map((type) => `${table.namespace}.${type}`)));
    for (const table of all) {
      for (const [where, row] of allRows(table)) {
        for (const expression of [row.returns, ...(row.passes ?? [])]) {
          if (expression === undefined || expression === 'this') continue;
          const name = expression.replace(/[[\]]/g, '');
          assert.ok(
            types.has(name.includes('.') ? name : `${table.namespace}.${name}`),
            `${table.library} ${where}: ${expression}`,
          );
        }
      }
    }
  });

  it('name a documentation page', () => {
    for (const table of all) assert.match(table.documentation, /^https:\/\//, table.library);
  });
});
