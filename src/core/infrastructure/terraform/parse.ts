import { SourceText } from '../../evaluate/document.js';
import type { Problem } from '../../model/inventory.js';
import type { Parsers } from '../../syntax/parsers.js';
import type { SyntaxNode } from '../../syntax/syntax-node.js';
import type { InfrastructureFile } from '../model.js';
import type { HclAttribute, HclBlock, HclBody, HclExpression, HclFile, HclMember, HclStep } from './syntax.js';
import { EMPTY_BODY } from './syntax.js';

/** Milliseconds for one file. */
const PARSE_LIMIT = 1000;
/** Deeper expressions are not names. */
const MAXIMUM_DEPTH = 60;

/** Parts that are no Terraform, and those that the parser put in because they were missing. */
const BROKEN = '(ERROR) @broken (MISSING) @broken';
/** Lines that may be broken before the rest of a file is given up. */
const BROKEN_LINES = 4;

/**
 * Parses a file. The grammar `hcl` must be loaded. Never throws for what the file holds: a line that is no Terraform is
 * left out, and a problem says which.
 */
export function parseHcl(file: InfrastructureFile, parsers: Parsers): HclFile {
  const source = new SourceText(file.file, file.text);
  let { text } = file;
  let problem: Problem | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const { body, wrong } = parseText(text, parsers);
    if (body === undefined) {
      return {
        source,
        body: EMPTY_BODY,
        problem: source.problem(0, 'it could not be parsed in time; it is not read.'),
      };
    }
    if (wrong === undefined) return { source, body, ...(problem && { problem }) };
    problem ??= source.problem(wrong, 'this is no valid Terraform; what stands here is not read.');
    // The parser takes what follows a broken part for a part of it: without the line, the rest is read.
    const start = text.lastIndexOf('\n', wrong - 1) + 1;
    const end = text.indexOf('\n', wrong);
    const line = text.slice(start, end < 0 ? text.length : end);
    if (attempt === BROKEN_LINES || line.trim() === '' || end < 0) return { source, body, problem };
    text = text.slice(0, start) + ' '.repeat(line.length) + text.slice(end);
  }
}

function parseText(text: string, parsers: Parsers): { readonly body?: HclBody; readonly wrong?: number } {
  const tree = parsers.parse('hcl', text, PARSE_LIMIT);
  if (tree === undefined) return {};
  try {
    const body = tree.root.namedChildren.find(({ type }) => type === 'body');
    const wrong = tree
      .matchesAt(BROKEN, 0, text.length)
      .flatMap(({ captures }) => captures.map(({ node }) => node.startIndex));
    return {
      body: body === undefined ? EMPTY_BODY : bodyOf(body, 0),
      ...(wrong.length > 0 && { wrong: Math.min(...wrong) }),
    };
  } finally {
    tree.delete();
  }
}

function bodyOf(node: SyntaxNode, depth: number): HclBody {
  const attributes = new Map<string, HclAttribute>();
  const blocks: HclBlock[] = [];
  if (depth > MAXIMUM_DEPTH) return EMPTY_BODY;
  for (const child of node.namedChildren) {
    if (child.type === 'attribute') {
      const [name, value] = child.namedChildren;
      if (name === undefined || value === undefined) continue;
      const { startIndex: start, endIndex: end } = child;
      attributes.set(name.text, { name: name.text, value: expressionOf(value, depth + 1), start, end });
    } else if (child.type === 'block') {
      blocks.push(blockOf(child, depth));
    } else if (child.type === 'ERROR') {
      // What was recognised within a broken part is still what it is.
      const inner = bodyOf(child, depth + 1);
      blocks.push(...inner.blocks);
    }
  }
  return { attributes, blocks };
}

function blockOf(node: SyntaxNode, depth: number): HclBlock {
  const [type, ...rest] = node.namedChildren;
  const labels = rest.filter((child) => child.type === 'string_lit' || child.type === 'identifier');
  const body = rest.find((child) => child.type === 'body');
  return {
    type: type?.text ?? '',
    labels: labels.map((label) => label.text.replace(/^"|"$/g, '')),
    body: body === undefined ? EMPTY_BODY : bodyOf(body, depth + 1),
    start: node.startIndex,
    headEnd: (labels.at(-1) ?? type ?? node).endIndex,
    end: node.endIndex,
  };
}

/** The expression that a list of nodes makes: a value, then what is taken of it. */
function expressionOf(node: SyntaxNode, depth: number): HclExpression {
  const span = { start: node.startIndex, end: node.endIndex };
  const other: HclExpression = { ...span, kind: 'other' };
  if (depth > MAXIMUM_DEPTH) return other;
  switch (node.type) {
    case 'expression':
      return chainOf(node, depth);
    case 'literal_value':
    case 'template_expr':
    case 'collection_value':
    case 'operation':
      return node.firstNamedChild === null ? other : expressionOf(node.firstNamedChild, depth + 1);
    case 'string_lit':
      return { ...span, kind: 'literal', value: unescaped(node.text.slice(1, -1)) };
    case 'numeric_lit':
      return { ...span, kind: 'literal', value: Number(node.text) };
    case 'bool_lit':
      return { ...span, kind: 'literal', value: node.text === 'true' };
    case 'null_lit':
      return { ...span, kind: 'literal', value: null };
    case 'quoted_template':
    case 'heredoc_template':
      return { ...span, kind: 'template', parts: templateParts(node, depth) };
    case 'tuple':
      return { ...span, kind: 'list', items: expressionsIn(node, depth) };
    case 'object':
      return { ...span, kind: 'object', members: membersIn(node, depth) };
    case 'function_call': {
      const [name, given] = node.namedChildren;
      return { ...span, kind: 'call', name: name?.text ?? '', arguments: given ? expressionsIn(given, depth) : [] };
    }
    case 'conditional': {
      const [condition, yes, no] = expressionsIn(node, depth);
      return condition && yes && no ? { ...span, kind: 'conditional', condition, yes, no } : other;
    }
    case 'binary_operation':
      return comparisonOf(node, depth) ?? other;
    default:
      return other;
  }
}

