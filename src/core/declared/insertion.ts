import { type ArrayNode, itemsOf, member, type SourceNode, type SourceText, stringOf } from '../evaluate/document.js';
import type { AwsStatementJson } from '../evaluate/aws/change.js';
import type { AwsPolicy } from '../evaluate/aws/policy.js';
import type { GcpAllowPolicy } from '../evaluate/gcp/policy.js';
import type { TextEdit } from '../model/fix.js';
import type { Location } from '../model/source.js';

/** Where `statementEdit` puts a statement: the end of the Statement list. Undefined for a policy that is in no file. */
export function insertionPoint(policy: AwsPolicy): Location | undefined {
  if (policy.document === undefined) return undefined;
  const { source, statements } = policy.document;
  const last = itemsOf(statements).at(-1);
  const at = last?.end ?? statements.end - 1;
  return { file: source.file, range: source.range(at, at) };
}

/**
 * The edit that adds a statement at the end of the policy's Statement list, in the file's own indentation and line
 * ends, everything else untouched (comments too). Undefined for a policy that is in no file.
 */
export function statementEdit(policy: AwsPolicy, statement: AwsStatementJson): TextEdit | undefined {
  if (policy.document === undefined) return undefined;
  const { source, statements } = policy.document;
  if (statements.kind === 'array') return arrayInsertion(source, statements, statement);
  // A single statement without brackets: it becomes the first of a list.
  const style = styleOf(source.text);
  const column = indentationAt(source.text, statements.start);
  const inner = column + style.unit;
  const first = source.text.slice(statements.start, statements.end).replace(/\r?\n/g, (end) => end + style.unit);
  const second = JSON.stringify(statement, null, style.unit)
    .split('\n')
    .join(style.eol + inner);
  const text = ['[', `${inner}${first},`, `${inner}${second}`, `${column}]`].join(style.eol);
  return { file: source.file, range: source.range(statements.start, statements.end), text };
}

/**
 * The edit that grants a role to a member: the member joins the unconditional binding of the role where there is one,
 * else a binding is added. Undefined where the file's form (YAML in flow style) or the policy's origin gives no place.
 */
export function bindingEdit(
  policy: GcpAllowPolicy,
  grant: {
    readonly role: string;
    readonly member: string;
    readonly condition?: { readonly title: string; readonly expression: string };
  },
): TextEdit | undefined {
  if (policy.document === undefined) return undefined;
  const { source, root, format } = policy.document;
  const bindings = member(root, 'bindings');
  const index = itemsOf(bindings ?? { kind: 'array', items: [], start: 0, end: 0 }).findIndex(
    (binding) =>
      grant.condition === undefined &&
      stringOf(member(binding, 'role')) === grant.role &&
      member(binding, 'condition') === undefined,
  );
  const binding = {
    members: [grant.member],
    role: grant.role,
    ...(grant.condition === undefined ? {} : { condition: grant.condition }),
  };
  const members = index < 0 ? undefined : member(itemOf(bindings, index), 'members');
  if (format === 'json') {
    if (members?.kind === 'array') return arrayInsertion(source, members, grant.member);
    return bindings?.kind === 'array' ? arrayInsertion(source, bindings, binding) : undefined;
  }
  if (members?.kind === 'array') return yamlItem(source, members, [grant.member]);
  if (bindings?.kind !== 'array') return undefined;
  const condition = grant.condition;
  const lines = [
    ...(condition === undefined
      ? []
      : [
          'condition:',
          `  expression: ${JSON.stringify(condition.expression)}`,
          `  title: ${JSON.stringify(condition.title)}`,
        ]),
    'members:',
    `- ${grant.member}`,
    `role: ${grant.role}`,
  ];
  return source.text[bindings.start] === '[' ? undefined : yamlItem(source, bindings, lines);
}

function itemOf(node: SourceNode | undefined, index: number): SourceNode | undefined {
  return node?.kind === 'array' ? node.items[index] : undefined;
}

/** Adds an item to a JSON list. What stands there is not formatted anew, and a comment stays with the item it follows. */
function arrayInsertion(source: SourceText, list: ArrayNode, value: unknown): TextEdit {
  const { text } = source;
  const { unit, eol } = styleOf(text);
  const written = (indentation: string): string =>
    JSON.stringify(value, null, unit)
      .split('\n')
      .join(eol + indentation);
  const last = list.items.at(-1);
  if (last === undefined) {
    const column = indentationAt(text, list.start);
    const close = text.slice(list.start, list.end).includes('\n') ? '' : eol + column;
    const at = list.start + 1;
    return edit(source, at, at, `${eol}${column}${unit}${written(column + unit)}${close}`);
  }
  const before = text.slice(text.lastIndexOf('\n', last.start - 1) + 1, last.start);
  if (before.trim() !== '') return edit(source, last.end, last.end, `, ${JSON.stringify(value)}`);
  const newline = text.indexOf('\n', last.end);
  const lineEnd = newline === -1 ? last.end : text[newline - 1] === '\r' ? newline - 1 : newline;
  const rest = text.slice(last.end, lineEnd);
  const comment = /^\s*(\/\/.*|\/\*((?!\*\/).)*\*\/\s*)?$/.test(rest) ? rest.trimEnd() : '';
  return edit(source, last.end, last.end + comment.length, `,${comment}${eol}${before}${written(before)}`);
}

function edit(source: SourceText, start: number, end: number, text: string): TextEdit {
  return { file: source.file, range: source.range(start, end), text };
}

/** Adds an item to a YAML sequence: in flow style after the last item, in block style on lines of its own. */
function yamlItem(source: SourceText, list: ArrayNode, lines: readonly string[]): TextEdit | undefined {
  const { text } = source;
  const last = list.items.at(-1);
  if (text[list.start] === '[') {
    const at = last?.end ?? list.start + 1;
    return {
      file: source.file,
      range: source.range(at, at),
      text: `${last === undefined ? '' : ', '}${lines.join('')}`,
    };
  }
  if (last === undefined) return undefined;
  // To the end of the last item's line: a comment may follow it there.
  const content = text.slice(0, last.end).trimEnd().length;
  const lineEnd = text.indexOf('\n', content);
  const { eol } = styleOf(text);
  const at = lineEnd === -1 ? text.length : text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  const column = ' '.repeat(source.position(list.start).character);
  const item = lines.map((line, index) => `${column}${index === 0 ? '- ' : '  '}${line}`);
  return { file: source.file, range: source.range(at, at), text: eol + item.join(eol) };
}

/** The file's own indentation and line ends; two spaces where it shows none. */
function styleOf(text: string): { unit: string; eol: string } {
  return { unit: /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ', eol: text.includes('\r\n') ? '\r\n' : '\n' };
}

function indentationAt(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
