import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { AssetSource } from '../../src/core/ports.js';

const modules = resolve('node_modules');

/** The grammars and the runtime as they lie in node_modules, so that unit tests need no build. */
export function wasmAssets(): AssetSource {
  const bytes = (name: string): Uint8Array => {
    const file = name.replace(/^wasm\//, '');
    const folder = file === 'web-tree-sitter.wasm' ? 'web-tree-sitter' : '@vscode/tree-sitter-wasm/wasm';
    return readFileSync(join(modules, folder, file));
  };
  return { bytes, slice: (name, start, end) => bytes(name).subarray(start, end) };
}
