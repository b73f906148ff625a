import { parentPort, workerData } from 'node:worker_threads';
import { loadCatalog } from './core/catalog/load.js';
import { mayHoldCode } from './core/detect/embedded/file-names.js';
import { createScanner, languageOf, cloudsNamed } from './core/detect/scanner.js';
import { inferCall } from './core/infer/infer.js';
import { bundledAssets } from './node/assets.js';
import { namesForOthers } from './node/names-for-others.js';
import { folderScanners } from './node/folder-scanners.js';
import { serveScans } from './node/worker-loop.js';
import type { WorkerStart } from './node/worker-protocol.js';

// A thread of the scan pool (node/scan-pool.ts): read, detect, infer.
if (parentPort === null) throw new Error('worker.js is started by the scan pool only.');
const start = workerData as WorkerStart;
const assets = bundledAssets(start.assets);
const catalog = loadCatalog(assets);
const scannerOf = folderScanners((modules) =>
  createScanner({ catalog, assets, maximumBytes: start.maximumBytes, ...(modules ? { modules } : {}) }),
);

serveScans(parentPort, start, {
  accepts: mayHoldCode,
  cloudsNamed: (file, content) => cloudsNamed(content, languageOf(file)),
  namesOf: namesForOthers,
  async analyse(file, content, { folder, clouds, open }) {
    const scanner = scannerOf(folder);
    const { sites, skipped, dependsOn } =
      open && typeof content === 'string'
        ? await scanner.scanDocument(file, content, { clouds })
        : await scanner.scan(file, content, { clouds });
    const calls = sites.map((site) => inferCall(site, catalog));
    return { calls, ...(skipped ? { skipped } : {}), ...(dependsOn ? { dependsOn } : {}) };
  },
});
