import fs from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { UnforbidError } from '../core/model/problem.js';
import type { AssetSource } from '../core/ports.js';

/** The first bytes of WebAssembly, `\\0asm`: a grammar without them is compressed (Brotli), as large ones ship. */
const WASM_MAGIC = 0x0061736d;

/** Assets below `directory` (the folder of the bundles): `catalog/index.json`, `wasm/tree-sitter-python.wasm`. */
export function bundledAssets(directory: string): AssetSource {
  const missing = (name: string, cause: unknown): UnforbidError =>
    new UnforbidError(
      'internal',
      `The file ${name} of Unforbid cannot be read in ${directory}. The installation is incomplete: build or install it again.`,
      { cause },
    );
  return {
    bytes(name) {
      try {
        const bytes = fs.readFileSync(path.join(directory, name));
        return name.endsWith('.wasm') && bytes.readUInt32BE(0) !== WASM_MAGIC ? brotliDecompressSync(bytes) : bytes;
      } catch (error) {
        throw missing(name, error);
      }
    },
    slice(name, start, end) {
      let file: number | undefined;
      try {
        file = fs.openSync(path.join(directory, name), 'r');
        const bytes = new Uint8Array(end - start);
        const read = fs.readSync(file, bytes, 0, bytes.length, start);
        if (read !== bytes.length) throw new Error(`it ends at byte ${start + read}, before ${end}`);
        return bytes;
      } catch (error) {
        throw missing(name, error);
      } finally {
        if (file !== undefined) fs.closeSync(file);
      }
    },
  };
}
