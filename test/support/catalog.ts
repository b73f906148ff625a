import path from 'node:path';
import { packedCatalog } from '../../scripts/pack-catalog.cjs';
import type { Catalog } from '../../src/core/catalog/catalog.js';
import { loadCatalog } from '../../src/core/catalog/load.js';
import type { AssetSource } from '../../src/core/ports.js';

const DATA = path.join(import.meta.dirname, '../../src/core/catalog/data');

/** The assets of the catalog, packed in memory from the committed data: no build is needed. */
export function testCatalogAssets(): AssetSource {
  const packed = packedCatalog(DATA);
  const assets: Readonly<Record<string, Buffer>> = {
    'catalog/index.json': packed.index,
    'catalog/tables.bin': packed.tables,
  };
  const bytes = (name: string): Uint8Array => {
    const found = assets[name];
    if (found === undefined) throw new Error(`the test assets have no ${name}`);
    return found;
  };
  return { bytes, slice: (name, start, end) => bytes(name).subarray(start, end) };
}

let shared: Catalog | undefined;

/** The real catalog for tests; one for the whole run, since it only reads. */
export function testCatalog(): Catalog {
  shared ??= loadCatalog(testCatalogAssets());
  return shared;
}
