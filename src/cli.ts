import { readFileSync } from 'node:fs';
import path from 'node:path';
import { main } from './cli/main.js';
import type { CliContext } from './cli/context.js';
import type { Catalog } from './core/catalog/catalog.js';
import { loadCatalog } from './core/catalog/load.js';
import type { Identity } from './core/model/identity.js';
import { bundledAssets } from './node/assets.js';
import { systemClock } from './node/clock.js';
import { openRoleCache, userCacheFolder } from './node/role-cache.js';

const directory = __dirname;
const assets = bundledAssets(directory);
const cancel = new AbortController();
let catalog: Catalog | undefined;
const roleCache = openRoleCache({
  directory: userCacheFolder(process.env),
  clock: systemClock,
  warn: (sentence) => void process.stderr.write(`${sentence}\n`),
});

const context: CliContext = {
  workingDirectory: process.cwd(),
  environment: process.env,
  assets,
  workerFile: path.join(directory, 'worker.js'),
  clock: systemClock,
  catalog: () => (catalog ??= loadCatalog(assets, { googleRoles: () => roleCache.lists() })),
  readInput: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  },
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  liveSimulator,
  roleCache,
  readRoles: (parents) => {
    const gcp = require('./gcp.js') as typeof import('./gcp.js');
    return gcp.readRoles(gcp.credentialIdentity(), parents, { clock: systemClock }, cancel.signal);
  },
  cancel: cancel.signal,
};

/** Which actions can be limited to a resource: without it an answer about `*` would have to stay open. */
function resourceTemplates(permission: string) {
  return context.catalog().permission('aws', permission)?.resourceTemplates;
}

/** The cloud SDKs are bundles of their own, so that nothing of them is loaded unless a live identity is asked. */
function liveSimulator(identity: Identity) {
  return identity.cloud === 'aws'
    ? (require('./aws.js') as typeof import('./aws.js')).createAwsSimulator({ clock: systemClock, resourceTemplates })
    : (require('./gcp.js') as typeof import('./gcp.js')).createGcpSimulator({ clock: systemClock });
}

// A reader that has seen enough (head, a closed pager) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.once('SIGINT', () => {
  cancel.abort();
  process.exitCode = 130;
});

const { version } = JSON.parse(readFileSync(path.join(directory, '..', 'package.json'), 'utf8')) as { version: string };
void main(process.argv.slice(2), version, context).then((code) => {
  process.exitCode ??= code;
});
