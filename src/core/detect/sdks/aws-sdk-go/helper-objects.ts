import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { SdkId } from '../../../model/call-site.js';
import type { ObjectValue } from '../../../model/value.js';
import type { CallArguments, SdkValue } from '../../rules.js';
import { NO_INPUT, OPEN_INPUT } from '../aws/requests.js';
import { dataOf } from './inputs.js';
import { HELPER_INPUTS, MORE_HELPERS } from './names.js';
import type { HelperObject } from './names.js';

type Uses = readonly (readonly [operation: string, when?: string])[];

/** Transfer managers and presigners: by the catalog's table of helpers, and rows of our own. */
export class GoHelpers {
  readonly #sdk: SdkId;
  readonly #objects: readonly HelperObject[];
  /** `service/s3/s3manager Uploader.Upload` -> the operations that it requests. */
  readonly #uses = new Map<string, Uses>();
  readonly #services = new Map<string, string>();
  readonly #names = new Set<string>();

  constructor(
    dialect: { sdk: SdkId; root: string; helperSdk: 'go-v1' | 'go-v2'; helpers: readonly HelperObject[] },
    catalog: Catalog,
  ) {
    this.#sdk = dialect.sdk;
    this.#objects = dialect.helpers;
    for (const helper of catalog.aws?.helpers(dialect.helperSdk) ?? []) {
      const path = helper.module.slice(dialect.root.length);
      for (const [name, uses] of Object.entries(helper.methods)) this.#add(path, helper.service, name, uses);
    }
    for (const [key, uses] of Object.entries(MORE_HELPERS)) {
      const [path = '', name = ''] = key.split(' ');
      if (dialect.helpers.some((each) => each.package === path)) this.#add(path, 's3', name, uses);
    }
  }

  #add(path: string, service: string, name: string, uses: Uses): void {
    this.#uses.set(`${path} ${name}`, uses);
    if (!/^service\/\w+$/.test(path)) this.#services.set(path, service);
    this.#names.add(normalise(name.slice(name.indexOf('.') + 1)));
  }

  /** Whether a method or function of this normalised name makes requests. */
  isName(normalised: string): boolean {
    return this.#names.has(normalised);
  }

  /** The service that a helper's package is for; undefined: it is none. */
  serviceOf(path: string): string | undefined {
    return this.#services.get(path);
  }

  exported(path: string, service: string, symbol: string): SdkValue | undefined {
    const value = (kind: string, name: string): SdkValue => ({ sdk: this.#sdk, kind, service, name });
    if (!this.#services.has(path)) return undefined;
    const object = this.#objects.find(
      (each) => each.package === path && (each.type === symbol || each.makers.includes(symbol)),
    );
    if (object !== undefined)
      return value(object.type === symbol ? 'helper-class' : 'helper-maker', `${path} ${object.type}`);
    if (this.#uses.has(`${path} ${symbol}`)) return value('helper-function', `${path} ${symbol}`);
    const input = HELPER_INPUTS[symbol];
    return input === undefined ? undefined : value('input-class', input);
  }

  /** The operations of a helper's method; undefined: it has none of this name. */
  method(helper: SdkValue, name: string): Uses | undefined {
    return this.#uses.get(`${helper.name ?? ''}.${name}`);
  }

  operations(of: SdkValue): Uses {
    const { owner, name = '' } = of;
    return (owner === undefined ? this.#uses.get(name) : this.method(owner, name)) ?? [];
  }

  /** The operation that a presigner's method signs; undefined: it signs none of this name. */
  presigned(service: string, name: string): string | undefined {
    if (service !== 's3') return name;
    return this.#uses.get(`service/s3 PresignClient.Presign${name}`)?.[0]?.[0] ?? name;
  }

  /** `GetBucketRegion(ctx, client, "reports")`: its last text is the bucket. */
  inputOfFunction(of: SdkValue, args: CallArguments): ObjectValue {
    if (of.kind !== 'helper-function') return args.positional.length === 0 ? NO_INPUT : OPEN_INPUT;
    const bucket = args.positional.map(dataOf).find(({ kind }) => kind === 'text');
    return bucket === undefined ? OPEN_INPUT : { ...NO_INPUT, members: { Bucket: bucket } };
  }
}
