import type { Cloud } from '../model/call-site.js';

/**
 * How a resource is spoken of: `name` as it is created, `arn`, `url`, `full` (Google's relative resource name) and
 * further ones that attributes give. In a template, `{name}` is the name; region, account, partition and project are
 * those of the deployment.
 */
export type Forms = Readonly<Record<string, string>>;

/** One kind of resource and how each language that declares it calls its parts. */
export interface ResourceKind {
  readonly cloud: Cloud;
  readonly forms: Forms;
  /**
   * CloudFormation: the type, the property that names it, the form that `Ref` returns, and forms of `Fn::GetAtt` by
   * attribute ("AWS CloudFormation Template Reference", the page of each type: Return values).
   */
  readonly cloudFormation?: {
    readonly type: string;
    readonly name?: string;
    readonly ref: string;
    readonly attributes?: Forms;
  };
  /**
   * Terraform: the type, the argument that names it, and forms by attribute ("Terraform Registry", the page of each
   * resource of the providers aws and google: Attribute Reference). Pulumi's packages are made from the same providers.
   */
  readonly terraform?: {
    readonly type: string;
    readonly name: string;
    readonly prefix?: string;
    readonly attributes: Forms;
  };
  /** Pulumi's type token, in the short form of its YAML programs. */
  readonly pulumi?: string;
}

const regional = (service: string, resource: string): string =>
  `arn:{partition}:${service}:{region}:{account}:${resource}`;
const inProject = (collection: string): string => `projects/{project}/${collection}/{name}`;

const NAME = 'name';
const ARN = 'arn';
const FULL = 'full';

/** A kind of AWS whose `Ref` is its name and whose attribute `Arn` is its ARN. */
const aws = (
  forms: Forms,
  cloudFormation: ResourceKind['cloudFormation'],
  terraform: ResourceKind['terraform'],
  pulumi?: string,
): ResourceKind => ({
  cloud: 'aws',
  forms: { name: '{name}', ...forms },
  ...(cloudFormation && { cloudFormation }),
  ...(terraform && { terraform }),
  ...(pulumi !== undefined && { pulumi }),
});

const google = (forms: Forms, terraform: ResourceKind['terraform'], pulumi?: string): ResourceKind => ({
  cloud: 'gcp',
  forms: { name: '{name}', ...forms },
  ...(terraform && { terraform }),
  ...(pulumi !== undefined && { pulumi }),
});

