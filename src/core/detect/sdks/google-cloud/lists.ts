import type { CallMeaning, SdkValue } from '../../rules.js';

/** Names of methods that give the same list, or one of its elements, or hand the elements to a function. */
const SAME_LIST: ReadonlySet<string> = new Set(['filter', 'sort', 'slice', 'reverse', 'concat', 'flat']);
const ONE_OF_LIST: ReadonlySet<string> = new Set(['find', 'pop', 'shift', 'at', 'next']);
const EACH_OF_LIST: ReadonlySet<string> = new Set(['forEach', 'map']);

/** A type expression `X[]`: something one iterates over. */
export const isList = (value: SdkValue): boolean => value.kind.endsWith('[]') && !value.kind.startsWith('[');

/** Whether a list has a method of this name, in any language of the tables. */
export const isListMethod = (name: string): boolean =>
  SAME_LIST.has(name) || ONE_OF_LIST.has(name) || EACH_OF_LIST.has(name);

/** What a method of a list gives: lists make no request themselves. */
export function callOfList(list: SdkValue, element: SdkValue | undefined, name: string): CallMeaning {
  if (EACH_OF_LIST.has(name)) return { operations: [], passes: [element] };
  const returns = ONE_OF_LIST.has(name) ? element : list;
  return { operations: [], ...(returns === undefined ? {} : { returns }) };
}
