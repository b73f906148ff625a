import assert from 'node:assert/strict';
import { isIgnored, parseConfiguration, stagesOf } from '../../../src/core/configuration/configuration.js';
import type { Requirement } from '../../../src/core/model/requirement.js';
import { site } from '../../support/calls.js';

const parse = (content: unknown) =>
  parseConfiguration(typeof content === 'string' ? content : JSON.stringify(content, null, 2), 'unforbid.json');
const messages = (content: unknown) => parse(content).problems.map(({ message }) => message);

/** The identity that the stage `dev` of this configuration has; fails when it is refused. */
function identity(cloud: 'aws' | 'gcp', definition: unknown) {
  const { configuration, problems } = parse({ version: 1, stages: { dev: { [cloud]: definition } } });
  assert.deepEqual(problems, []);
  assert(configuration !== undefined);
  const found = stagesOf(configuration)[0]?.[cloud];
  assert(found !== undefined);
  return found;
}

const ROLE = 'arn:aws:iam::111122223333:role/team/app';

describe('unforbid.json', () => {
  it('may hold comments, and keeps the order of its stages', () => {
    const { configuration, problems } = parse(`{
      // who runs the code
      "version": 1,
      "stages": { "prod": { "aws": { "profile": "prod" } }, "dev": { "gcp": { "keyFile": "key.json" } } },
      "exclude": ["legacy/**"], "baseline": "baseline.json"
    }`);
    assert.deepEqual(problems, []);
    assert(configuration !== undefined);
    assert.deepEqual(
      stagesOf(configuration).map(({ name }) => name),
      ['prod', 'dev'],
    );
    assert.deepEqual(configuration.exclude, ['legacy/**']);
    assert.equal(configuration.baseline, 'baseline.json');
  });

  describe('identities', () => {
    it('an AWS profile', () => {
      const found = identity('aws', { profile: 'dev' });
      assert(found.kind === 'aws-profile');
      assert.equal(found.profile, 'dev');
      assert.equal(found.label, 'dev (profile)');
    });

    it('a role, asked with the default profile', () => {
      const found = identity('aws', { role: ROLE });
      assert(found.kind === 'aws-profile');
      assert.equal(found.profile, 'default');
      assert.equal(found.role, ROLE);
    });

    it('policies of a named role, with its limits', () => {
      const found = identity('aws', {
        role: ROLE,
        region: 'eu-west-1',
        policies: ['app.json', { file: 'key.json', resource: 'arn:aws:kms:eu-west-1:111122223333:key/1' }],
        boundary: ['boundary.json'],
        scp: ['root.json', 'more.json'],
      });
      assert(found.kind === 'aws-declared');
      assert.equal(found.label, 'app');
      assert.equal(found.arn, ROLE);
      assert.equal(found.region, 'eu-west-1');
      assert.deepEqual(found.policyFiles, ['app.json', 'key.json']);
      assert.deepEqual(found.policyResources, { 'key.json': 'arn:aws:kms:eu-west-1:111122223333:key/1' });
      assert.deepEqual(found.boundaryFiles, ['boundary.json']);
      assert.deepEqual(found.scpFiles, [['root.json', 'more.json']]);
    });

    it('SCPs by level', () => {
      const found = identity('aws', { policies: ['app.json'], scp: [['root.json'], ['account.json']] });
      assert(found.kind === 'aws-declared');
      assert.deepEqual(found.scpFiles, [['root.json'], ['account.json']]);
      assert.equal(found.label, 'dev policies');
    });

    it('a Google service account with policies', () => {
      const serviceAccount = 'agent@shop-dev.iam.gserviceaccount.com';
      const found = identity('gcp', { serviceAccount, project: 'shop-dev', policies: ['iam.json'] });
      assert(found.kind === 'gcp-declared');
      assert.equal(found.serviceAccount, serviceAccount);
      assert.equal(found.project, 'shop-dev');
    });

    it('a key file, application-default credentials, impersonation', () => {
      const key = identity('gcp', { keyFile: 'key.json' });
      assert(key.kind === 'gcp-credential' && key.keyFile === 'key.json');
      const adc = identity('gcp', { project: 'shop-dev' });
      assert(adc.kind === 'gcp-credential' && adc.keyFile === undefined && adc.project === 'shop-dev');
      const other = identity('gcp', { serviceAccount: 'agent@shop-dev.iam.gserviceaccount.com' });
      assert(other.kind === 'gcp-credential' && other.serviceAccount === 'agent@shop-dev.iam.gserviceaccount.com');
    });

    it('equal definitions are one identity, a changed one is another', () => {
      const one = identity('aws', { policies: ['app.json'] });
      assert.equal(identity('aws', { policies: ['app.json'] }).id, one.id);
      assert.notEqual(identity('aws', { policies: ['app.json', 'more.json'] }).id, one.id);
    });
  });

  describe('mistakes', () => {
    const stage = (aws: unknown) => ({ version: 1, stages: { dev: { aws } } });
    const cases: Readonly<Record<string, readonly [content: unknown, ...messages: RegExp[]]>> = {
      'an empty file': ['', /unforbid\.json:1: the file is empty/],
      'no JSON': ['{"version": 1,,}', /unforbid\.json:1: the JSON is malformed/],
      'a list': ['[]', /:1: an object in braces .* must stand here/],
      'no version': [{ stages: {} }, /:1: "version" is missing; add it/],
      'another version': [{ version: 2 }, /:2: version must be 1/],
      'stages as a list': [{ version: 1, stages: [] }, /:3: an object in braces .* must stand here/],
      'stages as text': [{ version: 1, stages: 'dev' }, /:3: stages must be an object/],
      'a stage as a list': [{ version: 1, stages: { dev: ['app.json'] } }, /:4: an object in braces/],
      'an empty stage': [{ version: 1, stages: { dev: {} } }, /:4: stage "dev" names no identity/],
      'no identity': [stage({}), /:5: stage "dev": aws names no identity/],
      'two identities': [stage({ profile: 'dev', policies: ['app.json'] }), /both a profile and policies/],
      'a boundary of nothing': [stage({ profile: 'dev', boundary: ['b.json'] }), /boundary but no policies/],
      'policies as text': [stage({ policies: 'app.json' }), /:6: policies must be a list of files/],
      'no policy': [stage({ policies: [] }), /policies must name at least one file/],
      'a policy that is a number': [stage({ policies: [1] }), /A policy must be a file, or an object/],
      'a policy without resource': [stage({ policies: [{ file: 'a.json' }] }), /"resource" is missing/],
      'a role that is no ARN': [stage({ role: 'app' }), /role must be the ARN of a role or user/],
      'policies of no service account': [
        { version: 1, stages: { dev: { gcp: { policies: ['iam.json'] } } } },
        /no serviceAccount whose access they give/,
      ],
      'no e-mail address': [
        { version: 1, stages: { dev: { gcp: { serviceAccount: 'agent' } } } },
        /must be an e-mail address/,
      ],
      'an entry of ignore without reason': [{ version: 1, ignore: [{ permission: 's3:*' }] }, /"reason" is missing/],
      'an entry of ignore for everything': [
        { version: 1, ignore: [{ reason: 'x' }] },
        /names a permission, a file or both/,
      ],
      'no date': [{ version: 1, ignore: [{ permission: 's3:*', reason: 'x', until: 'June' }] }, /until must be a date/],
      'two at once, in the order of the file': [
        { version: 1, exclude: 'x', baseline: 3 },
        /exclude must be a list/,
        /A file must be a string/,
      ],
    };
    for (const [name, [content, ...expected]] of Object.entries(cases)) {
      it(name, () => {
        const { configuration, problems } = parse(content);
        assert.equal(configuration, undefined);
        assert.equal(problems.length, expected.length, problems.map(({ message }) => message).join('\n'));
        expected.forEach((pattern, index) => assert.match(problems[index]?.message ?? '', pattern));
      });
    }

    it('an unknown key is reported with those that are known, and the rest is used', () => {
      const { configuration, problems } = parse(stage({ policies: ['app.json'], polices: ['b.json'] }));
      assert(configuration !== undefined);
      assert.equal(problems.length, 1);
      assert.match(
        problems[0]?.message ?? '',
        /unforbid\.json:9: the key "polices" is not known in stages\.dev\.aws .* profile, role, region, policies/,
      );
      assert.equal(problems[0]?.line, 8);
    });

    it('an unknown key at the top', () => {
      assert.match(
        messages({ version: 1, stage: {} })[0] ?? '',
        /the key "stage" is not known and is passed over; its keys are version, stages/,
      );
    });
  });
});

