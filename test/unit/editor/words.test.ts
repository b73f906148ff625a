import assert from 'node:assert/strict';
import { resourceWords } from '../../../src/editor/words.js';

describe('the part of a resource that it is told by', () => {
  for (const [resource, words] of [
    ['arn:aws:sqs:eu-west-1:111122223333:agent-jobs', 'agent-jobs'],
    ['arn:aws:s3:::acme-reports/daily/*.json', 'acme-reports/daily/*.json'],
    ['arn:aws:kms:*:*:key/*', 'key/*'],
    ['arn:aws:logs:eu-west-1:111122223333:log-group:worker:*', 'log-group:worker:*'],
    ['//pubsub.googleapis.com/projects/acme/topics/jobs', 'topics/jobs'],
    ['//storage.googleapis.com/projects/_/buckets/jobs/objects/*', 'buckets/jobs/objects/*'],
    ['//cloudresourcemanager.googleapis.com/projects/acme', 'projects/acme'],
    ['*', '*'],
  ] as const) {
    it(`${resource} is ${words}`, () => assert.equal(resourceWords(resource), words));
  }
});
