import { normalise } from './catalog.js';
import type { Operation, PermissionRule, ResourceRule, When } from './catalog.js';

/** `data/gcp/<service>.json`, written by `catalog/src/gcp/table.mjs`. Numbers are indexes into the table's own lists. */
export interface ServiceTable {
  readonly service: string;
  /** First parts of ids other than the service's own name: `directory` of `admin`. */
  readonly roots?: readonly string[];
  /** The page of an API whose methods are authorised by OAuth scopes and the user's access to the data, not by IAM. */
  readonly scopesOnly?: string;
  /** The page of the service's permissions: the source of every method that names no other. Absent: no dictionary. */
  readonly source?: string;
  readonly rpcServices?: readonly string[];
  /** Scopes without `https://www.googleapis.com/auth/`. */
  readonly scopes?: readonly string[];
  /** `0 3`: least-privileged first. */
  readonly scopeSets?: readonly string[];
  readonly sources?: readonly string[];
  readonly resourceSets?: readonly (readonly ResourceRule[])[];
  /** By id without the service's name in front; what only gRPC has by the RPC's full name. */
  readonly methods: Readonly<Record<string, MethodRow>>;
}

interface MethodRow {
  /** `GET /storage/v1/b/{bucket}`; absent for what only gRPC has. */
  readonly http?: string;
  /** RPCs that do the same: `0.Publish 2.Publish`. */
  readonly rpc?: string;
  /** Absent: the first set. */
  readonly scopes?: number;
  /** Absent: the parameters of the path. */
  readonly required?: string;
  /** Absent: by the naming rule. */
  readonly origin?: Operation['origin'];
  /** Absent: the table's. */
  readonly source?: number;
  /** Absent: not known. */
  readonly permissions?: readonly (readonly [permission: string, resources: number, when?: When])[];
}

const SCOPE_PREFIX = 'https://www.googleapis.com/auth/';

/** A service's table with its spellings. */
export class GoogleService {
  private spellings: ReadonlyMap<string, string> | undefined;

  constructor(private readonly table: ServiceTable) {}

  get scopesOnly(): string | undefined {
    return this.table.scopesOnly;
  }

  /** Whether permissions of the service are known at all. */
  get hasDictionary(): boolean {
    return this.table.source !== undefined;
  }

  /** Keys of the table. */
  get keys(): readonly string[] {
    return Object.keys(this.table.methods);
  }

  /** The key of an operation in any spelling: its id, an RPC's full name, or an RPC's last parts where they are unique. */
  keyOf(spelling: string): string | undefined {
    const { service, methods } = this.table;
    const own = spelling.startsWith(`${service}.`) ? spelling.slice(service.length + 1) : spelling;
    // The clients put methods without a collection into one of the version's name: `v1.exportAssets`.
    const short = own.replace(/^v\d+\w*\.(?=\w+$)/, '');
    if (Object.hasOwn(methods, short)) return short;
    this.spellings ??= this.allSpellings();
    return this.spellings.get(normalise(spelling));
  }

  /** The method's full id. Parts of an API have ids of their own: `directory.users.list` of the service `admin`. */
  idOf(key: string): string {
    const first = key.slice(0, key.indexOf('.'));
    return first === 'google' || this.table.roots?.includes(first) === true ? key : `${this.table.service}.${key}`;
  }

  /** Full names of the RPCs that do the same as a REST method. */
  rpcsOf(key: string): readonly string[] {
    const names = this.table.methods[key]?.rpc?.split(' ') ?? [];
    return names.map((name) => {
      const dot = name.indexOf('.');
      return `${this.table.rpcServices?.[Number(name.slice(0, dot))] ?? ''}${name.slice(dot)}`;
    });
  }

  /** Undefined: its permissions are not known. */
  operation(key: string): Operation | undefined {
    const { table } = this;
    const row = table.methods[key];
    if (row?.permissions === undefined) return undefined;
    const rpcs = this.rpcsOf(key);
    return {
      cloud: 'gcp',
      service: table.service,
      name: this.idOf(key),
      permissions: row.permissions.map(([permission, resources, when]): PermissionRule => ({
        permission,
        ...(when === undefined ? {} : { when }),
        resources: table.resourceSets?.[resources] ?? [],
      })),
      scopes: this.scopesOf(row),
      required: row.required === undefined ? pathParameters(row.http) : words(row.required),
      origin: row.origin ?? 'rule',
      source:
        (row.source === undefined ? undefined : table.sources?.[row.source]) ?? table.source ?? table.scopesOnly ?? '',
      ...(rpcs.length === 0 ? {} : { otherNames: rpcs }),
      ...(table.scopesOnly === undefined ? {} : { authorisedBy: 'scopes' as const }),
    };
  }

  private scopesOf(row: MethodRow): readonly string[] {
    const set = words(this.table.scopeSets?.[row.scopes ?? 0] ?? '');
    return set.flatMap((at) => {
      const scope = this.table.scopes?.[Number(at)];
      if (scope === undefined) return [];
      return [scope.startsWith('https:') ? scope : `${SCOPE_PREFIX}${scope}`];
    });
  }

  private allSpellings(): ReadonlyMap<string, string> {
    const full = new Map<string, string>();
    const short = new Map<string, string | undefined>();
    for (const key of this.keys) {
      full.set(normalise(this.idOf(key)), key);
      // `admin.users.list` is how a client of the whole API calls `directory.users.list`.
      const whole = normalise(`${this.table.service}.${key.slice(key.indexOf('.') + 1)}`);
      if (!this.idOf(key).startsWith(`${this.table.service}.`) && !full.has(whole)) full.set(whole, key);
      for (const rpc of key.startsWith('google.') ? [key] : this.rpcsOf(key)) {
        full.set(normalise(rpc), key);
        const parts = rpc.split('.');
        for (const spelling of [parts.slice(-2).join(''), parts.at(-1) ?? '']) {
          const name = normalise(spelling);
          short.set(name, short.has(name) && short.get(name) !== key ? undefined : key);
        }
      }
    }
    for (const [name, key] of short) if (key !== undefined && !full.has(name)) full.set(name, key);
    return full;
  }
}

const words = (text: string): readonly string[] => (text === '' ? [] : text.split(' '));

const pathParameters = (http = ''): readonly string[] =>
  [...http.matchAll(/\{\+?(\w+)\}/g)].map((match) => match[1] ?? '');
