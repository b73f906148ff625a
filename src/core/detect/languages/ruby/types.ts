import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';

/**
 * Types that are written beside the code: YARD comments (`# @param s3 [Aws::S3::Client]`, `# @return [..]`) and Sorbet
 * signatures (`sig { params(s3: Aws::S3::Client).returns(Store) }`).
 */
export interface WrittenTypes {
  readonly parameters: ReadonlyMap<string, string>;
  readonly returns?: string;
}

const NONE: WrittenTypes = { parameters: new Map() };

/** The lines of comments and signatures right above a definition. */
export function typesAbove(definition: Node, file: SourceFile): WrittenTypes {
  const { text } = file.tree;
  let start = text.lastIndexOf('\n', definition.startIndex - 1) + 1;
  const lines: string[] = [];
  while (start > 0) {
    const before = text.lastIndexOf('\n', start - 2) + 1;
    const line = text.slice(before, start - 1).trim();
    if (!line.startsWith('#') && !/^sig\b/.test(line)) break;
    lines.unshift(line);
    start = before;
  }
  if (lines.length === 0) return NONE;
  const written = lines.join('\n');
  const parameters = new Map<string, string>();
  for (const [, one, type = '', other] of written.matchAll(
    /@(?:param|option)\s+(?:(\w+)\s+)?\[([^\]\n]*)\](?:[ \t]+(\w+))?/g,
  )) {
    const name = one ?? other;
    if (name !== undefined) parameters.set(name, type);
  }
  const signature = /^sig\b.*?params\((.*?)\)(?:\.|\s*\})/m.exec(written)?.[1] ?? '';
  for (const [, name = '', type = ''] of signature.matchAll(/(\w+):\s*((?:T\.\w+\()?[\w:]+)/g))
    parameters.set(name, type);
  const returns =
    /@return\s+\[([^\]\n]*)\]/.exec(written)?.[1] ?? /^sig\b.*\breturns\(([\w:.()]+)\)/m.exec(written)?.[1];
  return { parameters, ...(returns === undefined ? {} : { returns }) };
}

/** The class that a written type names first, as an expression; undefined: plain data, or no class. */
export function typeOfText(written: string | undefined, at: Node, file: SourceFile): Expression | undefined {
  const path = /^\s*(?:T\.nilable\()?(?:::)?([A-Z]\w*(?:::[A-Z]\w*)*)\s*(?:\)|,|\||$)/.exec(written ?? '')?.[1];
  if (path === undefined || PLAIN.has(path)) return undefined;
  const [head = '', ...rest] = path.split('::');
  return rest.reduce(
    (object, property) => file.made(at, { kind: 'member', object, property }),
    file.made(at, { kind: 'name', name: head }),
  );
}

const PLAIN: ReadonlySet<string> = new Set([
  'String',
  'Symbol',
  'Integer',
  'Float',
  'Boolean',
  'Hash',
  'Array',
  'Object',
]);
