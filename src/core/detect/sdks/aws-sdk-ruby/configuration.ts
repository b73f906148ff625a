import type { ClientConfiguration } from '../../../model/call-site.js';
import { literalText } from '../../../model/value.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';

/** The options of a client, by keyword or as one hash. */
export function optionsOf(args: CallArguments): Readonly<Record<string, ArgumentValue>> {
  const hash = args.positional.find((given) => given.kind === 'object');
  return hash?.kind === 'object' ? { ...hash.members, ...args.named } : args.named;
}

export const textOf = (given: ArgumentValue | undefined): string | undefined =>
  given === undefined || given.kind === 'sdk' ? undefined : literalText(given);

/** Region, endpoint, profile and credentials that a client is made with; a `client:` has its own. */
export function configurationOf(args: CallArguments): ClientConfiguration {
  const options = optionsOf(args);
  const given = (name: string): ClientConfiguration => {
    const value = options[name];
    return value?.kind === 'sdk' ? (value.value.client ?? {}) : {};
  };
  const region = textOf(options['region']);
  const endpoint = textOf(options['endpoint']);
  const profile = textOf(options['profile']);
  return {
    ...given('client'),
    ...given('credentials'),
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(profile === undefined ? {} : { profile }),
  };
}

/** A client that answers with made-up responses makes no request. */
export function isStubbed(args: CallArguments): boolean {
  const given = optionsOf(args)['stub_responses'];
  return given !== undefined && !(given.kind === 'scalar' && given.value !== true);
}

/** Classes of credentials ("AWS SDK for Ruby Developer Guide", page "Credential providers"). */
export const CREDENTIALS: ReadonlySet<string> = new Set([
  ...['Credentials', 'SharedCredentials', 'AssumeRoleCredentials', 'AssumeRoleWebIdentityCredentials'],
  ...['ProcessCredentials', 'InstanceProfileCredentials', 'ECSCredentials', 'SSOCredentials'],
]);

/** Those that ask for a role's credentials, with the operation. */
export const ASSUMING: Readonly<Record<string, string>> = {
  AssumeRoleCredentials: 'AssumeRole',
  AssumeRoleWebIdentityCredentials: 'AssumeRoleWithWebIdentity',
};

/** Whose credentials an object of such a class gives. */
export function identityOf(name: string, args: CallArguments): ClientConfiguration {
  const options = optionsOf(args);
  const role = textOf(options['role_arn']);
  const profile = textOf(options['profile_name']);
  if (Object.hasOwn(ASSUMING, name)) return role === undefined ? {} : { role };
  return name === 'SharedCredentials' && profile !== undefined ? { profile } : {};
}
