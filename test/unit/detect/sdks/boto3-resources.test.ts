import assert from 'node:assert/strict';
import { createScanner } from '../../../../src/core/detect/scanner.js';
import type { Scanner } from '../../../../src/core/detect/scanner.js';
import { RESOURCE_SERVICES, resourceModel } from '../../../../src/core/detect/sdks/boto3/resource-models.js';
import { SERVICE_RESOURCE } from '../../../../src/core/detect/sdks/boto3/resource-row.js';
import { inferCall } from '../../../../src/core/infer/infer.js';
import { wasmAssets } from '../../../support/assets.js';
import { testCatalog } from '../../../support/catalog.js';

const models = RESOURCE_SERVICES.map((service) => ({ service, resources: resourceModel(service)?.resources }));

/**
 * A statement on resources, and the operations (with the confidence, unless it is high, and the ARN where one is shown)
 * by the Boto3 documentation. The first word names the service resource that is at hand.
 */
const STATEMENTS: readonly (readonly [code: string, ...found: string[]])[] = [
  ['ec2.Instance("i-0abc").stop()', 'ec2:StopInstances arn:aws:ec2:*:*:instance/i-0abc'],
  ['ec2.Instance("i-0abc").wait_until_running()', 'ec2:DescribeInstances *'],
  ['ec2.instances.filter(InstanceIds=["i-0abc"]).terminate()', 'ec2:DescribeInstances *', 'ec2:TerminateInstances'],
  ['[each.delete() for each in ec2.Vpc("vpc-1").subnets.all()]', 'ec2:DeleteSubnet', 'ec2:DescribeSubnets *'],
  ['ec2.Instance("i-0abc").vpc.create_subnet(CidrBlock="10.0.0.0/24")', 'ec2:CreateSubnet'],
  ['ec2.Snapshot("snap-1").copy(SourceRegion="us-east-1")', 'ec2:CopySnapshot'],
  ['ec2.VpcAddress("eipalloc-1").release()', 'ec2:ReleaseAddress arn:aws:ec2:*:*:elastic-ip/eipalloc-1'],
  ['ec2.NetworkInterfaceAssociation("eipassoc-1").delete()', 'ec2:DisassociateAddress'],
  ['ec2.Vpc("vpc-1").request_vpc_peering_connection(PeerVpcId="vpc-2")', 'ec2:CreateVpcPeeringConnection'],
  [
    'ec2.create_instances(ImageId="ami-1", MinCount=1, MaxCount=1)[0].reboot()',
    'ec2:RebootInstances',
    'ec2:RunInstances',
  ],
  [
    'iam.Role("auditor").attach_policy(PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess")',
    'iam:AttachRolePolicy arn:aws:iam::*:role/auditor',
  ],
  [
    'iam.Policy("arn:aws:iam::111122223333:policy/p").attach_role(RoleName="auditor")',
    'iam:AttachRolePolicy arn:aws:iam::*:role/auditor',
  ],
  ['iam.Role("auditor").Policy("inline").put(PolicyDocument="{}")', 'iam:PutRolePolicy arn:aws:iam::*:role/auditor'],
  [
    'iam.Role("auditor").AssumeRolePolicy().update(PolicyDocument="{}")',
    'iam:UpdateAssumeRolePolicy arn:aws:iam::*:role/auditor',
  ],
  [
    'iam.User("alice").create_access_key_pair().deactivate()',
    'iam:CreateAccessKey arn:aws:iam::*:user/alice',
    'iam:UpdateAccessKey arn:aws:iam::*:user/alice',
  ],
  ['iam.create_account_password_policy(MinimumPasswordLength=14)', 'iam:UpdateAccountPasswordPolicy'],
  [
    '[each.name for each in iam.Policy("arn:aws:iam::111122223333:policy/p").attached_users.all()]',
    'iam:ListEntitiesForPolicy arn:aws:iam::111122223333:policy/p',
  ],
  [
    'cloudwatch.Metric("Reports", "Made").put_alarm(AlarmName="late", EvaluationPeriods=1, ComparisonOperator="GreaterThanThreshold")',
    'cloudwatch:PutMetricAlarm arn:aws:cloudwatch:*:*:alarm:late',
  ],
  [
    'cloudwatch.alarms.filter(AlarmNamePrefix="reports").disable_actions()',
    'cloudwatch:DescribeAlarms arn:aws:cloudwatch:*:*:alarm:*',
    'cloudwatch:DisableAlarmActions',
  ],
  ['cloudformation.Stack("reports").Resource("Bucket").load()', 'cloudformation:DescribeStackResource'],
  ['cloudformation.Stack("reports").cancel_update()', 'cloudformation:CancelUpdateStack'],
  ['opsworks.Stack("1-2").Summary().load()', 'opsworks:DescribeStackSummary'],
  ['glacier.Vault("-", "tapes").Job("j1").get_output()', 'glacier:GetJobOutput arn:aws:glacier:*:*:vaults/tapes'],
  [
    'glacier.Vault("-", "tapes").upload_archive(body=b"").initiate_archive_retrieval()',
    'glacier:InitiateJob',
    'glacier:UploadArchive',
  ],
  ['s3.Bucket("reports").Object("a.csv").Acl().put(ACL="private")', 's3:PutObjectAcl arn:aws:s3:::reports/a.csv'],
  ['s3.Bucket("reports").Website().delete()', 's3:DeleteBucketWebsite arn:aws:s3:::reports'],
  [
    's3.Bucket("reports").objects.filter(Prefix="old/").delete()',
    's3:DeleteObjects',
    's3:ListObjects arn:aws:s3:::reports',
  ],
  ['s3.Bucket("reports").load()', 's3:ListBuckets *'],
  [
    's3.Bucket("reports").download_fileobj("a.csv", target)',
    's3:GetObject arn:aws:s3:::reports/a.csv',
    's3:HeadObject arn:aws:s3:::reports/a.csv',
  ],
  [
    's3.Object("reports", "a.csv").initiate_multipart_upload().Part(1).upload(Body=b"")',
    's3:CreateMultipartUpload arn:aws:s3:::reports/a.csv',
    's3:UploadPart arn:aws:s3:::reports/a.csv',
  ],
  ['dynamodb.Table("orders").wait_until_exists()', 'dynamodb:DescribeTable arn:aws:dynamodb:*:*:table/orders'],
  ['dynamodb.Table("orders").batch_writer()', 'dynamodb:BatchWriteItem arn:aws:dynamodb:*:*:table/orders'],
  [
    'sns.Topic("arn:aws:sns:us-east-1:111122223333:results").subscribe(Protocol="sqs").delete()',
    'sns:Subscribe arn:aws:sns:us-east-1:111122223333:results',
    'sns:Unsubscribe',
  ],
  ['sqs.get_queue_by_name(QueueName="jobs").purge()', 'sqs:GetQueueUrl arn:aws:sqs:*:*:jobs', 'sqs:PurgeQueue'],
];

