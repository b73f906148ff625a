import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalog } from './core/catalog/load.js';
import { createScanner, languageOf, mayCallSdk } from './core/detect/scanner.js';
import { inferCall } from './core/infer/infer.js';
import { bundledAssets } from './node/assets.js';
import { serveScans } from './node/worker-loop.js';
import type { WorkerStart } from './node/worker-protocol.js';

// A thread of the scan pool (node/scan-pool.ts): read, detect, infer.
if (parentPort === null) throw new Error('worker.js is started by the scan pool only.');
const start = workerData as WorkerStart;
const assets = bundledAssets(start.assets);
const catalog = loadCatalog(assets);
const scanner = createScanner({ catalog, assets, maximumBytes: start.maximumBytes });

serveScans(parentPort, start, {
  accepts: (file) => languageOf(file) !== undefined,
  mayHoldCalls: mayCallSdk,
  async analyse(file, content) {
    const { sites, skipped } = await scanner.scan(file, content);
    const calls = sites.map((site) => inferCall(site, catalog));
    return skipped === undefined ? { calls } : { calls, skipped };
  },
});
