import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluateAws } from '../../../src/core/evaluate/index.js';
import { covers, globPattern, literalPattern, matches, meets } from '../../../src/core/evaluate/pattern.js';
import { arnPattern } from '../../../src/core/evaluate/aws/variables.js';
import { allow, deny, policyOf, type StatementText } from '../../support/policies.js';

const name = fc.string({ unit: fc.constantFrom('a', 'b', '/'), minLength: 0, maxLength: 6 });
const glob = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?'), minLength: 0, maxLength: 7 });

/** The meaning of a pattern by another way: the platform's regular expressions. */
const oracle = (pattern: string): RegExp =>
  new RegExp(`^${[...pattern].map((char) => (char === '*' ? '[^]*' : char === '?' ? '[^]' : char)).join('')}$`);

describe('patterns', () => {
  it('match as regular expressions do', () => {
    fc.assert(
      fc.property(glob, name, (pattern, text) => {
        assert.equal(matches(globPattern(pattern), text), oracle(pattern).test(text));
        assert.equal(meets(globPattern(pattern), literalPattern(text)), oracle(pattern).test(text));
        assert.equal(covers(globPattern(pattern), literalPattern(text)), oracle(pattern).test(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('that cover another match whatever it matches', () => {
    fc.assert(
      fc.property(glob, glob, name, (outer, inner, text) => {
        fc.pre(covers(globPattern(outer), globPattern(inner)));
        if (oracle(inner).test(text)) assert(oracle(outer).test(text));
      }),
      { numRuns: 3000 },
    );
  });

  it('that share a text meet, in both directions', () => {
    fc.assert(
      fc.property(glob, glob, name, (left, right, text) => {
        const [a, b] = [globPattern(left), globPattern(right)];
        assert.equal(meets(a, b), meets(b, a));
        if (oracle(left).test(text) && oracle(right).test(text)) assert(meets(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  it('of ARNs keep a star within its field unless it ends the field', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'b', '-'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(field, field, field, (head, tail, other) => {
        const pattern = arnPattern([{ text: `arn:aws:sqs:${head}*${tail}:1:jobs`, literal: false }], true);
        assert(matches(pattern, `arn:aws:sqs:${head}${other}${tail}:1:jobs`));
        assert(!matches(pattern, `arn:aws:sqs:${head}:${other}${tail}:1:jobs`));
      }),
    );
  });
});

describe('patterns with barred stars', () => {
  it('cover a text just when they meet it', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', ':', '*', '?'), minLength: 0, maxLength: 9 });
    const plain = fc.string({ unit: fc.constantFrom('a', 'b', ':'), minLength: 0, maxLength: 9 });
    fc.assert(
      fc.property(part, plain, fc.boolean(), (pattern, text, expand) => {
        const outer = arnPattern([{ text: `arn:${pattern}`, literal: false }], expand);
        const inner = literalPattern(`arn:${text}`);
        assert.equal(covers(outer, inner), meets(outer, inner));
      }),
      { numRuns: 5000 },
    );
  });
});

const action = fc.constantFrom('s3:GetObject', 's3:PutObject', 'sqs:SendMessage');
const actionPattern = fc.constantFrom('s3:GetObject', 's3:*', 's3:Get*', '*', 'sqs:SendMessage', 's3:?utObject');
const resource = fc.constantFrom(
  'arn:aws:s3:::reports/a',
  'arn:aws:s3:::reports/*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::logs/b/c',
  '*',
);
const condition = fc.option(
  fc.constantFrom(
    { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
    { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } },
    { Null: { 'aws:SourceVpc': 'true' } },
    { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-2' } },
  ),
  { nil: undefined },
);
const context = fc.constantFrom(
  undefined,
  {},
  { 'aws:SourceVpc': 'vpc-1' },
  { 'aws:SourceVpc': 'vpc-2' },
  { 'aws:SourceVpc': [] },
);
const element = fc.boolean();

const statement: fc.Arbitrary<StatementText> = fc
  .record({
    effect: fc.constantFrom(allow, allow, deny),
    action: actionPattern,
    resource,
    condition,
    notAction: element,
    notResource: element,
  })
  .map(({ effect, action: Action, resource: Resource, condition: Condition, notAction, notResource }) => {
    const { Effect } = effect('*');
    return {
      Effect,
      [notAction ? 'NotAction' : 'Action']: Action,
      [notResource ? 'NotResource' : 'Resource']: Resource,
      ...(Condition === undefined ? {} : { Condition }),
    };
  });
const statements = fc.array(statement, { maxLength: 4 });
const question = fc
  .record({ action, resource, context })
  .map(({ context: known, ...rest }) => ({ ...rest, ...(known === undefined ? {} : { context: known }) }));

const RANK = { denied: 0, unknown: 1, conditional: 1, allowed: 2 };

describe('decisions', () => {
  it('an added Allow never takes anything away', () => {
    fc.assert(
      fc.property(statements, actionPattern, resource, question, (before, Action, Resource, request) => {
        const old = evaluateAws(request, { identity: [policyOf(before)] });
        const added = evaluateAws(request, { identity: [policyOf([...before, allow(Action, Resource)])] });
        assert(RANK[added.kind] >= RANK[old.kind], `${old.kind} became ${added.kind}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('an added Deny never gives anything', () => {
    fc.assert(
      fc.property(statements, actionPattern, resource, question, (before, Action, Resource, request) => {
        const old = evaluateAws(request, { identity: [policyOf(before)] });
        const added = evaluateAws(request, { identity: [policyOf([...before, deny(Action, Resource)])] });
        assert(RANK[added.kind] <= RANK[old.kind], `${old.kind} became ${added.kind}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('an explicit deny of everything wins in every layer', () => {
    const layer = fc.constantFrom('identity', 'boundary', 'session', 'vpce');
    fc.assert(
      fc.property(statements, layer, question, (others, where, request) => {
        const set = { identity: [policyOf(others)], [where]: [policyOf(others), policyOf([deny('*')])] };
        const outcome = evaluateAws(request, set);
        assert(outcome.kind === 'denied' && !outcome.implicit);
      }),
      { numRuns: 500 },
    );
  });

  it('what is decided for a pattern holds for each of its instances', () => {
    fc.assert(
      fc.property(statements, question, name, (policies, request, part) => {
        const set = { identity: [policyOf(policies)] };
        const pattern = evaluateAws(request, set);
        fc.pre(pattern.kind === 'allowed' || pattern.kind === 'denied');
        const instance = request.resource === '*' ? `arn:aws:s3:::${part}` : request.resource.replace('*', part);
        assert.equal(evaluateAws({ ...request, resource: instance }, set).kind, pattern.kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('what is decided without a context key holds whatever its value', () => {
    const value = fc.constantFrom<string | string[]>('vpc-1', 'vpc-2', 'vpc-3', []);
    fc.assert(
      fc.property(statements, action, resource, value, (policies, asked, on, vpc) => {
        const set = { identity: [policyOf(policies)] };
        const open = evaluateAws({ action: asked, resource: on }, set);
        fc.pre(open.kind === 'allowed' || open.kind === 'denied');
        assert.equal(
          evaluateAws({ action: asked, resource: on, context: { 'aws:SourceVpc': vpc } }, set).kind,
          open.kind,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('a boundary only narrows', () => {
    fc.assert(
      fc.property(statements, statements, question, (own, limit, request) => {
        const free = evaluateAws(request, { identity: [policyOf(own)] });
        const bound = evaluateAws(request, { identity: [policyOf(own)], boundary: [policyOf(limit)] });
        assert(RANK[bound.kind] <= RANK[free.kind]);
      }),
      { numRuns: 1000 },
    );
  });
});
