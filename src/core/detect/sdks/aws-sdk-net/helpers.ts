import type { ObjectValue } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { CallArguments, CallMeaning, OperationUse, SdkValue } from '../../rules.js';
import { NO_INPUT, OPEN_INPUT } from '../aws/requests.js';
import { configurationOf } from './clients.js';
import { dataOf, inputOf } from './inputs.js';
import { withoutAsync } from './names.js';
import type { NetNames } from './names.js';
import { HELPER_PARAMETERS } from './utilities.js';
import { configured, named, value } from './values.js';

/** Helpers that methods of helpers give. */
const HELPER_RESULTS: Readonly<Record<string, string>> = {
  'Table.LoadTable': 'Table',
  'DynamoDBContext.GetTargetTable': 'Table',
};

/** What constructing a class around a client gives: a helper, or its builder. */
export function helperMade(of: SdkValue, args: CallArguments): CallMeaning {
  const kind = /Builder$/.test(of.name ?? '') ? 'builder' : 'helper';
  const table = args.positional.find((each) => each.kind === 'text');
  const bound = table?.kind === 'text' && /^Table/.test(of.name ?? '') ? { bound: { TableName: table } } : {};
  return { returns: value(kind, { ...named(of), ...bound, ...configured(configurationOf(args)) }), operations: [] };
}

/** Builders of helpers: every method gives the builder, `Build` what it builds. */
export function built(of: SdkValue, args: CallArguments): CallMeaning {
  const { owner } = of;
  const method = of.bound?.['method'];
  if (owner === undefined) return { operations: [] };
  if (method === undefined || literalText(method) !== 'Build') {
    return { returns: { ...owner, ...configured({ ...owner.client, ...configurationOf(args) }) }, operations: [] };
  }
  return { returns: { ...owner, kind: 'helper', name: (owner.name ?? '').replace(/Builder$/, '') }, operations: [] };
}

type Use = (service: string, operation: string, input: ObjectValue) => OperationUse;

/** What a method of a class around a client requests, by the tables. */
export function helperCall(of: SdkValue, args: CallArguments, names: NetNames, useOf: Use): CallMeaning {
  const { service = '', name = '', owner } = of;
  const plain = withoutAsync(name);
  const table = plain === 'Table.LoadTable' ? args.positional[1] : undefined;
  const order = HELPER_PARAMETERS[plain] ?? [];
  const given = order.length === 0 ? requestOf(args) : inputOf(args, order);
  const input: ObjectValue = {
    ...given,
    members: {
      ...given.members,
      ...(owner?.bound ?? {}),
      ...(table === undefined ? {} : { TableName: dataOf(table) }),
    },
  };
  const made = HELPER_RESULTS[plain];
  const bound = made === 'Table' && table !== undefined ? { bound: { TableName: dataOf(table) } } : {};
  const client = { ...owner?.client, ...configurationOf(args) };
  return {
    operations: names.helperOperations(name).map(([operation, when]) => {
      const [other, own] = operation.split(':');
      const use =
        own === undefined || other === undefined ? useOf(service, operation, input) : useOf(other, own, NO_INPUT);
      return { ...use, ...(when === undefined ? {} : { when }) };
    }),
    ...(made === undefined
      ? {}
      : { returns: value('helper', { service, name: made, ...bound, ...configured(client) }) }),
  };
}

/** The request among the arguments of a method that takes other things too. */
function requestOf(args: CallArguments): ObjectValue {
  const request = args.positional.find((each) => each.kind === 'sdk' && each.value.kind === 'request');
  const data = request === undefined ? undefined : dataOf(request);
  return data?.kind === 'object' ? data : OPEN_INPUT;
}
