import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';
import { OPEN_INPUT } from '../aws/requests.js';
import { textOf } from './requests-by-methods.js';

/** Types outside the packages of the services, by their full names. */
export const GENERAL_TYPES: Readonly<Record<string, string>> = {
  'com.amazonaws.regions.Regions': 'regions',
  'com.amazonaws.regions.Region': 'regions',
  'com.amazonaws.HttpMethod': 'http-method',
  'com.amazonaws.waiters.WaiterParameters': 'waiter-parameters',
  'com.amazonaws.client.builder.AwsClientBuilder': 'client-builder-type',
  'com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration': 'endpoint-class',
  'com.amazonaws.auth.profile.ProfileCredentialsProvider': 'credentials-class',
  'com.amazonaws.auth.STSAssumeRoleSessionCredentialsProvider': 'credentials-class',
};

/** The profile or the role of a credentials provider. */
export function credentials(name: string, args: CallArguments): ClientConfiguration {
  const text = textOf(args.positional.at(0));
  if (text === undefined) return {};
  return name === 'ProfileCredentialsProvider' ? { profile: text } : { role: text };
}

/** Constants of `Regions` are spelled as the regions; the default one has a name of its own. */
export const regionOf = (constant: string): string =>
  constant === 'DEFAULT_REGION' ? 'us-west-2' : constant.toLowerCase().replaceAll('_', '-');

export function regionText(argument: ArgumentValue | undefined): string | undefined {
  if (argument?.kind === 'sdk') return argument.value.kind === 'region' ? argument.value.name : undefined;
  return textOf(argument);
}

export function compact(given: Readonly<Record<string, string | undefined>>): ClientConfiguration {
  return Object.fromEntries(Object.entries(given).filter(([, each]) => each !== undefined));
}

/** What credentials, endpoints and clients among a constructor's arguments say of the client. */
export function configuredBy(args: CallArguments): { client?: ClientConfiguration } {
  const client = args.positional.reduce<ClientConfiguration>(
    (all, each) => (each.kind === 'sdk' ? { ...all, ...each.value.client } : all),
    {},
  );
  return Object.keys(client).length === 0 ? {} : { client };
}

/**
 * The members that arguments give one by one; open where a longer form may be meant. What follows bucket and key in S3 is
 * the content, which decides no permission.
 */
export function membersOf(
  members: readonly (string | undefined)[] | undefined,
  given: readonly ArgumentValue[],
  service?: string,
): ObjectValue {
  if (members === undefined) return OPEN_INPUT;
  const found: Record<string, Value> = {};
  members.forEach((member, at) => {
    const argument = given[at];
    if (member !== undefined && argument !== undefined && (argument.kind === 'text' || argument.kind === 'unknown'))
      found[member] = argument;
  });
  return { kind: 'object', members: found, open: service !== 's3' && given.length > members.length };
}
