import { normalise as normaliseName, plainNeeds, type Catalog, type Operation } from '../catalog/catalog.js';
import type { Reading } from './form.js';
import { workspaceScopes } from './gcp/scopes.js';

/** What follows from an operation's name by the catalog: its service, its permission, its scopes. */
export interface Inferred {
  readonly service: string | null;
  readonly operation: Operation | undefined;
  readonly permissions: readonly string[];
  readonly scopes: readonly string[];
}

/** AWS services that a bare operation name most often belongs to; the first that has the operation is taken. */
export const COMMON = [
  's3',
  'dynamodb',
  'lambda',
  'ec2',
  'iam',
  'sts',
  'kms',
  'sqs',
  'sns',
  'secrets-manager',
  'ssm',
  'ecr',
  'ecs',
  'eks',
  'cloudformation',
  'cloudwatch',
  'cloudwatch-logs',
  'eventbridge',
  'sfn',
  'glue',
  'athena',
  'bedrock-runtime',
  'route-53',
  'rds',
];

/** AWS: the service as the text spells it (`Amazon S3`, `S3`, `s3`, `AmazonSQS`). */
function awsService(name: string, catalog: Catalog): string | undefined {
  const bare = name.replace(/^(?:amazon|aws)[ .]?/i, '').replace(/(?:async)?client$/i, '');
  for (const spelling of new Set([name, bare])) {
    for (const naming of ['service-id', 'js-v3-client', 'iam-prefix', 'endpoint-prefix', 'boto3'] as const) {
      const service = catalog.serviceNamed(naming, spelling);
      if (service !== undefined) return service;
    }
  }
  return undefined;
}

function awsOperation(reading: Reading, catalog: Catalog): Operation | undefined {
  const name = reading.operation;
  if (name === undefined) return undefined;
  const stated = reading.service === undefined ? undefined : awsService(reading.service, catalog);
  const having = catalog.servicesWith('aws', normaliseName(name));
  const services =
    stated !== undefined
      ? [stated]
      : having.length === 1
        ? having
        : COMMON.filter((service) => having.includes(service)).slice(0, 1);
  for (const service of services) {
    const found = catalog.operation('aws', service, name);
    if (found.kind === 'known') return found.operation;
  }
  return undefined;
}

/** `google.pubsub.v1.Publisher.Publish`, `/google.pubsub.v1.Publisher/Publish`, `storage.objects.get`: the catalog knows each. */
function gcpOperation(reading: Reading, catalog: Catalog): Operation | undefined {
  const name = reading.operation?.replace(/^\//, '').replace('/', '.');
  if (name === undefined) return undefined;
  const parts = name.split('.');
  const services = catalog.servicesWith('gcp', normaliseName(parts.at(-1) ?? ''));
  const lower = parts.map((part) => part.toLowerCase());
  const host = reading.service?.replace('.googleapis.com', '');
  for (const service of services.filter((candidate) => candidate === host || lower.includes(candidate))) {
    const found = catalog.operation('gcp', service, name);
    if (found.kind === 'known') return found.operation;
  }
  return undefined;
}

/** Services print actions in any case (SQS: `sqs:deletemessage`); a fix is written as IAM's reference spells it. */
export function asIamSpells(permissions: readonly string[], provider: string, catalog: Catalog): readonly string[] {
  if (provider !== 'aws') return permissions;
  return permissions.map((permission) => catalog.permission('aws', permission)?.permission ?? permission);
}

/** Never throws; what is not known is absent or empty. */
export function infer(reading: Reading, provider: string, catalog: Catalog): Inferred {
  if (provider === 'aws') {
    const operation = awsOperation(reading, catalog);
    const service =
      operation?.service ?? (reading.service === undefined ? undefined : awsService(reading.service, catalog)) ?? null;
    return { service, operation, permissions: operation ? plainNeeds(operation) : [], scopes: [] };
  }
  if (provider === 'gcp') {
    const operation = gcpOperation(reading, catalog);
    return {
      service: operation?.service ?? reading.service?.replace('.googleapis.com', '') ?? null,
      operation,
      permissions: operation ? plainNeeds(operation) : [],
      scopes:
        operation && operation.scopes.length > 0
          ? operation.scopes
          : workspaceScopes(reading.service, reading.operation),
    };
  }
  return { service: reading.service ?? null, operation: undefined, permissions: [], scopes: [] };
}
