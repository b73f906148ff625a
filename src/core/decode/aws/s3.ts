import type { Form } from '../form.js';
import { bucketArn, s3Arn } from '../values.js';

/** Addresses and XML members that name an S3 bucket and key, and the sentences of S3 (S3 user guide, "Error responses"). */

export const S3: readonly Form[] = [
  {
    name: 'S3 address',
    provider: 'aws',
    rank: 'particular',
    needs: ['s3://', 's3a://', 's3n://'],
    pattern: /(?<address>s3[an]?:\/\/[^\s"'`<>)\],]{2,1024})/i,
    read: ({ address }) => {
      const arn = s3Arn((address ?? '').replace(/[.:;]+$/, ''));
      return arn ? { resource: arn } : undefined;
    },
  },
  {
    name: 'S3 URL',
    provider: 'aws',
    rank: 'particular',
    needs: ['amazonaws.com'],
    pattern: /(?<address>https?:\/\/[a-z0-9.-]{0,80}?s3[a-z0-9.-]{0,60}\.amazonaws\.com[^\s"'`<>)\],]{0,1500})/i,
    read: ({ address }) => {
      const arn = s3Arn((address ?? '').replace(/[.:;]+$/, ''));
      return arn ? { resource: arn, service: 's3' } : { service: 's3' };
    },
  },
  {
    name: 'bucket and key named in an S3 error body',
    provider: 'aws',
    rank: 'particular',
    needs: ['bucketname', '<resource>/'],
    pattern: /<(?:BucketName>(?<bucket>[a-z0-9.-]{3,63})|Resource>\/(?<path>[a-z0-9][^<\s]{2,1024}))</,
    read: ({ bucket, path }, scene) => {
      if (path !== undefined) {
        const [first = '', ...rest] = path.split('/');
        return { resource: bucketArn(first, rest.join('/')), service: 's3' };
      }
      const key = /<Key>([^<]{1,1024})</.exec(scene.text.slice(Math.max(0, scene.start - 600), scene.end + 600))?.[1];
      return { resource: bucketArn(bucket ?? '', key), service: 's3' };
    },
  },
  {
    name: 'request line and host of an S3 request',
    provider: 'aws',
    rank: 'particular',
    needs: ['host: '],
    pattern:
      /\b(?:GET|HEAD|PUT|POST|DELETE) (?<path>\/\S{0,1024}) HTTP\/[\d.]{1,3}[^]{0,200}?\bHost: (?<host>[a-z0-9.-]{0,80}s3[a-z0-9.-]{0,60}\.amazonaws\.com)/i,
    read: ({ path = '', host = '' }) => {
      const arn = s3Arn(`https://${host}${path}`);
      return arn ? { resource: arn, service: 's3' } : undefined;
    },
  },
  {
    name: 'bucket and key as Terraform names them',
    provider: 'aws',
    rank: 'particular',
    needs: ['bucket ('],
    pattern: /(?:S3 Object \((?<key>[^)\n]{1,1024})\) (?:to|in|from) )?(?:S3 )?Bucket \((?<bucket>[a-z0-9.-]{3,63})\)/i,
    read: ({ bucket = '', key }) => ({ resource: bucketArn(bucket, key), service: 's3' }),
  },
  {
    name: 'access to an object is switched off',
    provider: 'aws',
    rank: 'sentence',
    kind: 'feature-access',
    needs: ['all access to this'],
    pattern: /All access to this (?:object|bucket|(?:Amazon )?S3 resource|resource) has been disabled/i,
  },
  {
    name: 'presigned address past its time',
    provider: 'aws',
    rank: 'sentence',
    kind: 'expired-credential',
    needs: ['request has expired', 'policy expired'],
    pattern: /Request has expired\b|Invalid according to Policy: Policy expired/i,
    fields: { httpStatus: 403 },
  },
  {
    name: 'public access is blocked',
    provider: 'aws',
    rank: 'sentence',
    kind: 'resource-policy',
    needs: ['block public access', 'blockpublicpolicy', 'blockpublicacls'],
    pattern:
      /(?:blocked by the|prevented by the|due to)(?: \w{1,30}){0,3} (?:BlockPublic\w{1,10}|block public access)/i,
    fields: { denySource: 'resource' },
  },
];
