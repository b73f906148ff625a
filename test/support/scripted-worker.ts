import { parentPort, workerData } from 'node:worker_threads';
import { UnforbidError } from '../../src/core/model/problem.js';
import type { AnalysedCall } from '../../src/core/model/requirement.js';
import { serveScans } from '../../src/node/worker-loop.js';
import type { WorkerStart } from '../../src/node/worker-protocol.js';

// A worker whose files say what scanning them does: the pool's faults and order are tested without a parser.
if (parentPort === null) throw new Error('started outside of a worker thread');

const call = (file: string, operation: string): AnalysedCall => ({
  site: {
    location: { file, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } } },
    language: 'python',
    sdk: 'boto3',
    cloud: 'aws',
    service: 's3',
    operation,
    parameters: { kind: 'object', members: {}, open: false },
    confidence: 'high',
    evidence: [],
    test: false,
  },
  needs: [],
  scopes: [],
});

const deeds: Readonly<Record<string, () => void>> = {
  hang: () => {
    for (;;);
  },
  leave: () => process.exit(3),
  refuse: () => {
    throw new Error('too deeply nested');
  },
  lack: () => {
    throw new UnforbidError('internal', 'The installation lacks the grammar.');
  },
  trap: () => {
    // What a WebAssembly trap throws.
    throw Object.assign(new Error('unreachable'), { name: 'RuntimeError' });
  },
};

serveScans(parentPort, workerData as WorkerStart, {
  accepts: (file) => file.endsWith('.py'),
  cloudsNamed: (_file, content) =>
    Buffer.from(content as string)
      .toString()
      .includes('boto3')
      ? ['aws']
      : [],
  namesOf: (file) => ({ imported: file, defined: [], inPackage: false }),
  analyse(file, content) {
    const words = Buffer.from(content as string)
      .toString()
      .split(/\s+/);
    for (const word of words) deeds[word]?.();
    const operations = words.filter((word) => /^[A-Z]/.test(word));
    return Promise.resolve({ calls: operations.map((operation) => call(file, operation)) });
  },
});
