// Prints {"s3:GetObject": ["s3:GetObject"], ...}: what every valid call of each operation needs. First argument: aws (default) or gcp.
import type { Cloud } from '../../src/core/model/call-site.js';
import { testCatalog } from '../../test/support/catalog.js';

const cloud: Cloud = process.argv[2] === 'gcp' ? 'gcp' : 'aws';
const printed: Record<string, string[]> = {};
for (const { service, name, permissions } of testCatalog().operations(cloud)) {
  const always = permissions.filter((rule) => rule.when === undefined).map((rule) => rule.permission);
  printed[`${service}:${name}`] = [...new Set(always)];
}
process.stdout.write(`${JSON.stringify(printed, null, 1)}\n`);
