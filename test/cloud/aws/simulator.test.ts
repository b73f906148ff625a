import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createAwsSimulator, profileIdentity } from '../../../src/cloud/aws/index.js';
import type { AwsOptions } from '../../../src/cloud/aws/index.js';
import type { AccessRequest, Decision } from '../../../src/core/model/decision.js';
import type { Identity } from '../../../src/core/model/identity.js';
import {
  assumedRole,
  callerIdentity,
  contextOf,
  members,
  refusal,
  resultsPerResource,
  role,
  simulated,
  startFakeAws,
} from '../../support/fake-aws.js';
import type { AwsCall, AwsHandler, AwsReply, FakeAws } from '../../support/fake-aws.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const KEYS = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`;
const USER = 'arn:aws:iam::111122223333:user/reports/ana';
const REPORTS = 'arn:aws:s3:::reports';
const DEV = profileIdentity('dev');

describe('AWS simulator', () => {
  let home: TemporaryFolder;
  let aws: FakeAws | undefined;
  beforeEach(() => {
    home = temporaryFolder({
      '.aws/credentials': `[dev]\n${KEYS}`,
      '.aws/config': '[profile dev]\nregion = eu-west-1\n',
    });
  });
  afterEach(async () => {
    home.remove();
    await aws?.close();
    aws = undefined;
  });

  const simulator = async (handler: AwsHandler, options: AwsOptions = {}) => {
    await aws?.close();
    aws = await startFakeAws(handler);
    const environment = { HOME: home.path, AWS_ENDPOINT_URL: aws.url, ...options.environment };
    return createAwsSimulator({ clock: { now: () => new Date('2026-11-24T12:00:00Z') }, ...options, environment });
  };
  /** Simulates with a fake that knows the user ana and answers simulations with `answer`. */
  const ask = async (
    requests: readonly AccessRequest[],
    answer: (call: AwsCall) => AwsReply,
    options: AwsOptions = {},
    identity: Identity = DEV,
  ): Promise<readonly Decision[]> => {
    const fake = await simulator(
      (call) => (call.action === 'GetCallerIdentity' ? callerIdentity(USER) : answer(call)),
      options,
    );
    return fake.simulate(identity, requests);
  };
  const calls = (action: string) => (aws?.calls ?? []).filter((call) => call.action === action);
  const get: AccessRequest = { permission: 's3:GetObject', resource: `${REPORTS}/2026.csv` };

  it('reads no credential and asks nothing before it is told to simulate', async () => {
    const mark = join(home.path, 'was-run');
    home.write({ '.aws/config': `[profile build]\ncredential_process = touch ${mark}\n` });
    const fake = await simulator(() => undefined);
    assert.deepEqual(await fake.simulate(profileIdentity('build'), []), []);
    assert.equal(aws?.calls.length, 0);
    assert.ok(!existsSync(mark));
    await assert.rejects(fake.simulate(profileIdentity('build'), [get]), { code: 'no-credentials' });
    assert.ok(existsSync(mark), 'the act itself does run it');
  });

  for (const [shape, form] of [
    ['one result for each action', undefined],
    ['one result for each resource', resultsPerResource],
  ] as const) {
    it(`reads allowed, denied and their statements from ${shape}`, async () => {
      const requests = ['GetObject', 'PutObject', 'DeleteObject'].flatMap((action) =>
        ['a.csv', 'b.csv'].map((key) => ({ permission: `s3:${action}`, resource: `${REPORTS}/${key}` })),
      );
      const decisions = await ask(requests, (call) =>
        simulated(
          call,
          (action, resource) => {
            if (action === 's3:DeleteObject') {
              return { decision: 'explicitDeny', statement: { policy: 'KeepReports', type: 'user-managed', line: 14 } };
            }
            const allowed = action === 's3:GetObject' || resource.endsWith('b.csv');
            return allowed
              ? { decision: 'allowed', statement: { policy: 'user_ana_Reports', type: 'user', line: 3 } }
              : { decision: 'implicitDeny' };
          },
          form,
        ),
      );
      assert.deepEqual(
        decisions.map(({ kind }) => kind),
        ['allowed', 'allowed', 'denied', 'allowed', 'denied', 'denied'],
      );
      const [allowed, , implicit, , explicit] = decisions;
      assert.ok(allowed?.kind === 'allowed' && implicit?.kind === 'denied' && explicit?.kind === 'denied');
      assert.equal(allowed.statement?.label, 'user_ana_Reports, line 3');
      assert.equal(implicit.implicit, true);
      assert.equal(implicit.statement, undefined);
      assert.equal(explicit.implicit, false);
      assert.equal(explicit.statement?.label, 'KeepReports, line 14');
      for (const decision of decisions) {
        assert.equal(decision.rung, 'live-simulation');
        assert.equal(decision.time, '2026-11-24T12:00:00.000Z');
      }
      assert.equal(calls('SimulatePrincipalPolicy').length, 1);
      assert.equal(calls('SimulatePrincipalPolicy')[0]?.parameters.get('PolicySourceArn'), USER);
    });
  }

  it('names the layer that denies: organization, boundary, identity', async () => {
    const requests = ['sqs:SendMessage', 'sns:Publish', 'kms:Decrypt'].map((permission) => ({
      permission,
      resource: '*',
    }));
    const decisions = await ask(
      requests,
      (call) =>
        simulated(
          call,
          (action) => {
            if (action === 'sqs:SendMessage') return { decision: 'implicitDeny', organizations: false };
            if (action === 'sns:Publish') return { decision: 'implicitDeny', organizations: true, boundary: false };
            return { decision: 'implicitDeny', organizations: true, boundary: true };
          },
          resultsPerResource,
        ),
      { resourceTemplates: () => [] },
    );
    assert.deepEqual(
      decisions.map((decision) => decision.kind === 'denied' && decision.layer),
      ['scp', 'boundary', 'identity'],
    );
  });

  it('never asks an action about a resource that was not asked with it, and at most 50 actions at once', async () => {
    const actions = Array.from({ length: 120 }, (_, index) => `ec2:Describe${String(index)}`);
    const requests = [
      ...actions.map((permission) => ({ permission, resource: '*' })),
      { permission: 's3:ListBucket', resource: REPORTS },
      { permission: 's3:GetObject', resource: `${REPORTS}/a.csv` },
      { permission: 's3:GetObject', resource: `${REPORTS}/b.csv` },
    ];
    const wanted = new Set(requests.map(({ permission, resource }) => `${permission} ${resource}`));
    const decisions = await ask(
      requests,
      (call) => {
        assert.ok(members(call, 'ActionNames').length <= 50);
        for (const action of members(call, 'ActionNames')) {
          for (const resource of members(call, 'ResourceArns')) assert.ok(wanted.has(`${action} ${resource}`));
        }
        return simulated(call, () => ({ decision: 'allowed' }));
      },
      { resourceTemplates: (permission) => (permission.startsWith('ec2:') ? [] : undefined) },
    );
    assert.ok(decisions.every(({ kind }) => kind === 'allowed'));
    assert.equal(calls('SimulatePrincipalPolicy').length, 5);
  });

  it('answers unknown, with the time, for what the service leaves out of its answer', async () => {
    const [decision] = await ask([get], () => resultsPerResource([]));
    assert.equal(decision?.kind, 'unknown');
    assert.match(decision.reason, /gave no answer for s3:GetObject/);
    assert.equal(decision.time, '2026-11-24T12:00:00.000Z');
  });

  it('reads all pages of an answer', async () => {
    const requests = ['a', 'b'].map((key) => ({ permission: 's3:GetObject', resource: `${REPORTS}/${key}` }));
    const decisions = await ask(requests, (call) => {
      const second = call.parameters.get('Marker') === 'page-2';
      const resource = `${REPORTS}/${second ? 'b' : 'a'}`;
      const finding = { action: 's3:GetObject', resource, decision: second ? 'allowed' : 'implicitDeny' } as const;
      return resultsPerResource([finding], second ? undefined : 'page-2');
    });
    assert.deepEqual(
      decisions.map(({ kind }) => kind),
      ['denied', 'allowed'],
    );
  });

  it('is conditional where the policies ask for context that is not known, and gives what is known', async () => {
    const requests = [get, { permission: 's3:PutObject', resource: `${REPORTS}/x` }];
    const decisions = await ask(requests, (call) =>
      simulated(call, (action) => {
        if (action === 's3:PutObject') {
          return { decision: 'implicitDeny', missing: ['aws:SourceVpc', 'aws:SecureTransport'] };
        }
        const known = contextOf(call)['aws:SecureTransport'] === 'true';
        return known ? { decision: 'allowed' } : { decision: 'explicitDeny', missing: ['aws:SecureTransport'] };
      }),
    );
    const [settled, open] = decisions;
    assert.equal(settled?.kind, 'allowed');
    assert.ok(open?.kind === 'conditional');
    assert.match(open.ifs.join(), /aws:SourceVpc has a value/);
    assert.equal(calls('SimulatePrincipalPolicy').length, 4);
    assert.deepEqual(contextOf(calls('SimulatePrincipalPolicy')[0] as AwsCall), {});
  });

  it('passes the context of a request on', async () => {
    await ask([{ ...get, context: { 's3:prefix': 'reports/', 'aws:TagKeys': ['team', 'stage'] } }], (call) => {
      assert.deepEqual(contextOf(call), { 's3:prefix': 'reports/', 'aws:TagKeys': 'team' });
      return simulated(call, () => ({ decision: 'allowed' }));
    });
  });

  it('asks for each context by itself, with unknown regions of hosts taken from the identity', async () => {
    const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd';
    const requests: AccessRequest[] = [
      ...['lambda', 'states'].map((service) => ({
        permission: 'iam:PassRole',
        resource: 'arn:aws:iam::111122223333:role/reports',
        context: { 'iam:PassedToService': `${service}.amazonaws.com` },
      })),
      ...['kms:Decrypt', 'kms:GenerateDataKey'].map((permission) => ({
        permission,
        resource: key,
        context: { 'kms:ViaService': 's3.*.amazonaws.com' },
      })),
    ];
    const decisions = await ask(requests, (call) =>
      simulated(call, () => {
        const { 'iam:PassedToService': service, 'kms:ViaService': host } = contextOf(call);
        const right = service === 'lambda.amazonaws.com' || host === 's3.eu-west-1.amazonaws.com';
        return { decision: right ? 'allowed' : 'implicitDeny' };
      }),
    );
    assert.deepEqual(
      decisions.map(({ kind }) => kind),
      ['allowed', 'denied', 'allowed', 'allowed'],
    );
    assert.equal(calls('SimulatePrincipalPolicy').length, 3, 'the two for the key go together');
    assert.match(decisions[2]?.reason ?? '', /region eu-west-1 taken from the identity/);
  });

  it('does not give a context that is known in part only where the identity has no region either', async () => {
    home.write({ '.aws/config': '[profile dev]\n' });
    const context = { 'kms:ViaService': 's3.*.amazonaws.com' };
    const [decision] = await ask(
      [{ permission: 'kms:Decrypt', resource: 'arn:aws:kms:eu-west-1:111122223333:key/1', context }],
      (call) => {
        assert.deepEqual(contextOf(call), {});
        return simulated(call, () => ({ decision: 'implicitDeny', missing: ['kms:ViaService'] }));
      },
    );
    assert.ok(decision?.kind === 'conditional');
    assert.match(decision.ifs.join(), /kms:ViaService has a value/);
  });

  it('gives no definite answer for a resource that the source does not show', async () => {
    const requests = [
      { permission: 's3:GetObject', resource: 'arn:aws:s3:::*/2026.csv' },
      { permission: 's3:PutObject', resource: '*' },
      { permission: 's3:DeleteObject', resource: '*' },
      { permission: 's3:ListBucket', resource: 'arn:aws:s3:::logs-*' },
      { permission: 'dynamodb:GetItem', resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/*' },
      { permission: 's3:GetObject', resource: `${REPORTS}/*` },
    ];
    const decisions = await ask(requests, (call) =>
      simulated(call, (action) => ({
        decision:
          action === 's3:PutObject' ? 'allowed' : action === 's3:DeleteObject' ? 'explicitDeny' : 'implicitDeny',
      })),
    );
    assert.deepEqual(
      decisions.map(({ kind }) => kind),
      ['unknown', 'conditional', 'unknown', 'unknown', 'unknown', 'denied'],
    );
    assert.match(decisions[0]?.reason ?? '', /does not show which one is meant/);
    assert.match(decisions[5]?.reason ?? '', /only some names in it would not show/);
  });

  it("takes an unknown account and region to be the identity's own, and says so", async () => {
    const [decision] = await ask([{ permission: 'sqs:SendMessage', resource: 'arn:aws:sqs:*:*:jobs' }], (call) => {
      assert.deepEqual(members(call, 'ResourceArns'), ['arn:aws:sqs:eu-west-1:111122223333:jobs']);
      return simulated(call, () => ({ decision: 'allowed' }));
    });
    assert.equal(decision?.kind, 'allowed');
    assert.match(decision?.reason ?? '', /region eu-west-1 and account 111122223333 taken from the identity/);
  });

  it('leaves a resource of another account conditional on its resource policy', async () => {
    const [decision] = await ask(
      [{ permission: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }],
      (call) => simulated(call, () => ({ decision: 'allowed' })),
    );
    assert.ok(decision?.kind === 'conditional');
    assert.match(decision.ifs.join(), /resource policy in account 123456789012/);
  });

  it('keeps one bad action name from failing the others', async () => {
    const requests = ['s3:GetObject', 's3:Get*', 'x:y', 's3:', 's3:NoSuchThing', 's3:PutObject'].map((permission) => ({
      permission,
      resource: `${REPORTS}/a`,
    }));
    const decisions = await ask(requests, (call) =>
      members(call, 'ActionNames').includes('s3:NoSuchThing')
        ? refusal('InvalidInput', 'Invalid action s3:NoSuchThing')
        : simulated(call, () => ({ decision: 'allowed' })),
    );
    assert.deepEqual(
      decisions.map(({ kind }) => kind),
      ['allowed', 'unknown', 'allowed', 'unknown', 'unknown', 'allowed'],
    );
    assert.match(decisions[1]?.reason ?? '', /"s3:Get\*" is not the name of one action/);
    assert.match(decisions[4]?.reason ?? '', /does not take s3:NoSuchThing/);
  });

  it('waits and tries again when throttled', async () => {
    let refused = 0;
    const [decision] = await ask([get], (call) => {
      if (refused++ < 2) return refusal('Throttling', 'Rate exceeded');
      return simulated(call, () => ({ decision: 'allowed' }));
    });
    assert.equal(decision?.kind, 'allowed');
    assert.equal(calls('SimulatePrincipalPolicy').length, 3);
  });

  it('says that it is throttled when that does not end', async () => {
    await assert.rejects(
      ask([get], () => refusal('Throttling', 'Rate exceeded'), { attempts: 2 }),
      {
        code: 'throttled',
        message: /wait a minute/,
      },
    );
  });

  it('keeps what was answered when a later call fails', async () => {
    let count = 0;
    const requests = [get, { permission: 's3:ListBucket', resource: REPORTS }];
    const decisions = await ask(requests, (call) =>
      count++ === 0 ? simulated(call, () => ({ decision: 'allowed' })) : refusal('ExpiredToken', 'expired', 403),
    );
    assert.equal(decisions[0]?.kind, 'allowed');
    assert.equal(decisions[1]?.kind, 'unknown');
    assert.match(decisions[1]?.reason ?? '', /have expired/);
  });

  describe('for the session of a role', () => {
    const session = 'arn:aws:sts::111122223333:assumed-role/app/i-0abc';
    const withPath = 'arn:aws:iam::111122223333:role/team/reports/app';

    it('simulates the role by its ARN with the path', async () => {
      const fake = await simulator((call) => {
        if (call.action === 'GetCallerIdentity') return callerIdentity(session);
        if (call.action === 'GetRole') return role(withPath);
        return simulated(call, () => ({ decision: 'allowed' }));
      });
      const [decision] = await fake.simulate(DEV, [get]);
      assert.equal(decision?.kind, 'allowed');
      assert.equal(calls('GetRole')[0]?.parameters.get('RoleName'), 'app');
      assert.equal(calls('SimulatePrincipalPolicy')[0]?.parameters.get('PolicySourceArn'), withPath);
    });

    it('tries the likely paths of a single sign-on role when it may not read it', async () => {
      const name = 'AWSReservedSSO_Developer_0123456789abcdef';
      const expected = `arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-north-1/${name}`;
      home.write({ '.aws/config': '[profile dev]\nregion = eu-west-1\nsso_region = eu-north-1\n' });
      const fake = await simulator((call) => {
        if (call.action === 'GetCallerIdentity') {
          return callerIdentity(`arn:aws:sts::111122223333:assumed-role/${name}/ana`);
        }
        if (call.action === 'GetRole') return refusal('AccessDenied', 'not authorized to perform: iam:GetRole', 403);
        return call.parameters.get('PolicySourceArn') === expected
          ? simulated(call, () => ({ decision: 'allowed' }))
          : refusal('NoSuchEntity', 'no such role', 404);
      });
      assert.equal((await fake.simulate(DEV, [get]))[0]?.kind, 'allowed');
    });

    it('says what to add when neither the role nor its guesses can be had', async () => {
      const fake = await simulator((call) => {
        if (call.action === 'GetCallerIdentity') return callerIdentity(session);
        if (call.action === 'GetRole') return refusal('AccessDenied', 'no', 403);
        return refusal('NoSuchEntity', 'no such role', 404);
      });
      await assert.rejects(fake.simulate(DEV, [get]), { code: 'access-denied', message: /"iam:GetRole"/ });
    });

    it('gives the exact policy to add when it may not simulate', async () => {
      const fake = await simulator((call) => {
        if (call.action === 'GetCallerIdentity') return callerIdentity(session);
        if (call.action === 'GetRole') return role(withPath);
        return refusal('AccessDenied', 'not authorized to perform: iam:SimulatePrincipalPolicy', 403);
      });
      await assert.rejects(fake.simulate(DEV, [get]), (error: Error & { code?: string }) => {
        assert.equal(error.code, 'access-denied');
        const policy = JSON.parse(error.message.slice(error.message.indexOf('{'))) as {
          Statement: [Record<string, unknown>];
        };
        assert.deepEqual(policy.Statement[0]['Action'], ['iam:GetRole', 'iam:SimulatePrincipalPolicy']);
        assert.equal(policy.Statement[0]['Resource'], withPath);
        return true;
      });
    });
  });

  it('answers unknown for principals that cannot be simulated', async () => {
    for (const caller of ['arn:aws:iam::111122223333:root', 'arn:aws:sts::111122223333:federated-user/ana']) {
      const fake = await simulator(() => callerIdentity(caller));
      const [decision] = await fake.simulate(DEV, [get]);
      assert.equal(decision?.kind, 'unknown');
      assert.match(decision?.reason ?? '', /simulator/);
    }
  });

  it('simulates a declared role with the default credentials, without asking who they are', async () => {
    const arn = 'arn:aws:iam::111122223333:role/app';
    const identity: Identity = { kind: 'aws-declared', cloud: 'aws', id: 'app', label: 'app', arn, policyFiles: [] };
    const decisions = await ask(
      [get],
      (call) => simulated(call, () => ({ decision: 'allowed' })),
      {
        environment: { AWS_ACCESS_KEY_ID: 'AKIAI44QH8DHBEXAMPLE', AWS_SECRET_ACCESS_KEY: SECRET },
      },
      identity,
    );
    assert.equal(decisions[0]?.kind, 'allowed');
    assert.equal(aws?.calls.length, 1);
    assert.equal(aws?.calls[0]?.accessKey, 'AKIAI44QH8DHBEXAMPLE');
    assert.equal(aws?.calls[0]?.parameters.get('PolicySourceArn'), arn);
  });

  describe('for a profile that assumes a role', () => {
    const arn = 'arn:aws:iam::111122223333:role/app';
    beforeEach(() =>
      home.write({ '.aws/config': `[profile app]\nrole_arn = ${arn}\nsource_profile = dev\nregion = eu-west-1\n` }),
    );

    it('assumes it with the source profile and asks with what it is given', async () => {
      const fake = await simulator((call) => {
        if (call.action === 'AssumeRole') return assumedRole('ASIAIOSFODNN7EXAMPLE');
        if (call.action === 'GetCallerIdentity') return callerIdentity('arn:aws:sts::111122223333:assumed-role/app/me');
        if (call.action === 'GetRole') return role(arn);
        return simulated(call, () => ({ decision: 'allowed' }));
      });
      assert.equal((await fake.simulate(profileIdentity('app'), [get]))[0]?.kind, 'allowed');
      assert.equal(calls('AssumeRole')[0]?.accessKey, 'AKIAIOSFODNN7EXAMPLE');
      assert.equal(calls('AssumeRole')[0]?.parameters.get('RoleArn'), arn);
      assert.equal(calls('SimulatePrincipalPolicy')[0]?.accessKey, 'ASIAIOSFODNN7EXAMPLE');
    });

    it('says when it may not assume it', async () => {
      const fake = await simulator(() => refusal('AccessDenied', 'not authorized to perform: sts:AssumeRole', 403));
      await assert.rejects(fake.simulate(profileIdentity('app'), [get]), {
        code: 'access-denied',
        message: /^Profile "app" may not use sts:AssumeRole/,
      });
    });
  });

  describe('in bad situations', () => {
    it('says how to renew expired credentials', async () => {
      const fake = await simulator(() =>
        refusal('ExpiredToken', 'The security token included in the request is expired', 403),
      );
      await assert.rejects(fake.simulate(DEV, [get]), {
        code: 'expired-credentials',
        message: 'The credentials of profile "dev" have expired: renew them, then check again.',
      });
    });

    it('names the sign-in command when the SSO session is missing', async () => {
      home.write({
        '.aws/config':
          '[profile work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Developer\n',
      });
      const fake = await simulator(() => undefined);
      await assert.rejects(fake.simulate(profileIdentity('work'), [get]), {
        code: 'expired-credentials',
        message: /run "aws sso login --profile work"/,
      });
    });

    it('names the profiles there are when one is unknown', async () => {
      const fake = await simulator(() => undefined);
      await assert.rejects(fake.simulate(profileIdentity('prod'), [get]), {
        code: 'no-identity',
        message: /^Profile "prod" is not in .*config or .*credentials; the profiles there are dev:/,
      });
    });

    it('tells a rejected key and an unreachable network apart, with their codes', async () => {
      const fake = await simulator(() =>
        refusal('InvalidClientTokenId', 'The security token included is invalid.', 403),
      );
      await assert.rejects(fake.simulate(DEV, [get]), { code: 'no-credentials', message: /InvalidClientTokenId/ });
      const url = aws?.url ?? '';
      await aws?.close();
      aws = undefined;
      const offline = createAwsSimulator({ environment: { HOME: home.path, AWS_ENDPOINT_URL: url }, attempts: 1 });
      await assert.rejects(offline.simulate(DEV, [get]), { code: 'network', message: /ECONNREFUSED.*proxy settings/ });
    });

    it('never repeats a secret, nor what a credential_process prints', async () => {
      home.write({ '.aws/config': `[profile build]\ncredential_process = sh -c "echo ${SECRET} >&2; exit 1"\n` });
      const fake = await simulator(() => refusal('SignatureDoesNotMatch', 'signature', 403));
      for (const name of ['dev', 'build']) {
        await assert.rejects(fake.simulate(profileIdentity(name), [get]), (error: Error) => {
          assert.ok(!error.message.includes(SECRET));
          assert.ok(!error.message.includes('echo'));
          assert.ok(!String((error.cause as Error | undefined)?.message).includes(SECRET));
          return true;
        });
      }
    });

    it('answers unknown for what a cancel leaves, and is no error', async () => {
      const cancel = new AbortController();
      const fake = await simulator((call) => {
        if (call.action === 'GetCallerIdentity') return callerIdentity(USER);
        cancel.abort();
        return simulated(call, () => ({ decision: 'allowed' }));
      });
      const requests = [get, { permission: 's3:ListBucket', resource: REPORTS }];
      const decisions = await fake.simulate(DEV, requests, cancel.signal);
      assert.deepEqual(
        decisions.map(({ kind }) => kind),
        ['unknown', 'unknown'],
      );
      assert.match(decisions[1]?.reason ?? '', /stopped/);
    });
  });
});
