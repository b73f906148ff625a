import type { Form, Groups, Reading, Scene } from '../form.js';
import { bucketArn, s3Arn } from '../values.js';
import { CODE_NAMES, CODES, SHARED_CODES } from './codes.js';

/** Error codes and operations in the wrappings of the SDKs, tools and records. */

/** Something that only AWS, or a client of it, prints. */
const AWS_EVIDENCE =
  /amazonaws|\baws\b|aws[-_]sdk|boto|\bs3\b|\bAmazon|x-amz|RequestId|request id|\bSTS\b|Exception|RequestID|when calling the|<Error>\s?<Code>/i;

/** The same codes of others: the file system and application frameworks of Java, Azure's records, plain source code. */
const NOT_AWS_BEFORE =
  /(?:java\.nio\.file\.|org\.springframework\.[\w.]{1,60}|javax?\.[\w.]{1,40}|catch ?\(|except |throws |throw new |instanceof |import |class |azure\.[\w.]{1,40}|Google[\w.:]{1,40})$/i;

function codeReading(groups: Groups, scene: Scene): Reading | undefined {
  const name = groups['code'] ?? '';
  const code = CODES[name];
  const before = scene.text.slice(Math.max(0, scene.start - 60), scene.start);
  if (!code || NOT_AWS_BEFORE.test(before)) return undefined;
  if (SHARED_CODES.has(name) && !AWS_EVIDENCE.test(scene.text.slice(Math.max(0, scene.start - 1500), scene.end + 1500)))
    return undefined;
  // Cloud Storage answers in the same XML.
  const google =
    name === 'AccessDenied' &&
    /storage\.googleapis\.com|<Details>/.test(scene.text.slice(Math.max(0, scene.start - 400), scene.end + 400));
  return {
    kind: code.kind,
    ...(google && { provider: 'gcp' }),
    ...(code.status !== undefined && { httpStatus: code.status }),
  };
}

export const OPERATIONS: readonly Form[] = [
  {
    name: 'An error occurred (code) when calling the operation (botocore, AWS CLI)',
    provider: 'aws',
    rank: 'code',
    needs: ['when calling the'],
    pattern: new RegExp(
      `\\((?:Client\\.)?(?<code>${CODE_NAMES}|403)(?:Exception|Fault)?\\) when calling the (?<operation>\\w{1,80}) operation`,
    ),
    read: (groups, scene) => {
      if (groups['code'] !== '403') return codeReading(groups, scene);
      return { kind: 'unspecified-denial', httpStatus: 403 };
    },
  },
  {
    name: 'error code in any SDK form',
    provider: 'aws',
    rank: 'code',
    needs: Object.keys(CODES).map((code) => code.toLowerCase()),
    pattern: new RegExp(
      `(?<![\\w/$-])(?:Client\\.)?(?<code>${CODE_NAMES})(?:Exception|Fault)?(?=["'<):,;]|[ \\n](?:\\(|-|when|Access|The|User|status)|\\n|$)`,
    ),
    read: codeReading,
  },
  {
    name: 'operation named by a client of Go, or by Terraform and others built on it',
    provider: 'aws',
    rank: 'particular',
    needs: ['operation error'],
    pattern: /operation error (?<service>[A-Za-z0-9 ]{1,60}): (?<operation>\w{1,80})/,
    after: [/StatusCode: (?<status>\d{3})/],
  },
  {
    name: 'operation named by a JavaScript v3 deserializer or command',
    provider: 'aws',
    rank: 'particular',
    needs: ['deserializeaws_', 'de_', 'command'],
    pattern:
      /\b(?:deserializeAws_(?:restXml|restJson1?|json1_[01]|query|ec2|rpcv2Cbor)|de_)(?<operation>[A-Z]\w{1,80}?)Command(?:Error)?\b/,
  },
  {
    name: 'operation named by a PHP client',
    provider: 'aws',
    rank: 'particular',
    needs: ['error executing'],
    pattern: /Error executing "(?<operation>\w{1,80})" on "(?<address>[^"\s]{1,1500})"/,
    read: ({ address }) => {
      const arn = address === undefined ? undefined : s3Arn(address);
      return arn ? { resource: arn } : {};
    },
  },
  {
    name: 'operation in a stack frame of a Java, Kotlin or Scala client',
    provider: 'aws',
    rank: 'particular',
    needs: ['amazonaws.services', 'awssdk.services'],
    pattern:
      /(?:com\.amazonaws\.services|software\.amazon\.awssdk\.services)\.(?<service>\w{2,40})\.(?:Default|Amazon|AWS)\w{2,50}Client\.(?<operation>(?!execute|doInvoke|invoke\(|lambda|init|create\()[a-z]\w{2,80})\(/,
  },
  {
    name: 'operation in a Rust client',
    provider: 'aws',
    rank: 'particular',
    needs: ['aws_sdk_'],
    pattern: /aws_sdk_(?<service>\w{2,40})::operation::(?<operation>\w{2,80})::/,
  },
  {
    name: 'operation in a .NET client frame',
    provider: 'aws',
    rank: 'particular',
    needs: ['amazon.'],
    pattern: /Amazon\.(?<service>\w{2,40})\.Amazon\w{2,50}Client\.(?<operation>[A-Z]\w{2,80}?)(?:Async)?\(/,
  },
  {
    name: 'service named by a Java client',
    provider: 'aws',
    rank: 'particular',
    needs: ['service: '],
    pattern: /\(Service: (?<service>[A-Za-z0-9 ]{1,60})[;,] Status ?Code: (?<status>\d{3})/i,
  },
  {
    name: 'service named by a Ruby or .NET exception',
    provider: 'aws',
    rank: 'particular',
    needs: ['::errors::', 'amazon.'],
    pattern: /(?:Aws::(?<service>\w{2,40})::Errors::\w|Amazon\.(?<service2>\w{2,40})\.\w{2,60}Exception)/,
    read: ({ service, service2 }) => {
      const named = service ?? service2;
      return named !== undefined && !/^Runtime$/.test(named) ? { service: named } : undefined;
    },
  },
  {
    name: 'CloudTrail record',
    provider: 'aws',
    rank: 'particular',
    needs: ['eventsource'],
    pattern: /eventSource["']?[:=] ?["']?(?<service>[a-z0-9-]{2,40})\.amazonaws\.com/i,
    reach: 3000,
    read: (_groups, scene) => {
      const operation = scene.field('eventName');
      const principal = /userIdentity["']?[:=] ?\{[^]{0,400}?["']arn["']?: ?["'](arn:[^"'\s]{1,300})/.exec(
        scene.text.slice(Math.max(0, scene.start - 2500), scene.end + 2500),
      )?.[1];
      const bucket = scene.field('bucketName');
      const key = scene.field('key');
      return {
        ...(operation && { operation }),
        ...(principal && { principal }),
        ...(bucket && { resource: bucketArn(bucket, key) }),
      };
    },
  },
];
