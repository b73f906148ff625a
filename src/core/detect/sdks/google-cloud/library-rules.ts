import type { Catalog } from '../../../catalog/catalog.js';
import type { SdkId } from '../../../model/call-site.js';
import type { LanguageId } from '../../../model/source.js';
import type { CallArguments, CallMeaning, GuessHints, SdkRules, SdkValue } from '../../rules.js';
import { authorisedRequests } from '../http/authorised.js';
import type { ClientNaming } from './client-names.js';
import type { Compiled, CompiledType } from './compiled.js';
import { compile, lastName, qualified, qualifiedExpression } from './compiled.js';
import {
  builtClient,
  discoveryCall,
  discoveryClient,
  discoveryExecute,
  discoveryMember,
  credentialsOfOptions,
} from './discovery.js';
import { callRpc, isPathFunction, pathText, rpcOf } from './generated.js';
import { Guesses } from './guess.js';
import { callOfList, isList, isListMethod } from './lists.js';
import { Modules } from './modules.js';
import { applyRows } from './rows.js';
import type { RowContext } from './rows.js';
import { base, message } from './sdk-values.js';
import type { LibraryTable, MethodRow } from './table.js';
import { dataOf, identityOf, literalTexts } from './values.js';

/** The libraries of one language family. */
export interface LibrarySet {
  readonly sdk: SdkId;
  readonly languages: readonly LanguageId[];
  /** See `SdkRules.marks`. */
  readonly marks: readonly string[];
  readonly tables: readonly LibraryTable[];
  /** Whether methods of discovery clients send their request themselves, or `execute()` does. */
  readonly discovery: 'at-once' | 'by-execute';
  /** What joins a module's name and that of its submodule. */
  readonly moduleSeparator: string;
  /** How generated clients of libraries without a table are named; absent: the language's own rules see to them. */
  readonly clients?: ClientNaming;
}

/** Rules from tables; generated and discovery clients come from the catalog. */
export function libraryRules(set: LibrarySet, catalog: Catalog): SdkRules {
  return new LibraryRules(set, catalog);
}

class LibraryRules implements SdkRules {
  readonly cloud = 'gcp';
  readonly sdk: SdkId;
  readonly languages: readonly LanguageId[];
  readonly marks: readonly string[];
  readonly #compiled: Compiled;
  readonly #modules: Modules;
  readonly #guesses: Guesses;

  constructor(
    readonly set: LibrarySet,
    readonly catalog: Catalog,
  ) {
    this.sdk = set.sdk;
    this.languages = set.languages;
    this.marks = set.marks;
    this.#compiled = compile(set.tables);
    this.#modules = new Modules(set.sdk, this.#compiled, set.moduleSeparator, catalog, set.clients);
    this.#guesses = new Guesses(set.sdk, this.#compiled, catalog);
  }

  isCandidate(normalised: string): boolean {
    return (
      this.#compiled.requests.has(normalised) ||
      this.catalog.isOperationName('gcp', normalised) ||
      this.catalog.isOperationName('gcp', normalised.replace(/(?:async|stream|unary)$/, '')) ||
      (this.set.discovery === 'by-execute' && normalised === 'execute')
    );
  }

  imported(module: string, symbol: string | undefined): SdkValue | undefined {
    if (symbol === undefined) return this.#modules.module(module);
    const found = this.#modules.row(module);
    if (found !== undefined) return this.#modules.exported(found, symbol, module);
    return this.#modules.generated(module, symbol) ?? this.#modules.module(this.#modules.below(module, symbol));
  }

  member(value: SdkValue, property: string): SdkValue | undefined {
    if (value.kind === 'module') return this.imported(value.name ?? '', property);
    if (value.kind === 'class') return this.#memberOfClass(value, property);
    if (value.kind === 'generated') return this.#memberOfClient(value, property);
    if (value.kind === 'generated-class') return isPathFunction(property) ? this.#method(value, property) : undefined;
    if (value.kind === 'response') return this.#textMember(value, property);
    if (value.kind === 'message') return this.#textMember(value, property);
    if (value.kind === 'discovery-root') return this.#discoveryRoot(value, property);
    if (value.kind === 'discovery' || value.kind === 'discovery-request') return discoveryMember(value, property);
    if (value.kind.startsWith('[')) return property === '0' ? this.element(value) : undefined;
    if (value.kind.endsWith('[]')) return this.#memberOfList(value, property);
    return this.#memberOfInstance(value, property);
  }

