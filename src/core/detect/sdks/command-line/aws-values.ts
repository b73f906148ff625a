import type { TextValue, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import { flattened } from './arguments.js';

/**
 * What an option of the AWS CLI is given: JSON, shorthand (`Key=a,Value=b`), a file, or plain text ("Loading a parameter
 * from a file" and "Using shorthand syntax with the AWS CLI" of its user guide). Several words are a list.
 */
export function optionValue(values: readonly Value[]): Value {
  const [first, ...others] = values;
  if (!first) return { kind: 'scalar', value: true };
  if (others.length === 0) return wordValue(first);
  return { kind: 'list', items: values.map(wordValue), open: false };
}

function wordValue(word: Value): Value {
  if (word.kind !== 'text') return word;
  const [first] = word.parts;
  if (typeof first !== 'string') return word;
  if (/^fileb?:\/\//.test(first))
    return unknown(`the file ${literalText(word)?.replace(/^fileb?:\/\//, '') ?? 'that is named'}`);
  if (/^\s*[{[]/.test(first)) return jsonValue(word) ?? word;
  if (/^[A-Za-z][\w.]*=/.test(first)) return shorthand(word);
  return word;
}

function jsonValue(word: TextValue): Value | undefined {
  const { text, restore } = flattened(word);
  const convert = (value: unknown): Value => {
    if (typeof value === 'string') return restore(value);
    if (Array.isArray(value)) return { kind: 'list', items: value.map(convert), open: false };
    if (typeof value === 'object' && value !== null)
      return {
        kind: 'object',
        members: Object.fromEntries(Object.entries(value).map(([key, member]) => [key, convert(member)])),
        open: false,
      };
    return { kind: 'scalar', value: typeof value === 'number' || typeof value === 'boolean' ? value : null };
  };
  try {
    return convert(JSON.parse(text));
  } catch {
    // A hole that stands for a number or an object leaves no JSON: the text is all there is.
    return unknown('a document with parts that are not shown');
  }
}

/** `Key=a,Value=b`; braces and brackets inside are left as text. */
function shorthand(word: TextValue): Value {
  const { text, restore } = flattened(word);
  const found: Record<string, Value> = {};
  let depth = 0;
  let start = 0;
  const take = (end: number): void => {
    const [, key, value = ''] = /^([\w.-]+)=([\s\S]*)$/.exec(text.slice(start, end)) ?? [];
    if (key !== undefined) found[key] = restore(value);
    start = end + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') depth -= 1;
    else if (character === ',' && depth === 0) take(at);
  }
  take(text.length);
  return { kind: 'object', members: found, open: false };
}
