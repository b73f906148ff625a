import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RoleList } from '../../../src/core/catalog/gcp-role-list.js';
import { UnforbidError } from '../../../src/core/model/problem.js';
import { keepRoles, openRoleCache, userCacheFolder } from '../../../src/node/role-cache.js';
import { temporaryFolder } from '../../support/temporary-folder.js';
import type { TemporaryFolder } from '../../support/temporary-folder.js';

const listed = (parent: string, date: string, role: string): RoleList => ({
  parent,
  date,
  roles: [{ name: role, permissions: ['reports.files.get'], grantable: true }],
});
const PREDEFINED = listed('roles', '2026-11-24', 'roles/reports.reader');
const CUSTOM = listed('projects/reports-dev', '2026-11-20', 'projects/reports-dev/roles/courier');

describe('roles kept on disk', () => {
  let home: TemporaryFolder;
  let sentences: string[];
  beforeEach(() => {
    home = temporaryFolder({});
    sentences = [];
  });
  afterEach(() => home.remove());
  const open = (now = '2026-11-24T12:00:00Z') =>
    openRoleCache({
      directory: path.join(home.path, 'unforbid'),
      clock: { now: () => new Date(now) },
      warn: (sentence) => sentences.push(sentence),
    });

  it('are found in the next session, one list for each parent', async () => {
    await open().put([PREDEFINED, CUSTOM]);
    assert.deepEqual(open().lists(), [PREDEFINED, CUSTOM]);
    const newer = { ...PREDEFINED, date: '2026-11-25' };
    const cache = open();
    await cache.put([newer]);
    assert.deepEqual(cache.lists(), [CUSTOM, newer]);
    assert.deepEqual(open().lists(), [CUSTOM, newer]);
    assert.deepEqual(readdirSync(path.join(home.path, 'unforbid')), ['google-roles.json'], 'no draft is left');
    assert.deepEqual(sentences, []);
  });

  it('are none where nothing was read, without a word', () => {
    const cache = open();
    assert.deepEqual(cache.lists(), []);
    assert.equal(cache.lists(), cache.lists());
    assert.deepEqual(sentences, []);
  });

  it('are not used when damaged or unreadable, and one sentence says so', () => {
    const { file } = open();
    mkdirSync(path.dirname(file));
    writeFileSync(file, '{"version":1,"permissions":["reports.files.get"],"lists":[{"pare');
    const cache = open();
    assert.deepEqual(cache.lists(), []);
    assert.deepEqual(cache.lists(), []);
    assert.equal(sentences.length, 1);
    assert.match(sentences[0] ?? '', /damaged .* bundled roles are used.*roles --refresh/);
  });

  it('are not used when they are old: each by its own day', async () => {
    await open().put([PREDEFINED, CUSTOM]);
    assert.deepEqual(open('2027-02-20T12:00:00Z').lists(), [PREDEFINED]);
    assert.equal(sentences.length, 1);
    assert.match(
      sentences[0] ?? '',
      /custom roles of projects\/reports-dev were read on 2026-11-20, more than 90 days/,
    );
  });

  it('leave the old file whole when they cannot be written', async () => {
    await open().put([PREDEFINED]);
    const { file } = open();
    const before = readFileSync(file, 'utf8');
    // A folder where the draft would be: no right of the user changes that, as it would with modes.
    mkdirSync(`${file}.${String(process.pid)}`);
    await assert.rejects(
      open().put([CUSTOM]),
      (error: unknown) =>
        error instanceof UnforbidError && error.code === 'unreadable' && /are not kept/.test(error.message),
    );
    assert.equal(readFileSync(file, 'utf8'), before);
  });

  it('are told in sentences with their day, and so is what failed', async () => {
    const error = new UnforbidError('access-denied', 'Google does not let ada ask about the custom roles.');
    const kept: RoleList[][] = [];
    const put = (lists: readonly RoleList[]) => Promise.resolve(void kept.push([...lists]));
    const told = await keepRoles(
      [
        { kind: 'read', list: PREDEFINED },
        { kind: 'failed', parent: 'projects/reports-dev', error },
      ],
      { put },
    );
    assert.deepEqual(told, {
      read: ['1 predefined roles of Google Cloud, from roles.list, read 2026-11-24'],
      failed: [error.message],
    });
    assert.deepEqual(kept, [[PREDEFINED]]);
    await keepRoles([{ kind: 'failed', parent: 'roles', error }], { put });
    assert.equal(kept.length, 1, 'nothing read: nothing is written');
  });

  it('lie in the folder for caches that the platform has', () => {
    const folder = (environment: Record<string, string>, platform: NodeJS.Platform) =>
      userCacheFolder(environment, platform).replaceAll('\\', '/');
    assert.equal(folder({ HOME: '/home/ada' }, 'linux'), '/home/ada/.cache/unforbid');
    assert.equal(folder({ HOME: '/home/ada', XDG_CACHE_HOME: '/var/ada' }, 'linux'), '/var/ada/unforbid');
    assert.equal(folder({ HOME: '/Users/ada' }, 'darwin'), '/Users/ada/Library/Caches/unforbid');
    assert.equal(folder({ LOCALAPPDATA: 'C:/ada/Local' }, 'win32'), 'C:/ada/Local/Unforbid/Cache');
  });
});
