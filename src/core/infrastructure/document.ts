import { parseTree, type Node } from 'jsonc-parser';
import type { ParseError } from 'jsonc-parser';
import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Document } from 'yaml';
import { SourceText } from '../evaluate/document.js';
import type { Member, SourceNode } from '../evaluate/document.js';
import type { Problem } from '../model/inventory.js';
import type { InfrastructureFile } from './model.js';

/** What could be read of a JSON or YAML file. */
export interface SourceDocuments {
  readonly source: SourceText;
  /** One for each document; a malformed one is what its parser could make of it. */
  readonly roots: readonly SourceNode[];
  /** The first thing that is wrong with the file. */
  readonly problem?: Problem;
}

/** Deeper input is cut off, so that no text can exhaust the stack. */
const MAXIMUM_DEPTH = 100;
/** A YAML alias repeats its anchor's nodes: bounds what a few lines can grow into. */
const MAXIMUM_NODES = 200_000;

const remembered = new WeakMap<InfrastructureFile, SourceDocuments>();

/**
 * The documents of a file, by its ending: JSON (comments and trailing commas allowed) or YAML. Never throws: from a
 * malformed file comes what could be read of it, and a problem. CloudFormation's short forms (`!Ref X`, `!GetAtt A.Arn`)
 * come as the long ones do (`{Ref: X}`), so that they are read once.
 */
export function documentsOf(file: InfrastructureFile): SourceDocuments {
  let documents = remembered.get(file);
  if (documents === undefined) {
    documents = isJson(file) ? readJson(file) : readYaml(file);
    remembered.set(file, documents);
  }
  return documents;
}

/** By its ending, and where that is of neither (`.template`), by its first character. */
function isJson({ file, text }: InfrastructureFile): boolean {
  return /\.jsonc?$/i.test(file) || (!/\.ya?ml$/i.test(file) && /^\s*\{/.test(text));
}

function readJson({ file, text }: InfrastructureFile): SourceDocuments {
  const source = new SourceText(file, text);
  if (nestsDeeply(text)) return tooDeep(source);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const error = errors[0];
  return {
    source,
    roots: tree === undefined ? [] : [fromJson(tree, 0)],
    ...(error && { problem: source.problem(error.offset, 'the JSON is malformed; what stands here is not read.') }),
  };
}

/** Parsers call themselves for each bracket; a text of brackets alone would end the process. */
function nestsDeeply(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) {
      depth += 1;
      if (depth > 4 * MAXIMUM_DEPTH) return true;
    } else if ((code === 93 || code === 125) && depth > 0) depth -= 1;
  }
  return false;
}

const tooDeep = (source: SourceText): SourceDocuments => ({
  source,
  roots: [],
  problem: source.problem(0, `its brackets nest more than ${String(4 * MAXIMUM_DEPTH)} deep; it is not read.`),
});

function fromJson(node: Node, depth: number): SourceNode {
  const [start, end] = [node.offset, node.offset + node.length];
  if (depth > MAXIMUM_DEPTH) return { kind: 'scalar', value: null, start, end };
  if (node.type === 'array') {
    return { kind: 'array', items: (node.children ?? []).map((item) => fromJson(item, depth + 1)), start, end };
  }
  if (node.type === 'object') {
    const members = (node.children ?? []).flatMap((property): Member[] => {
      const [key, value] = property.children ?? [];
      if (key === undefined || value === undefined) return [];
      return [
        {
          key: String(key.value),
          keyStart: key.offset,
          keyEnd: key.offset + key.length,
          value: fromJson(value, depth + 1),
        },
      ];
    });
    return { kind: 'object', members, start, end };
  }
  const { value } = node as { value: unknown };
  return { kind: 'scalar', value: plain(value), start, end };
}

