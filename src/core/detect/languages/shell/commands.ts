import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import { literalOf, variableOf } from './nodes.js';
import { COMMAND_ENDS, WRAPPERS } from './wrappers.js';
import type { Wrapper } from './wrappers.js';

/** A word of a command. `given`: it is written elsewhere (the value of a variable, an alias) and stands for what is written here. */
export interface Word {
  readonly node: Node;
  /** Its text, or undefined where it holds an expansion. */
  readonly literal: string | undefined;
  readonly given?: Node;
}

/** A command that is run: `sudo aws s3 ls` runs `aws s3 ls`. */
export interface Run {
  /** The program without its path and `.exe`. */
  readonly program: string;
  readonly head: Word;
  readonly arguments: readonly Word[];
  /** Assignments before it, and those of `env`. */
  readonly assignments: readonly Node[];
  /** A function of this name is passed over: `command aws`, `sudo aws`, `/usr/bin/aws`. */
  readonly external: boolean;
  /** `{}` in its words stands for what the wrapper puts in (`find -exec`, `xargs -I{}`). */
  readonly placeholders: boolean;
}

/** The words that a name is put for, around those that follow it. */
export interface StandIn {
  readonly before: readonly Word[];
  readonly after: readonly Word[];
}

/** What the finder of commands asks of the file. */
export interface CommandContext {
  /** The words that a variable holds as a command (`AWS="aws --profile prod"`), where that is all it ever holds. */
  wordsOfVariable(name: string): readonly Word[] | undefined;
  /** The words that a name is put for: an alias, or a function that hands all its arguments on. */
  wordsOfName(name: string, at: number): StandIn | undefined;
  /** Whether a function of the file runs the command that it is given: `retry() { until "$@"; do ..`. */
  runsArguments(name: string): boolean;
}

/** Wrappers within wrappers beyond this are not followed. */
const MAXIMUM_DEPTH = 8;

export const programOf = (literal: string): string => literal.replace(/^.*[/\\]/, '').replace(/\.(?:exe|cmd)$/i, '');

/** The programs that a command runs, outermost first: the wrappers, then what they run. */
export function runsOf(command: Node, context: CommandContext): readonly Run[] {
  const name = command.childForFieldName('name');
  if (!name) return [];
  const assignments = command.namedChildren.filter((child) => child.type === 'variable_assignment');
  const words = [name, ...command.childrenForFieldName('argument')].map(wordOf);
  const runs: Run[] = [];
  follow(words, assignments, context, runs, { expanded: new Set(), external: false, placeholders: false });
  return runs;
}

export const wordOf = (node: Node): Word => ({ node, literal: literalOf(node) });

/** How the words were come to. */
interface Way {
  /** Names and variables that were put for their words already. */
  readonly expanded: Set<string>;
  readonly external: boolean;
  readonly placeholders: boolean;
}

const PLACING: ReadonlySet<string> = new Set(['find', 'xargs', 'parallel']);

