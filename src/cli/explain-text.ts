import type {
  Entry,
  FactEntry,
  HolderEntry,
  NeedEntry,
  OperationEntry,
  PermissionEntry,
  RoleEntry,
  RolesEntry,
  SourceEntry,
} from '../core/catalog/entry.js';
import { bindingWords } from '../core/catalog/entry.js';
import type { ResourceRule } from '../core/catalog/catalog.js';
import { contextText } from '../core/model/requirement.js';
import { count } from '../core/report/findings.js';

/** Columns of a terminal that nobody has widened. */
const WIDTH = 80;
/** Names of a list that are shown; the rest is counted, and `--format json` has all. */
const MOST_SHOWN = { roles: 6, operations: 15 } as const;

/** An entry for a terminal: lines of at most 80 columns, but for names that are longer themselves. */
export function entryText(entry: Entry): string {
  const lines = { operation: operationLines, permission: permissionLines, role: roleLines }[entry.kind](entry as never);
  return `${lines.join('\n')}\n`;
}

/** A text in lines of the terminal's width; lines after the first are set in by two more. Words are never broken. */
function wrap(text: string, indent: number): string[] {
  const lines: string[] = [];
  let line = ' '.repeat(indent);
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(indent + 2);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

function operationLines(entry: OperationEntry): string[] {
  const always = entry.needs.filter(({ when }) => when === undefined);
  const sometimes = entry.needs.filter(({ when }) => when !== undefined);
  const lines = [entry.operation];
  if (entry.otherNames !== undefined) lines.push(...wrap(`also ${entry.otherNames.join(', ')}`, 2));
  if (entry.authorisedBy === 'scopes')
    lines.push(...wrap('needs no IAM permission: a token with one of its scopes, and access to the data itself', 2));
  else if (entry.needs.length === 0) lines.push('  needs no IAM permission');
  if (entry.partitions !== undefined) lines.push(...wrap(partitionsText(entry.partitions), 2));
  if (always.length > 0) lines.push('', 'Every call needs', ...needLines(always));
  if (sometimes.length > 0) lines.push('', 'Some calls need', ...needLines(sometimes));
  if (entry.scopes !== undefined)
    lines.push('', 'One of these OAuth scopes, the least first', ...entry.scopes.map((scope) => `  ${scope}`));
  if (entry.roles !== undefined) lines.push('', ...rolesLines(entry.roles));
  return [...lines, ...actionLines(entry.needs), ...sourceLines(entry.sources)];
}

/** Endpoint rules say where a service is; that they do not name a partition says nothing. */
const partitionsText = (partitions: readonly string[]): string =>
  `exists in ${partitions.join(', ')}${partitions.length === 1 ? '' : ' by endpoint rules'}; other partitions unknown`;

/** Needs that are told together: the same permissions on the same resources, each for several reasons. */
interface Told {
  readonly permissions: string[];
  readonly whens: string[];
  readonly resources: readonly ResourceRule[];
  readonly context: NeedEntry['context'];
}

function needLines(needs: readonly NeedEntry[]): string[] {
  const byPermission = new Map<string, Told>();
  for (const { permission, when, resources, context } of needs) {
    const key = JSON.stringify([permission, resources, context]);
    const told = byPermission.get(key) ?? { permissions: [permission], whens: [], resources, context };
    if (when !== undefined) told.whens.push(`${when.words}${valuesText(when)}`);
    byPermission.set(key, told);
  }
  const together = new Map<string, Told>();
  for (const told of byPermission.values()) {
    const key = JSON.stringify([told.whens, told.resources, told.context]);
    const known = together.get(key);
    if (known === undefined) together.set(key, told);
    else known.permissions.push(...told.permissions);
  }
  return [...together.values()].flatMap(({ permissions, whens, resources, context }) => [
    ...permissions.map((permission) => `  ${permission}`),
    ...whensText(whens).flatMap((when, at) => wrap(`${at > 0 ? 'or ' : ''}needed ${when}`, 6)),
    ...(context === undefined ? [] : wrap(`checked with ${contextText(context)}`, 6)),
    ...unique(resources.map(resourceText)).flatMap((text, at) => wrap(`${at > 0 ? 'or ' : ''}on ${text}`, 6)),
  ]);
}

/** The conditions, those that are about members given as one. */
function whensText(whens: readonly string[]): string[] {
  const members = whens.flatMap((when) => /^when (\S+) is given$/.exec(when)?.[1] ?? []);
  if (members.length < 2) return [...whens];
  const others = whens.filter((when) => !/^when \S+ is given$/.test(when));
  return [`when one of these is given: ${members.join(', ')}`, ...others];
}

/** The values that decide, where the words do not name them. */
function valuesText({ words, values = [] }: NonNullable<NeedEntry['when']>): string {
  const unnamed = values.filter((value) => !words.toLowerCase().includes(value.toLowerCase()));
  return unnamed.length === 0 ? '' : ` (${unnamed.join(', ')})`;
}

/** The template with the members that give its parts in place of them: `arn:${Partition}:s3:::<Bucket>/<Key>`. */
function resourceText(rule: ResourceRule): string {
  if (rule.kind === 'any') return '"*"';
  if (rule.kind === 'member') return `the ${rule.type} whose whole name is <${bindingWords(rule.path)}>`;
  return rule.template.replace(/\$\{([^}]+)\}|\{([^}]+)\}/g, (placeholder, aws?: string, google?: string) => {
    const member = rule.bind[aws ?? google ?? ''];
    return member === undefined ? placeholder : `<${bindingWords(member)}>`;
  });
}

