import type { Value } from '../../../../model/value.js';
import type { ArgumentValue, CallArguments } from '../../../rules.js';

/** How C# spells what the APIs name (".NET client libraries", Google Cloud documentation). */

export const inCamelCase = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** Members that hold a resource's name as an object: `TopicAsTopicName`, `SecretVersionName`. */
const AS_NAME = /^(\w+?)As\w*Name$/;

/**
 * A member of a message by the API's JSON name. `SecretVersionName = new SecretVersionName(..)` sets the message's own
 * `name`; with `As` in it the member before that.
 */
export function memberName(property: string, value: ArgumentValue): string {
  const of = AS_NAME.exec(property)?.[1];
  if (of !== undefined) return inCamelCase(of);
  const isName = value.kind === 'sdk' && value.value.kind === 'text' && property.endsWith('Name');
  return isName ? 'name' : inCamelCase(property);
}

/** Arguments with the members of initializers under the API's names. */
export function inApiNames(args: CallArguments): CallArguments {
  const named: Record<string, ArgumentValue> = {};
  for (const [property, value] of Object.entries(args.named)) named[memberName(property, value)] = value;
  return { ...args, named };
}

/** The resource that a class of names stands for (`SecretVersionName` -> `SecretVersion`); undefined: no such class. */
export const resourceOf = (symbol: string): string | undefined => /^([A-Z]\w+)Name$/.exec(symbol)?.[1];

/** Methods of a class of resource names that give a name. */
export const NAMING = /^(?:From|Format)[A-Z]\w*$|^Parse(?:Unparsed)?$/;

/** `Google.Apis.Drive.v3` -> `drive`. */
export const apiOf = (namespace: string): string | undefined => {
  const name = /^Google\.Apis\.(\w+)\.v\w+$/i.exec(namespace)?.[1];
  return name?.toLowerCase();
};

/** Methods of a request of a discovery client that send it ("Google API Client Library for .NET"). */
export const SENDS: ReadonlySet<string> = new Set(
  ['Execute', 'ExecuteAsStream', 'Upload', 'Download', 'DownloadWithStatus', 'Fetch'].flatMap((name) => [
    name,
    `${name}Async`,
  ]),
);

/** Positional arguments of a discovery method under the names of its required parameters; a body stands before them. */
export function discoveryArguments(args: CallArguments, required: readonly string[]): CallArguments {
  const values = args.positional.filter(
    (each) => each.kind === 'text' || each.kind === 'scalar' || each.kind === 'unknown',
  );
  const given = values.slice(Math.max(0, values.length - required.length));
  const named: Record<string, ArgumentValue> = {};
  required.forEach((name, at) => {
    const value: ArgumentValue | undefined = given[at];
    if (value !== undefined) named[name] = value;
  });
  return { positional: [], named: { ...named, ...args.named }, open: args.open };
}

export const scopeText = (scope: string): Value => ({ kind: 'text', parts: [scope] });
