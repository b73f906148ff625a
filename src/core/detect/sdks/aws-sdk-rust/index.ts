import type { Catalog } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, CallMeaning, SdkRules, SdkValue } from '../../rules.js';
import { awsRequests, NO_INPUT } from '../aws/requests.js';
import { configured, inherits, textOf } from './configuration.js';
import { CONFIG_NAMES, CRATE_TYPES, MANNERS, SENDERS } from './names.js';

const SDK = 'aws-sdk-rust';
const CRATE = /^(aws_sdk_\w+|aws_config|aws_types|aws_credential_types|aws_smithy_runtime_api)(?:\.|$)/;
/** Marks a builder that may have been given more than is seen. No member has this name. */
const OPEN = '*';
const CANDIDATES: ReadonlySet<string> = new Set([...SENDERS, 'wait'].map(normalise));

/**
 * The AWS SDK for Rust: service crates, their clients, the builders of requests (a request is made by `send`, `presigned` or
 * a waiter's `wait`, never before), paginators, and the configuration that clients are made from.
 */
export function awsSdkRustRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'rust');
  const lists = new Map<string, ReadonlySet<string>>();

  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk: SDK, kind, ...parts });

  function moduleValue(path: string): SdkValue | undefined {
    const crate = CRATE.exec(path)?.[1];
    if (crate === undefined) return undefined;
    if (!crate.startsWith('aws_sdk_')) return value('configuration-module', { name: path });
    const bare = crate.slice('aws_sdk_'.length);
    // A crate that the catalog does not know keeps its own name: its calls are listed, with the reason.
    return value('module', { name: path.slice(crate.length + 1), service: requests.service(bare) ?? normalise(bare) });
  }

  function moduleMember(module: SdkValue, property: string): SdkValue | undefined {
    const path = module.name ?? '';
    if (module.kind === 'configuration-module') {
      const kind = CONFIG_NAMES[property] ?? (property === 'Credentials' ? 'credentials-class' : undefined);
      if (kind !== undefined) return value(kind, { name: property });
      return /^[a-z]/.test(property) ? value('configuration-module', { name: `${path}.${property}` }) : undefined;
    }
    const parts = module.service === undefined ? {} : { service: module.service };
    if (path === 'types') return value('shape-class', { ...parts, name: property });
    if (/^[a-z]/.test(property))
      return value('module', { ...parts, name: path === '' ? property : `${path}.${property}` });
    const request = /^(\w+?)(FluentBuilder|InputBuilder|Input)$/.exec(property);
    if (/^operation\b/.test(path) && request?.[1] !== undefined) {
      return value(request[2] === 'Input' ? 'input-class' : 'request-class', { ...parts, name: request[1] });
    }
    const kind = Object.hasOwn(CRATE_TYPES, property) ? CRATE_TYPES[property] : undefined;
    if (kind !== undefined) return value(kind, { ...parts, name: property });
    return undefined;
  }

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const method = (kind: string): SdkValue => value(kind, { ...inherits(of), name: property, owner: of });
    switch (of.kind) {
      case 'module':
      case 'configuration-module':
        return moduleMember(of, property);
      case 'client-class':
        return property === 'new' || property === 'from_conf' ? method('client-maker') : undefined;
      case 'client':
        return clientMember(of, property);
      case 'input-class':
      case 'shape-class':
        return property === 'builder' ? method(`${of.kind}-builder`) : undefined;
      case 'request-class':
        return property === 'new' || property === 'default' ? method('input-class-builder') : undefined;
      case 'request':
      case 'waiter':
        if (SENDERS.has(property) || (of.kind === 'waiter' && property === 'wait')) return method('sender');
        return MANNERS.has(property) ? method('manner') : method('setter');
      case 'shape':
        return method(property === 'build' ? 'manner' : 'setter');
      case 'configuration-class':
      case 'loader-class':
      case 'loader':
      case 'configuration':
        return method('configuration-method');
      case 'region-class':
      case 'region-chain-class':
      case 'region':
        return method('region-method');
      case 'assumed-role-class':
      case 'profile-class':
      case 'credentials-class':
      case 'credentials':
        return method('credentials-method');
      default:
        return undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const service = client.service ?? '';
    if (property === 'config') return value('configuration-method', { name: property, owner: client });
    const waited = /^wait_until_(\w+)$/.exec(property)?.[1];
    if (waited !== undefined) {
      const operation = requests.polled(service, waited) ?? requests.polled(service, property);
      return value('request-maker', {
        service,
        name: operation ?? 'unknown',
        owner: client,
        bound: { waiter: unknown(waited) },
      });
    }
    if (!/^[a-z]\w*$/.test(property)) return undefined;
    return value('request-maker', {
      service,
      name: requests.operation(service, property) ?? pascal(property),
      owner: client,
    });
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { owner } = of;
    const [first] = args.positional;
    const gives = (returns: SdkValue): CallMeaning => ({ operations: [], returns });
    switch (of.kind) {
      case 'client-maker': {
        const client = first?.kind === 'sdk' ? first.value.client : undefined;
        return gives(value('client', { ...inherits(of), ...(client ? { client } : {}) }));
      }
      case 'request-maker': {
        const isWaiter = of.bound !== undefined;
        return gives(
          value(isWaiter ? 'waiter' : 'request', { ...inherits(of), name: of.name ?? '', bound: {}, owner: of }),
        );
      }
      case 'input-class-builder':
        return gives(value('request', { ...inherits(of), name: owner?.name ?? '', bound: {} }));
      case 'shape-class-builder':
        return gives(value('shape', { ...inherits(of), name: owner?.name ?? '', bound: {} }));
      case 'manner':
        return owner && gives(owner);
      case 'setter':
        return owner && gives(set(owner, of.name ?? '', first));
      case 'sender':
        return owner && sent(owner, of.name ?? '', first);
      case 'load-function':
        return gives(value('configuration', { client: {} }));
      case 'loader-function':
        return gives(value('loader', { client: {} }));
      case 'configuration-method':
        return owner && gives(configured(owner, of.name ?? '', args));
      case 'region-method':
        return gives(region(owner, of.name ?? '', first));
      case 'credentials-method':
        return owner && gives(credentials(owner, of.name ?? '', first));
      default:
        return undefined;
    }
  }

  /** `bucket("reports")`, `set_bucket(Some(..))`; a setter of a list's items adds one. */
  function set(builder: SdkValue, name: string, given: ArgumentValue | undefined): SdkValue {
    const whole = /^set_(\w+)$/.exec(name)?.[1];
    const key = whole ?? name;
    const data = given === undefined ? unknown('it is not shown') : dataOf(given);
    if (data.kind === 'scalar' && data.value === null) return builder;
    const before = builder.bound?.[key];
    const isItem = whole === undefined && (before !== undefined || isList(builder, key));
    const items = before?.kind === 'list' ? before.items : before === undefined ? [] : [before];
    const now: Value = isItem ? { kind: 'list', items: [...items, data], open: false } : data;
    return { ...builder, bound: { ...builder.bound, [key]: now } };
  }

  /** True when the catalog's facts name items of this member: `Items[].Id`. */
  function isList(builder: SdkValue, member: string): boolean {
    if (builder.kind !== 'request') return false;
    const key = `${builder.service ?? ''} ${builder.name ?? ''}`;
    let members = lists.get(key);
    if (!members) lists.set(key, (members = listMembers(catalog, builder.service ?? '', builder.name ?? '')));
    return members.has(normalise(member));
  }

  function sent(request: SdkValue, method: string, given: ArgumentValue | undefined): CallMeaning {
    const service = request.service ?? '';
    const operation = request.name ?? 'unknown';
    const { [OPEN]: open, ...members } = request.bound ?? {};
    const parameters: ObjectValue = { ...NO_INPUT, members, open: open !== undefined };
    const use = requests.use(service, operation, parameters);
    const waited = request.kind === 'waiter';
    const note = waited
      ? `the waiter requests ${operation}`
      : method === 'presigned'
        ? `the signed address is for ${operation}`
        : undefined;
    const reason = operation === 'unknown' ? `no waiter of this name of ${service} is known` : undefined;
    return {
      operations: [{ ...use, ...(reason === undefined ? {} : { reason }) }],
      ...(note === undefined ? {} : { note }),
      ...(method === 'send_with' && given?.kind === 'sdk' ? { returns: value('response', inherits(given.value)) } : {}),
    };
  }

  return {
    sdk: SDK,
    cloud: 'aws',
    languages: ['rust'],
    marks: ['aws_sdk_', 'aws_config', 'aws_types'],
    isCandidate: (normalised) => CANDIDATES.has(normalised),
    imported(module, symbol) {
      const whole = moduleValue(module);
      return whole === undefined || symbol === undefined ? whole : moduleMember(whole, symbol);
    },
    member,
    call,
    instance(type) {
      switch (type.kind) {
        case 'client-class':
          return value('client', inherits(type));
        case 'request-class':
          // What it was given before is not shown.
          return value('request', {
            ...inherits(type),
            name: type.name ?? '',
            bound: { [OPEN]: unknown('a builder') },
          });
        case 'configuration-class':
          return value('configuration');
        case 'loader-class':
          return value('loader');
        default:
          return undefined;
      }
    },
    element: () => undefined,
    data(of) {
      if (of.kind === 'shape') return { kind: 'object', members: of.bound ?? {}, open: false };
      return of.kind === 'region' && of.client?.region !== undefined
        ? { kind: 'text', parts: [of.client.region] }
        : undefined;
    },
    guess(method, used, hints) {
      if (hints && hints.asking !== true && hints.arguments.positional.length > 0) return [];
      const fitting = catalog.servicesWith('aws', method).filter((service) => {
        const name = requests.operation(service, method) ?? '';
        return !/^[A-Z][a-z0-9]*$/.test(name);
      });
      const inUse = fitting.filter((service) => used.has(service));
      const chosen = inUse.length > 0 ? inUse : fitting.length === 1 ? fitting : [];
      return chosen.map((service) => value('client', { service }));
    },
  };
}

