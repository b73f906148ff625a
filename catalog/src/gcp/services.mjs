// The services of Google's half of the catalog: every API of the npm package `googleapis` with its stable versions, the
// RPCs of its host, and hosts that only gRPC serves. A host is one service, except where `HOSTS` says otherwise.
import fs from 'node:fs';
import path from 'node:path';
import { rpcsOf } from './protos.mjs';

/** Hosts whose RPCs belong to another service: one product, two hosts. */
const HOSTS = { bigquerystorage: 'bigquery' };

/** Versions to put first where the newest is not the one that applications call. */
const FIRST = { dns: 'v1' };

/** Unstable versions that hold what applications call and no stable version has. */
const ALSO = { documentai: ['v1beta3'], serviceusage: ['v1beta1'] };

/** Protobuf packages that every service mixes in; their host is no service. */
const MIXINS = [
  'google.longrunning',
  'google.iam.v1',
  'google.iam.v1.logging',
  'google.cloud.location',
  // An example of Google's for authors of APIs.
  'google.example.library.v1',
];

/**
 * @typedef {object} Service
 * @property {string} id
 * @property {string[]} versions  files of the API below `build/src/apis`, the newest stable one first
 * @property {import('./protos.mjs').Rpc[]} rpcs
 */

/**
 * All services, in order of id.
 * @param {string} googleapis the installed package
 * @param {string} protos the installed package `google-proto-files`
 * @returns {Service[]}
 */
export function services(googleapis, protos) {
  const found = new Map();
  const apis = path.join(googleapis, 'build/src/apis');
  for (const entry of fs.readdirSync(apis, { withFileTypes: true }))
    if (entry.isDirectory())
      found.set(entry.name, {
        id: entry.name,
        versions: [...apiVersions(path.join(apis, entry.name), FIRST[entry.name]), ...(ALSO[entry.name] ?? [])],
        rpcs: [],
      });
  for (const rpc of stable(rpcsOf(path.join(protos, 'google'), MIXINS))) {
    const label = rpc.host.split('.')[0];
    const id = HOSTS[label] ?? label;
    if (!found.has(id)) found.set(id, { id, versions: [], rpcs: [] });
    found.get(id).rpcs.push(rpc);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Versions by the API's parts (`directory_v1`, `reports_v1` are two): the stable ones, else the newest one. */
function apiVersions(folder, first) {
  const parts = new Map();
  for (const file of fs.readdirSync(folder).sort()) {
    const name = /^(.+)\.js$/.exec(file)?.[1];
    if (name === undefined || name === 'index') continue;
    const part = name.includes('_') ? name.slice(0, name.indexOf('_')) : '';
    parts.set(part, [...(parts.get(part) ?? []), name]);
  }
  return [...parts.values()].flatMap((names) => {
    const newest = [...names].sort(
      (a, b) => Number(b === first) - Number(a === first) || rankOf(b) - rankOf(a) || (a < b ? -1 : 1),
    );
    const released = newest.filter((name) => !/alpha|beta|dev|p\d/.test(name.slice(name.indexOf('_') + 1)));
    return released.length > 0 ? released : newest.slice(0, 1);
  });
}

/** Larger is newer and more stable: `v2` > `v1` > `v1b3` > `v1beta2` > `v1alpha1`. */
function rankOf(name) {
  const [, major = '0', minor = '0', phase = '', step = '0'] = /v(\d+)(?:[.p](\d+))?([a-z]*)(\d*)/.exec(name) ?? [];
  const stage = phase.startsWith('alpha') ? 0 : phase.startsWith('b') ? 1 : 2;
  return stage * 1e6 + Number(major) * 1e4 + Number(minor) * 100 + Number(step || '0');
}

/**
 * RPCs of the stable packages of each family (`google.pubsub` of `google.pubsub.v1`), of unstable ones where no stable
 * one is. Families with the version amid their name (`google.ads.googleads.v18.services`) come anew every few months:
 * the newest one.
 */
function stable(rpcs) {
  const families = new Map();
  for (const rpc of rpcs) {
    const version = /\.v\d\w*(?=\.|$)/.exec(rpc.package)?.[0] ?? '';
    const family = rpc.package.replace(version, '');
    const versions = families.get(family) ?? new Map();
    families.set(family, versions);
    versions.set(version, [...(versions.get(version) ?? []), rpc]);
  }
  const isReleased = (version) => !/alpha|beta|p\d/.test(version);
  // A family of unstable packages only is another's forerunner where its host has released ones.
  const hosts = new Set(rpcs.filter((rpc) => /\.v\d+(?=\.|$)/.test(rpc.package)).map((rpc) => rpc.host));
  return [...families].flatMap(([, versions]) => {
    const names = [...versions.keys()].sort((a, b) => rankOf(b) - rankOf(a));
    const released = names.filter(isReleased);
    if (released.length === 0 && hosts.has(versions.get(names[0])[0].host)) return [];
    const amid = !versions.get(names[0])[0].package.endsWith(names[0]);
    const taken = released.length > 0 && !amid ? released : (released.length > 0 ? released : names).slice(0, 1);
    return taken.flatMap((name) => versions.get(name));
  });
}