function follow(
  words: readonly Word[],
  assignments: readonly Node[],
  context: CommandContext,
  runs: Run[],
  way: Way,
): void {
  const { expanded } = way;
  const [head, ...rest] = words;
  if (!head || runs.length >= MAXIMUM_DEPTH) return;
  if (head.literal === undefined) {
    const variable = head.given ? undefined : variableOf(head.node);
    const held = variable && !expanded.has(`$${variable.name}`) ? context.wordsOfVariable(variable.name) : undefined;
    if (!variable || !held) return;
    expanded.add(`$${variable.name}`);
    follow([...standingFor(held, head.node), ...rest], assignments, context, runs, way);
    return;
  }
  if (/\s/.test(head.literal)) return;
  const program = programOf(head.literal);
  const external = way.external || expanded.has(program) || program !== head.literal;
  const stands = external ? undefined : context.wordsOfName(program, head.node.startIndex);
  if (stands) {
    expanded.add(program);
    const [before, after] = [standingFor(stands.before, head.node), standingFor(stands.after, head.node)];
    follow([...before, ...rest, ...after], assignments, context, runs, way);
    return;
  }
  runs.push({ program, head, arguments: rest, assignments, external, placeholders: way.placeholders });
  if (!external && context.runsArguments(program)) {
    // Which of its arguments come before the command, only the function knows: whoever asks names the command's head.
    for (let at = 0; at < rest.length && at < 6; at += 1) {
      const word = rest[at];
      if (word?.literal !== undefined && /^[a-z][\w-]*$/.test(word.literal) && word.node.type === 'word')
        follow(rest.slice(at), assignments, context, runs, way);
    }
    return;
  }
  if (!Object.hasOwn(WRAPPERS, program)) return;
  for (const wrapper of WRAPPERS[program] ?? []) {
    const at = commandAt(rest, wrapper);
    if (at === undefined) continue;
    const set = rest.slice(0, at).flatMap(({ node }) => (/^\w+=/.test(node.text) ? [node] : []));
    const inner = rest.slice(at);
    const end = wrapper.after?.includes('-exec') === true ? inner.findIndex(({ literal }) => ends(literal)) : -1;
    const image = wrapper.image === true ? rest[at - 1] : undefined;
    if (image?.literal !== undefined) {
      const name = programOf(image.literal).replace(/[:@].*$/, '');
      runs.push({ program: name, head: image, arguments: inner, assignments, external: true, placeholders: false });
    }
    const run = end < 0 ? inner : inner.slice(0, end);
    follow(run, [...assignments, ...set], context, runs, {
      ...way,
      external: way.external || program !== 'eval',
      placeholders: way.placeholders || PLACING.has(program),
    });
    return;
  }
}

const ends = (literal: string | undefined): boolean => literal !== undefined && COMMAND_ENDS.has(literal);

const standingFor = (words: readonly Word[], written: Node): readonly Word[] =>
  words.map((word) => ({ ...word, given: written }));

/** Where the wrapped command begins among the words; undefined: the wrapper runs none. */
function commandAt(words: readonly Word[], wrapper: Wrapper): number | undefined {
  if (wrapper.after) {
    const marker = words.findIndex(({ literal }) => literal !== undefined && wrapper.after?.includes(literal) === true);
    return marker < 0 ? undefined : marker + 1;
  }
  let at = 0;
  if (wrapper.subcommands) {
    const subcommand = wrapper.subcommands.find((each) => each.every((part, index) => words[index]?.literal === part));
    if (!subcommand) return undefined;
    at = subcommand.length;
  }
  let operands = wrapper.operands ?? 0;
  for (; at < words.length; at += 1) {
    const literal = words[at]?.literal;
    if (literal === '--') continue;
    if (literal?.startsWith('-') === true && literal !== '-') {
      if (takesValue(literal, wrapper)) at += 1;
      continue;
    }
    if (literal !== undefined ? /^\w+=/.test(literal) : /^\w+=/.test(words[at]?.node.text ?? '')) continue;
    if (operands === 0) return at;
    operands -= 1;
    if (operands === 0 && wrapper.image === true) return at + 1;
  }
  return undefined;
}

function takesValue(option: string, { values, flags }: Wrapper): boolean {
  if (option.includes('=')) return false;
  if (flags) return !flags.includes(option) && !/^-[a-zA-Z]{2,}$/.test(option);
  return values?.includes(option) === true;
}

/** The words of a value that is one text: `"aws --profile prod"`. Each stands where the value does. */
export function heldWords(value: Node): readonly Word[] | undefined {
  const literal = literalOf(value);
  const text = value.type === 'concatenation' ? literal?.replace(/^[\w.-]+=/, '') : literal;
  const words = text?.trim().split(/\s+/) ?? [];
  if (text === undefined || words.length === 0 || !/^[\w./-]+$/.test(words[0] ?? '')) return undefined;
  return words.map((literal) => ({ node: value, literal }));
}
