import { isFor, parseBinding, slashPart } from '../catalog/binding.js';
import type { Binding, BindingStep } from '../catalog/binding.js';
import type { Value } from '../model/value.js';
import { patternText } from '../model/value.js';
import { walk } from './parameters.js';

/** Placeholder -> the text for it, unknown parts as `*`. One record is one resource. */
export type ValueRecord = Readonly<Record<string, string>>;

/** The texts at a binding of the catalog; those that it is not for are left out. `unseen`: there may be others. */
export function textsAt(
  parameters: Value,
  path: string,
): { readonly texts: readonly string[]; readonly unseen: boolean } {
  const binding = parseBinding(path);
  const found = walk(parameters, binding.steps);
  const texts = found.values.map((value) => textOf(value, binding)).filter((text) => text !== undefined);
  return { texts, unseen: found.unseen };
}

/** Undefined: the binding is not for this text. A part that the text has not, or that is not known, is `*`. */
function textOf(value: Value, { part }: Binding): string | undefined {
  const pattern = patternOf(value);
  if (part === undefined) return pattern;
  if (!isFor(pattern, part)) return undefined;
  return slashPart(pattern, part) ?? '*';
}

/**
 * The value as a pattern. An object with `Bucket` and `Key` is the copy source as boto3 takes it, and a version id at a
 * copy source's end is no part of the object's name ("Amazon S3 API Reference": CopyObject).
 */
function patternOf(value: Value): string {
  if (value.kind === 'object') {
    const { Bucket, Key } = value.members;
    return Bucket === undefined || Key === undefined ? '*' : `${patternOf(Bucket)}/${patternOf(Key)}`;
  }
  const pattern = patternText(value)
    ?.replace(/\?versionId=[^/]*$/, '')
    .replace(/\*{2,}/g, '*');
  return pattern === undefined || pattern === '' ? '*' : pattern;
}

interface Member {
  readonly name: string;
  readonly steps: readonly BindingStep[];
  readonly binding: Binding;
}

/**
 * One record for each resource: members of the same list item belong together (`Entries[].Bucket` and `Entries[].Key`);
 * different lists are combined.
 */
export function valueRecords(parameters: Value, paths: readonly (readonly [string, string])[]): readonly ValueRecord[] {
  const members = paths.map(([name, path]) => {
    const binding = parseBinding(path);
    return { name, steps: binding.steps, binding };
  });
  return recordsOf(parameters, members);
}

function recordsOf(value: Value, members: readonly Member[]): readonly ValueRecord[] {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const list = firstList(member.steps);
    const key = list < 0 ? '' : JSON.stringify(member.steps.slice(0, list + 1));
    groups.set(key, [...(groups.get(key) ?? []), member]);
  }
  let records: readonly ValueRecord[] = [{}];
  for (const [key, group] of groups) {
    const parts = key === '' ? [plainRecord(value, group)] : listRecords(value, group);
    records = records.flatMap((record) => parts.map((part) => ({ ...record, ...part })));
  }
  return records;
}

const firstList = (steps: readonly BindingStep[]): number => steps.findIndex((step) => step.kind !== 'member');

function plainRecord(value: Value, members: readonly Member[]): ValueRecord {
  return Object.fromEntries(
    members.map(({ name, steps, binding }) => {
      const found = walk(value, steps);
      const [only] = found.values;
      return [name, only === undefined || found.unseen ? '*' : (textOf(only, binding) ?? '*')];
    }),
  );
}

function listRecords(value: Value, members: readonly Member[]): readonly ValueRecord[] {
  const blank: ValueRecord = Object.fromEntries(members.map(({ name }) => [name, '*']));
  const [first] = members;
  if (first === undefined) return [blank];
  const length = firstList(first.steps) + 1;
  const list = walk(value, first.steps.slice(0, length));
  if (list.unseen || list.values.length === 0) return [blank];
  const inner = members.map((member) => ({ ...member, steps: member.steps.slice(length) }));
  const records = list.values.flatMap((item) => {
    // An item of another shape (a Put among Deletes) says nothing about this resource.
    const visible = inner.map(({ steps }) => walk(item, steps));
    return visible.some((found) => found.values.length > 0 || found.unseen) ? recordsOf(item, inner) : [];
  });
  return records.length === 0 ? [blank] : records;
}