  call(value: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner, name = '' } = value;
    switch (value.kind) {
      case 'class':
        return this.#construct(name, value, args);
      case 'generated-class':
        return { operations: [], returns: this.#generatedClient(value, args) };
      case 'message-class':
        return { operations: [], returns: message(value, args) };
      case 'module':
        return this.#callModule(value, args);
      case 'function': {
        const found = this.#modules.row(owner?.name ?? '');
        const row = found?.row.exports?.[name];
        if (found === undefined || row === undefined || typeof row === 'string') return undefined;
        return this.#apply([row], undefined, value, args, found.table);
      }
      case 'discovery-build': {
        const client = builtClient(args, base(value), this.catalog);
        return client === undefined ? undefined : { operations: [], returns: client };
      }
      case 'discovery-api': {
        const credentials = credentialsOfOptions(args);
        const scopes = credentials?.kind === 'object' ? literalTexts(credentials.members['scopes']) : undefined;
        const identity = identityOf(credentials);
        const client = discoveryClient(
          name,
          {
            ...base(value),
            ...(scopes === undefined ? {} : { declaredScopes: scopes }),
            ...(identity === undefined ? {} : { client: identity }),
          },
          this.catalog,
        );
        return client === undefined ? undefined : { operations: [], returns: client };
      }
      case 'discovery':
        return discoveryCall(value, args, this.catalog, this.set.discovery);
      case 'discovery-execute':
        return owner === undefined ? undefined : discoveryExecute(owner);
      case 'method':
        return owner === undefined ? undefined : this.#callMethod(owner, name, args);
      default:
        return undefined;
    }
  }

  instance(value: SdkValue): SdkValue | undefined {
    if (value.kind === 'class') return { ...value, kind: value.name ?? '' };
    if (value.kind === 'generated-class') return { ...value, kind: 'generated' };
    return undefined;
  }

  element(value: SdkValue): SdkValue | undefined {
    if (value.kind.startsWith('[')) return { ...value, kind: value.kind.slice(1, -1) };
    if (value.kind.endsWith('[]')) return { ...value, kind: value.kind.slice(0, -2) };
    if (value.kind === 'response') return value;
    const type = this.#type(value.kind);
    const expression = type === undefined ? undefined : this.#inherited(type, (each) => each.row.element);
    return type === undefined || expression === undefined ? undefined : this.#make(expression, value, type.table);
  }

  entered(value: SdkValue): SdkValue | undefined {
    const type = this.#type(value.kind);
    const expression = type === undefined ? undefined : this.#inherited(type, (each) => each.row.entered);
    return type === undefined || expression === undefined ? undefined : this.#make(expression, value, type.table);
  }

  data(value: SdkValue): ReturnType<typeof dataOf> {
    return dataOf(value);
  }

  changeable(value: SdkValue): boolean {
    return this.#compiled.gatherers.has(value.kind);
  }

  guess(normalisedMethod: string, usedServices: ReadonlySet<string>, hints?: GuessHints): readonly SdkValue[] {
    return this.#guesses.of(normalisedMethod, usedServices, hints);
  }

