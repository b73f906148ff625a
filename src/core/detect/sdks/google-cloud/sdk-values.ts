import type { CallArguments, SdkValue } from '../../rules.js';
import type { LibraryTable } from './table.js';
import { camelMembers, plain } from './values.js';

/** The service of a table's values, as a part of them. */
export const serviceOf = (table: LibraryTable): { service?: string } =>
  table.service === undefined ? {} : { service: table.service };

/** What a value passes on to what is made by it. */
export function base(value: SdkValue): SdkValue {
  return {
    sdk: value.sdk,
    kind: value.kind,
    ...(value.service === undefined ? {} : { service: value.service }),
    ...(value.client === undefined ? {} : { client: value.client }),
    ...(value.declaredScopes === undefined ? {} : { declaredScopes: value.declaredScopes }),
  };
}

/** A protobuf message: its members are its keyword arguments. */
export function message(value: SdkValue, args: CallArguments): SdkValue {
  const [first] = args.positional;
  const given = first === undefined ? undefined : plain(first);
  const members = { ...(given?.kind === 'object' ? given.members : {}) };
  for (const [name, each] of Object.entries(args.named)) members[name] = plain(each);
  return {
    sdk: value.sdk,
    kind: 'message',
    bound: camelMembers({ kind: 'object', members, open: false }).members,
    ...(args.open ? { name: 'open' } : {}),
  };
}

/** `get_bucket`, `runQuery`, as against `get`. */
export const isOfSeveralWords = (name: string): boolean => /[a-z][A-Z]|_/.test(name);
