import type { ImportBinding } from '../languages/front-end.js';
import type { Resolver } from './evaluate.js';
import type { FileContext, Outcome } from './resolved.js';

/** What an import gives: a value of an SDK, something of another file of the workspace, or something of elsewhere. */
export function importedOutcomes(
  resolver: Resolver,
  imported: ImportBinding,
  context: FileContext,
): readonly Outcome[] {
  const { module, symbol } = imported;
  for (const rules of context.rules) {
    const value = rules.imported(module, symbol);
    if (value) return [{ what: { kind: 'sdk', value } }];
  }
  const separator = context.frontEnd.moduleSeparator ?? '.';
  const found = resolver.modules.module(module, context);
  if (found && found !== 'elsewhere') {
    if (symbol === undefined) return [{ what: { kind: 'module', context: found } }];
    const exported = exportedOutcomes(resolver, found, symbol);
    if (exported.length > 0) return exported;
  }
  if (symbol !== undefined && context.frontEnd.moduleSeparator !== undefined) {
    const submodule = resolver.modules.module(
      module.endsWith(separator) ? module + symbol : module + separator + symbol,
      context,
    );
    if (submodule && submodule !== 'elsewhere') return [{ what: { kind: 'module', context: submodule } }];
  }
  const path = symbol === undefined ? module : `${module}.${symbol}`;
  return [{ what: { kind: 'external', path, foreign: found === 'elsewhere', module } }];
}

/** What another file gets from this one. */
export function exportedOutcomes(
  resolver: Resolver,
  context: FileContext,
  symbol: string | undefined,
): readonly Outcome[] {
  const bindings = context.syntax.exported(symbol);
  return symbol === undefined
    ? bindings.flatMap((binding) => resolver.binding(binding, { context }))
    : resolver.bindings(symbol, bindings, { context });
}
