import assert from 'node:assert/strict';
import type { RoleList, RoleReading } from '../../../src/core/catalog/gcp-role-list.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { refreshRoles } from '../../../src/editor/role-refresh.js';
import type { RoleDialogue } from '../../../src/editor/role-refresh.js';

const LIST: RoleList = { parent: 'roles', date: '2026-11-24', roles: [] };

interface Answers {
  readonly trusted?: boolean;
  readonly agree?: boolean;
  readonly project?: string;
  readonly stop?: boolean;
  readonly readings?: readonly RoleReading[];
}

/** Refreshes with these answers of the user; everything that happened, in order. */
async function refresh(answers: Answers): Promise<readonly string[]> {
  const happened: string[] = [];
  const stop = new AbortController();
  const dialogue: RoleDialogue = {
    trusted: () => answers.trusted ?? true,
    agree: () => Promise.resolve(answers.agree ?? true),
    project: (problemOf) => {
      assert.match(problemOf('../roles') ?? '', /not the id of a project/);
      assert.equal(problemOf(' reports-dev '), undefined);
      return Promise.resolve(answers.project);
    },
    progress: (run) => run(stop.signal),
    tell: (sentence) => happened.push(`told: ${sentence}`),
    warn: (sentence) => happened.push(`warned: ${sentence}`),
  };
  await refreshRoles({
    dialogue,
    read: (parents) => {
      happened.push(`asked for ${parents.join(' and ')}`);
      if (answers.stop === true) {
        stop.abort();
        throw new UnforbidError('network', 'The check was stopped.');
      }
      return Promise.resolve(answers.readings ?? [{ kind: 'read', list: LIST }]);
    },
    cache: { put: (lists) => Promise.resolve(void happened.push(`kept ${String(lists.length)}`)) },
    changed: () => Promise.resolve(void happened.push('compared again')),
  });
  return happened;
}

describe('reading roles from the editor', () => {
  it('asks, keeps, compares again and tells the day', async () => {
    assert.deepEqual(await refresh({ project: ' reports-dev ' }), [
      'asked for roles and projects/reports-dev',
      'kept 1',
      'compared again',
      'told: 0 predefined roles of Google Cloud, from roles.list, read 2026-11-24.',
    ]);
  });

  it('never happens in a workspace that is not trusted, and a sentence says so', async () => {
    await assert.rejects(
      refresh({ trusted: false, project: '' }),
      (error: unknown) => error instanceof UnforbidError && error.code === 'untrusted' && /trust/.test(error.message),
    );
  });

  it('asks nobody unless the user agrees and goes on', async () => {
    assert.deepEqual(await refresh({ agree: false, project: '' }), []);
    assert.deepEqual(await refresh({}), []);
  });

  it('keeps nothing when it is stopped, and that is no error', async () => {
    assert.deepEqual(await refresh({ project: '', stop: true }), ['asked for roles']);
  });

  it('keeps what could be read, and warns of the rest', async () => {
    const error = new UnforbidError('access-denied', 'Google does not let ada ask about the custom roles.');
    const happened = await refresh({
      project: 'reports-dev',
      readings: [
        { kind: 'read', list: LIST },
        { kind: 'failed', parent: 'projects/reports-dev', error },
      ],
    });
    assert.deepEqual(happened.slice(1, 3), ['kept 1', 'compared again']);
    assert.match(happened[3] ?? '', /^warned: 0 predefined roles .*read 2026-11-24\. Google does not let ada/);
    const none = await refresh({ project: '', readings: [{ kind: 'failed', parent: 'roles', error }] });
    assert.deepEqual(none, ['asked for roles', `warned: ${error.message}`]);
  });
});
