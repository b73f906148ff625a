import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { bundledAssets } from '../../../src/node/assets.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

describe('bundled assets', () => {
  const wasm = Buffer.from([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

  it('are grammars as they are, and as they ship: compressed', () => {
    const folder = temporaryFolder();
    try {
      mkdirSync(path.join(folder.path, 'wasm'));
      writeFileSync(path.join(folder.path, 'wasm', 'small.wasm'), wasm);
      writeFileSync(path.join(folder.path, 'wasm', 'large.wasm'), brotliCompressSync(wasm));
      const assets = bundledAssets(folder.path);
      assert.deepEqual([...assets.bytes('wasm/small.wasm')], [...wasm]);
      assert.deepEqual([...assets.bytes('wasm/large.wasm')], [...wasm]);
    } finally {
      folder.remove();
    }
  });

  it('that are missing or broken are said to be an incomplete installation', () => {
    const folder = temporaryFolder({ 'broken.wasm': 'no grammar' });
    try {
      const assets = bundledAssets(folder.path);
      assert.throws(() => assets.bytes('absent.wasm'), { code: 'internal', message: /absent\.wasm.*install it again/ });
      assert.throws(() => assets.bytes('broken.wasm'), { code: 'internal', message: /broken\.wasm/ });
    } finally {
      folder.remove();
    }
  });
});
