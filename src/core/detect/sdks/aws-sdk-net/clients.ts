import type { ClientConfiguration } from '../../../model/call-site.js';
import { literalText } from '../../../model/value.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';

/**
 * How clients of the AWS SDK for .NET are configured ("AWS SDK for .NET Developer Guide": configuring, credentials).
 */

/** Classes of credentials, with the place of the argument that tells whose they are. */
export const CREDENTIALS: Readonly<Record<string, CredentialRow>> = {
  BasicAWSCredentials: {},
  SessionAWSCredentials: {},
  EnvironmentVariablesAWSCredentials: {},
  InstanceProfileAWSCredentials: {},
  ECSTaskCredentials: {},
  FallbackCredentialsFactory: {},
  ProcessAWSCredentials: {},
  SSOAWSCredentials: {},
  StoredProfileAWSCredentials: { argument: 0, sets: 'profile' },
  AssumeRoleAWSCredentials: { argument: 1, sets: 'role', operation: 'AssumeRole' },
  AssumeRoleWithWebIdentityCredentials: { argument: 1, sets: 'role' },
  AnonymousAWSCredentials: { anonymous: true },
};

export interface CredentialRow {
  readonly argument?: number;
  readonly sets?: 'profile' | 'role';
  readonly anonymous?: boolean;
  /** The request of STS that it makes with other credentials. */
  readonly operation?: string;
}

/** The configuration that credentials give a client that uses them. */
export function credentialConfiguration(row: CredentialRow, args: CallArguments): ClientConfiguration {
  const given = row.argument === undefined ? undefined : args.positional[row.argument];
  const value = given === undefined || given.kind === 'sdk' ? undefined : literalText(given);
  return {
    ...(row.sets === undefined || value === undefined ? {} : { [row.sets]: value }),
    ...(row.anonymous === true ? { anonymous: true } : {}),
  };
}

const PARTITIONS = /^([A-Z]{2})(GovCloud|Isob|Isoe|Isof|Iso)?([A-Z][a-z]+)(\d)$/;

/** `eu-west-1` of the member `EUWest1` of the class RegionEndpoint. */
export function regionOf(member: string): string | undefined {
  const match = PARTITIONS.exec(member);
  if (match === null) return undefined;
  const [, area = '', partition, direction = '', number = ''] = match;
  const middle = partition === undefined ? [] : [partition === 'GovCloud' ? 'gov' : partition];
  return [area, ...middle, direction, number].join('-').toLowerCase();
}

/** Of a client's or configuration's arguments: regions, credentials, other configurations, and members that are set. */
export function configurationOf(args: CallArguments): ClientConfiguration {
  const given = args.positional.reduce<ClientConfiguration>((all, each) => ({ ...all, ...partOf(each) }), {});
  return Object.entries(args.named).reduce<ClientConfiguration>(
    (all, [name, value]) => ({ ...all, ...memberOf(name, value) }),
    given,
  );
}

function partOf(argument: ArgumentValue): ClientConfiguration {
  return argument.kind === 'sdk' ? (argument.value.client ?? {}) : {};
}

/** What setting a member of a configuration says. */
export function memberOf(name: string, value: ArgumentValue): ClientConfiguration {
  if (value.kind === 'sdk') return partOf(value);
  const text = literalText(value);
  if (text === undefined) return {};
  switch (name) {
    case 'ServiceURL':
    case 'EndpointProvider':
      return { endpoint: text };
    case 'AuthenticationRegion':
      return { region: text };
    case 'Profile':
      return { profile: text };
    default:
      return {};
  }
}
