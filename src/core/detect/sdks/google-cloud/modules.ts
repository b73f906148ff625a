import type { SdkId } from '../../../model/call-site.js';
import type { SdkValue } from '../../rules.js';
import { authorisedRequests } from '../http/authorised.js';
import type { Compiled, CompiledModule } from './compiled.js';
import { qualified } from './compiled.js';
import { generatedService } from './generated.js';
import { serviceOf } from './sdk-values.js';
import type { LibraryTable } from './table.js';

/** What the modules of the tables are and export, as SDK values. */
export class Modules {
  readonly #compiled: Compiled;

  /** `separator`: what joins a module's name and that of its submodule. */
  constructor(
    readonly sdk: SdkId,
    compiled: Compiled,
    readonly separator: string,
  ) {
    this.#compiled = compiled;
  }

  /** The name of a submodule. */
  below(module: string, symbol: string): string {
    return `${module}${this.separator}${symbol}`;
  }

  /** The row of a module, or of the nearest known module above it (`google.cloud.storage.blob`). */
  row(module: string): CompiledModule | undefined {
    for (let name = module; name !== '';) {
      const found = this.#compiled.modules.get(name);
      if (found !== undefined) return found;
      const end = name.lastIndexOf(this.separator);
      if (end <= 0) return undefined;
      name = name.slice(0, end);
    }
    return undefined;
  }

  /** The module of a name, or a package above known ones; undefined: not of these tables. */
  module(name: string): SdkValue | undefined {
    const found = this.row(name);
    if (found === undefined && !this.#compiled.packages.has(name)) return undefined;
    return { sdk: this.sdk, kind: 'module', name, ...(found === undefined ? {} : serviceOf(found.table)) };
  }

  /** What a module exports by a name. */
  exported(module: CompiledModule, symbol: string): SdkValue | undefined {
    const entry = module.row.exports?.[symbol];
    const own = { sdk: this.sdk, ...serviceOf(module.table) };
    if (entry !== undefined && typeof entry !== 'string') {
      return { ...own, kind: 'function', name: symbol, owner: { sdk: this.sdk, kind: 'module', name: module.name } };
    }
    if (entry !== undefined) return this.named(entry, module.table);
    const generated = module.row.generated;
    const service = generated === undefined ? undefined : generatedService(symbol, generated);
    if (service !== undefined) return { ...own, kind: 'generated-class', name: service };
    if (generated !== undefined && /^[A-Z]/.test(symbol)) return { ...own, kind: 'message-class', name: symbol };
    if (this.#compiled.modules.has(this.below(module.name, symbol)))
      return this.module(this.below(module.name, symbol));
    // `storage.blob`, `secretmanager_v1.types`, `protos`, or the module itself as its default export.
    return /^[a-z]/.test(symbol) && symbol === symbol.toLowerCase()
      ? { ...own, kind: 'module', name: module.name }
      : undefined;
  }

  /** What an entry of `ModuleRow.exports` stands for. */
  named(entry: string, table: LibraryTable): SdkValue | undefined {
    if (entry.startsWith('module:')) return this.module(entry.slice('module:'.length));
    if (entry.startsWith('http:')) return authorisedRequests(entry, undefined);
    if (entry.startsWith('discovery-')) return { sdk: this.sdk, kind: entry };
    return { sdk: this.sdk, kind: 'class', name: qualified(entry, table), ...serviceOf(table) };
  }
}
