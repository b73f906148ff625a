import type { Catalog, Naming } from '../../../catalog/catalog.js';
import { normalise } from '../../../catalog/catalog.js';
import type { SdkId } from '../../../model/call-site.js';
import type { ObjectValue } from '../../../model/value.js';
import { lazily } from '../../lazy-value.js';
import type { CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { awsRequests, NO_INPUT } from '../aws/requests.js';
import { settingOf, settingsOf, settingsOfMembers, withSettings } from './configuration.js';
import { guessedClients } from './guess.js';
import { GoHelpers } from './helper-objects.js';
import { dataOf, inputOf, isInput, membersOf, objectOf, OBJECTS, plainData, withMember } from './inputs.js';
import { DATA_FUNCTION, MEMBERS, METHODS } from './names.js';
import type { HelperObject, PackageRow, Setting } from './names.js';

/** What the two versions of the SDK differ in. */
export interface Dialect {
  readonly sdk: SdkId;
  readonly naming: Naming;
  readonly helperSdk: 'go-v1' | 'go-v2';
  /** The module's path with a slash at its end. */
  readonly root: string;
  readonly packages: Readonly<Record<string, PackageRow>>;
  readonly helpers: readonly HelperObject[];
  /** What a name of a service's package is, where the versions differ. `own` is the package's last part. */
  exported(symbol: string, own: string): 'client-class' | 'client-maker' | undefined;
  /** How methods of clients say what else they take or do; the first that leaves an operation's name is taken. */
  readonly suffixes: readonly { readonly suffix: string; readonly input: number }[];
}

/** Methods that make the request of a request object (`req, out := svc.PutObjectRequest(input)`). */
const SENDERS: ReadonlySet<string> = new Set(['Send', 'Presign', 'PresignRequest']);
const WAITS: ReadonlySet<string> = new Set(['Wait', 'WaitForOutput']);
const CANDIDATES: ReadonlySet<string> = new Set([...SENDERS, ...WAITS].map(normalise));

/**
 * An AWS SDK for Go: service packages with their clients, inputs, paginators, waiters and presigners; configurations and
 * sessions; the helper packages of the catalog's table.
 */
export function goRules(dialect: Dialect, catalog: Catalog): SdkRules {
  const { sdk, root } = dialect;
  const requests = awsRequests(catalog, dialect.naming);
  const helpers = new GoHelpers(dialect, catalog);
  const known = new Map<string, SdkValue | undefined>();

  const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({ sdk, kind, ...parts });
  const configuration = (settings: SdkValue['client'] = {}): SdkValue => value('configuration', { client: settings });
  const gives = (returns: SdkValue): CallMeaning => ({ operations: [], returns });

  function packageValue(module: string): SdkValue | undefined {
    if (!module.startsWith(root)) return undefined;
    if (!known.has(module)) known.set(module, makePackage(module));
    return known.get(module);
  }

  function makePackage(module: string): SdkValue | undefined {
    const path = module.slice(root.length);
    if (Object.hasOwn(dialect.packages, path)) return value('package', { name: path });
    const helped = helpers.serviceOf(path);
    if (helped !== undefined) return value('package', { name: path, service: helped });
    const [folder, own, below] = path.split('/');
    if (folder !== 'service' || own === undefined) return undefined;
    if (below !== undefined && below !== 'types' && below !== `${own}iface`) return undefined;
    // A service that the catalog does not know keeps its own name: its calls are listed, with the reason.
    return value('package', { name: path, service: requests.service(`${root}service/${own}`) ?? normalise(own) });
  }

  function exportOf(of: SdkValue, symbol: string): SdkValue | undefined {
    const { name: path = '', service } = of;
    const row = dialect.packages[path];
    if (row !== undefined) return exportOfTool(path, row, symbol);
    if (service === undefined) return undefined;
    if (helpers.serviceOf(path) !== undefined) return helpers.exported(path, service, symbol);
    const [, own = '', below] = path.split('/');
    if (below === 'types') return value('shape-class', { service, name: symbol });
    if (below === `${own}iface`) return symbol.endsWith('API') ? value('client-class', { service }) : undefined;
    if (below !== undefined) return undefined;
    const kind = dialect.exported(symbol, own) ?? COMMON_EXPORTS[symbol];
    if (kind !== undefined) return value(kind, { service, name: symbol });
    const made = /^New(\w+)(Paginator|Waiter)$/.exec(symbol);
    if (made?.[1] !== undefined)
      return made[2] === 'Waiter' ? waiter('waiter-maker', service, made[1]) : paginator(service, made[1]);
    const waits = /^(\w+)Waiter$/.exec(symbol)?.[1];
    if (waits !== undefined) return waiter('waiter-class', service, waits);
    if (symbol.endsWith('APIClient')) return value('client-class', { service });
    const input = /^(\w+)Input$/.exec(symbol)?.[1];
    const operation = input === undefined ? undefined : requests.operation(service, input);
    if (operation !== undefined) return value('input-class', { service, name: operation });
    return /^[A-Z]/.test(symbol) ? value('shape-class', { service, name: symbol }) : undefined;
  }

  function exportOfTool(path: string, row: PackageRow, symbol: string): SdkValue | undefined {
    const setting = row.functions?.[symbol];
    if (setting !== undefined) return value('function', { name: setting });
    if (row.types?.includes(symbol) === true) return value('configuration-class');
    if (row.anonymous?.includes(symbol) === true) {
      return value('configuration-class', { client: { anonymous: true } });
    }
    return path === 'aws' && DATA_FUNCTION.test(symbol) ? value('data-function') : undefined;
  }

  const paginator = (service: string, name: string): SdkValue =>
    value('paginator-maker', { service, name: requests.operation(service, name) ?? name });

  function waiter(kind: string, service: string, name: string): SdkValue {
    return value(kind, { service, name: requests.polled(service, name) ?? 'unknown' });
  }

  const inherited = (of: SdkValue): Omit<SdkValue, 'sdk' | 'kind'> => ({
    ...(of.service === undefined ? {} : { service: of.service }),
    ...(of.client === undefined ? {} : { client: of.client }),
  });

  function member(of: SdkValue, property: string): SdkValue | undefined {
    const method = (kind: string, name = property): SdkValue => value(kind, { ...inherited(of), name, owner: of });
    switch (of.kind) {
      case 'package':
        return exportOf(of, property);
      case 'client':
        return clientMember(of, property);
      case 'presigner': {
        const operation = /^Presign(\w+)$/.exec(property)?.[1];
        const name = operation === undefined ? undefined : helpers.presigned(of.service ?? '', operation);
        return name === undefined ? undefined : value('method', { ...inherited(of), name, owner: of });
      }
      case 'waiter':
        return WAITS.has(property) ? method('wait', of.name) : undefined;
      case 'request':
        return SENDERS.has(property) ? method('sender') : undefined;
      case 'helper':
        return helpers.method(of, property) === undefined ? undefined : method('helper-method');
      case 'configuration':
      case 'configuration-class':
        // `sess.Config.Region`, `cfg.Copy()`.
        return property === 'Config' ? of : method('configuration-method');
      default:
        return OBJECTS.has(of.kind) && /^Set[A-Z]/.test(property) ? method('setter', property.slice(3)) : undefined;
    }
  }

  function clientMember(client: SdkValue, property: string): SdkValue | undefined {
    const { service = '' } = client;
    const parts = { ...inherited(client), owner: client };
    const exact = requests.operation(service, property);
    if (exact !== undefined) return value('method', { ...parts, name: exact });
    const waited = /^WaitUntil(\w+?)(WithContext)?$/.exec(property);
    if (waited?.[1] !== undefined) {
      const polled = requests.polled(service, waited[1]) ?? 'unknown';
      return value('method', { ...parts, name: polled, bound: { place: placeOf(waited[2] === undefined ? 0 : 1) } });
    }
    for (const { suffix, input } of dialect.suffixes) {
      const operation = property.endsWith(suffix)
        ? requests.operation(service, property.slice(0, -suffix.length))
        : undefined;
      if (operation === undefined) continue;
      if (suffix === 'Request') return value('request-maker', { ...parts, name: operation });
      return value('method', { ...parts, name: operation, bound: { place: placeOf(input) } });
    }
    return undefined;
  }

  const placeOf = (place: number): { kind: 'scalar'; value: number } => ({ kind: 'scalar', value: place });

  function inputPlace(of: SdkValue): number {
    const place = of.bound?.['place'];
    return place?.kind === 'scalar' && typeof place.value === 'number'
      ? place.value
      : dialect.sdk === 'aws-sdk-go-v1'
        ? 0
        : 1;
  }

  function use(service: string | undefined, operation: string | undefined, input: ObjectValue): OperationUse {
    const made = requests.use(service ?? 'unknown', operation ?? 'unknown', input);
    return operation === 'unknown'
      ? { ...made, reason: `no waiter of this name of ${service ?? 'the service'} is known` }
      : made;
  }

  function call(of: SdkValue, args: CallArguments): CallMeaning | undefined {
    const { service, name, owner } = of;
    const [first] = args.positional;
    switch (of.kind) {
      case 'function':
        return configured(name as Setting, args);
      case 'configuration-class':
        return gives(
          configuration({ ...of.client, ...settingsOfMembers(args.named), ...settingsOf('all', args.positional) }),
        );
      case 'configuration-method': {
        if (owner === undefined) return undefined;
        const setting = METHODS[name ?? ''] ?? 'none';
        return gives(withSettings(configuration(owner.client), settingsOf(setting, args.positional)));
      }
      case 'data-function':
        return gives(value('datum', first === undefined ? {} : { bound: { value: lazily(() => dataOf(first)) } }));
      case 'client-maker':
        return gives(value('client', { ...inherited(of), client: settingsOf('all', args.positional) }));
      case 'client-class':
        return gives(value('client', inherited(of)));
      case 'presigner-maker':
        return gives(value('presigner', { ...inherited(of), client: settingsOf('all', args.positional) }));
      case 'input-class':
        return gives(objectOf(of, 'input', args));
      case 'shape-class':
        // A conversion: `types.BucketLocationConstraint("eu-west-1")`.
        if (first !== undefined) return gives(value('datum', { bound: { value: lazily(() => dataOf(first)) } }));
        return gives(objectOf(of, 'shape', args));
      case 'setter':
        return owner && first && gives(withMember(owner, name ?? '', first));
      case 'method':
        return { operations: [use(service, name, inputOf(args, inputPlace(of)))] };
      case 'paginator-maker':
        return paged(of, args);
      case 'waiter-maker':
        return gives(
          value('waiter', { ...inherited(of), client: settingsOf('all', args.positional), name: name ?? 'unknown' }),
        );
      case 'wait':
        return {
          operations: [use(service, name, inputOf(args, 1))],
          note: `the waiter requests ${name ?? 'an operation'}`,
        };
      case 'request-maker': {
        const input = inputOf(args, 0);
        const request = value('request', { ...inherited(of), name: name ?? 'unknown', bound: { input } });
        return { operations: [], returns: request, deferred: [use(service, name, input)] };
      }
      case 'sender': {
        const input = owner?.bound?.['input'];
        const made = use(owner?.service, owner?.name, input?.kind === 'object' ? input : NO_INPUT);
        return { operations: [{ ...made, fromArgument: true }], note: `the request of ${made.operation} is made here` };
      }
      case 'helper-maker':
        return gives(
          value('helper', { ...inherited(of), name: name ?? '', client: settingsOf('all', args.positional) }),
        );
      case 'helper-function':
      case 'helper-method':
        return helped(of, args);
      default:
        return undefined;
    }
  }

  function configured(setting: Setting, args: CallArguments): CallMeaning {
    const returns = configuration(settingsOf(setting, args.positional));
    if (setting !== 'role') return gives(returns);
    const [client, role] = args.positional;
    const input: ObjectValue = { ...NO_INPUT, members: role === undefined ? {} : { RoleArn: dataOf(role) } };
    const own = client?.kind === 'sdk' ? client.value.client : undefined;
    const operation = { ...use('sts', 'AssumeRole', input), ...(own === undefined ? {} : { client: own }) };
    return { returns, operations: [operation], note: 'the role is assumed when credentials are first needed' };
  }

  /** A paginator takes a client and an input; before the first stable release it took a request. */
  function paged(of: SdkValue, args: CallArguments): CallMeaning {
    const request = args.positional.find((each) => each.kind === 'sdk' && each.value.kind === 'request');
    const input = request?.kind === 'sdk' ? request.value.bound?.['input'] : undefined;
    const client = settingOf('all', args.positional[0]);
    return {
      operations: [
        {
          ...use(of.service, of.name, input?.kind === 'object' ? input : inputOf(args, 1)),
          ...(Object.keys(client).length === 0 ? {} : { client }),
        },
      ],
      returns: value('paginator', inherited(of)),
      note: `the paginator requests ${of.name ?? 'an operation'} for each page`,
    };
  }

  function helped(of: SdkValue, args: CallArguments): CallMeaning {
    const rows = helpers.operations(of);
    const input = args.positional.find(isInput);
    const members: ObjectValue = input === undefined ? helpers.inputOfFunction(of, args) : membersOf(input.value);
    return {
      operations: rows.map(([operation, when]) => ({
        ...use(of.service, operation, members),
        ...(when === undefined ? {} : { when }),
      })),
    };
  }

  function instance(type: SdkValue): SdkValue | undefined {
    switch (type.kind) {
      case 'client-class':
        return value('client', inherited(type));
      case 'presigner-class':
        return value('presigner', inherited(type));
      case 'configuration-class':
        return configuration(type.client);
      case 'input-class':
      case 'shape-class':
        return { ...type, kind: `open-${type.kind.slice(0, -'-class'.length)}` };
      case 'waiter-class':
        return { ...type, kind: 'waiter' };
      case 'helper-class':
        return { ...type, kind: 'helper' };
      default:
        return undefined;
    }
  }

  function isOperation(normalised: string): boolean {
    if (catalog.isOperationName('aws', normalised)) return true;
    return dialect.suffixes.some(({ suffix }) => {
      const end = normalise(suffix);
      return normalised.endsWith(end) && catalog.isOperationName('aws', normalised.slice(0, -end.length));
    });
  }

  return {
    sdk,
    cloud: 'aws',
    languages: ['go'],
    marks: [root.slice(0, -1)],
    isCandidate: (normalised) =>
      CANDIDATES.has(normalised) ||
      /^(?:new\w+paginator|waituntil\w+|presign\w+|newassumeroleprovider|newcredentials(?:withclient)?)$/.test(
        normalised,
      ) ||
      helpers.isName(normalised) ||
      isOperation(normalised),
    imported(module, symbol) {
      const whole = packageValue(module);
      return whole === undefined || symbol === undefined ? whole : exportOf(whole, symbol);
    },
    member,
    call,
    instance,
    takes: () => undefined,
    changeable: (of) => of.kind === 'configuration' || OBJECTS.has(of.kind),
    assigned(of, property, to) {
      if (of.kind === 'configuration')
        return withSettings(of, settingOf(MEMBERS[property.slice(property.lastIndexOf('.') + 1)] ?? 'none', to));
      return OBJECTS.has(of.kind) ? withMember(of, property, to) : undefined;
    },
    element: () => undefined,
    data: plainData,
    guess: (method, used, hints) =>
      guessedClients(method, used, hints, catalog, requests).map((service) => value('client', { service })),
  };
}

/** Names that are in every service's package of version 2, and in none of version 1. */
const COMMON_EXPORTS: Readonly<Record<string, string>> = {
  PresignClient: 'presigner-class',
  NewPresignClient: 'presigner-maker',
  Options: 'configuration-class',
};
