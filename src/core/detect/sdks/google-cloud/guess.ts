import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { SdkId } from '../../../model/call-site.js';
import type { GuessHints, SdkValue } from '../../rules.js';
import type { Compiled, CompiledType } from './compiled.js';
import { isCalled, methodsOf } from './compiled.js';
import { isOfSeveralWords, serviceOf } from './sdk-values.js';

/** RPC names of fewer letters (`publish`, `commit`, `listLogs`) are names of other things too. */
const SHORTEST_RPC = 9;

/** What receivers of unknown origin may be, by the method, the receiver's name and the services that the file uses. */
export class Guesses {
  readonly #sdk: SdkId;
  readonly #compiled: Compiled;
  readonly #catalog: Catalog;
  readonly #clients: readonly CompiledType[];

  constructor(sdk: SdkId, compiled: Compiled, catalog: Catalog) {
    this.#sdk = sdk;
    this.#compiled = compiled;
    this.#catalog = catalog;
    this.#clients = [...compiled.types.values()].filter((type) => type.row.construct?.configure !== undefined);
  }

  /** See `SdkRules.guess`. */
  of(method: string, usedServices: ReadonlySet<string>, hints?: GuessHints): readonly SdkValue[] {
    const holders = (this.#compiled.requests.get(method) ?? []).filter((type) => {
      const { service } = type.table;
      return service !== undefined && (usedServices.size === 0 || usedServices.has(service));
    });
    // Asked by name alone: whether a receiver could make it one of these.
    if ((hints === undefined || hints.asking === true) && usedServices.size > 0 && holders.length > 0)
      return this.#first(holders);
    const called = usedServices.size === 0 ? undefined : holders.find((type) => isCalled(type, hints?.receiver));
    const named = called ?? this.#leading(method, usedServices, hints);
    if (named !== undefined) return [this.#instanceOf(named)];
    // With no service in use, only the receiver's name may speak for a client.
    if (usedServices.size === 0 && hints?.receiver !== undefined && !this.#isClientLike(hints.receiver)) return [];
    const clients = holders.filter((type) => this.#clients.includes(type));
    const fitting = clients.length > 0 ? clients : holders;
    // A name of one word (`get`, `update`) is every other library's too: only a client of the one service in use counts.
    const words = fitting.some((type) => this.#hasWords(type, method));
    if (words || (clients.length === 1 && usedServices.size === 1)) return this.#first(fitting);
    return this.#generated(method, usedServices);
  }

  /** The type of a receiver by its name, where the method leads on to what makes requests: `db.collection(..)`. */
  #leading(method: string, usedServices: ReadonlySet<string>, hints?: GuessHints): CompiledType | undefined {
    const ways = usedServices.size === 0 ? [] : (this.#compiled.steps.get(method) ?? []);
    return ways.find((type) => usedServices.has(type.table.service ?? '') && isCalled(type, hints?.receiver));
  }

  #isClientLike(receiver: string): boolean {
    if (/aws|amazon|azure/i.test(receiver)) return false;
    return /client|stub/i.test(receiver) || this.#catalog.serviceNamed('service-id', receiver) !== undefined;
  }

  #hasWords(type: CompiledType, method: string): boolean {
    const names = [...methodsOf(type, this.#compiled.types).keys()];
    return names.some((name) => normalise(name) === method && isOfSeveralWords(name));
  }

  /** A generated client of the one service that has an RPC of this name; its short name is enough for the catalog. */
  #generated(method: string, usedServices: ReadonlySet<string>): readonly SdkValue[] {
    const services = this.#catalog.servicesWith('gcp', method);
    const fitting = usedServices.size === 0 ? services : services.filter((service) => usedServices.has(service));
    const [service] = fitting;
    if (service === undefined || fitting.length > 1 || method.length < SHORTEST_RPC) return [];
    return [{ sdk: this.#sdk, kind: 'generated', service, name: '' }];
  }

  #first(types: readonly CompiledType[]): readonly SdkValue[] {
    return types.slice(0, 2).map((type) => this.#instanceOf(type));
  }

  #instanceOf(type: CompiledType): SdkValue {
    return { sdk: this.#sdk, kind: type.name, ...serviceOf(type.table) };
  }
}
