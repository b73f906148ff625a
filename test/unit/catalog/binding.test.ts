import assert from 'node:assert/strict';
import { parseBinding, slashPart } from '../../../src/core/catalog/binding.js';

const part = (text: string, binding: string): string | undefined => {
  const parsed = parseBinding(binding).part;
  return parsed === undefined ? text : slashPart(text, parsed);
};

describe('bindings', () => {
  it('are members, items and keys', () => {
    assert.deepEqual(parseBinding('Bucket'), { steps: [{ kind: 'member', name: 'Bucket' }] });
    assert.deepEqual(parseBinding('TransactItems[].Put.TableName').steps, [
      { kind: 'member', name: 'TransactItems' },
      { kind: 'items' },
      { kind: 'member', name: 'Put' },
      { kind: 'member', name: 'TableName' },
    ]);
    assert.deepEqual(parseBinding('RequestItems{}').steps, [
      { kind: 'member', name: 'RequestItems' },
      { kind: 'keys' },
    ]);
  });

  it('take a part of a text between slashes', () => {
    const queue = 'https://sqs.eu-west-1.amazonaws.com/111122223333/jobs';
    assert.equal(part(queue, 'QueueUrl#-1'), 'jobs');
    assert.equal(part(queue, 'QueueUrl#-2'), '111122223333');
    assert.equal(part('/reports/2026/a.csv', 'CopySource#0'), 'reports');
    assert.equal(part('reports/2026/a.csv', 'CopySource#1+'), '2026/a.csv');
    assert.equal(part('/app/db', 'Name#0+'), 'app/db');
    assert.equal(part('jobs', 'QueueUrl#-2'), undefined);
  });

  it('pass over texts that name something else', () => {
    const model = 'modelId#0+!us.|eu.';
    assert.equal(part('anthropic.claude-v2', model), 'anthropic.claude-v2');
    assert.equal(part('eu.anthropic.claude-v2', model), undefined);
    const profile = 'modelId#0+^us.|eu.';
    assert.equal(part('anthropic.claude-v2', profile), undefined);
    assert.equal(part('eu.anthropic.claude-v2', profile), 'eu.anthropic.claude-v2');
  });

  it('take a part of a text between colons', () => {
    assert.equal(part('api:3', 'taskDefinition#:0'), 'api');
    assert.equal(part('api:3', 'taskDefinition#:1'), '3');
    assert.equal(part('api', 'taskDefinition#:1'), undefined);
    assert.equal(part('arn:aws:ecs:us-east-1:111122223333:task-definition/api:3', 'taskDefinition#:0!arn:'), undefined);
  });

  it('take a part between the dots of what follows the last slash', () => {
    const model = 'modelId#.1+^us.|eu.';
    assert.equal(part('us.anthropic.claude-v2:0', model), 'anthropic.claude-v2:0');
    const profile = 'arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-v2:0';
    assert.equal(part(profile, model), 'anthropic.claude-v2:0');
    assert.equal(part('anthropic.claude-v2:0', model), undefined);
  });
});