const RESOURCE_KINDS: readonly ResourceKind[] = [
  aws(
    {
      arn: 'arn:{partition}:s3:::{name}',
      host: '{name}.s3.amazonaws.com',
      regionalHost: '{name}.s3.{region}.amazonaws.com',
    },
    {
      type: 'AWS::S3::Bucket',
      name: 'BucketName',
      ref: NAME,
      attributes: { Arn: ARN, DomainName: 'host', RegionalDomainName: 'regionalHost' },
    },
    {
      type: 'aws_s3_bucket',
      name: 'bucket',
      prefix: 'bucket_prefix',
      attributes: {
        id: NAME,
        bucket: NAME,
        arn: ARN,
        bucket_domain_name: 'host',
        bucket_regional_domain_name: 'regionalHost',
      },
    },
    'aws:s3:Bucket',
  ),
  aws(
    { arn: regional('sqs', '{name}'), url: 'https://sqs.{region}.amazonaws.com/{account}/{name}' },
    {
      type: 'AWS::SQS::Queue',
      name: 'QueueName',
      ref: 'url',
      attributes: { Arn: ARN, QueueName: NAME, QueueUrl: 'url' },
    },
    {
      type: 'aws_sqs_queue',
      name: 'name',
      prefix: 'name_prefix',
      attributes: { id: 'url', url: 'url', arn: ARN, name: NAME },
    },
    'aws:sqs:Queue',
  ),
  aws(
    { arn: regional('sns', '{name}') },
    { type: 'AWS::SNS::Topic', name: 'TopicName', ref: ARN, attributes: { TopicArn: ARN, TopicName: NAME } },
    { type: 'aws_sns_topic', name: 'name', prefix: 'name_prefix', attributes: { id: ARN, arn: ARN, name: NAME } },
    'aws:sns:Topic',
  ),
  aws(
    { arn: regional('dynamodb', 'table/{name}'), stream: regional('dynamodb', 'table/{name}/stream/*') },
    {
      type: 'AWS::DynamoDB::Table',
      name: 'TableName',
      ref: NAME,
      attributes: { Arn: ARN, StreamArn: 'stream' },
    },
    { type: 'aws_dynamodb_table', name: 'name', attributes: { id: NAME, name: NAME, arn: ARN, stream_arn: 'stream' } },
    'aws:dynamodb:Table',
  ),
  aws(
    { arn: regional('dynamodb', 'table/{name}') },
    { type: 'AWS::DynamoDB::GlobalTable', name: 'TableName', ref: NAME, attributes: { Arn: ARN } },
    undefined,
  ),
  aws(
    { arn: regional('dynamodb', 'table/{name}') },
    { type: 'AWS::Serverless::SimpleTable', name: 'TableName', ref: NAME, attributes: { Arn: ARN } },
    undefined,
  ),
  aws(
    { arn: regional('secretsmanager', 'secret:{name}-??????') },
    { type: 'AWS::SecretsManager::Secret', name: 'Name', ref: ARN, attributes: { Id: ARN } },
    {
      type: 'aws_secretsmanager_secret',
      name: 'name',
      prefix: 'name_prefix',
      attributes: { id: ARN, arn: ARN, name: NAME },
    },
    'aws:secretsmanager:Secret',
  ),
  aws(
    { arn: regional('ssm', 'parameter/{name}') },
    { type: 'AWS::SSM::Parameter', name: 'Name', ref: NAME },
    { type: 'aws_ssm_parameter', name: 'name', attributes: { id: NAME, name: NAME, arn: ARN } },
    'aws:ssm:Parameter',
  ),
  aws(
    { arn: regional('kinesis', 'stream/{name}') },
    { type: 'AWS::Kinesis::Stream', name: 'Name', ref: NAME, attributes: { Arn: ARN } },
    { type: 'aws_kinesis_stream', name: 'name', attributes: { id: ARN, arn: ARN, name: NAME } },
    'aws:kinesis:Stream',
  ),
  aws(
    { arn: regional('firehose', 'deliverystream/{name}') },
    {
      type: 'AWS::KinesisFirehose::DeliveryStream',
      name: 'DeliveryStreamName',
      ref: NAME,
      attributes: { Arn: ARN },
    },
    { type: 'aws_kinesis_firehose_delivery_stream', name: 'name', attributes: { id: ARN, arn: ARN, name: NAME } },
    'aws:kinesis:FirehoseDeliveryStream',
  ),
  aws(
    { arn: regional('lambda', 'function:{name}') },
    { type: 'AWS::Lambda::Function', name: 'FunctionName', ref: NAME, attributes: { Arn: ARN } },
    { type: 'aws_lambda_function', name: 'function_name', attributes: { id: NAME, function_name: NAME, arn: ARN } },
    'aws:lambda:Function',
  ),
  aws(
    { arn: regional('lambda', 'function:{name}') },
    { type: 'AWS::Serverless::Function', name: 'FunctionName', ref: NAME, attributes: { Arn: ARN } },
    undefined,
  ),
  aws(
    { arn: regional('states', 'stateMachine:{name}') },
    {
      type: 'AWS::StepFunctions::StateMachine',
      name: 'StateMachineName',
      ref: ARN,
      attributes: { Arn: ARN, Name: NAME },
    },
    {
      type: 'aws_sfn_state_machine',
      name: 'name',
      prefix: 'name_prefix',
      attributes: { id: ARN, arn: ARN, name: NAME },
    },
    'aws:sfn:StateMachine',
  ),
  aws(
    { arn: regional('states', 'stateMachine:{name}') },
    {
      type: 'AWS::Serverless::StateMachine',
      name: 'Name',
      ref: ARN,
      attributes: { Arn: ARN, Name: NAME },
    },
    undefined,
  ),
  aws(
    { arn: regional('events', 'event-bus/{name}') },
    { type: 'AWS::Events::EventBus', name: 'Name', ref: NAME, attributes: { Arn: ARN, Name: NAME } },
    { type: 'aws_cloudwatch_event_bus', name: 'name', attributes: { id: NAME, name: NAME, arn: ARN } },
    'aws:cloudwatch:EventBus',
  ),
  aws(
    { arn: regional('logs', 'log-group:{name}'), all: regional('logs', 'log-group:{name}:*') },
    { type: 'AWS::Logs::LogGroup', name: 'LogGroupName', ref: NAME, attributes: { Arn: 'all' } },
    {
      type: 'aws_cloudwatch_log_group',
      name: 'name',
      prefix: 'name_prefix',
      attributes: { id: NAME, name: NAME, arn: ARN },
    },
    'aws:cloudwatch:LogGroup',
  ),
  aws(
    {
      arn: regional('ecr', 'repository/{name}'),
      address: '{account}.dkr.ecr.{region}.amazonaws.com/{name}',
    },
    {
      type: 'AWS::ECR::Repository',
      name: 'RepositoryName',
      ref: NAME,
      attributes: { Arn: ARN, RepositoryUri: 'address' },
    },
    {
      type: 'aws_ecr_repository',
      name: 'name',
      attributes: { id: NAME, name: NAME, arn: ARN, repository_url: 'address' },
    },
    'aws:ecr:Repository',
  ),
  aws(
    { arn: 'arn:{partition}:iam::{account}:role/{name}' },
    { type: 'AWS::IAM::Role', name: 'RoleName', ref: NAME, attributes: { Arn: ARN } },
    {
      type: 'aws_iam_role',
      name: 'name',
      prefix: 'name_prefix',
      attributes: { id: NAME, name: NAME, arn: ARN },
    },
    'aws:iam:Role',
  ),
  aws(
    { arn: regional('kms', 'alias/*') },
    { type: 'AWS::KMS::Alias', name: 'AliasName', ref: NAME },
    {
      type: 'aws_kms_alias',
      name: 'name',
      prefix: 'name_prefix',
      attributes: { id: NAME, name: NAME, arn: ARN },
    },
    'aws:kms:Alias',
  ),
  // A key has an id that only the service knows.
  aws(
    { arn: regional('kms', 'key/*'), id: '*' },
    { type: 'AWS::KMS::Key', ref: 'id', attributes: { Arn: ARN, KeyId: 'id' } },
    { type: 'aws_kms_key', name: '', attributes: { id: 'id', key_id: 'id', arn: ARN } },
    'aws:kms:Key',
  ),
  aws(
    { arn: regional('cognito-idp', 'userpool/*'), id: '*' },
    { type: 'AWS::Cognito::UserPool', ref: 'id', attributes: { Arn: ARN, UserPoolId: 'id' } },
    { type: 'aws_cognito_user_pool', name: '', attributes: { id: 'id', arn: ARN } },
    'aws:cognito:UserPool',
  ),
  google(
    { address: 'gs://{name}' },
    {
      type: 'google_storage_bucket',
      name: 'name',
      attributes: { id: NAME, name: NAME, url: 'address' },
    },
    'gcp:storage:Bucket',
  ),
  google(
    { full: inProject('topics') },
    { type: 'google_pubsub_topic', name: 'name', attributes: { id: FULL, name: NAME } },
    'gcp:pubsub:Topic',
  ),
  google(
    { full: inProject('subscriptions') },
    { type: 'google_pubsub_subscription', name: 'name', attributes: { id: FULL, name: NAME } },
    'gcp:pubsub:Subscription',
  ),
  google(
    { full: inProject('secrets') },
    {
      type: 'google_secret_manager_secret',
      name: 'secret_id',
      attributes: { id: FULL, name: FULL, secret_id: NAME },
    },
    'gcp:secretmanager:Secret',
  ),
  google(
    { full: inProject('datasets') },
    { type: 'google_bigquery_dataset', name: 'dataset_id', attributes: { id: FULL, dataset_id: NAME } },
    'gcp:bigquery:Dataset',
  ),
  google({}, { type: 'google_bigquery_table', name: 'table_id', attributes: { table_id: NAME } }, 'gcp:bigquery:Table'),
  google(
    { short: '{project}/{name}' },
    { type: 'google_spanner_instance', name: 'name', attributes: { id: 'short', name: NAME } },
    'gcp:spanner:Instance',
  ),
  google({}, { type: 'google_spanner_database', name: 'name', attributes: { name: NAME } }, 'gcp:spanner:Database'),
  google(
    { full: inProject('instances') },
    { type: 'google_bigtable_instance', name: 'name', attributes: { id: FULL, name: NAME } },
    'gcp:bigtable:Instance',
  ),
  google(
    { full: inProject('databases') },
    { type: 'google_firestore_database', name: 'name', attributes: { id: FULL, name: NAME } },
    'gcp:firestore:Database',
  ),
  google(
    { full: 'projects/{project}/locations/{region}/queues/{name}' },
    { type: 'google_cloud_tasks_queue', name: 'name', attributes: { id: FULL, name: NAME } },
    'gcp:cloudtasks:Queue',
  ),
  google(
    {
      email: '{name}@{project}.iam.gserviceaccount.com',
      full: 'projects/{project}/serviceAccounts/{name}@{project}.iam.gserviceaccount.com',
      member: 'serviceAccount:{name}@{project}.iam.gserviceaccount.com',
    },
    {
      type: 'google_service_account',
      name: 'account_id',
      attributes: { id: FULL, name: FULL, email: 'email', member: 'member', account_id: NAME },
    },
    'gcp:serviceaccount:Account',
  ),
];

const byCloudFormation = new Map(RESOURCE_KINDS.map((kind) => [kind.cloudFormation?.type, kind]));
const byTerraform = new Map(RESOURCE_KINDS.map((kind) => [kind.terraform?.type, kind]));
const byPulumi = new Map(RESOURCE_KINDS.map((kind) => [kind.pulumi, kind]));

/** The row of a type of CloudFormation: `AWS::S3::Bucket`. */
export const cloudFormationKind = (type: string): ResourceKind | undefined => byCloudFormation.get(type);

/** The row of a type of Terraform: `aws_s3_bucket`. */
export const terraformKind = (type: string): ResourceKind | undefined => byTerraform.get(type);

/** The row of a type of Pulumi; its long form (`aws:s3/bucket:Bucket`) and its second version (`BucketV2`) are the same. */
export const pulumiKind = (type: string): ResourceKind | undefined =>
  byPulumi.get(type.replace(/^([^:]+:[^/:]+)\/[^:]+:/, '$1:').replace(/V2$/, ''));
