import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readShippedWasm } from '../../scripts/third-party.js';
import type { AssetSource } from '../../src/core/ports.js';

const modules = resolve('node_modules');
const files = new Map(readShippedWasm('.').map((row) => [row.asset, join(modules, row.package, row.path)]));

/** The grammars and the runtime as they lie in node_modules, so that unit tests need no build. */
export function wasmAssets(): AssetSource {
  const bytes = (name: string): Uint8Array => {
    const file = files.get(name.replace(/^wasm\//, ''));
    if (file === undefined) throw new Error(`scripts/shipped-wasm.json has no row for ${name}.`);
    return readFileSync(file);
  };
  return { bytes, slice: (name, start, end) => bytes(name).subarray(start, end) };
}
