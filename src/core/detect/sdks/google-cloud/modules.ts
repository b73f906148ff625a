import type { Catalog } from '../../../catalog/catalog.js';
import type { SdkId } from '../../../model/call-site.js';
import type { SdkValue } from '../../rules.js';
import { authorisedRequests } from '../http/authorised.js';
import type { ClientNaming } from './client-names.js';
import type { Compiled, CompiledModule } from './compiled.js';
import { qualified } from './compiled.js';
import { generatedService } from './generated.js';
import { listedService, serviceOfClient, serviceOfModule } from './protobuf.js';
import { serviceOf } from './sdk-values.js';
import type { LibraryTable } from './table.js';

/** `google.cloud.pubsub_v1`, `@google-cloud/spanner/v1`, `Google.Cloud.PubSub.V1`, and modules below these. */
const isVersioned = (path: string): boolean => /(?:_v|\/v|\.V)\d/.test(path);

/** What the modules of the tables are and export, as SDK values. */
export class Modules {
  readonly #compiled: Compiled;
  readonly #naming: ClientNaming | undefined;
  readonly #clients = new Map<string, SdkValue | undefined>();

  /**
   * `separator`: what joins a module's name and that of its submodule; `naming`: how generated clients are named, absent
   * where the rules of the language see to these.
   */
  constructor(
    readonly sdk: SdkId,
    compiled: Compiled,
    readonly separator: string,
    readonly catalog: Catalog,
    naming: ClientNaming | undefined,
  ) {
    this.#compiled = compiled;
    this.#naming = naming;
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
    if (found === undefined && !this.#compiled.packages.has(name) && this.#naming?.isModule(name) !== true)
      return undefined;
    return {
      sdk: this.sdk,
      kind: 'module',
      name,
      ...(found === undefined ? this.#serviceOf(name) : serviceOf(found.table)),
    };
  }

  /** The service of a module without a row, as far as its name tells. */
  #serviceOf(module: string): { service?: string } {
    const words = this.#naming?.client(module, 'AnyClient')?.module;
    const service = words === undefined ? undefined : serviceOfModule(words, this.catalog);
    return service === undefined ? {} : { service };
  }

  /** What a module without a row exports: generated clients and their messages. */
  generated(path: string, symbol: string): SdkValue | undefined {
    const client = this.#client(path, symbol);
    if (client !== undefined) return client;
    const isMessage = /^[A-Z]/.test(symbol) && this.#naming?.isModule(path) === true && isVersioned(path);
    return isMessage && (symbol.endsWith('Request') || !this.#isModuleName(symbol))
      ? { sdk: this.sdk, kind: 'message-class', name: symbol }
      : undefined;
  }

  /** Where modules have names as classes have (Ruby): any of them may hold further ones. */
  #isModuleName(symbol: string): boolean {
    return this.#naming?.isModule(`Google${this.separator}Cloud${this.separator}${symbol}`) === true;
  }

  /** The generated client class of a module; `protobuf`: the package that its row names. */
  #client(path: string, symbol: string, protobuf?: string): SdkValue | undefined {
    const key = `${path} ${symbol}`;
    if (!this.#clients.has(key)) this.#clients.set(key, this.#makeClient(path, symbol, protobuf));
    return this.#clients.get(key);
  }

  #makeClient(path: string, symbol: string, protobuf: string | undefined): SdkValue | undefined {
    const client = this.#naming?.client(path, symbol);
    const isOwn = client?.version === undefined || protobuf?.endsWith(`.${client.version}`) === true;
    const ofRow =
      protobuf === undefined || client === undefined || !isOwn
        ? undefined
        : listedService(`${protobuf}.${client.name}`, this.catalog);
    const found = ofRow ?? (client && serviceOfClient(client, this.catalog));
    if (found !== undefined) return { sdk: this.sdk, kind: 'generated-class', ...found };
    // Nothing that only looks like a client: functions of modules have any names.
    if (protobuf !== undefined || client === undefined || !symbol.endsWith('Client') || symbol === 'Client')
      return undefined;
    const service = serviceOfModule(client.module, this.catalog);
    return service === undefined ? undefined : { sdk: this.sdk, kind: 'generated-class', service, name: '' };
  }

  /** What a module exports by a name. `path`: the module's name as it is written, perhaps that of a submodule. */
  exported(module: CompiledModule, symbol: string, path: string): SdkValue | undefined {
    // Below a hand-written library stand the generated clients of its versions: `Google.Cloud.Firestore.V1.Firestore`.
    const ofVersion = isVersioned(path.slice(module.name.length)) ? this.#client(path, symbol) : undefined;
    if (ofVersion !== undefined) return ofVersion;
    const entry = module.row.exports?.[symbol];
    const own = { sdk: this.sdk, ...serviceOf(module.table) };
    if (entry !== undefined && typeof entry !== 'string') {
      return { ...own, kind: 'function', name: symbol, owner: { sdk: this.sdk, kind: 'module', name: module.name } };
    }
    if (entry !== undefined) return this.named(entry, module.table);
    const generated = module.row.generated;
    const client = this.#client(path, symbol, generated);
    if (client !== undefined) return client;
    const service = generated === undefined ? undefined : generatedService(symbol, generated);
    if (service !== undefined) return { ...own, kind: 'generated-class', name: service };
    if (generated !== undefined && /^[A-Z]/.test(symbol)) return { ...own, kind: 'message-class', name: symbol };
    const below = this.below(path, symbol);
    if (this.#compiled.modules.has(below) || this.#naming?.isModule(below) === true) return this.module(below);
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
