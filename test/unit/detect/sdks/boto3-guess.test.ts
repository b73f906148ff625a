import assert from 'node:assert/strict';
import type { CallArguments } from '../../../../src/core/detect/rules.js';
import { guessClients } from '../../../../src/core/detect/sdks/boto3/guess.js';
import { text } from '../../../../src/core/model/value.js';
import { testCatalog } from '../../../support/catalog.js';

const given = (...names: readonly string[]): CallArguments => ({
  positional: [],
  named: Object.fromEntries(names.map((name) => [name, text('jobs')])),
  open: false,
});

const services = (method: string, receiver: string, used: readonly string[], call: CallArguments): readonly string[] =>
  guessClients(testCatalog(), method, new Set(used), { receiver, arguments: call }).flatMap(
    ({ service }) => service ?? [],
  );

describe('a receiver of unknown origin', () => {
  it('is a client of the service that is in use and takes the arguments', () => {
    assert.deepEqual(services('sendcommand', 'client', ['ssm'], given('DocumentName', 'InstanceIds')), ['ssm']);
  });

  it('is no client where the arguments have names that no member of an API has', () => {
    assert.deepEqual(services('sendcommand', 'client', ['qldb-session'], given('instance_ids')), []);
    assert.deepEqual(services('sendcommand', 'shell_client', [], given('command_text')), []);
  });
});
