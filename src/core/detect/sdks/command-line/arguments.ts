import type { ObjectValue, TextHole, TextValue, Value } from '../../../model/value.js';
import { literalText, unknown } from '../../../model/value.js';
import type { ArgumentValue, CallArguments } from '../../rules.js';

/** How a program's options are read. Names with their dashes. */
export interface OptionRules {
  /** Options without a value. */
  readonly flags: ReadonlySet<string>;
  /** Options with one value. */
  readonly values: ReadonlySet<string>;
  /** What options do that are in neither list: take one word, all words up to the next option, or none. */
  readonly others: 'one' | 'all' | 'none';
}

/** A command's words, told apart. */
export interface CommandLine {
  /** The words that are no options and no values of options, in order. */
  readonly operands: readonly Value[];
  /** Values by the option's name; none for an option that stands alone. */
  readonly options: ReadonlyMap<string, readonly Value[]>;
  /** Variables that the script gives the program, by their names. */
  readonly environment: ReadonlyMap<string, Value>;
  /** Further words may be given that source does not show. */
  readonly open: boolean;
}

export function commandLine(args: CallArguments, rules: OptionRules): CommandLine {
  const operands: Value[] = [];
  const options = new Map<string, Value[]>();
  let taking: { values: Value[]; most: number } | undefined;
  let ended = false;
  for (const word of args.positional.flatMap(wordsOf)) {
    const option = ended ? undefined : optionOf(word);
    if (literalText(word) === '--' && !ended) {
      ended = true;
      continue;
    }
    if (!option) {
      if (taking && taking.values.length < taking.most) taking.values.push(word);
      else operands.push(word);
      continue;
    }
    const values = options.get(option.name) ?? [];
    options.set(option.name, values);
    if (option.value !== undefined) values.push(option.value);
    const most = option.value !== undefined || rules.flags.has(option.name) ? 0 : mostOf(option.name, rules);
    taking = most === 0 ? undefined : { values, most: values.length + most };
  }
  return { operands, options, environment: environmentOf(args), open: args.open };
}

function mostOf(name: string, rules: OptionRules): number {
  if (rules.values.has(name) || rules.others === 'one') return 1;
  return rules.others === 'all' ? Infinity : 0;
}

const plain = (argument: ArgumentValue): Value =>
  argument.kind === 'sdk' ? unknown('the output of a command') : argument;

/** A text that begins with an option and holds blanks is several words: a variable that is not quoted. */
function wordsOf(argument: ArgumentValue): readonly Value[] {
  const value = plain(argument);
  if (value.kind === 'scalar') return [{ kind: 'text', parts: [String(value.value)] }];
  if (value.kind !== 'text') return [value];
  const [first] = value.parts;
  if (typeof first !== 'string' || !/^\s*-{1,2}[a-z]/.test(first) || !value.parts.some((part) => hasBlank(part)))
    return [value];
  const words: (string | TextHole)[][] = [[]];
  for (const part of value.parts) {
    if (typeof part !== 'string') words.at(-1)?.push(part);
    else
      part.split(/\s+/).forEach((piece, index) => {
        if (index > 0) words.push([]);
        if (piece !== '') words.at(-1)?.push(piece);
      });
  }
  return words.filter((parts) => parts.length > 0).map((parts) => ({ kind: 'text', parts }));
}

const hasBlank = (part: string | TextHole): boolean => typeof part === 'string' && /\s/.test(part.trim());

function optionOf(word: Value): { name: string; value?: Value } | undefined {
  if (word.kind !== 'text') return undefined;
  const [first, ...rest] = word.parts;
  if (typeof first !== 'string') return undefined;
  const match = /^(--?[A-Za-z][\w-]*)(=?)([\s\S]*)$/.exec(first);
  if (!match) return undefined;
  const [, name = '', equals, value = ''] = match;
  if (equals === '') return rest.length === 0 && value === '' ? { name } : undefined;
  const parts = [...(value === '' ? [] : [value]), ...rest];
  return { name, value: { kind: 'text', parts: parts.length > 0 ? parts : [''] } };
}

function environmentOf(args: CallArguments): ReadonlyMap<string, Value> {
  const entries = Object.entries(args.named).filter(([name]) => name.startsWith('$'));
  return new Map(entries.map(([name, value]) => [name.slice(1), plain(value)]));
}

/** The one text that an option or else one of these variables gives, if source shows all of it. */
export function settingOf(
  line: CommandLine,
  option: readonly string[],
  variables: readonly string[],
): string | undefined {
  for (const name of option) {
    const given = line.options.get(name);
    if (given) return literalText(given[0]);
  }
  for (const name of variables) {
    const given = line.environment.get(name);
    if (given) return literalText(given);
  }
  return undefined;
}

/** The members without those that are not given. */
export function members(given: Readonly<Record<string, Value | undefined>>, open = false): ObjectValue {
  return {
    kind: 'object',
    members: Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, Value] => entry[1] !== undefined),
    ),
    open,
  };
}

/** A text value's characters with each hole as one that no script holds, so that it can be searched and cut. */
export function flattened(value: TextValue): { text: string; restore: (part: string) => TextValue } {
  const holes: TextHole[] = [];
  const text = value.parts
    .map((part) => (typeof part === 'string' ? part : String.fromCharCode(HOLE + holes.push(part) - 1)))
    .join('');
  return {
    text,
    restore(part) {
      const parts: (string | TextHole)[] = [];
      let literal = '';
      for (const character of part) {
        const hole = holes[character.charCodeAt(0) - HOLE];
        if (hole === undefined) literal += character;
        else {
          if (literal !== '') parts.push(literal);
          literal = '';
          parts.push(hole);
        }
      }
      if (literal !== '' || parts.length === 0) parts.push(literal);
      return { kind: 'text', parts };
    },
  };
}

/** First of the characters that stand for holes, in the private use area. */
const HOLE = 0xe100;
