import assert from 'node:assert/strict';
import { partitionOf } from '../../../src/core/infer/resource-names.js';
import { testCatalog } from '../../support/catalog.js';

const { aws } = testCatalog();
assert.ok(aws);

const partitions = (service: string): readonly string[] => aws.partitions(service).map(({ id }) => id);

/** Regions and their partitions by the AWS General Reference and the guides of the partitions. */
const REGIONS: readonly (readonly [region: string, partition: string, hostSuffix: string])[] = [
  ['us-east-1', 'aws', 'amazonaws.com'],
  ['eu-central-1', 'aws', 'amazonaws.com'],
  ['mx-central-1', 'aws', 'amazonaws.com'],
  ['cn-north-1', 'aws-cn', 'amazonaws.com.cn'],
  ['cn-northwest-1', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-west-1', 'aws-us-gov', 'amazonaws.com'],
  ['us-gov-east-1', 'aws-us-gov', 'amazonaws.com'],
  ['eusc-de-east-1', 'aws-eusc', 'amazonaws.eu'],
  ['us-iso-east-1', 'aws-iso', 'c2s.ic.gov'],
  ['us-isob-east-1', 'aws-iso-b', 'sc2s.sgov.gov'],
];

describe('partitions of AWS', () => {
  for (const [region, id, hostSuffix] of REGIONS) {
    it(`${region} is a region of ${id}, in ARNs too`, () => {
      assert.deepEqual(aws.partitionOf(region), { id, hostSuffix });
      assert.equal(partitionOf(region), id);
    });
  }

  it('know no region of another form', () => {
    for (const region of ['', 'local', 'us-east', 'europe-west1'])
      assert.equal(aws.partitionOf(region), undefined, region);
  });

  it('are those that a service is shown to have an endpoint in', () => {
    assert.deepEqual(partitions('iam'), [
      'aws',
      'aws-cn',
      'aws-eusc',
      'aws-iso',
      'aws-iso-b',
      'aws-iso-e',
      'aws-iso-f',
      'aws-us-gov',
    ]);
    assert.deepEqual(partitions('dynamodb'), ['aws', 'aws-cn', 'aws-us-gov']);
    assert.ok(partitions('sqs').includes('aws-us-gov'));
    assert.ok(!partitions('cost-explorer').includes('aws-us-gov'), 'Cost Explorer has no endpoint in GovCloud');
  });

  it('are the common one where nothing else is shown, and none for what no SDK calls', () => {
    assert.deepEqual(partitions('bedrock-runtime'), ['aws']);
    assert.deepEqual(partitions('no-such-service'), []);
    assert.deepEqual(partitions('trustedadvisor-console'), []);
  });
});
