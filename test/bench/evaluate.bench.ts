// Local evaluation of 1,000 permissions against 50 policies that were parsed beforehand: at most 50 ms.
// Run: npm run bench -- evaluate
import { Bench } from 'tinybench';
import { type AwsPolicySet, evaluateAws, parseAwsPolicy } from '../../src/core/evaluate/index.js';

const SERVICES = ['s3', 'sqs', 'sns', 'dynamodb', 'lambda', 'kms', 'logs', 'secretsmanager', 'ssm', 'events'];
const VERBS = ['Get', 'Put', 'List', 'Delete', 'Describe', 'Update', 'Create', 'Send', 'Tag', 'Start'];
const NOUNS = ['Object', 'Message', 'Item', 'Secret', 'Parameter', 'Stream', 'Function', 'Rule', 'Alias', 'Topic'];

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Ten statements each: exact actions, wildcards, NotAction, a Deny and conditions, as real policies mix them. */
function policyText(index: number): string {
  const Statement = Array.from({ length: 10 }, (_, number) => {
    const service = at(SERVICES, index + number);
    const Action = [
      ...Array.from(
        { length: 5 },
        (_, action) => `${service}:${at(VERBS, index + action)}${at(NOUNS, number + action)}`,
      ),
      `${service}:${at(VERBS, number)}*`,
    ];
    const Resource = [
      `arn:aws:${service}:*:111122223333:team-${index}/*`,
      `arn:aws:${service}:us-east-1:*:shared-${number}`,
    ];
    const Condition = number % 3 === 0 ? { StringEquals: { 'aws:SourceVpc': [`vpc-${index}`, 'vpc-1'] } } : undefined;
    return {
      Effect: number === 9 ? 'Deny' : 'Allow',
      Action,
      Resource,
      ...(Condition === undefined ? {} : { Condition }),
    };
  });
  return JSON.stringify({ Version: '2012-10-17', Statement });
}

const identity = Array.from({ length: 50 }, (_, index) => {
  const read = parseAwsPolicy(policyText(index), `policy-${index}.json`);
  if (read.kind === 'malformed') throw new Error(read.problem.message);
  return read.policy;
});
const requests = Array.from({ length: 1000 }, (_, index) => {
  const service = at(SERVICES, index);
  const action = `${service}:${at(VERBS, Math.floor(index / 10))}${at(NOUNS, Math.floor(index / 100))}`;
  const resource =
    index % 5 === 0
      ? `arn:aws:${service}:us-east-1:111122223333:*`
      : `arn:aws:${service}:us-east-1:111122223333:team-${index % 50}/data/${index}`;
  return { action, resource };
});

const bench = new Bench({ time: 2000 });
bench.add('1,000 permissions x 50 policies, first use (index built)', () => {
  const set: AwsPolicySet = { identity: [...identity], principal: 'arn:aws:iam::111122223333:role/app' };
  for (const request of requests) evaluateAws(request, set);
});
const warm: AwsPolicySet = { identity, principal: 'arn:aws:iam::111122223333:role/app' };
bench.add('1,000 permissions x 50 policies, again', () => {
  for (const request of requests) evaluateAws(request, warm);
});
const LIMIT_MILLISECONDS = 50;

void bench.run().then(() => {
  for (const { name, result } of bench.tasks) {
    const median = result.state === 'completed' ? result.latency.p50 : Number.NaN;
    const verdict = median <= LIMIT_MILLISECONDS ? 'ok' : 'OVER';
    const best = result.state === 'completed' ? result.latency.min : Number.NaN;
    console.log(
      `${name}: median ${median.toFixed(1)} ms (best ${best.toFixed(1)} ms), limit ${LIMIT_MILLISECONDS} ms: ${verdict}`,
    );
    if (verdict !== 'ok') process.exitCode = 1;
  }
});
