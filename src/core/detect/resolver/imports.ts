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
  if (symbol !== undefined) {
    const defined = definedOutcomes(resolver, symbol, context, module);
    if (defined.length > 0) return defined;
  }
  const path = symbol === undefined ? module : `${module}.${symbol}`;
  return [{ what: { kind: 'external', path, foreign: found === 'elsewhere', module } }];
}

/** What other files of the package, or of the imported package `module`, define under a name. */
export function definedOutcomes(
  resolver: Resolver,
  name: string,
  context: FileContext,
  module?: string,
): readonly Outcome[] {
  for (const other of resolver.modules.defining(name, context, module)) {
    const outcomes = exportedOutcomes(resolver, other, name);
    if (outcomes.length > 0) return outcomes;
  }
  return [];
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