function readYaml({ file, text }: InfrastructureFile): SourceDocuments {
  const source = new SourceText(file, text);
  if (nestsDeeply(text)) return tooDeep(source);
  let documents: readonly Document[];
  try {
    const parsed = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent', stringKeys: false });
    documents = 'empty' in parsed ? [] : parsed;
  } catch {
    // The parser gives up on some texts (indentation a thousand levels deep) instead of reporting them.
    return { source, roots: [], problem: source.problem(0, 'the YAML cannot be read; correct it.') };
  }
  const error = documents.flatMap(({ errors }) => errors)[0];
  const what = error?.message.split('\n')[0]?.replace(/ at line \d+.*$/, '');
  return {
    source,
    roots: documents.map((document) => fromYaml(document)),
    ...(error && {
      problem: source.problem(
        Math.min(error.pos[0], text.length),
        `the YAML is malformed (${what ?? error.code}); what stands here is not read.`,
      ),
    }),
  };
}

function fromYaml(document: Document): SourceNode {
  let left = MAXIMUM_NODES;
  const convert = (node: unknown, depth: number): SourceNode => {
    left -= 1;
    if (left < 0 || depth > MAXIMUM_DEPTH) return { kind: 'scalar', value: null, start: 0, end: 0 };
    if (isAlias(node)) return convert(node.resolve(document), depth + 1);
    if (isMap(node)) {
      const [start, end] = extent(node.range);
      const members = node.items.flatMap((pair): Member[] => {
        if (!isScalar(pair.key)) return [];
        const [keyStart, keyEnd] = extent(pair.key.range);
        const value = convert(pair.value, depth + 1);
        // `<<: *defaults` takes over the members of another mapping.
        if (pair.key.value === '<<' && value.kind === 'object') return [...value.members];
        return [{ key: String(pair.key.value), keyStart, keyEnd, value }];
      });
      return shortForm(node.tag, { kind: 'object', members, start, end });
    }
    if (isSeq(node)) {
      const [start, end] = extent(node.range);
      const items = node.items.map((item) => convert(item, depth + 1));
      return shortForm(node.tag, { kind: 'array', items, start, end });
    }
    if (!isScalar(node)) return { kind: 'scalar', value: null, start: 0, end: 0 };
    const [start, end] = extent(node.range);
    return shortForm(node.tag, { kind: 'scalar', value: plain(node.value), start, end });
  };
  return convert(document.contents, 0);
}

/** `!Ref X` and `!Condition X` as `{Ref: X}`; `!Sub X` as `{"Fn::Sub": X}` ("AWS CloudFormation": Intrinsic functions). */
function shortForm(tag: string | undefined, value: SourceNode): SourceNode {
  if (tag === undefined || !/^![A-Z][A-Za-z0-9]*$/.test(tag)) return value;
  const name = tag.slice(1);
  const key = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
  const { start, end } = value;
  return { kind: 'object', members: [{ key, keyStart: start, keyEnd: start, value }], start, end };
}

function extent(range: readonly [number, number, number] | null | undefined): [number, number] {
  return range === null || range === undefined ? [0, 0] : [range[0], range[1]];
}

const plain = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;

/** The member's value. Of a key that is given twice, the last. */
export function memberOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === 'object' ? node.members.findLast((member) => member.key === key)?.value : undefined;
}

/** What stands below several keys. */
export function at(node: SourceNode | undefined, ...path: readonly (string | number)[]): SourceNode | undefined {
  let found = node;
  for (const key of path) {
    found = typeof key === 'number' ? (found?.kind === 'array' ? found.items[key] : undefined) : memberOf(found, key);
  }
  return found;
}

export const membersOf = (node: SourceNode | undefined): readonly Member[] =>
  node?.kind === 'object' ? node.members : [];

export const itemsOf = (node: SourceNode | undefined): readonly SourceNode[] =>
  node?.kind === 'array' ? node.items : [];

/** A scalar as text, as environments hold it; undefined for null and for what is no scalar. */
export function scalarText(node: SourceNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}