  #type(kind: string): CompiledType | undefined {
    return this.#compiled.types.get(kind);
  }

  #inherited<T>(type: CompiledType, take: (type: CompiledType) => T | undefined): T | undefined {
    const own = take(type);
    if (own !== undefined) return own;
    const above = type.like === undefined ? undefined : this.#type(type.like);
    return above === undefined ? undefined : this.#inherited(above, take);
  }

  #callModule(value: SdkValue, args: CallArguments): CallMeaning | undefined {
    const found = this.#modules.row(value.name ?? '');
    const called = found?.row.exports?.['()'];
    if (found === undefined || called === undefined) return undefined;
    if (typeof called !== 'string') return this.#apply([called], undefined, value, args, found.table);
    const made = this.#modules.named(called, found.table);
    return made === undefined ? undefined : this.call(made, args);
  }

  #construct(name: string, value: SdkValue, args: CallArguments): CallMeaning | undefined {
    const type = this.#type(name);
    if (type === undefined) return undefined;
    const row = this.#inherited(type, (each) => each.row.construct) ?? {};
    const { returns = lastName(name), ...rest } = row;
    return this.#apply(
      [{ ...rest, returns: returns === lastName(name) ? name : returns }],
      undefined,
      base(value),
      args,
      type.table,
    );
  }

  #generatedClient(value: SdkValue, args: CallArguments): SdkValue {
    const row: MethodRow = {
      takes: 'options',
      returns: 'generated',
      configure: {
        project: 'options.projectId',
        keyFile: 'options.keyFilename',
        endpoint: this.set.discovery === 'by-execute' ? 'client_options.api_endpoint' : 'options.apiEndpoint',
        credentials: this.set.discovery === 'by-execute' ? 'credentials' : 'options.authClient',
        ...(this.set.discovery === 'by-execute' ? {} : { scopes: 'options.scopes' }),
      },
    };
    const context: RowContext = { service: value.service, make: (_expression, from) => from, isOfType: () => false };
    const made = applyRows([row], undefined, base(value), args, context).returns ?? base(value);
    return { ...made, kind: 'generated', ...(value.name === undefined ? {} : { name: value.name }) };
  }

  #memberOfClass(value: SdkValue, property: string): SdkValue | undefined {
    const type = this.#type(value.name ?? '');
    if (type === undefined) return undefined;
    const known = this.#inherited(type, (each) => each.statics.get(property)) !== undefined;
    return known || (type.row.wraps !== undefined && isPathFunction(property))
      ? this.#method(value, property)
      : undefined;
  }

  #memberOfClient(value: SdkValue, property: string): SdkValue | undefined {
    if (isPathFunction(property) || rpcOf(value, property, this.catalog) !== undefined)
      return this.#method(value, property);
    return undefined;
  }

  #memberOfList(value: SdkValue, property: string): SdkValue | undefined {
    if (property === 'pages') return { ...value, kind: `${value.kind}[]` };
    return isListMethod(property) ? this.#method(value, property) : undefined;
  }

  #memberOfInstance(value: SdkValue, property: string): SdkValue | undefined {
    const type = this.#type(value.kind);
    if (type === undefined) return undefined;
    const expression = this.#inherited(type, (each) => each.row.properties?.[property]);
    const handed = expression === undefined ? undefined : authorisedRequests(expression, value);
    if (handed !== undefined) return handed;
    if (expression?.startsWith('$') === true) return this.#textMember(value, expression.slice(1));
    if (expression !== undefined) return this.#make(expression, value, type.table);
    if (this.#inherited(type, (each) => each.methods.get(property)) !== undefined) return this.#method(value, property);
    const wrapped = this.#wrapped(value);
    return wrapped !== undefined && this.#memberOfClient(wrapped, property) !== undefined
      ? this.#method(value, property)
      : undefined;
  }

  /** The generated client behind an instance. */
  #wrapped(value: SdkValue): SdkValue | undefined {
    const type = this.#type(value.kind);
    const name = type === undefined ? undefined : this.#inherited(type, (each) => each.row.wraps);
    return name === undefined ? undefined : { ...base(value), kind: 'generated', name };
  }

  #method(owner: SdkValue, name: string): SdkValue {
    return {
      sdk: this.sdk,
      kind: 'method',
      name,
      owner,
      ...(owner.service === undefined ? {} : { service: owner.service }),
    };
  }

  #textMember(value: SdkValue, member: string): SdkValue | undefined {
    const text = value.bound?.[member];
    return text === undefined ? undefined : { sdk: this.sdk, kind: 'text', bound: { text } };
  }

  #discoveryRoot(value: SdkValue, property: string): SdkValue | undefined {
    if (property === 'auth') return this.#modules.module('google-auth-library');
    const service = this.catalog.serviceNamed('service-id', property);
    return service === undefined ? undefined : { ...value, kind: 'discovery-api', service, name: service };
  }

  #callMethod(owner: SdkValue, name: string, args: CallArguments): CallMeaning | undefined {
    if (isList(owner)) return callOfList(owner, this.element(owner), name);
    if (owner.kind === 'class') {
      const type = this.#type(owner.name ?? '');
      const rows = type === undefined ? undefined : this.#inherited(type, (each) => each.statics.get(name));
      if (type !== undefined && rows !== undefined) return this.#apply(rows, undefined, base(owner), args, type.table);
    }
    const type = this.#type(owner.kind);
    const rows = type === undefined ? undefined : this.#inherited(type, (each) => each.methods.get(name));
    if (type !== undefined && rows !== undefined) return this.#apply(rows, owner, owner, args, type.table);
    const path = pathText(name, args);
    if (path !== undefined) return { operations: [], returns: { sdk: this.sdk, kind: 'text', bound: { text: path } } };
    const client = owner.kind === 'generated' ? owner : this.#wrapped(owner);
    const rpc = client === undefined ? undefined : rpcOf(client, name, this.catalog);
    return client === undefined || rpc === undefined ? undefined : callRpc(client, rpc, args, this.catalog);
  }

  #apply(
    rows: readonly MethodRow[],
    receiver: SdkValue | undefined,
    blank: SdkValue,
    args: CallArguments,
    table: LibraryTable,
  ): CallMeaning {
    const context: RowContext = {
      service: table.service ?? receiver?.service,
      make: (expression, from) => this.#make(expression, from, table),
      isOfType: (value, type) => this.#isOfType(value, type, table),
    };
    return applyRows(rows, receiver, blank, args, context);
  }

  #isOfType(value: SdkValue, type: string, table: LibraryTable): boolean {
    const wanted = qualified(type, table);
    for (
      let each = this.#type(value.kind);
      each !== undefined;
      each = each.like === undefined ? undefined : this.#type(each.like)
    ) {
      if (each.name === wanted) return true;
    }
    return false;
  }

  #make(expression: string, from: SdkValue, table: LibraryTable): SdkValue {
    const kind = qualifiedExpression(expression, table);
    const type = this.#type(kind.replace(/[[\]]/g, ''));
    const { name: _name, owner: _owner, service: _service, ...kept } = from;
    const service = type?.table.service ?? from.service;
    return { ...kept, kind, ...(service === undefined ? {} : { service }) };
  }
}
