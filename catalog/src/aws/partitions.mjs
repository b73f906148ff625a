// The partitions of AWS, and those that a service is shown to have an endpoint in: its client's endpoint rules name the
// partition or a region of it. Rules that hold for every service show nothing, so a partition that is not named is unknown.
import fs from 'node:fs';
import path from 'node:path';
import { packageFolder, packagesStarting, readJson } from '../packages.mjs';

const CORE = '@aws-sdk/core';
const LIST = 'dist-es/submodules/client/util-endpoints/lib/aws/partitions.js';
/** The partition that every service with an SDK client is in. */
const COMMON = 'aws';
const REGION = /^[a-z]+(?:-[a-z]+)+-\d+$/;

/** The package of the list, for the provenance. */
export const PARTITIONS_PACKAGE = CORE;

/**
 * By id, in the order of the list: host suffix, pattern of the regions' names, and the regions that the list names.
 * @returns {Map<string, {suffix: string, pattern: string, regions: string[]}>}
 */
export function readPartitions() {
  const text = fs.readFileSync(path.join(packageFolder(CORE), LIST), 'utf8');
  const [json] = /\{[^]*?\n\}(?=;)/.exec(text) ?? [];
  if (json === undefined) throw new Error(`${CORE}: ${LIST} does not hold the list of partitions.`);
  return new Map(
    JSON.parse(json).partitions.map(({ id, outputs, regionRegex, regions }) => [
      id,
      {
        suffix: outputs.dnsSuffix,
        pattern: regionRegex,
        regions: Object.keys(regions).filter((name) => REGION.test(name)),
      },
    ]),
  );
}

/**
 * Service id -> partitions besides the common one.
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {ReturnType<typeof readPartitions>} partitions
 */
export function shownPartitions(services, partitions) {
  const older = olderRules();
  const packages = new Set(packagesStarting('@aws-sdk', 'client-'));
  const shown = new Map();
  for (const service of services) {
    const client = `@aws-sdk/client-${service.package}`;
    const rules = packages.has(client) ? endpointRules(client) : '';
    const named = [...partitions]
      .filter(([id]) => id !== COMMON)
      .filter(
        ([id, partition]) =>
          rules.includes(`"${id}"`) ||
          partition.regions.some((region) => new RegExp(`[".]${region}[".]`).test(rules)) ||
          older.some(({ region, host }) => host === service.endpoint && new RegExp(partition.pattern).test(region)),
      )
      .map(([id]) => id);
    if (named.length > 0) shown.set(service.id, named);
  }
  return shown;
}

function endpointRules(client) {
  const folder = path.join(packageFolder(client), 'dist-es/endpoint');
  return ['bdd.js', 'ruleset.js']
    .map((name) => path.join(folder, name))
    .filter((file) => fs.existsSync(file))
    .map((file) => fs.readFileSync(file, 'utf8'))
    .join('\n');
}

/** Rules of the version 2 SDK for one service: `us-gov-*` and `dynamodb`. An example of the regions stands for all of them. */
function olderRules() {
  const { rules, fipsRules } = readJson(path.join(packageFolder('aws-sdk'), 'lib/region_config_data.json'));
  return [...Object.keys(rules), ...Object.keys(fipsRules)].flatMap((key) => {
    const [regions = '', host = ''] = key.split('/');
    return host === '*' || regions === '*' ? [] : [{ region: regions.replace('*', 'west-1'), host }];
  });
}