function dataOf(given: ArgumentValue): Value {
  if (given.kind !== 'sdk') return given;
  return given.value.kind === 'shape'
    ? { kind: 'object', members: given.value.bound ?? {}, open: false }
    : unknown('an SDK object');
}

function listMembers(catalog: Catalog, service: string, name: string): ReadonlySet<string> {
  const lookup = catalog.operation('aws', service, name);
  const found = new Set<string>();
  if (lookup.kind !== 'known') return found;
  for (const rule of lookup.operation.permissions) {
    for (const resource of rule.resources) {
      const paths =
        resource.kind === 'member' ? [resource.path] : resource.kind === 'template' ? Object.values(resource.bind) : [];
      for (const path of paths) {
        const member = /^([A-Za-z]\w*)\[\]/.exec(path)?.[1];
        if (member !== undefined) found.add(normalise(member));
      }
    }
  }
  return found;
}

/** `put_object` -> `PutObject`: the name of an operation that the catalog does not know. */
const pascal = (name: string): string =>
  name.replace(/(?:^|_)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** What a region or a chain of providers is known to be: the first that is sure to give one. */
function region(owner: SdkValue | undefined, name: string, given: ArgumentValue | undefined): SdkValue {
  const before = owner?.kind === 'region' ? owner : undefined;
  if (before && name !== 'first_try' && name !== 'or_else') return before;
  if (before?.client?.region !== undefined || before?.name === 'open') return before;
  const text = textOf(given) ?? (given?.kind === 'sdk' ? given.value.client?.region : undefined);
  const client: ClientConfiguration | undefined = text === undefined ? undefined : { region: text };
  return { sdk: SDK, kind: 'region', ...(client ? { client } : { name: 'open' }) };
}

function credentials(owner: SdkValue, name: string, given: ArgumentValue | undefined): SdkValue {
  const known = owner.client ?? {};
  const text = given === undefined || given.kind === 'sdk' ? undefined : literalText(given);
  const client: ClientConfiguration =
    owner.kind === 'assumed-role-class' && name === 'builder' && text !== undefined
      ? { role: text }
      : name === 'profile_name' && text !== undefined
        ? { profile: text }
        : known;
  return { sdk: SDK, kind: 'credentials', client };
}