describe('isIgnored', () => {
  const requirement = (permission: string, ...files: string[]): Requirement => ({
    id: permission,
    cloud: 'aws',
    service: 's3',
    permission,
    resource: '*',
    confidence: 'high',
    sites: files.map((file) => site({ file })),
  });
  const now = new Date('2026-11-24T12:00:00Z');
  const ignored = (entry: Record<string, string>, what: Requirement, at = now) => {
    const { configuration } = parse({ version: 1, ignore: [{ reason: 'decided by the team', ...entry }] });
    assert(configuration !== undefined);
    return isIgnored(what, configuration, at);
  };
  const get = requirement('s3:GetObject', 'jobs/reader.py');

  it('by permission, wildcards and any case', () => {
    assert(ignored({ permission: 's3:GetObject' }, get));
    assert(ignored({ permission: 'S3:Get*' }, get));
    assert(!ignored({ permission: 's3:Put*' }, get));
  });

  it('by file, when every site lies in such a file', () => {
    assert(ignored({ file: 'jobs/**' }, get));
    assert(!ignored({ file: 'web/**' }, get));
    assert(!ignored({ file: 'jobs/**' }, requirement('s3:GetObject', 'jobs/reader.py', 'web/app.ts')));
  });

  it('by both together', () => {
    assert(ignored({ permission: 's3:*', file: '**/reader.py' }, get));
    assert(!ignored({ permission: 'sqs:*', file: '**/reader.py' }, get));
  });

  it('to the end of its last day', () => {
    assert(ignored({ permission: '*', until: '2026-11-24' }, get));
    assert(!ignored({ permission: '*', until: '2026-11-23' }, get));
  });
});
