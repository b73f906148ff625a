import type { Binding, FileSyntax, Span } from '../languages/front-end.js';

const holds = (span: Span, at: number): boolean => span.start <= at && at < span.end;
const size = (span: Span): number => span.end - span.start;

/**
 * The bindings of a name that may reach a use at `at`. The innermost scope that binds it counts. In the same function
 * that is the last binding before the use, with those in branches that run perhaps after it; in a nested function, which
 * runs at another time, all of them.
 */
export function reaching(bindings: readonly Binding[], at: number, syntax: FileSyntax): readonly Binding[] {
  let scoped: Binding[] = [];
  let found: { readonly span: Span | undefined } | undefined;
  // Asked only where it decides something: it costs a climb through the tree.
  const inner = (): Span | undefined => (found ??= { span: syntax.functionAt(at)?.span }).span;
  for (const binding of bindings) {
    const { scope } = binding;
    if (!holds(scope, at)) continue;
    if (scope.kind === 'class' && (inner()?.start ?? -1) > scope.start) continue;
    const [best] = scoped;
    if (best && size(best.scope) < size(scope)) continue;
    if (best && size(best.scope) > size(scope)) scoped = [];
    scoped.push(binding);
  }
  const [first] = scoped;
  if (!first || scoped.length === 1) return scoped;
  const around = inner();
  if (around && around.start > first.scope.start && size(around) < size(first.scope)) return scoped;
  const reached: Binding[] = [];
  for (let index = scoped.length - 1; index >= 0; index -= 1) {
    const binding = scoped[index];
    if (!binding || binding.from > at) continue;
    reached.unshift(binding);
    if (holds(binding.block, at)) break;
  }
  // Only bound further down: a loop comes round again.
  return reached.length > 0 ? reached : scoped;
}
