import { normalise } from './catalog.js';
import type { GoogleMethod, Operation, PermissionRule, ResourceRule, When } from './catalog.js';
import { rowOf, rowsOf } from './part.js';

/** `data/gcp/<service>.json`, written by `catalog/src/gcp/table.mjs`. Numbers are indexes into the table's own lists. */
export interface ServiceTable {
  readonly service: string;
  /** First parts of ids other than the service's own name: `directory` of `admin`. */
  readonly roots?: readonly string[];
  /** The page of an API whose methods are authorised by OAuth scopes and the user's access to the data, not by IAM. */
  readonly scopesOnly?: string;
  /** The page of the service's permissions: the source of every method that names no other. Absent: no dictionary. */
  readonly source?: string;
  /** A clause: why the permissions of methods without a row are not known. Absent: nothing more is known of that. */
  readonly unknown?: string;
  readonly rpcServices?: readonly string[];
  /** Scopes without `https://www.googleapis.com/auth/`. */
  readonly scopes?: readonly string[];
  /** `0 3`: least-privileged first. */
  readonly scopeSets?: readonly string[];
  readonly sources?: readonly string[];
  readonly resourceSets?: readonly (readonly ResourceRule[])[];
}

/**
 * A row of a table, packed as a line: its key is the method's id without the service's name in front, of what only gRPC
 * has the RPC's full name.
 */
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

/** A service's table. Of its rows, which are lines of text, only those asked for are parsed. */
export class GoogleService {
  private readonly rows = new Map<string, MethodRow | undefined>();
  private spellings: ReadonlyMap<string, string> | undefined;

  constructor(
    private readonly table: ServiceTable,
    private readonly lines: () => string,
  ) {}

  /** Whether permissions of the service are known at all. */
  get hasDictionary(): boolean {
    return this.table.source !== undefined;
  }

  /** Why permissions of methods without a row are not known: a clause, where more is known of that. */
  get whyUnknown(): string | undefined {
    return this.table.unknown;
  }

  /** Keys of the table. */
  get keys(): readonly string[] {
    return [...rowsOf(this.lines())].map(({ name }) => name);
  }

  get methods(): readonly GoogleMethod[] {
    return [...rowsOf(this.lines())].map(({ name, row }) => {
      const http = /"http":"([^"]*)"/.exec(row)?.[1];
      return { id: this.idOf(name), ...(http === undefined ? {} : { http }) };
    });
  }

  /** The key of an operation in any spelling: its id, an RPC's full name, or an RPC's last parts where they are unique. */
  keyOf(spelling: string): string | undefined {
    const { service } = this.table;
    const own = spelling.startsWith(`${service}.`) ? spelling.slice(service.length + 1) : spelling;
    // The clients put methods without a collection into one of the version's name: `v1.exportAssets`.
    const short = own.replace(/^v\d+\w*\.(?=\w+$)/, '');
    if (short.includes('.') && this.row(short) !== undefined) return short;
    const ofRpc = spelling.startsWith('google.') ? this.keyOfRpc(spelling) : undefined;
    if (ofRpc !== undefined) return ofRpc;
    this.spellings ??= this.allSpellings();
    return this.spellings.get(normalise(spelling)) ?? (this.row(short) === undefined ? undefined : short);
  }

  /** The key of the method that an RPC's full name stands for: by its text in the lines, which saves parsing them. */
  private keyOfRpc(name: string): string | undefined {
    const dot = name.lastIndexOf('.');
    const place = this.table.rpcServices?.indexOf(name.slice(0, dot)) ?? -1;
    if (place < 0) return undefined;
    const lines = this.lines();
    const wanted = `${String(place)}${name.slice(dot)}`;
    for (let at = lines.indexOf(wanted); at >= 0; at = lines.indexOf(wanted, at + 1)) {
      if (!/["\s]/.test(lines.charAt(at - 1)) || !/["\s]/.test(lines.charAt(at + wanted.length))) continue;
      const start = lines.lastIndexOf('\n', at) + 1;
      return lines.slice(start, lines.indexOf(' ', start));
    }
    return undefined;
  }

  /** The row of exactly this key. */
  private row(key: string): MethodRow | undefined {
    if (this.rows.has(key)) return this.rows.get(key);
    const found = rowOf(this.lines(), normalise(key), normalise);
    const row = found?.name === key ? (JSON.parse(found.row) as MethodRow) : undefined;
    this.rows.set(key, row);
    return row;
  }

  /** The method's full id. Parts of an API have ids of their own: `directory.users.list` of the service `admin`. */
  idOf(key: string): string {
    const first = key.slice(0, key.indexOf('.'));
    return first === 'google' || this.table.roots?.includes(first) === true ? key : `${this.table.service}.${key}`;
  }

  /** Full names of the RPCs that do the same as a REST method. */
  rpcsOf(key: string): readonly string[] {
    const names = this.row(key)?.rpc?.split(' ') ?? [];
    return names.map((name) => {
      const dot = name.indexOf('.');
      return `${this.table.rpcServices?.[Number(name.slice(0, dot))] ?? ''}${name.slice(dot)}`;
    });
  }

  /** Undefined: its permissions are not known. */
  operation(key: string): Operation | undefined {
    const { table } = this;
    const row = this.row(key);
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
