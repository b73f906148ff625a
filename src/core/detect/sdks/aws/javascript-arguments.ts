import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, TextHole, Value } from '../../../model/value.js';
import { literalText, text } from '../../../model/value.js';
import { endpointText } from '../../endpoint-text.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';
import { NO_INPUT, OPEN_INPUT } from './requests.js';

/* What the arguments of both AWS SDKs for JavaScript show: inputs, and configurations of clients. */

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

/** Members of a client's configuration that are texts under the same name; and those of its credentials. */
const CONFIGURED = ['region', 'endpoint'] as const;
const CREDENTIALS = ['profile', 'role'] as const;

/** Region, endpoint, profile and assumed role from a client's configuration, as far as they are literals. */
export function configurationOf(argument: ArgumentValue | undefined): ClientConfiguration | undefined {
  if (argument?.kind === 'sdk') return argument.value.client;
  if (argument?.kind !== 'object') return undefined;
  const found: Record<string, string> = {};
  const take = (names: readonly string[], from: ObjectValue): void => {
    for (const name of names) {
      const given = from.members[name];
      const value = name === 'endpoint' ? endpointText(given) : literalText(given);
      if (value !== undefined) found[name] = value;
    }
  };
  const { credentials, signer } = argument.members;
  if (credentials?.kind === 'object') take(CREDENTIALS, credentials);
  take([...CONFIGURED, ...CREDENTIALS], argument);
  // `signer: { sign: async (request) => request }` leaves requests as they are.
  const anonymous = signer?.kind === 'object' && Object.hasOwn(signer.members, 'sign');
  if (Object.keys(found).length === 0 && !anonymous) return undefined;
  return { ...found, ...(anonymous ? { anonymous } : {}) };
}

/** A client's configuration as the object it was built from: what `{ client }` shows where plain data is wanted. */
export function configurationData(configuration: ClientConfiguration | undefined): Value {
  const members: Record<string, Value> = {};
  for (const name of [...CONFIGURED, ...CREDENTIALS]) {
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
