import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import { partsOf } from '../jvm/nodes.js';
import type { SourceFile } from '../jvm/source-file.js';

/** Types that hold one of their arguments, and the names of what gives it ("Java SE API Specification", Jakarta, Spring). */
export const HOLDERS: Readonly<Record<string, RegExp>> = {
  Optional: /^(get|orElse|orElseThrow|orElseGet)$/,
  Supplier: /^get$/,
  Provider: /^get$/,
  ObjectProvider: /^(getObject|getIfAvailable|getIfUnique)$/,
  Instance: /^get$/,
  Lazy: /^(get|value)$/,
  AtomicReference: /^get(Plain|Acquire)?$/,
  ThreadLocal: /^get$/,
  CompletableFuture: /^(get|join|getNow|resultNow)$/,
  Future: /^(get|resultNow)$/,
  Callable: /^call$/,
  List: /^(get|getFirst|getLast|first|last)$/,
  Map: /^(get|getOrDefault|computeIfAbsent|put|getValue)$/,
  HashMap: /^(get|getOrDefault|computeIfAbsent)$/,
  ConcurrentHashMap: /^(get|getOrDefault|computeIfAbsent)$/,
  ConcurrentMap: /^(get|getOrDefault|computeIfAbsent)$/,
};

/** The name of a type without its arguments and packages. */
export function typeName(node: Node | undefined): string {
  return (
    /^[\w.$]+/
      .exec(node?.text ?? '')?.[0]
      .split('.')
      .at(-1) ?? ''
  );
}

/** A type as an expression; undefined where the text gives none (`var`, numbers, arrays). */
export function typeOf(node: Node, file: SourceFile): Expression | undefined {
  switch (node.type) {
    case 'type_identifier':
      return node.text === 'var' ? undefined : file.expression(node);
    case 'scoped_type_identifier':
      return file.expression(node);
    case 'generic_type': {
      const [base] = partsOf(node);
      return base && typeOf(base, file);
    }
    case 'annotated_type': {
      const inner = partsOf(node).at(-1);
      return inner && typeOf(inner, file);
    }
    default:
      return undefined;
  }
}

/** The last of a type's arguments: what `Optional<S3Client>` and `Map<String, S3Client>` hold. */
export function heldType(node: Node | undefined): Node | undefined {
  const list = node?.type === 'generic_type' ? partsOf(node).find((part) => part.type === 'type_arguments') : undefined;
  return list && partsOf(list).at(-1);
}