const isExpression = ({ type }: SyntaxNode): boolean => type === 'expression';

const expressionsIn = (node: SyntaxNode, depth: number): HclExpression[] =>
  node.namedChildren.filter(isExpression).map((child) => expressionOf(child, depth + 1));

function chainOf(node: SyntaxNode, depth: number): HclExpression {
  return chain(node.namedChildren, { start: node.startIndex, end: node.endIndex }, depth);
}

function chain(nodes: readonly SyntaxNode[], span: { start: number; end: number }, depth: number): HclExpression {
  const [head, ...rest] = nodes.filter(({ type }) => type !== 'comment');
  if (head === undefined) return { ...span, kind: 'other' };
  const path = rest.flatMap((step) => stepsOf(step, depth));
  if (head.type === 'variable_expr') return { ...span, kind: 'reference', root: head.text, path };
  const of = expressionOf(head, depth + 1);
  return path.length === 0 ? of : { ...span, kind: 'access', of, path };
}

function stepsOf(node: SyntaxNode, depth: number): readonly HclStep[] {
  switch (node.type) {
    case 'get_attr':
      return [node.firstNamedChild?.text ?? ''];
    case 'index':
    case 'splat':
    case 'attr_splat':
    case 'full_splat':
      return [
        ...(node.type.endsWith('splat') && node.type !== 'splat' ? ['*'] : []),
        ...node.namedChildren.flatMap((child) => stepsOf(child, depth + 1)),
      ];
    case 'new_index': {
      const inner = node.firstNamedChild === null ? undefined : expressionOf(node.firstNamedChild, depth + 1);
      if (inner === undefined) return [];
      const plain = inner.kind === 'literal' && inner.value !== null && typeof inner.value !== 'boolean';
      return [plain ? inner.value : inner];
    }
    case 'legacy_index':
      return [Number(node.text.slice(1))];
    default:
      return [];
  }
}

function templateParts(node: SyntaxNode, depth: number): readonly HclExpression[] {
  return node.namedChildren.flatMap((child): readonly HclExpression[] => {
    const span = { start: child.startIndex, end: child.endIndex };
    if (child.type === 'template_literal') {
      const value = node.type === 'quoted_template' ? unescaped(child.text) : child.text;
      return [{ ...span, kind: 'literal', value }];
    }
    if (child.type === 'template_interpolation') return expressionsIn(child, depth);
    return child.type === 'template_directive' ? [{ ...span, kind: 'other' }] : [];
  });
}

function membersIn(node: SyntaxNode, depth: number): readonly HclMember[] {
  return node.namedChildren.flatMap((element): readonly HclMember[] => {
    if (element.type !== 'object_elem') return [];
    const [key, value] = element.namedChildren.filter(isExpression).map((child) => expressionOf(child, depth + 1));
    if (key === undefined || value === undefined) return [];
    return [{ key: keyOf(key), value, start: element.startIndex }];
  });
}

/** A bare word is the key itself; one in parentheses is computed. */
function keyOf(key: HclExpression): string | undefined {
  if (key.kind === 'literal') return String(key.value);
  if (key.kind === 'template' && key.parts.every((part) => part.kind === 'literal')) {
    return key.parts.map((part) => (part.kind === 'literal' ? String(part.value) : '')).join('');
  }
  return key.kind === 'reference' && key.path.length === 0 ? key.root : undefined;
}

function comparisonOf(node: SyntaxNode, depth: number): HclExpression | undefined {
  const at = node.children.findIndex(({ type }) => type === '==' || type === '!=');
  if (at < 0) return undefined;
  const sides = [node.children.slice(0, at), node.children.slice(at + 1)].map((side) =>
    chain(
      side.filter((child) => child.isNamed),
      { start: side[0]?.startIndex ?? node.startIndex, end: side.at(-1)?.endIndex ?? node.endIndex },
      depth + 1,
    ),
  );
  const [left, right] = sides;
  if (left === undefined || right === undefined) return undefined;
  const span = { start: node.startIndex, end: node.endIndex };
  return { ...span, kind: 'comparison', equal: node.children[at]?.type === '==', left, right };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

function unescaped(text: string): string {
  return text
    .replace(/\\(u[0-9a-fA-F]{4}|.)/g, (whole, code: string) =>
      code.length > 1 ? String.fromCharCode(parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? whole),
    )
    .replace(/\$\$\{/g, '${');
}
