import { roleParents } from '../core/catalog/gcp-role-list.js';
import type { RoleReading } from '../core/catalog/gcp-role-list.js';
import { UnforbidError } from '../core/model/problem.js';
import { keepRoles } from '../node/role-cache.js';
import type { RoleCache } from '../node/role-cache.js';

/** What is asked of the user and told; `role-dialogue.ts` is the editor's. */
export interface RoleDialogue {
  /** Whether the workspace is trusted. */
  trusted(): boolean;
  /** Whether the user agrees to what is about to be sent. */
  agree(): Promise<boolean>;
  /** The id of a project, empty for none, or undefined when the user gives up. `problemOf`: a sentence for what is no id. */
  project(problemOf: (project: string) => string | undefined): Promise<string | undefined>;
  /** Runs with a sign of progress that has a way to stop it. */
  progress<Result>(run: (cancel: AbortSignal) => Promise<Result>): Promise<Result>;
  tell(sentence: string): void;
  warn(sentence: string): void;
}

export interface RoleRefresh {
  readonly dialogue: RoleDialogue;
  readonly cache: Pick<RoleCache, 'put'>;
  readonly read: (parents: readonly string[], cancel: AbortSignal) => Promise<readonly RoleReading[]>;
  /** After new roles are kept: what was decided with the old ones is decided again. */
  readonly changed: () => Promise<void>;
}

/**
 * Reads Google's roles from the IAM API, once the user has agreed to it in so many words, and keeps them. Rejects with an
 * UnforbidError `untrusted` in a workspace that is not trusted: its settings could say where credentials are sent.
 */
export async function refreshRoles({ dialogue, cache, read, changed }: RoleRefresh): Promise<void> {
  if (!dialogue.trusted())
    throw new UnforbidError(
      'untrusted',
      'Roles are read only in a trusted workspace, since it takes a credential: trust this workspace first.',
    );
  if (!(await dialogue.agree())) return;
  const project = await dialogue.project(problemOf);
  if (project === undefined) return;
  const parents = roleParents(idOf(project), undefined);
  const told = await dialogue.progress(async (cancel) => {
    try {
      const readings = await read(parents, cancel);
      return cancel.aborted ? undefined : await keepRoles(readings, cache);
    } catch (error) {
      if (cancel.aborted) return undefined;
      throw error;
    }
  });
  if (told === undefined) return;
  if (told.read.length > 0) await changed();
  if (told.failed.length > 0) dialogue.warn([...told.read.map((sentence) => `${sentence}.`), ...told.failed].join(' '));
  else dialogue.tell(`${told.read.join('; ')}.`);
}

/** Undefined: none. */
const idOf = (project: string): string | undefined => project.trim() || undefined;

function problemOf(project: string): string | undefined {
  try {
    roleParents(idOf(project), undefined);
    return undefined;
  } catch (error) {
    if (error instanceof UnforbidError) return error.message;
    throw error;
  }
}
