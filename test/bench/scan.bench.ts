/**
 * Scanning compared with reading and parsing alone, over the files of a folder that pass the prefilter, one thread:
 *
 *   node --require tsx/cjs --require ./test/register.cjs test/bench/scan.bench.ts [folder] [rounds]
 *
 * Without a folder: this repository's examples and test fixtures. Prints the ratio scan / (read + parse) in processor
 * time, and the prefilter's speed over contents in memory. Rounds alternate, and the ratio is the median of the rounds'
 * ratios, so that a busy machine disturbs both alike.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createScanner, languageOf, mayCallSdk } from '../../src/core/detect/scanner.js';
import { createParsers } from '../../src/core/syntax/parsers.js';
import { wasmAssets } from '../support/assets.js';
import { testCatalog } from '../support/catalog.js';
import { root } from '../rig/root.js';

const [folder, rounds = '5'] = process.argv.slice(2);
const OWN_FOLDERS = ['examples', path.join('test', 'fixtures')].map((name) => path.join(root, name));
const PASSED_OVER = new Set(['node_modules', '.git', 'dist']);

/** Milliseconds of the processor that this process has used. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function* filesBelow(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (PASSED_OVER.has(entry.name)) continue;
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(file);
    else if (entry.isFile() && languageOf(entry.name) !== undefined) yield file;
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[sorted.length >> 1] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[(sorted.length >> 1) - 1] ?? NaN) + upper) / 2;
}

async function main(folders: readonly string[]): Promise<void> {
  const assets = wasmAssets();
  const scanner = createScanner({ catalog: testCatalog(), assets });
  const parsers = createParsers(assets);
  const all = folders.flatMap((each) => [...filesBelow(each)]);
  const contents = all.map((file) => readFileSync(file));
  const files = all.filter((_, at) => mayCallSdk(contents[at] ?? new Uint8Array(), languageOf(all[at] ?? '')));
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
  const utf8 = new TextDecoder();
  for (const file of files) {
    const language = languageOf(file);
    if (language) await parsers.load(language);
  }

  const parsing: number[] = [];
  const scanning: number[] = [];
  let sites = 0;
  for (let round = 0; round < Number(rounds); round += 1) {
    let started = processorTime();
    for (const file of files) {
      const language = languageOf(file);
      if (language) parsers.parse(language, utf8.decode(readFileSync(file)), 60_000)?.delete();
    }
    parsing.push(processorTime() - started);
    started = processorTime();
    sites = 0;
    for (const file of files) sites += (await scanner.scan(file, readFileSync(file))).sites.length;
    scanning.push(processorTime() - started);
  }

  const ratio = median(scanning.map((time, round) => time / (parsing[round] ?? NaN)));

  const without = contents
    .map((content, at) => ({ content, language: languageOf(all[at] ?? '') }))
    .filter(({ content, language }) => !mayCallSdk(content, language));
  const size = without.reduce((sum, { content }) => sum + content.length, 0);
  const started = performance.now();
  for (const { content, language } of without) mayCallSdk(content, language);
  const filtering = (performance.now() - started) / 1000;

  const megabytes = (count: number): string => (count / 1e6).toFixed(2);
  console.log(`${files.length} of ${all.length} files pass the prefilter, ${megabytes(bytes)} MB, ${sites} call sites`);
  console.log(
    `read + parse ${Math.round(median(parsing))} ms, scan ${Math.round(median(scanning))} ms, ratio ${ratio.toFixed(2)} (median of ${rounds} rounds)`,
  );
  console.log(
    `prefilter ${(size / 1e6 / filtering).toFixed(0)} MB/s over ${megabytes(size)} MB in ${without.length} files without an SDK`,
  );
  scanner.dispose();
  parsers.dispose();
}

void main(folder === undefined ? OWN_FOLDERS : [folder]);
