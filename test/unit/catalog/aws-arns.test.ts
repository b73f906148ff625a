import assert from 'node:assert/strict';
import { inferCall } from '../../../src/core/infer/infer.js';
import type { CallSite } from '../../../src/core/model/call-site.js';
import { text } from '../../../src/core/model/value.js';
import type { ObjectValue, Value } from '../../../src/core/model/value.js';
import { testCatalog } from '../../support/catalog.js';
import { ARN_ROWS } from './aws-arns.rows.js';

const ORIGIN = { line: 0, character: 0 };

/** `a.b[].c` and a value as the input that has it; further rows add to it. */
function withValue(value: Value | undefined, steps: readonly string[], leaf: string): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return text(leaf);
  if (step === '[]') {
    const items = value?.kind === 'list' ? value.items : [];
    return { kind: 'list', items: [...items, withValue(undefined, rest, leaf)], open: false };
  }
  const members = value?.kind === 'object' ? value.members : {};
  return { kind: 'object', members: { ...members, [step]: withValue(members[step], rest, leaf) }, open: false };
}

function parse(row: string): { site: CallSite; expected: readonly string[] } {
  const [call = '', arns = ''] = row.split(' => ');
  const [service = '', operation = '', ...given] = call.split(' ');
  let parameters: Value = { kind: 'object', members: {}, open: false };
  for (const each of given) {
    const equals = each.indexOf('=');
    const steps = each
      .slice(0, equals)
      .split('.')
      .flatMap((step) => (step.endsWith('[]') ? [step.slice(0, -2), '[]'] : [step]));
    parameters = withValue(parameters, steps, each.slice(equals + 1));
  }
  return {
    site: {
      location: { file: 'app.py', range: { start: ORIGIN, end: ORIGIN } },
      language: 'python',
      sdk: 'boto3',
      cloud: 'aws',
      service,
      operation,
      parameters: parameters as ObjectValue,
      confidence: 'high',
      evidence: [],
      test: false,
      client: { region: 'us-east-1' },
    },
    expected: arns
      .split(' + ')
      .map((arn) => (arn === '*' ? arn : `arn:aws:${arn.replace(':@:', ':us-east-1:*:').replace(':~:', '::*:')}`)),
  };
}

describe('ARNs that AWS calls show', () => {
  const rows = ARN_ROWS.trim().split('\n');

  it('are at least 97 of 100 of those that the documentation gives', () => {
    const wrong = rows.flatMap((row) => {
      const { site, expected } = parse(row);
      const found = inferCall(site, testCatalog());
      const permission = found.needs[0]?.permission;
      const shown = found.needs.filter((need) => need.permission === permission).flatMap((need) => need.resources);
      const same = [...new Set(shown)].sort().join(' ') === [...expected].sort().join(' ');
      return same ? [] : [`${row}\n     but ${shown.join(' + ')} ${found.unknown ?? ''}`];
    });
    const share = 1 - wrong.length / rows.length;
    assert.ok(rows.length >= 300, `${rows.length} rows`);
    assert.ok(share >= 0.97, `${(100 * share).toFixed(1)} % of ${rows.length}\n${wrong.join('\n')}`);
  });

  it('come with the permission for versions when a version is read', () => {
    const needs = (row: string): readonly string[] =>
      inferCall(parse(row).site, testCatalog()).needs.flatMap(({ permission, condition }) =>
        condition === undefined ? [permission] : [],
      );
    assert.deepEqual(needs('s3 GetObject Bucket=reports Key=a.csv'), ['s3:GetObject']);
    assert.deepEqual(needs('s3 GetObject Bucket=reports Key=a.csv VersionId=1'), ['s3:GetObjectVersion']);
  });
});
