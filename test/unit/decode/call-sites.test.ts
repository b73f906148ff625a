import assert from 'node:assert/strict';
import { callSitesFor } from '../../../src/core/decode/call-sites.js';
import { decode } from '../../../src/core/decode/decode.js';
import type { Diagnosis } from '../../../src/core/model/diagnosis.js';
import type { AnalysedCall, Need } from '../../../src/core/model/requirement.js';
import { testCatalog } from '../../support/catalog.js';

function call(
  place: string,
  service: string,
  operation: string,
  needs: readonly Need[],
  more: Partial<AnalysedCall['site']> = {},
): AnalysedCall {
  const [file = '', line = '1'] = place.split(':');
  const position = { line: Number(line) - 1, character: 4 };
  return {
    site: {
      location: { file, range: { start: position, end: { ...position, character: 40 } } },
      language: 'python',
      sdk: service.startsWith('storage') ? 'google-cloud-python' : 'boto3',
      cloud: 'aws',
      service,
      operation,
      parameters: { kind: 'object', members: {}, open: false },
      confidence: 'high',
      evidence: [],
      test: false,
      ...more,
    },
    needs,
    scopes: [],
  };
}

const need = (permission: string, resource: string, when?: string): Need => ({
  permission,
  resources: [resource],
  ...(when !== undefined && { condition: { when } }),
});

const calls: readonly AnalysedCall[] = [
  call('archive/store.py:12', 's3', 'PutObject', [
    need('s3:PutObject', 'arn:aws:s3:::weather-archive/*'),
    need('kms:GenerateDataKey', '*', 'when the bucket is encrypted with a customer-managed key'),
  ]),
  call('archive/copy.py:30', 's3', 'PutObject', [need('s3:PutObject', 'arn:aws:s3:::weather-copy/*')]),
  call('archive/read.py:7', 's3', 'GetObject', [
    need('s3:GetObject', 'arn:aws:s3:::weather-archive/*'),
    need('kms:Decrypt', '*', 'when the object is encrypted with a customer-managed key'),
  ]),
  call('queue/send.py:5', 'sqs', 'SendMessage', [need('sqs:SendMessage', 'arn:aws:sqs:*:*:alerts')]),
];

function diagnose(text: string): Diagnosis {
  const [diagnosis] = decode(text, testCatalog());
  assert.ok(diagnosis);
  return diagnosis;
}

const places = (diagnosis: Diagnosis, text?: string): string[] =>
  callSitesFor(diagnosis, calls, text).map(
    ({ call: { site } }) => `${site.location.file}:${String(site.location.range.start.line + 1)}`,
  );

describe('call sites that can have made the request', () => {
  it('by permission and resource; another bucket is left out', () => {
    const diagnosis = diagnose(
      'User: arn:aws:iam::111122223333:user/harvest is not authorized to perform: s3:PutObject on resource: arn:aws:s3:::weather-archive/a.csv',
    );
    assert.deepEqual(places(diagnosis), ['archive/store.py:12']);
  });

  it('by the operation when no resource is named: every place that calls it, with the reason', () => {
    const diagnosis = diagnose('An error occurred (AccessDenied) when calling the PutObject operation: Access Denied');
    const ranked = callSitesFor(diagnosis, calls);
    assert.deepEqual(ranked.map(({ call: { site } }) => site.location.file).sort(), [
      'archive/copy.py',
      'archive/store.py',
    ]);
    assert.match(ranked[0]?.reason ?? '', /calls PutObject/);
  });

  it('a frame of the pasted stack comes first', () => {
    const text =
      'Traceback (most recent call last):\n  File "/srv/app/archive/copy.py", line 30, in run\n    s3.put_object()\nbotocore.exceptions.ClientError: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied';
    assert.equal(places(diagnose(text), text)[0], 'archive/copy.py:30');
    assert.match(callSitesFor(diagnose(text), calls, text)[0]?.reason ?? '', /the stack names archive\/copy\.py:30/);
  });

  it('a key behind a bucket: the call that triggers the use of the key', () => {
    const diagnosis = diagnose(
      'User: arn:aws:iam::111122223333:user/harvest is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:111122223333:key/1234abcd because no identity-based policy allows the kms:GenerateDataKey action',
    );
    assert.deepEqual(places(diagnosis), ['archive/store.py:12']);
    assert.match(callSitesFor(diagnosis, calls)[0]?.reason ?? '', /behind s3/);
  });

  it('no call of another provider', () => {
    assert.deepEqual(places(diagnose('pods is forbidden: User "ada" cannot list resource "pods" in API group ""')), []);
  });
});
