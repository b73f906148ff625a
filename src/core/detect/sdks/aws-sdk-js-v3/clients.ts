import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, TextHole, Value } from '../../../model/value.js';
import { literalText, text } from '../../../model/value.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';

/** An input that source does not show. */
export const OPEN_INPUT: ObjectValue = { kind: 'object', members: {}, open: true };
const NO_INPUT: ObjectValue = { kind: 'object', members: {}, open: false };

/** The operation's input: an argument that is not given has no members, one that is not visible may have any. */
export function inputAt(args: CallArguments, index: number): ObjectValue {
  const argument = args.positional[index];
  if (argument === undefined) return args.open ? OPEN_INPUT : NO_INPUT;
  return objectOf(argument);
}

function objectOf(argument: ArgumentValue): ObjectValue {
  return argument.kind === 'object' ? argument : OPEN_INPUT;
}

export function memberObject(argument: ArgumentValue | undefined, name: string): ObjectValue {
  if (argument?.kind !== 'object') return argument === undefined ? NO_INPUT : OPEN_INPUT;
  const member = argument.members[name];
  if (member === undefined) return argument.open ? OPEN_INPUT : NO_INPUT;
  return member.kind === 'object' ? member : OPEN_INPUT;
}

/** Region, endpoint and profile from a client's configuration, as far as they are literals. */
export function configurationOf(argument: ArgumentValue | undefined): ClientConfiguration | undefined {
  if (argument?.kind !== 'object') return undefined;
  const { region, endpoint, profile, credentials } = argument.members;
  const named = {
    region: literalText(region),
    endpoint: literalText(endpoint),
    profile:
      literalText(profile) ??
      (credentials?.kind === 'object' ? literalText(credentials.members['profile']) : undefined),
  };
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  return given.length === 0 ? undefined : Object.fromEntries(given);
}

/** A client's configuration as the object it was built from: what `{ client }` shows where plain data is wanted. */
export function configurationData(configuration: ClientConfiguration | undefined): Value {
  const members: Record<string, Value> = {};
  for (const name of ['region', 'endpoint', 'profile'] as const) {
    const value = configuration?.[name];
    if (value !== undefined) members[name] = text(value);
  }
  return { kind: 'object', members, open: true };
}

/** The configuration of a client given as an argument: the client itself, or the `client` member of an object. */
export function clientOf(argument: ArgumentValue | undefined): ClientConfiguration | undefined {
  if (argument?.kind === 'sdk') return argument.value.client;
  return argument?.kind === 'object' ? configurationOf(argument.members['client']) : undefined;
}

/** The input with a hole where a member's text is filled in by whoever uses the result. */
export function withHole(
  input: ObjectValue,
  filledIn: { readonly member: string; readonly text: string } | undefined,
): ObjectValue {
  const value = filledIn === undefined ? undefined : input.members[filledIn.member];
  if (filledIn === undefined || value?.kind !== 'text') return input;
  const hole: TextHole = { hole: filledIn.text };
  const parts = value.parts.flatMap((part): (string | TextHole)[] =>
    typeof part === 'string'
      ? part
          .split(filledIn.text)
          .flatMap((piece, index) => [...(index > 0 ? [hole] : []), ...(piece === '' ? [] : [piece])])
      : [part],
  );
  return { ...input, members: { ...input.members, [filledIn.member]: { kind: 'text', parts } } };
}
