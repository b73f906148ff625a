// Prints {"s3:GetObject": ["s3:GetObject"], ...}: what every valid call of each operation needs. First argument: aws (default) or gcp.
import type { Cloud } from '../../src/core/model/call-site.js';
import { plainNeeds } from '../../src/core/catalog/catalog.js';
import { testCatalog } from '../../test/support/catalog.js';

const cloud: Cloud = process.argv[2] === 'gcp' ? 'gcp' : 'aws';
const printed: Record<string, string[]> = {};
for (const operation of testCatalog().operations(cloud)) {
  printed[`${operation.service}:${operation.name}`] = [...plainNeeds(operation)];
}
process.stdout.write(`${JSON.stringify(printed, null, 1)}\n`);