const unique = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** A line for each action; its condition keys are told where it is explained itself. */
function actionLines(needs: readonly NeedEntry[]): string[] {
  const actions = new Map(
    needs.flatMap(({ permission, fact }) => (fact === undefined ? [] : [[permission, fact] as const])),
  );
  const [first] = actions.keys();
  if (first === undefined) return [];
  const width = Math.max(...[...actions.keys()].map(({ length }) => length)) + 2;
  return [
    '',
    'The actions',
    ...[...actions].flatMap(([permission, fact]) =>
      wrap(`${permission.padEnd(width)}${levelText(fact)}, ${count(keysOf(fact).length, 'condition key')}`, 2),
    ),
    ...wrap(`More on each, as in: unforbid explain ${first}`, 2),
  ];
}

function levelText({ accessLevel, boundBy }: FactEntry): string {
  const policies = boundBy?.map((kind) => kind.toUpperCase()).join(' and ');
  return [accessLevel, policies].filter((word) => word !== undefined && word !== '').join(', ');
}

const keysOf = ({ conditionKeys = [], resourceTypes = [] }: FactEntry): readonly string[] =>
  [...new Set([...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)])].sort();

/** Keys that differ in a number only (`kms:RecipientAttestation:PCR0` to 31) are told as one. */
function keysText(keys: readonly string[]): string {
  const families = new Map<string, string[]>();
  for (const key of keys) {
    const stem = key.replace(/\d+$/, '');
    families.set(stem, [...(families.get(stem) ?? []), key]);
  }
  return [...families]
    .map(([stem, members]) => (members.length < 3 ? members.join(', ') : `${stem}<number> (${String(members.length)})`))
    .join(', ');
}

function factLines(fact: FactEntry): string[] {
  const types = fact.resourceTypes ?? [];
  const keys = keysOf(fact);
  const bound =
    fact.boundBy === undefined
      ? []
      : wrap(`limited by organization policies: ${fact.boundBy.map((kind) => kind.toUpperCase()).join(' and ')}`, 2);
  return [
    ...(fact.accessLevel === undefined ? [] : wrap(`access level: ${fact.accessLevel}`, 2)),
    ...bound,
    ...((fact.dependent ?? []).length === 0
      ? []
      : wrap(`AWS lists as needed besides in some cases: ${(fact.dependent ?? []).join(', ')}`, 2)),
    '',
    types.length === 0 ? 'Takes no resource: policies can only name "*"' : 'Can be limited to',
    ...types.flatMap(({ type, template, required }) => wrap(`${type}${required ? ' (required)' : ''}: ${template}`, 2)),
    ...(keys.length === 0 ? [] : ['', 'Condition keys besides the global ones', ...wrap(keysText(keys), 2)]),
  ];
}

