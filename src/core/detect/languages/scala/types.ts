import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { field, partsOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** Types whose argument is what one works with, since their values are taken out before use ("Scala Standard Library"). */
const HOLDERS: ReadonlySet<string> = new Set([
  'Option',
  'Some',
  'Future',
  'Try',
  'IO',
  'Task',
  'Resource',
  'Either',
  'ZIO',
]);

/** A type as an expression, without its arguments; undefined for function types and the like. */
export function typeOf(node: Node, file: SourceFile): Expression | undefined {
  switch (node.type) {
    case 'type_identifier':
      return file.expression(node);
    case 'stable_type_identifier':
      return named(node, file);
    case 'generic_type': {
      const base = field(node, 'type');
      const list = field(node, 'type_arguments');
      const held = list && HOLDERS.has(base?.text ?? '') ? partsOf(list).at(-1) : undefined;
      const type = held ?? base;
      return type && typeOf(type, file);
    }
    case 'annotated_type':
    case 'compound_type': {
      const [base] = partsOf(node);
      return base && typeOf(base, file);
    }
    default:
      return undefined;
  }
}

/** `Outer.Inner`, `com.example.Clients`. */
function named(node: Node, file: SourceFile): Expression | undefined {
  const range = file.range(node);
  const text = node.text.replaceAll(/\s/g, '');
  if (/^(?:[a-z_]\w*\.)+[A-Z]\w*$/.test(text)) return { kind: 'name', name: text, range, at: node.startIndex };
  const [first, ...others] = text.split('.');
  if (first === undefined) return undefined;
  return others.reduce<Expression>(
    (object, property) => ({ kind: 'member', range, at: node.startIndex, object, property }),
    { kind: 'name', name: first, range, at: node.startIndex },
  );
}
