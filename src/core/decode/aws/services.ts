import type { Form } from '../form.js';
import { clean } from '../values.js';

/** Sentences of single services that follow no common form; each with the service's documentation as its source. */

export const SERVICES: readonly Form[] = [
  {
    name: 'KMS key absent, elsewhere or not allowed (KMS API, Decrypt)',
    provider: 'aws',
    rank: 'sentence',
    kind: 'kms',
    needs: ['ciphertext refers'],
    pattern: /ciphertext refers to a (?:customer master key|KMS key|key) that does not exist/i,
    fields: { permissions: ['kms:Decrypt'] },
  },
  {
    name: 'KMS refused behind another service',
    provider: 'aws',
    rank: 'sentence',
    kind: 'kms',
    needs: ['kms'],
    pattern:
      /(?:Access to KMS is not allowed|KMS access was denied|unable to decrypt the environment variables|(?:cannot|unable to|not able to|failed to) (?:access|use|decrypt with) (?:the )?(?:specified )?KMS key|KMS key[^.\n]{0,200} (?:is not accessible|permissions? (?:is|are) (?:missing|insufficient))|not have (?:the )?(?:permissions?|access) to (?:use |access )?(?:the )?KMS key)/i,
    fields: { permissions: ['kms:Decrypt'] },
    read: (_groups, scene) => {
      const key = /arn:[a-z-]{3,12}:kms:[^\s"',)]{1,200}/.exec(scene.text.slice(scene.start, scene.end + 200))?.[0];
      return key === undefined ? {} : { resource: clean(key) };
    },
  },
  {
    name: 'Lake Formation permission',
    provider: 'aws',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['lake formation permission'],
    pattern:
      /Insufficient Lake Formation permission(?:\(s\)|s)?(?:(?:: Required (?<words>[A-Z][A-Za-z_ ]{2,40}?))? on (?<resource>[^\s"']{1,300}))?/i,
    read: ({ words }) => (words ? { permissions: [words.trim().toUpperCase().replace(/\s+/g, '_')] } : {}),
  },
  {
    name: 'Bedrock model access',
    provider: 'aws',
    rank: 'sentence',
    kind: 'feature-access',
    needs: ['access to the model', 'model access is denied', 'access to this model'],
    pattern:
      /(?:don't|do not|does not) have access to (?:the|this) model|Model access is denied|Access to this model is not available/i,
    after: [/model(?:Id| ID)?["']?[:=] ?["']?(?<resource>[a-z0-9.-]{2,40}\.[a-z0-9.:-]{3,100})/],
  },
  {
    name: 'mail identity not verified (SES sandbox)',
    provider: 'aws',
    rank: 'sentence',
    kind: 'feature-access',
    needs: ['not verified'],
    pattern: /Email address is not verified\. The following identities failed the check/i,
    after: [/^[^]{0,80}?: (?<resource>[^\s,"']{3,200}@[^\s,"']{3,200})/],
  },
  {
    name: 'service not subscribed',
    provider: 'aws',
    rank: 'sentence',
    kind: 'service-disabled',
    needs: ['subscri'],
    pattern: /You are not subscribed to this service|The AWS Access Key Id needs a subscription for the service/i,
  },
  {
    name: 'access to a queue or topic denied (SQS)',
    provider: 'aws',
    rank: 'sentence',
    kind: 'unspecified-denial',
    needs: ['access to the resource'],
    pattern: /Access to the resource (?<resource>https?:\/\/[^\s"']{5,300}|arn:[^\s"']{5,300}) is denied/i,
  },
  {
    name: 'output location not writable (Athena)',
    provider: 'aws',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['writing output to'],
    pattern: /Access denied when writing output to url: (?<resource>s3:\/\/[^\s"']{3,1024})/i,
    fields: { permissions: ['s3:PutObject'] },
  },
  {
    name: 'web request refused by CloudFront',
    provider: 'generic',
    rank: 'sentence',
    kind: 'web-block',
    needs: ['cloudfront'],
    pattern: /(?:403 ERROR[^]{0,200}?)?The request could not be satisfied[^]{0,400}?(?:Request blocked|cloudfront)/i,
    fields: { httpStatus: 403 },
  },
  {
    name: 'image pull refused by ECR',
    provider: 'aws',
    rank: 'sentence',
    kind: 'unspecified-denial',
    needs: ['.dkr.ecr.'],
    pattern:
      /(?<resource>\d{12}\.dkr\.ecr\.[a-z0-9-]{4,30}\.amazonaws\.com(?:\.cn)?\/[a-z0-9._\/-]{1,200}(?![a-z0-9._\/-])(?::[\w.-]{1,128}(?![\w.-]))?)[^]{0,300}?403 Forbidden/,
    fields: { permissions: ['ecr:BatchGetImage'], httpStatus: 403 },
  },
  {
    name: 'Lambda trust',
    provider: 'aws',
    rank: 'permission',
    kind: 'trust-policy',
    needs: ['defined for the function'],
    pattern: /The role defined for the function cannot be assumed by Lambda/i,
    fields: { permissions: ['sts:AssumeRole'] },
  },
];
