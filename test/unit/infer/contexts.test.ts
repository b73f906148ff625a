import assert from 'node:assert/strict';
import { inferCall } from '../../../src/core/infer/infer.js';
import { requirementsOf } from '../../../src/core/infer/requirements.js';
import type { CallSite } from '../../../src/core/model/call-site.js';
import type { FixedContext } from '../../../src/core/model/requirement.js';
import { testCatalog } from '../../support/catalog.js';
import { input, siteOf } from './fake-catalog.js';

const ROLE = 'arn:aws:iam::111122223333:role/reports';

function contextOf(permission: string, parts: Parameters<typeof siteOf>[0]): FixedContext | undefined {
  const need = inferCall(siteOf(parts), testCatalog()).needs.find((one) => one.permission === permission);
  assert.ok(need, `${parts.operation} needs ${permission}`);
  return need.context;
}

const createFunction = (client?: CallSite['client']): Parameters<typeof siteOf>[0] => ({
  service: 'lambda',
  operation: 'CreateFunction',
  parameters: input({ FunctionName: 'render-report', Role: ROLE, KMSKeyArn: 'alias/reports' }),
  ...(client === undefined ? {} : { client }),
});

describe('contexts that an operation fixes', () => {
  it('hold the service that a role is passed to, and the host through which a key is used in the region of the client', () => {
    assert.deepEqual(contextOf('iam:PassRole', createFunction()), { 'iam:PassedToService': ['lambda.amazonaws.com'] });
    assert.deepEqual(contextOf('kms:CreateGrant', createFunction({ region: 'eu-west-1' })), {
      'kms:ViaService': ['lambda.eu-west-1.amazonaws.com'],
    });
  });

  it('say nothing of what is checked as the caller asks for it', () => {
    assert.equal(contextOf('lambda:CreateFunction', createFunction()), undefined);
    const decrypt = { service: 'kms', operation: 'Decrypt', parameters: input({ KeyId: 'alias/reports' }) };
    assert.equal(contextOf('kms:Decrypt', decrypt), undefined, 'the caller asks KMS itself');
  });

  it('leave a region open that nothing shows, and take the one in which the resources of the call lie', () => {
    const send = (QueueUrl: string): FixedContext | undefined =>
      contextOf('kms:GenerateDataKey', { service: 'sqs', operation: 'SendMessage', parameters: input({ QueueUrl }) });
    assert.deepEqual(send('jobs'), { 'kms:ViaService': ['sqs.*.amazonaws.com'] });
    assert.deepEqual(send('https://sqs.eu-west-1.amazonaws.com/111122223333/jobs'), {
      'kms:ViaService': ['sqs.eu-west-1.amazonaws.com'],
    });
  });

  it('hold every value that the operation may have, where the source does not tell which', () => {
    const createEnvironment = {
      service: 'mwaa',
      operation: 'CreateEnvironment',
      parameters: input({ Name: 'reports', ExecutionRoleArn: ROLE }),
    };
    assert.deepEqual(contextOf('iam:PassRole', createEnvironment), {
      'iam:PassedToService': ['airflow.amazonaws.com', 'airflow-env.amazonaws.com'],
    });
  });

  it('hold the service that the role of one member is for', () => {
    const service = (operation: string, members: Record<string, string>): FixedContext | undefined =>
      contextOf('iam:PassRole', { service: 'ecs', operation, parameters: input(members) });
    assert.deepEqual(service('RegisterTaskDefinition', { family: 'reports', taskRoleArn: ROLE }), {
      'iam:PassedToService': ['ecs-tasks.amazonaws.com'],
    });
    assert.deepEqual(service('CreateService', { serviceName: 'reports', role: ROLE }), {
      'iam:PassedToService': ['ecs.amazonaws.com'],
    });
  });

  it('hold both domains by which services are known in China', () => {
    assert.deepEqual(contextOf('iam:PassRole', createFunction({ region: 'cn-north-1' })), {
      'iam:PassedToService': ['lambda.amazonaws.com', 'lambda.amazonaws.com.cn'],
    });
  });

  it('make two calls with different contexts two requirements', () => {
    const createCrawler = {
      service: 'glue',
      operation: 'CreateCrawler',
      parameters: input({ Name: 'nightly', Role: ROLE, Targets: input({}) }),
    };
    const calls = [createFunction(), createCrawler].map((parts) => inferCall(siteOf(parts), testCatalog()));
    const passed = requirementsOf(calls).filter(({ permission }) => permission === 'iam:PassRole');
    assert.deepEqual(
      passed.map(({ id, context }) => [id, context]),
      ['glue', 'lambda'].map((service) => [
        `aws | iam:PassRole | ${ROLE} | iam:PassedToService = ${service}.amazonaws.com`,
        { 'iam:PassedToService': [`${service}.amazonaws.com`] },
      ]),
    );
  });
});
