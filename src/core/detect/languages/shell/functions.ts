import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Expression } from '../../expression.js';
import type { FunctionDefinition, Parameter } from '../front-end.js';
import { wordOf } from './commands.js';
import type { StandIn } from './commands.js';
import { literalOf } from './nodes.js';
import { variable } from './words.js';
import type { WordMaker } from './words.js';

const PARAMETERS: readonly Parameter[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((number, index) => ({ name: variable(String(number)), index })),
  { name: variable('@'), rest: true },
];

export function defineFunction(node: Node, tree: SourceTree, words: WordMaker): FunctionDefinition {
  const name = node.childForFieldName('name');
  return {
    ...(name ? { name: name.text } : {}),
    span: { start: node.startIndex, end: node.endIndex },
    range: tree.rangeOf(name ?? node),
    parameters: PARAMETERS,
    kind: 'function',
    decorators: [],
    returns: () => printed(node, words),
    yields: () => [],
  };
}

/** True where `$1` means another argument at every turn. */
export const shifts = (definition: Node): boolean => /\b(?:shift|set\s+--)\b/.test(definition.text);

/** What a function gives to `$(..)`: the one line that it prints as its last act. */
function printed(definition: Node, words: WordMaker): readonly Expression[] {
  const body = definition.childForFieldName('body');
  const last = body?.namedChildren.filter(({ type }) => type !== 'comment').at(-1);
  if (last?.type !== 'command' || (definition.text.match(/\b(?:echo|printf|cat)\b/g) ?? []).length !== 1) return [];
  const [first, ...others] = last.childrenForFieldName('argument');
  const program = last.childForFieldName('name');
  if (!first || !program || others.length > 0 || literalOf(program) !== 'echo') return [];
  return [words.of(first)];
}

/** Commands that only print what they are given. */
const PRINTING: ReadonlySet<string> = new Set(['echo', 'printf', 'log', 'local', 'set', 'shift', 'return']);

/** The words around `"$@"` in the one command of a function that all its arguments are handed to: `aws --profile prod "$@"`. */
export function handsOn(definition: Node): StandIn | undefined {
  const handing = definition.descendantsOfType('command').flatMap((command) => {
    const name = command.childForFieldName('name');
    const given = command.childrenForFieldName('argument');
    const at = given.findIndex(({ text }) => ARGUMENTS.test(text));
    if (!name || at < 0 || PRINTING.has(literalOf(name) ?? '')) return [];
    return [{ before: [name, ...given.slice(0, at)].map(wordOf), after: given.slice(at + 1).map(wordOf) }];
  });
  return handing.length === 1 && !shifts(definition) ? handing[0] : undefined;
}

export const ARGUMENTS = /^"?\$(?:[@*]|\{[@*]\})"?$/;
/** `"$@"` where a command stands. */
const RUNS = /(?:^|[;&|(!{\n]|\b(?:if|then|do|else|until|while|eval|exec|time|sudo|command)[ \t])[ \t]*"?\$\{?[@*]/;

export const runsItsArguments = (definition: Node): boolean => RUNS.test(definition.text);
