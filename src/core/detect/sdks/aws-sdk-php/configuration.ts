import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';
import { NO_INPUT, OPEN_INPUT } from '../aws/requests.js';

/** The input at a place: an argument that is not given has no members, one that is not visible may have any. */
export function inputAt(args: CallArguments, at: number): ObjectValue {
  const given = args.positional[at];
  if (given === undefined) return args.open ? OPEN_INPUT : NO_INPUT;
  if (given.kind === 'list' && given.items.length === 0 && !given.open) return NO_INPUT;
  return given.kind === 'object' ? given : OPEN_INPUT;
}

export const textOf = (given: ArgumentValue | undefined): string | undefined =>
  given === undefined || given.kind === 'sdk' ? undefined : literalText(given);

/**
 * Region, endpoint and profile that a client's options name. Credentials made by the SDK are no plain data and are not seen
 * within the options; `false` means that no request is signed.
 */
export function configurationOf(given: ArgumentValue | undefined): ClientConfiguration {
  if (given?.kind !== 'object') return {};
  const { region, endpoint, profile, credentials } = given.members;
  const role = credentials?.kind === 'object' ? literalText(credentials.members['role']) : undefined;
  const named = credentials?.kind === 'object' ? literalText(credentials.members['profile']) : undefined;
  const texts = {
    region: literalText(region),
    endpoint: literalText(endpoint),
    profile: literalText(profile) ?? named,
    role,
  };
  const known = Object.entries(texts).filter(([, text]) => text !== undefined);
  const anonymous = credentials?.kind === 'scalar' && credentials.value === false;
  return { ...Object.fromEntries(known), ...(anonymous ? { anonymous } : {}) };
}

/** Credentials as the options of a client carry them: `role` and `profile` of an object. */
export function credentialsData(client: ClientConfiguration | undefined): ObjectValue {
  const members = Object.entries(client ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, { kind: 'text' as const, parts: [value] }] as const] : [],
  );
  return { kind: 'object', members: Object.fromEntries(members), open: true };
}
