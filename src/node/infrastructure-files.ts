import { readdir, readFile } from 'node:fs/promises';
import { posix, resolve } from 'node:path';
import { mayDefineNames, MAXIMUM_LENGTH } from '../core/infrastructure/formats.js';
import type { InfrastructureFile } from '../core/infrastructure/model.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { Cancel, ListedFile } from '../core/ports.js';
import { globMatcher } from './exclusions.js';

export interface InfrastructureRequest {
  /** The folder on disk. */
  readonly root: string;
  /** Its files, as the exclusion rules leave them. */
  readonly listed: readonly Pick<ListedFile, 'file' | 'size'>[];
  /** The calls whose names are looked for: what lies in the folders above them counts even when git ignores it. */
  readonly calls: readonly AnalysedCall[];
  readonly exclude?: readonly string[];
  /** Whether files of local settings (`.env`) are read, which may hold secrets beside names. Default: true. */
  readonly settings?: boolean;
  /** The list holds named paths only: then the folders above the calls are searched for files of every format. */
  readonly partly?: boolean;
  /** What was read before: for an unchanged text the same object is answered, so that it is not parsed again. */
  readonly known?: ReadonlyMap<string, InfrastructureFile>;
  /** By default from disk. */
  readonly read?: (file: string) => Promise<Uint8Array>;
}

/** Local settings, which git is told to ignore because they differ from person to person, or hold secrets. */
const LOCAL = /^(?:\.env(?:\.[\w.-]+)?|[\w-]+\.env|\.envrc|\.flaskenv|[\w.-]+\.tfvars|samconfig\.\w+)$/;
/** Files whose folder may hold such settings for them. */
const BESIDE = /\.tf$|(?:^|\/)(?:docker-)?compose[\w.-]*\.ya?ml$|(?:^|\/)serverless[\w.-]*\.ya?ml$/;
const FILES_AT_ONCE = 16;

/**
 * The files that may define names and environment variables, with their texts, sorted by path. Never rejects: one that
 * cannot be read defines nothing.
 */
export async function readInfrastructureFiles(
  request: InfrastructureRequest,
  cancel?: Cancel,
): Promise<readonly InfrastructureFile[]> {
  const { settings = true } = request;
  const wanted = new Set(
    request.listed.flatMap(({ file, size }) => (size <= MAXIMUM_LENGTH && mayDefineNames(file) ? [file] : [])),
  );
  for (const file of await localFiles(request, wanted)) wanted.add(file);
  if (!settings) for (const file of wanted) if (LOCAL.test(posix.basename(file))) wanted.delete(file);
  const read = request.read ?? ((file: string) => readFile(resolve(request.root, file)));
  const pending = [...wanted].sort();
  const files: InfrastructureFile[] = [];
  while (pending.length > 0 && cancel?.aborted !== true) {
    const texts = await Promise.all(pending.splice(0, FILES_AT_ONCE).map((file) => textOf(file, read)));
    for (const each of texts) {
      if (each === undefined) continue;
      const known = request.known?.get(each.file);
      files.push(known?.text === each.text ? known : each);
    }
  }
  return files;
}

async function textOf(
  file: string,
  read: (file: string) => Promise<Uint8Array>,
): Promise<InfrastructureFile | undefined> {
  try {
    const bytes = await read(file);
    return bytes.length > MAXIMUM_LENGTH ? undefined : { file, text: new TextDecoder().decode(bytes) };
  } catch {
    // Deleted since it was listed, or a folder, or not this user's: it says nothing.
    return undefined;
  }
}

/** Settings in the folders of calls, in those above them, and beside files that read settings. */
async function localFiles(
  { root, calls, exclude = [], partly = false }: InfrastructureRequest,
  listed: ReadonlySet<string>,
): Promise<readonly string[]> {
  const folders = new Set(['']);
  const places = [...calls.map(({ site }) => site.location.file), ...[...listed].filter((file) => BESIDE.test(file))];
  for (const place of new Set(places.map((file) => posix.dirname(file)))) {
    for (let at = place; at !== '.' && !at.startsWith('..') && !folders.has(at); at = posix.dirname(at))
      folders.add(at);
  }
  const excluded = globMatcher(exclude);
  const pending = [...folders];
  const found: string[] = [];
  while (pending.length > 0) {
    const lists = pending.splice(0, FILES_AT_ONCE).map(async (folder) => {
      const entries = await readdir(resolve(root, folder), { withFileTypes: true }).catch(() => []);
      const names = entries
        .filter((entry) => entry.isFile() && (partly ? mayDefineNames(entry.name) : LOCAL.test(entry.name)))
        .map(({ name }) => posix.join(folder, name));
      const settings = entries.some((entry) => entry.name === '.vscode' && entry.isDirectory());
      return settings ? [...names, posix.join(folder, '.vscode/launch.json')] : names;
    });
    found.push(...(await Promise.all(lists)).flat());
  }
  return found.filter((file) => !excluded(file));
}
