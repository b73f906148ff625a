import type { ClientConfiguration } from '../../../../model/call-site.js';
import type { Value } from '../../../../model/value.js';
import { literalText } from '../../../../model/value.js';
import type { ArgumentValue, CallArguments, SdkValue } from '../../../rules.js';
import { literalTexts, plain } from '../values.js';

/** What a client is made with: where it sends to, as whom, with which scopes. */
export type Settings = Pick<SdkValue, 'client' | 'declaredScopes'>;

/** What a function does with its arguments' settings. */
type Rule =
  /** Its first text is this part of the configuration; `2`: its second argument. */
  | 'keyFile'
  | 'keyFile 2'
  | 'endpoint'
  | 'serviceAccount'
  | 'anonymous'
  /** Its texts that are scopes are asked for. */
  | 'scopes'
  /** It has the settings of its arguments. */
  | 'all';

interface PackageRow {
  readonly functions: Readonly<Record<string, Rule>>;
  /** Types whose objects are settings. */
  readonly types: readonly string[];
}

/** Packages for options and credentials ("Package option", "Package impersonate", "Package google": pkg.go.dev). */
const PACKAGES: Readonly<Record<string, PackageRow>> = {
  'google.golang.org/api/option': {
    functions: {
      WithCredentialsFile: 'keyFile',
      WithAuthCredentialsFile: 'keyFile 2',
      WithScopes: 'scopes',
      WithEndpoint: 'endpoint',
      WithoutAuthentication: 'anonymous',
      ImpersonateCredentials: 'serviceAccount',
      WithTokenSource: 'all',
      WithCredentials: 'all',
      WithAuthCredentials: 'all',
      WithHTTPClient: 'all',
    },
    types: ['ClientOption'],
  },
  'google.golang.org/api/impersonate': {
    functions: { CredentialsTokenSource: 'all', IDTokenSource: 'all' },
    types: ['CredentialsConfig', 'IDTokenConfig'],
  },
  'cloud.google.com/go/auth/credentials': { functions: { DetectDefault: 'all' }, types: ['DetectOptions'] },
  'cloud.google.com/go/auth/credentials/impersonate': {
    functions: { NewCredentials: 'all', NewIDTokenCredentials: 'all' },
    types: ['CredentialsOptions', 'IDTokenOptions'],
  },
  'golang.org/x/oauth2/google': {
    functions: {
      FindDefaultCredentials: 'scopes',
      FindDefaultCredentialsWithParams: 'all',
      DefaultTokenSource: 'scopes',
      DefaultClient: 'scopes',
      CredentialsFromJSON: 'scopes',
      ConfigFromJSON: 'scopes',
      JWTConfigFromJSON: 'scopes',
    },
    types: ['Credentials', 'CredentialsParams'],
  },
  'golang.org/x/oauth2/jwt': { functions: {}, types: ['Config'] },
  'golang.org/x/oauth2': { functions: { NewClient: 'all', ReuseTokenSource: 'all' }, types: ['Config', 'TokenSource'] },
};

/** Members of objects of settings. */
const MEMBERS: Readonly<Record<string, keyof ClientConfiguration | 'scopes'>> = {
  TargetPrincipal: 'serviceAccount',
  CredentialsFile: 'keyFile',
  Scopes: 'scopes',
};

export const isSettingsPackage = (path: string): boolean => Object.hasOwn(PACKAGES, path);

/** What a name of such a package is. */
export function settingsExport(path: string, symbol: string): 'function' | 'type' | undefined {
  const row = PACKAGES[path];
  if (row?.functions[symbol] !== undefined) return 'function';
  return row?.types.includes(symbol) === true ? 'type' : undefined;
}

/** The settings that a function of such a package gives. */
export function settingsOfCall(path: string, symbol: string, args: CallArguments): Settings {
  const rule = PACKAGES[path]?.functions[symbol] ?? 'all';
  switch (rule) {
    case 'all':
      return settingsOf(args.positional);
    case 'scopes':
      return withScopes(args.positional.flatMap((given) => scopesIn(plain(given))));
    case 'anonymous':
      return { client: { anonymous: true } };
    case 'keyFile 2':
      return textSetting('keyFile', args.positional[1]);
    default:
      return textSetting(rule, args.positional[0]);
  }
}

/** The settings that an object of such a package's types holds. */
export function settingsOfMembers(named: Readonly<Record<string, ArgumentValue>>): Settings {
  return joined(
    Object.entries(named).map(([name, given]): Settings => {
      const member = MEMBERS[name];
      if (member === 'scopes') return withScopes(scopesIn(plain(given)));
      return member === undefined ? {} : textSetting(member, given);
    }),
  );
}

function textSetting(name: keyof ClientConfiguration, given: ArgumentValue | undefined): Settings {
  const text = given === undefined ? undefined : literalText(plain(given));
  return text === undefined ? {} : { client: { [name]: text } };
}

const withScopes = (scopes: readonly string[]): Settings => (scopes.length === 0 ? {} : { declaredScopes: scopes });

const scopesIn = (value: Value): readonly string[] =>
  (literalTexts(value) ?? []).filter((text) => text.startsWith('https://'));

/** The settings among a call's arguments: options, credentials, clients that send with them. */
export const settingsOf = (given: readonly ArgumentValue[]): Settings =>
  joined(given.map((each) => (each.kind === 'sdk' ? settingsIn(each.value) : {})));

export const settingsIn = ({ client, declaredScopes }: SdkValue): Settings => ({
  ...(client === undefined ? {} : { client }),
  ...(declaredScopes === undefined ? {} : { declaredScopes }),
});

export function joined(all: readonly Settings[]): Settings {
  const client = all.reduce<ClientConfiguration>((sum, each) => ({ ...sum, ...each.client }), {});
  const scopes = [...new Set(all.flatMap(({ declaredScopes }) => declaredScopes ?? []))];
  return { ...(Object.keys(client).length === 0 ? {} : { client }), ...withScopes(scopes) };
}