describe('resource objects of boto3', () => {
  const catalog = testCatalog();
  let scanner: Scanner;
  before(() => {
    scanner = createScanner({ catalog, assets: wasmAssets() });
  });
  after(() => scanner.dispose());

  /** `s3:HeadObject medium arn:..` for every finding in the code. */
  const found = async (code: string): Promise<readonly string[]> => {
    const { sites } = await scanner.scan('app.py', new TextEncoder().encode(code));
    return sites
      .map((site) => {
        const arns = inferCall(site, catalog).needs[0]?.resources ?? [];
        return [`${site.service}:${site.operation}`, site.confidence, ...arns].join(' ');
      })
      .sort();
  };

  it('are all those of the documentation: 83 of ten services', () => {
    const counts = models.map(
      ({ service, resources }) =>
        [
          service,
          [...(resources?.keys() ?? [])].filter((name) => name !== SERVICE_RESOURCE && name !== 'BatchWriter').length,
        ] as const,
    );
    assert.deepEqual(counts, [
      ['cloudformation', 4],
      ['cloudwatch', 2],
      ['dynamodb', 1],
      ['ec2', 22],
      ['glacier', 6],
      ['iam', 21],
      ['opsworks', 3],
      ['s3', 18],
      ['sns', 4],
      ['sqs', 2],
    ]);
  });

  it('request operations that the catalog knows, and lead to resources of the same service', () => {
    for (const { service, resources } of models) {
      for (const [name, row] of resources ?? []) {
        const where = `${service} ${name}`;
        const operations = [
          ...[...row.actions.values()].flatMap((action) => action.operations),
          ...[...row.collections.values()].map(({ operation }) => operation),
          ...row.batch.values(),
        ];
        for (const operation of operations) {
          const lookup = catalog.operation('aws', service, operation);
          assert.ok(lookup.kind === 'known' && lookup.operation.name === operation, `${where}: ${operation}`);
        }
        const led = [
          ...[...row.actions.values()].flatMap(({ returns }) => (returns ? [returns.resource] : [])),
          ...[...row.collections.values()].map(({ resource }) => resource),
          ...row.makers.values(),
          ...[...row.references.values()].map(({ resource }) => resource),
        ];
        for (const resource of led) assert.ok(resources?.has(resource) === true, `${where}: ${resource}`);
        for (const { members } of row.identifiers) assert.notEqual(members[0], '', where);
      }
    }
  });

  for (const [code, ...expected] of STATEMENTS) {
    it(code, async () => {
      const service = RESOURCE_SERVICES.find((each) => code.includes(`${each}.`)) ?? '';
      const shown = await found(`import boto3\n${service} = boto3.resource("${service}")\n${code}\n`);
      const wanted = expected.map((each) => each.replace(' ', ' high '));
      // Where no ARN is named, what it is checked for is not the matter here.
      assert.deepEqual(
        shown.map((each, place) => (wanted[place]?.includes(' ') === true ? each : (each.split(' ')[0] ?? ''))),
        wanted,
      );
    });
  }

  it('are known by the name of a parameter where the file uses the service’s resources', async () => {
    const functions =
      'def done(retrieval_job):\n    return retrieval_job.get_output()\n\ndef stop(notification):\n    notification.delete()\n';
    const wrapper = 'import boto3\n\nvaults = boto3.resource("glacier")\n';
    assert.deepEqual(await found(wrapper + functions), [
      'glacier:DeleteVaultNotifications medium arn:aws:glacier:*:*:vaults/*',
      'glacier:GetJobOutput medium arn:aws:glacier:*:*:vaults/*',
    ]);
    assert.deepEqual(await found('import boto3\n\nvaults = boto3.client("glacier")\n' + functions), []);
  });

  it('are not taken for parameters that only end in their letters, or lack the method', async () => {
    const code =
      'import boto3\n\nvaults = boto3.resource("glacier")\n\ndef run(cronjob, job):\n    cronjob.get_output()\n    job.cancel()\n';
    assert.deepEqual(await found(code), []);
  });
});
