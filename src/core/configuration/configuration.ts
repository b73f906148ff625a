import * as v from 'valibot';
import { member, readJson, type SourceNode, type SourceText } from '../evaluate/document.js';
import type { Problem } from '../model/inventory.js';
import { CONFIGURATION_SCHEMA, type Configuration } from './schema.js';
import { identityProblems } from './stages.js';

export { ignoredBy, isIgnored } from './ignore.js';
export type { Configuration, IgnoreEntry } from './schema.js';
export { stagesOf } from './stages.js';

export interface ConfigurationRead {
  /** Absent when something in it cannot be used as it stands. Unknown keys alone do not stop it. */
  readonly configuration?: Configuration;
  /** One for each mistake, in the order of the file. */
  readonly problems: Problem[];
}

/** Parses unforbid.json (comments allowed). Never throws: every mistake is a problem with its line and what to do. */
export function parseConfiguration(text: string, file: string): ConfigurationRead {
  const read = readJson(file, text);
  if (read.kind === 'malformed') return { problems: [read.problem] };
  const { root, source } = read;
  const lists = listsForObjects(root);
  if (lists.length > 0) {
    const message = 'an object in braces {…} must stand here, not a list.';
    const found = lists.map((offset) => ({ offset, message, fatal: true }));
    return { problems: inOrder(found, source) };
  }
  const unknownKeys = new Set<Member>();
  const first = v.safeParse(CONFIGURATION_SCHEMA, valueOf(root, unknownKeys));
  const problems: Located[] = [];
  if (!first.success) {
    for (const issue of first.issues.flatMap((one) => leaves(one))) {
      const path = (issue.path ?? []).map((item) => item.key as string | number);
      const key = isUnknownKey(issue) ? memberAt(root, path) : undefined;
      if (key === undefined) {
        problems.push({ offset: nodeAt(root, path).start, message: messageFor(issue), fatal: true });
      } else {
        unknownKeys.add(key);
        problems.push({ offset: key.keyStart, message: unknownKeyMessage(key.key, path.slice(0, -1)), fatal: false });
      }
    }
  }
  // What is left without the unknown keys is judged by itself.
  const second = v.safeParse(CONFIGURATION_SCHEMA, valueOf(root, unknownKeys));
  if (second.success) {
    for (const { path, message } of identityProblems(second.output)) {
      problems.push({ offset: nodeAt(root, path).start, message, fatal: true });
    }
  }
  const configuration = second.success && problems.every(({ fatal }) => !fatal) ? second.output : undefined;
  return { ...(configuration === undefined ? {} : { configuration }), problems: inOrder(problems, source) };
}

interface Located {
  readonly offset: number;
  readonly message: string;
  readonly fatal: boolean;
}

type Member = Extract<SourceNode, { kind: 'object' }>['members'][number];
type Issue = v.BaseIssue<unknown>;

/** Of a union the issues of the alternative that got furthest say more than "none fits". */
function leaves(issue: Issue): Issue[] {
  const below = issue.type === 'union' ? (issue.issues ?? []) : [];
  const inside = below.filter((one) => (one.path?.length ?? 0) > 0);
  if (inside.length === 0) return [issue];
  const prefix = issue.path ?? [];
  return inside.flatMap(leaves).map((one) => ({ ...one, path: [...prefix, ...(one.path ?? [])] as Issue['path'] }));
}

function isUnknownKey(issue: Issue): boolean {
  return issue.type === 'strict_object' && issue.expected === 'never';
}

function messageFor(issue: Issue): string {
  const key = issue.path?.[issue.path.length - 1]?.key;
  const missing = issue.type === 'strict_object' && issue.received === 'undefined' && typeof key === 'string';
  return missing ? `"${key}" is missing; add it.` : issue.message;
}

/** Keys that may stand at a place of the file; stage names are free. */
const KEYS: readonly { path: readonly (string | null)[]; keys: readonly string[] }[] = [
  { path: [], keys: ['version', 'stages', 'exclude', 'ignore', 'baseline'] },
  { path: ['stages', null], keys: ['aws', 'gcp'] },
  { path: ['stages', null, 'aws'], keys: ['profile', 'role', 'region', 'policies', 'boundary', 'session', 'scp'] },
  { path: ['stages', null, 'gcp'], keys: ['serviceAccount', 'keyFile', 'project', 'policies'] },
  { path: ['stages', null, null, 'policies', null], keys: ['file', 'resource'] },
  { path: ['ignore', null], keys: ['permission', 'file', 'reason', 'until'] },
];

/** The schema library takes a list for an object: offsets of lists where an object must stand. */
function listsForObjects(root: SourceNode): number[] {
  const reached = (path: readonly (string | null)[]): SourceNode[] =>
    path.reduce<SourceNode[]>((nodes, part) => nodes.flatMap((node) => below(node, part)), [root]);
  const places = [['stages'], ...KEYS.map(({ path }) => path)];
  return places.flatMap((path) => reached(path).flatMap((node) => (node.kind === 'array' ? [node.start] : [])));
}

function below(node: SourceNode, part: string | null): readonly SourceNode[] {
  if (part === null)
    return node.kind === 'array' ? node.items : node.kind === 'object' ? node.members.map(({ value }) => value) : [];
  const found = member(node, part);
  return found === undefined ? [] : [found];
}

function unknownKeyMessage(key: string, path: readonly (string | number)[]): string {
  const row = KEYS.find(
    (each) => each.path.length === path.length && each.path.every((part, at) => part === null || part === path[at]),
  );
  const place = path.length === 0 ? '' : ` in ${path.join('.')}`;
  return `the key "${key}" is not known${place} and is passed over; its keys are ${(row?.keys ?? []).join(', ')}.`;
}

function valueOf(node: SourceNode, without: ReadonlySet<Member>): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'array':
      return node.items.map((item) => valueOf(item, without));
    case 'object':
      return Object.fromEntries(
        node.members.filter((one) => !without.has(one)).map((one) => [one.key, valueOf(one.value, without)]),
      );
  }
}

/** The node at a path, or the deepest that exists. */
function nodeAt(root: SourceNode, path: readonly (string | number)[]): SourceNode {
  let node = root;
  for (const key of path) {
    const next = node.kind === 'array' ? node.items[Number(key)] : member(node, String(key));
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

function memberAt(root: SourceNode, path: readonly (string | number)[]): Member | undefined {
  const owner = nodeAt(root, path.slice(0, -1));
  return owner.kind === 'object' ? owner.members.find(({ key }) => key === path[path.length - 1]) : undefined;
}

function inOrder(problems: readonly Located[], source: SourceText): Problem[] {
  return [...problems]
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, message }) => source.problem(offset, message));
}