function permissionLines(entry: PermissionEntry): string[] {
  const lines = [`${entry.permission} (${entry.provider === 'aws' ? 'IAM action' : 'permission'})`];
  if (entry.fact !== undefined) lines.push(...factLines(entry.fact));
  if (entry.roles !== undefined) lines.push('', ...rolesLines(entry.roles));
  // What every call needs is the stronger fact.
  const operations = [...entry.neededBy].sort((a, b) => Number(a.when !== undefined) - Number(b.when !== undefined));
  lines.push('', operations.length === 0 ? 'No operation of the catalog needs it.' : 'Operations that need it');
  for (const { operation, when } of operations.slice(0, MOST_SHOWN.operations))
    lines.push(...wrap(`${operation}${when === undefined ? '' : `: ${when}`}`, 2));
  if (operations.length > MOST_SHOWN.operations)
    lines.push(`  and ${String(operations.length - MOST_SHOWN.operations)} more (--format json shows all)`);
  return [...lines, ...sourceLines(entry.sources)];
}

function rolesLines({ permissions, least, narrower, missing, holders }: RolesEntry): string[] {
  if (missing.length > 0) return wrap(`In no role that the catalog knows: ${missing.join(', ')}`, 0);
  const what = permissions.length === 1 ? permissions[0] : 'what every call needs';
  const lines =
    least.length > 0 ? wrap(`Least ${least.length === 1 ? 'role' : 'roles together'}: ${least.join(' and ')}`, 0) : [];
  if (narrower !== undefined) lines.push(...wrap(`narrower together: ${narrower.join(' and ')}`, 2));
  const shown: HolderEntry[] = [];
  for (const [title, all] of [
    [`Roles that hold ${what ?? ''}, the narrowest first`, holders.filter(({ foreign }) => foreign === undefined)],
    ['Roles of other services that hold it too', holders.filter(({ foreign }) => foreign === true)],
  ] as const) {
    if (all.length === 0) continue;
    const some = all.slice(0, MOST_SHOWN.roles);
    const width = Math.max(...some.map(({ role }) => role.length)) + 2;
    lines.push(...wrap(title, 0), ...some.map(({ role, excess }) => `  ${role.padEnd(width)}${excessText(excess)}`));
    if (all.length > some.length) lines.push(`  and ${count(all.length - some.length, 'larger one')}`);
    shown.push(...some);
  }
  const sources = unique(shown.map(({ source }) => source));
  return [...lines, ...sources.flatMap((source) => wrap(`known from ${source}`, 2))];
}

const excessText = (excess: number): string =>
  excess === 0 ? 'nothing more' : `${String(excess)} more ${excess === 1 ? 'permission' : 'permissions'}`;

function roleLines(entry: RoleEntry): string[] {
  const { role, permissions, proposed, sources } = entry;
  return [
    `role ${role}`,
    permissions.length === 0 ? '  holds nothing: it is disabled' : `  holds ${count(permissions.length, 'permission')}`,
    ...(proposed ? [] : ['  not proposed by Unforbid']),
    '',
    ...permissions.map((permission) => `  ${permission}`),
    ...sourceLines(sources),
  ];
}

function sourceLines(sources: readonly SourceEntry[]): string[] {
  if (sources.length === 0) return [];
  return ['', 'Sources', ...sources.flatMap(({ of, source }) => wrap(`${of}: ${source}`, 2))];
}
