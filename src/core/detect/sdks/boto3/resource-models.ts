import { CLOUDFORMATION } from './models/cloudformation.js';
import { CLOUDWATCH } from './models/cloudwatch.js';
import { DYNAMODB } from './models/dynamodb.js';
import { EC2 } from './models/ec2.js';
import { GLACIER } from './models/glacier.js';
import { IAM } from './models/iam.js';
import { OPSWORKS } from './models/opsworks.js';
import { S3 } from './models/s3.js';
import { SNS } from './models/sns.js';
import { SQS } from './models/sqs.js';
import { readModel } from './resource-row.js';
import type { ResourceModel } from './resource-row.js';

/** The services that have a resource interface (Boto3 documentation, "Resources"), by the catalog's service id. */
const TEXTS: Readonly<Record<string, string>> = {
  cloudformation: CLOUDFORMATION,
  cloudwatch: CLOUDWATCH,
  dynamodb: DYNAMODB,
  ec2: EC2,
  glacier: GLACIER,
  iam: IAM,
  opsworks: OPSWORKS,
  s3: S3,
  sns: SNS,
  sqs: SQS,
};

export const RESOURCE_SERVICES: readonly string[] = Object.keys(TEXTS);

const read = new Map<string, ResourceModel>();

/** A service's resources; undefined: it has no resource interface. */
export function resourceModel(service: string): ResourceModel | undefined {
  const text = Object.hasOwn(TEXTS, service) ? TEXTS[service] : undefined;
  if (text === undefined) return undefined;
  let model = read.get(service);
  if (model === undefined) {
    model = readModel(text);
    read.set(service, model);
  }
  return model;
}
