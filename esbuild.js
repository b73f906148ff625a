'use strict';
// Builds dist/: the five bundles, the grammars and the packed catalog.
//   node esbuild.js                with source maps
//   node esbuild.js --production   minified, as it ships
const { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { brotliCompressSync, constants } = require('node:zlib');
const { build } = require('esbuild');
const { packCatalog } = require('./scripts/pack-catalog.cjs');
const shippedWasm = require('./scripts/shipped-wasm.json');

const root = __dirname;
const dist = path.join(root, 'dist');
const production = process.argv.includes('--production');
const entries = ['extension', 'cli', 'worker', 'infrastructure', 'aws', 'gcp'];

/**
 * A `require` or dynamic import of another entry stays a `require` of its bundle: the cloud SDKs are read from their own
 * file on first use. Inside one bundle a lazy import still costs its parsing at every start.
 */
const otherBundles = {
  name: 'other-bundles',
  setup(builder) {
    builder.onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path: specifier, resolveDir, kind }) => {
      const file = path.relative(path.join(root, 'src'), path.resolve(resolveDir, specifier));
      const entry = file.replace(/\.js$/, '');
      if (!['require-call', 'dynamic-import'].includes(kind) || !entries.includes(entry)) return undefined;
      return { path: `./${entry}.js`, external: true };
    });
  },
};

/** Bytes. */
const LARGE_GRAMMAR = 1_000_000;

/** Copies a package's file; a grammar that is missing must not be noticed only by the first user of its language. */
function copyWasm({ asset, package: name, path: file }) {
  const source = path.join(root, 'node_modules', name, file);
  if (!existsSync(source))
    throw new Error(`scripts/shipped-wasm.json names ${file} of ${name}, which has no such file.`);
  const bytes = readFileSync(source);
  // As they ship, large grammars are compressed better than an archive does (see src/node/assets.ts).
  const packed = production && bytes.length > LARGE_GRAMMAR ? compressed(bytes) : bytes;
  writeFileSync(path.join(dist, 'wasm', asset), packed);
}

function compressed(bytes) {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  // A higher quality takes minutes for a few per cent.
  const params = { [BROTLI_PARAM_QUALITY]: 9, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params });
}

/** @type {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  outdir: 'dist',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  external: ['vscode'],
  // jsonc-parser's `main` is a UMD file whose requires cannot be followed; its `module` can.
  mainFields: ['module', 'main'],
  // The ES module finds its own file by import.meta.url, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': path.join(root, 'node_modules', 'web-tree-sitter', 'web-tree-sitter.cjs') },
  loader: { '.scm': 'text' },
  plugins: [otherBundles],
  // Loading another bundle is then a plain require, in every version of VS Code's extension host.
  supported: { 'dynamic-import': false },
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};

async function main() {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(path.join(dist, 'wasm'), { recursive: true });

  const sources = (names) => names.map((name) => `src/${name}.ts`);
  const [program, others] = await Promise.all([
    build({ ...options, entryPoints: sources(['cli']), banner: { js: '#!/usr/bin/env node' } }),
    build({ ...options, entryPoints: sources(entries.filter((entry) => entry !== 'cli')) }),
  ]);
  chmodSync(path.join(dist, 'cli.js'), 0o755);
  // Read by the licence test and the notices; the packages' allow-lists leave it out.
  const outputs = { ...program.metafile.outputs, ...others.metafile.outputs };
  writeFileSync(path.join(dist, 'meta.json'), JSON.stringify({ outputs }));

  for (const wasm of shippedWasm) copyWasm(wasm);
  packCatalog(path.join(root, 'src', 'core', 'catalog', 'data'), path.join(dist, 'catalog'));
}

main().catch((error) => {
  // esbuild has printed its own messages, with the source lines, by now.
  if (!error.errors) console.error(`The build failed: ${error.stack}`);
  process.exitCode = 1;
});
