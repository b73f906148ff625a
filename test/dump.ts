import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
const root = process.cwd();
/* eslint-disable */
const { createScanner, languageOf, mayCallSdk } = require(root + '/src/core/detect/scanner.ts');
const { inferCall } = require(root + '/src/core/infer/infer.ts');
const { wasmAssets } = require(root + '/test/support/assets.ts');
const { testCatalog } = require(root + '/test/support/catalog.ts');
function* files(d: string): Generator<string> { for (const e of readdirSync(d, { withFileTypes: true }).sort((a,b)=>a.name<b.name?-1:1)) { if (['node_modules','.git','dist'].includes(e.name)) continue; const f = path.join(d, e.name); if (e.isDirectory()) yield* files(f); else if (e.isFile() && languageOf(e.name)) yield f; } }
async function main() {
  const catalog = testCatalog(); const scanner = createScanner({ catalog, assets: wasmAssets() });
  const out: string[] = [];
  for (const dir of process.argv.slice(3)) for (const f of files(dir)) { const c = readFileSync(f); if (!mayCallSdk(c)) continue; const s = await scanner.scan(f, c);
    out.push(JSON.stringify({ f, skipped: s.skipped }));
    for (const site of s.sites) out.push(JSON.stringify(inferCall(site, catalog))); }
  writeFileSync(process.argv[2]!, out.join('\n')); console.log(out.length);
}
void main();
