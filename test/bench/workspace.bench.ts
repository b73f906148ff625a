/**
 * A workspace as a whole, with the built worker (run the build first):
 *
 *   npx tsx test/bench/workspace.bench.ts [folder]
 *
 * Without a folder: 2,000 generated files, of which one in twenty calls an SDK. Prints the time of a restart with unchanged
 * files against the first scan, of two workers against one, and of an edit in a long open file against parsing it anew:
 * ratios of one run, medians of several rounds.
 */
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openScanCache } from '../../src/node/cache.js';
import { folderFiles } from '../../src/node/files.js';
import { createScanPool } from '../../src/node/scan-pool.js';
import { root } from '../rig/root.js';

const ROUNDS = 3;
const FILES = 2000;
const workerFile = path.join(root, 'dist', 'worker.js');

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? NaN;

const PLAIN = Array.from(
  { length: 60 },
  (_, at) => `def total_${at}(rows):\n    return sum(row.amount for row in rows)\n`,
);

/** A workspace whose sources are like the examples': mostly plain code, some calls. */
function generated(folder: string): void {
  const calling = readFileSync(path.join(root, 'examples', 'agent-app', 'agent', 'reports.py'), 'utf8');
  for (let at = 0; at < FILES; at += 1) {
    const directory = path.join(folder, `part${at % 40}`);
    mkdirSync(directory, { recursive: true });
    const text = at % 20 === 0 ? `${calling}\n${PLAIN.join('\n')}` : PLAIN.slice(0, 20 + (at % 40)).join('\n');
    writeFileSync(path.join(directory, `module${at}.py`), text);
  }
}

async function scanned(
  folder: string,
  workers: number,
  cacheDirectory?: string,
): Promise<{ time: number; calls: number }> {
  const pool = createScanPool({ workerFile, workers });
  // Threads are started and their grammars loaded before the clock starts: that is the process's start, not the scan.
  await pool.scanText({ file: 'warm-up.py', text: 'import boto3\nboto3.client("s3").list_buckets()\n' });
  const started = performance.now();
  const directory = cacheDirectory === undefined ? {} : { directory: cacheDirectory };
  const cache = await openScanCache({ root: folder, version: 'bench', ...directory });
  const { calls } = await pool.scan({ root: folder, files: folderFiles(folder), cache });
  const time = performance.now() - started;
  await cache.save();
  await pool.dispose();
  return { time, calls: calls.length };
}

/** Milliseconds from an edit of one line to new findings in a file of 3,500 lines. */
async function edits(folder: string): Promise<readonly number[]> {
  const pool = createScanPool({ workerFile, workers: 1 });
  const head = 'import boto3\n\nreports = boto3.client("s3")\n';
  const line = (at: number): string =>
    at % 100 === 0
      ? `reports.put_object(Bucket="reports", Key="day-${at}.csv")`
      : `total_${at} = sum([${at}, ${at + 1}])`;
  const lines = Array.from({ length: 3500 }, (_, at) => line(at));
  const times: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    lines[1750 + round] = `reports.delete_object(Bucket="reports", Key="old-${round}.csv")`;
    const started = performance.now();
    await pool.scanText({ file: 'long.py', text: head + lines.join('\n'), root: folder });
    if (round >= 10) times.push(performance.now() - started);
  }
  await pool.dispose();
  return times.sort((one, other) => one - other);
}

async function main(given: string | undefined): Promise<void> {
  if (!existsSync(workerFile)) throw new Error('dist/worker.js is missing: run npm run build first.');
  const temporary = mkdtempSync(path.join(tmpdir(), 'unforbid-bench-'));
  try {
    const folder = given ?? path.join(temporary, 'workspace');
    if (given === undefined) generated(folder);
    const firsts: number[] = [];
    const restarts: number[] = [];
    const ones: number[] = [];
    let calls = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const cache = path.join(temporary, `cache${round}`);
      const first = await scanned(folder, 2, cache);
      firsts.push(first.time);
      restarts.push((await scanned(folder, 2, cache)).time / first.time);
      ones.push((await scanned(folder, 1)).time / first.time);
      calls = first.calls;
    }
    const times = await edits(folder);
    const p95 = times[Math.floor(times.length * 0.95)] ?? NaN;
    console.log(`${calls} call sites, first scan ${Math.round(median(firsts))} ms with two workers`);
    console.log(
      `restart with unchanged files: ${(median(restarts) * 100).toFixed(0)} % of the first scan (limit 25 %)`,
    );
    console.log(`two workers: ${median(ones).toFixed(2)} x one (wanted 1.4)`);
    console.log(`edit of an open file of 3,500 lines: p95 ${p95.toFixed(1)} ms (limit 25 ms)`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

void main(process.argv[2]);
