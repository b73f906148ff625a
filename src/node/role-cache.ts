import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { packRoleLists, parseRoleLists } from '../core/catalog/gcp-role-list.js';
import type { RoleList, RoleReading } from '../core/catalog/gcp-role-list.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Clock } from '../core/ports.js';

/** Older lists are not used: Google changes its roles every week, and the bundled ones come with each release. */
const DAYS_KEPT = 90;

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

export interface RoleCacheOptions {
  /** See `userCacheFolder`. */
  readonly directory: string;
  readonly clock: Clock;
  /** Takes a sentence when the cache cannot be used; once for each reading of the file. */
  readonly warn: (sentence: string) => void;
}

/** Roles of Google Cloud that were read at the user's wish, on disk for the next sessions. */
export interface RoleCache {
  readonly file: string;
  /** What the file holds, read at the first call: the same array until `put`. Empty: there is none that can be used. */
  lists(): readonly RoleList[];
  /** Keeps what was read instead of the lists of the same parents. Rejects with an UnforbidError `unreadable`. */
  put(lists: readonly RoleList[]): Promise<void>;
}

const NONE: readonly RoleList[] = [];

/** The cache of the folder. Nothing is read before the first question. */
export function openRoleCache({ directory, clock, warn }: RoleCacheOptions): RoleCache {
  const file = join(directory, 'google-roles.json');
  let known: readonly RoleList[] | undefined;
  const stored = (): readonly RoleList[] => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        warn(`${file} cannot be read, so the bundled roles are used: check its permissions.`);
      return NONE;
    }
    const lists = parseRoleLists(text);
    if (lists === undefined) {
      warn(
        `${file} is damaged or of another version, so the bundled roles are used. "unforbid roles --refresh" reads them anew.`,
      );
      return NONE;
    }
    const oldest = new Date(clock.now().getTime() - DAYS_KEPT * DAY_MILLISECONDS).toISOString().slice(0, 10);
    const stale = lists.filter(({ date }) => date < oldest);
    for (const { parent, date } of stale)
      warn(
        `The ${wordsOf(parent)} were read on ${date}, more than ${String(DAYS_KEPT)} days ago, and are not used. "unforbid roles --refresh" reads them anew.`,
      );
    return stale.length === 0 ? lists : lists.filter((list) => !stale.includes(list));
  };
  const lists = () => (known ??= stored());
  return {
    file,
    lists,
    async put(read) {
      const parents = new Set(read.map(({ parent }) => parent));
      const merged = [...lists().filter(({ parent }) => !parents.has(parent)), ...read];
      // Written beside and renamed, so that a reader never sees half a file.
      const draft = `${file}.${String(process.pid)}`;
      try {
        await mkdir(directory, { recursive: true });
        await writeFile(draft, packRoleLists(merged), { mode: 0o600 });
        await rename(draft, file);
      } catch (error) {
        // What went wrong first is what the user is told.
        await rm(draft, { force: true }).catch(() => undefined);
        throw new UnforbidError('unreadable', `${file} cannot be written, so the roles that were read are not kept.`, {
          cause: error,
        });
      }
      known = merged;
    },
  };
}

/** Keeps what could be read. Answers a sentence for each parent, in order; those that failed are named in `failed`. */
export async function keepRoles(
  readings: readonly RoleReading[],
  cache: Pick<RoleCache, 'put'>,
): Promise<{ readonly read: readonly string[]; readonly failed: readonly string[] }> {
  const lists = readings.flatMap((reading) => (reading.kind === 'read' ? [reading.list] : []));
  if (lists.length > 0) await cache.put(lists);
  return {
    read: lists.map(
      ({ parent, date, roles }) => `${String(roles.length)} ${wordsOf(parent)}, from roles.list, read ${date}`,
    ),
    failed: readings.flatMap((reading) => {
      if (reading.kind === 'failed') return [reading.error.message];
      return reading.note === undefined ? [] : [reading.note];
    }),
  };
}

const wordsOf = (parent: string): string =>
  parent.includes('/') ? `custom roles of ${parent}` : 'predefined roles of Google Cloud';

/**
 * The folder of this program's caches, by the platform's custom (XDG base directory specification; Apple's File System
 * Programming Guide; Windows' known folders).
 */
export function userCacheFolder(
  environment: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const named = (name: string): string | undefined => environment[name] || undefined;
  const home = named('HOME') ?? named('USERPROFILE') ?? homedir();
  if (platform === 'win32') return join(named('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'Unforbid', 'Cache');
  const xdg = named('XDG_CACHE_HOME');
  if (xdg !== undefined) return join(xdg, 'unforbid');
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'unforbid') : join(home, '.cache', 'unforbid');
}
