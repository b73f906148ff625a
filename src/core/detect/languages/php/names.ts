import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Extent, SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partsOf } from '../grammar/nodes.js';

export const CLASS_TYPES: ReadonlySet<string> = new Set([
  ...['class_declaration', 'trait_declaration', 'interface_declaration', 'enum_declaration', 'anonymous_class'],
]);

/** Properties have names of their own: `$this->client` is no method `client`, so a property's name has this in front. */
export const PROPERTY_MARK = '$';

/** The namespace that the file declares, without backslashes around it; empty: none. */
export const namespaceIn = (text: string): string =>
  /^[ \t]*(?:<\?php\s+)?namespace\s+([\w\\]+)\s*[;{]/m.exec(text)?.[1] ?? '';

/**
 * A class by its written name. A plain name is looked for among imports and definitions; one with backslashes is made a full
 * name here (it starts with a backslash then), since `use Aws\S3` gives its first part a meaning.
 */
export function classNamed(written: string, at: Extent, file: SourceFile): Expression {
  const name = written.replace(/\s/g, '');
  if (name.startsWith('\\') || !name.includes('\\')) return file.made(at, { kind: 'name', name });
  const [head = '', ...rest] = name.split('\\');
  const imported = file.imports().find(({ local }) => local === head);
  const namespace = namespaceIn(file.tree.text);
  const path = imported
    ? [imported.module, imported.symbol ?? '', ...rest]
    : [...(name.startsWith('namespace\\') || namespace !== '' ? [namespace] : []), head, ...rest];
  return file.made(at, { kind: 'name', name: `\\${path.filter((part) => part !== '').join('\\')}` });
}

/** `self`, `static` and `parent` as the class around. */
export function ownClass(node: Node, file: SourceFile): Expression {
  const name = field(enclosing(node, CLASS_TYPES), 'name');
  return name ? file.made(node, { kind: 'name', name: file.text(name) }) : file.other(node, 'a class without a name');
}

const RELATIVE: ReadonlySet<string> = new Set(['self', 'static', 'parent']);

/** A class name where one is written: after `new`, before `::`, as a type. */
export function classOf(node: Node, file: SourceFile): Expression {
  const written = file.text(node);
  return RELATIVE.has(written) ? ownClass(node, file) : classNamed(written, node, file);
}

/** A declared type as an expression, without null; undefined: plain data, or several types. */
export function typeOf(node: Node | null | undefined, file: SourceFile): Expression | undefined {
  if (!node) return undefined;
  switch (node.type) {
    case 'optional_type':
      return typeOf(partsOf(node)[0], file);
    case 'union_type':
    case 'intersection_type': {
      const types = partsOf(node).filter((part) => file.text(part) !== 'null');
      return types.length === 1 || node.type === 'intersection_type' ? typeOf(types[0], file) : undefined;
    }
    case 'named_type': {
      const name = partsOf(node)[0];
      return name && classOf(name, file);
    }
    default:
      return undefined;
  }
}

const PLAIN: ReadonlySet<string> = new Set([
  ...['string', 'int', 'float', 'bool', 'boolean', 'integer', 'array', 'mixed', 'void', 'null', 'callable', 'iterable'],
  ...['object', 'resource', 'false', 'true', 'never'],
]);

/** A type of a documentation comment: `\Aws\S3\S3Client|null`. */
export function typeOfText(written: string | undefined, at: Node, file: SourceFile): Expression | undefined {
  const types = (written ?? '')
    .replace(/^\?/, '')
    .split('|')
    .filter((each) => each !== 'null' && each !== '');
  const [only] = types;
  if (only === undefined || !/^\\?[A-Za-z_][\w\\]*$/.test(only) || PLAIN.has(only.toLowerCase())) return undefined;
  return RELATIVE.has(only) || only === '$this' ? ownClass(at, file) : classNamed(only, at, file);
}

/** The documentation comment right above a definition. */
export function commentAbove(node: Node, file: SourceFile): string {
  const before = node.parent?.namedChildren ?? [];
  for (let index = before.indexOf(node) - 1; index >= 0; index -= 1) {
    const sibling = before[index];
    if (sibling?.type === 'attribute_list') continue;
    return sibling?.type === 'comment' ? file.text(sibling) : '';
  }
  return '';
}

/** What `@param S3Client $s3`, `@return S3Client` or `@var S3Client` says. */
export function documented(
  comment: string,
  tag: 'param' | 'return' | 'var' | 'property',
  name?: string,
): string | undefined {
  if (comment === '') return undefined;
  const after = name === undefined ? '' : `\\s+(?:&|\\.\\.\\.)?\\$${name}\\b`;
  return new RegExp(`@${tag}(?:-read)?\\s+(\\S+)${after}`).exec(comment)?.[1];
}
