import type { Catalog } from '../core/catalog/catalog.js';
import type { Entry } from '../core/catalog/entry.js';
import { operationEntry, permissionEntry, roleEntry } from '../core/catalog/entry.js';
import { subjectOf } from '../core/catalog/subject.js';
import type { Subject } from '../core/catalog/subject.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Command } from './context.js';
import { entryText } from './explain-text.js';
import { formatOf, formatRow } from './format.js';

const FORMATS = ['text', 'json'] as const;

/** `unforbid explain s3:CopyObject`: all that the catalog says under a name, with its sources. */
export const explainCommand: Command = {
  name: 'explain',
  operands: '<operation, permission or role>',
  summary: 'show what an operation needs (s3:CopyObject, storage.objects.insert), and where that is known from',
  options: [formatRow(FORMATS)],
  notes: [
    'AWS operations are written service:Operation, Google methods by their id or the full name of their RPC',
    '(google.pubsub.v1.Publisher.Publish); s3.copy_object and CopyObject are understood too. A permission shows the',
    'operations that need it and, of Google, the roles that hold it; a role (roles/pubsub.publisher,',
    'projects/reports-dev/roles/reader) what it holds.',
    '',
    '--format json prints {"version": 1, "name": "s3:GetObject", "entries": [..], "choices": [..]}. An entry has "kind"',
    '"operation" (operation, needs: [{permission, when?, resources, context?, source?, fact?}], scopes?, roles?,',
    'partitions?, required, origin, sources), "permission" (permission, fact?, neededBy, roles?, sources) or "role" (role, permissions, proposed,',
    'sources). "choices" are whole names, where the name fits several operations; "entries" is then empty.',
  ],
  run(options, operands, context) {
    const format = formatOf(options, FORMATS);
    const [name, ...more] = operands;
    if (name === undefined || more.length > 0) {
      throw new UnforbidError('bad-arguments', 'Name one operation, as in: unforbid explain s3:CopyObject');
    }
    const catalog = context.catalog();
    const subject = subjectOf(name, catalog);
    const entries = entriesOf(subject, catalog);
    const { choices } = subject;
    if (entries.length === 0 && choices.length === 0) throw new UnforbidError('not-found', notFound(name, subject));
    if (format === 'json') context.out(`${JSON.stringify({ version: 1, name, entries, choices })}\n`);
    else context.out(choices.length > 0 ? choicesText(name, choices) : textOf(entries));
    return Promise.resolve(0);
  },
};

function entriesOf({ operations, permissions, roles }: Subject, catalog: Catalog): readonly Entry[] {
  return [
    ...operations.map((operation) => operationEntry(operation, catalog)),
    ...permissions.map((fact) => permissionEntry(fact, catalog)),
    ...roles.map(roleEntry),
  ];
}

/** An operation and the permission of its name have the same roles: they are told once. */
function textOf(entries: readonly Entry[]): string {
  const told = new Set<string>();
  const texts = entries.map((entry) => {
    if (entry.kind === 'role' || entry.roles === undefined) return entryText(entry);
    const key = JSON.stringify(entry.roles);
    if (!told.has(key)) {
      told.add(key);
      return entryText(entry);
    }
    const { roles: _roles, ...rest } = entry;
    return entryText(rest);
  });
  return texts.join('\n');
}

function choicesText(name: string, choices: readonly string[]): string {
  return [
    `${String(choices.length)} operations are called ${name}. Name one of them, as in: unforbid explain ${choices[0] ?? ''}`,
    ...choices.map((choice) => `  ${choice}`),
    '',
  ].join('\n');
}

function notFound(name: string, { reasons, near }: Subject): string {
  if (reasons.length > 0) return reasons.join(' ');
  const meant = near.length === 0 ? '' : ` Did you mean ${list(near)}?`;
  if (/^(?:roles|projects|organizations)\//.test(name)) {
    return `The catalog has no role "${name}".${meant} "unforbid roles --refresh" reads all predefined roles of Google Cloud, and with --project or --organization their custom roles.`;
  }
  const how =
    near.length > 0
      ? ''
      : ' Write AWS operations as service:Operation, Google methods by their id or the full name of their RPC.';
  return `The catalog has no operation "${name}", and no permission of that name.${meant}${how}`;
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
