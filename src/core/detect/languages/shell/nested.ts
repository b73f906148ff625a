import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import { ScriptBuilder } from '../../embedded/script.js';
import type { EmbeddedScript, SourceText } from '../../embedded/script.js';
import type { Run } from './commands.js';
import { INTERPRETERS, SCRIPT_ARGUMENTS, SSH_VALUES } from './wrappers.js';

/** Names of programs that may be given a script, with what may be one behind them on the line. */
const MARKS =
  /(?<![\w$.-])(?:bash|sh|zsh|dash|ksh|ash|su|ssh|eval|trap|watch|nix-shell|python[23]?|node)(?=[ \t][^\n]*(?:<<|["'])|[ \t]*(?:<<))|\|[ \t]*(?:sudo[ \t]+)?(?:bash|sh|ssh|python3?)\b/g;

/** Scripts within the script: what an interpreter is given by an option, a heredoc, or `eval` by its argument. */
export function nestedScripts(tree: SourceTree, runsOf: (command: Node) => readonly Run[]): readonly EmbeddedScript[] {
  const source: SourceText = { text: tree.text };
  const found: EmbeddedScript[] = [];
  const seen = new Set<number>();
  for (const match of tree.text.matchAll(MARKS)) {
    const word = match.index + match[0].length - 1;
    let node: Node | null = tree.nodeAt(word);
    while (node && node.type !== 'command') node = node.parent;
    if (!node || seen.has(node.id)) continue;
    seen.add(node.id);
    const runs = runsOf(node);
    const run = runs.find(({ program }) => Object.hasOwn(SCRIPT_ARGUMENTS, program)) ?? runs.at(-1);
    if (run) found.push(...scriptsOf(node, run, runs, source));
  }
  found.push(...heldScripts(tree, source));
  return found;
}

/** Whether the script runs what a variable holds: `$cmd`, `"${cmd[@]}"`, `eval "$cmd"`, `bash -c "$cmd"`. */
export function isRun(name: string, tree: SourceTree): boolean {
  const read = `"?\\$\\{?${name}(?:\\[[@*]\\])?\\}?"?`;
  const before = '(?:^|[\\n;&|(!{`]|\\b(?:eval|if|then|do|else|while|until|time|sudo|exec|retry|-c)[ \\t])[ \\t]*';
  return new RegExp(`${before}${read}[ \\t]*(?:$|[\\n\\r;&|)>\`]|\\d>)`).test(tree.text);
}

/** Texts of variables that are commands, `cmd="aws s3 ls $bucket"`, where the script runs them. */
function heldScripts(tree: SourceTree, source: SourceText): readonly EmbeddedScript[] {
  const found: EmbeddedScript[] = [];
  for (const match of tree.text.matchAll(/(?:^|[\s;])(\w+)=(["'])[\w./-]*\w[ \t]/g)) {
    const [whole, name = '', quote] = match;
    if (!isRun(name, tree)) continue;
    const node = tree.nodeAt(match.index + whole.lastIndexOf(name + '='));
    const value = node.parent?.type === 'variable_assignment' ? node.parent.childForFieldName('value') : null;
    if (value?.text.startsWith(quote ?? '"') === true) found.push(textOf(value, source, 'shellscript'));
  }
  return found;
}

function scriptsOf(command: Node, run: Run, runs: readonly Run[], source: SourceText): readonly EmbeddedScript[] {
  const interpreting = runs.find(({ program }) => Object.hasOwn(INTERPRETERS, program)) ?? run;
  const interpreter = INTERPRETERS[interpreting.program];
  const found: EmbeddedScript[] = [];
  if (interpreter) {
    const at = interpreting.arguments.findIndex(
      ({ literal }) =>
        literal !== undefined &&
        (interpreter.options.includes(literal) ||
          (interpreter.language === 'shellscript' && /^-[a-z]*c$/.test(literal))),
    );
    const given = at < 0 ? undefined : interpreting.arguments[at + 1]?.node;
    if (given) return [textOf(given, source, interpreter.language)];
  }
  const argument = scriptArgument(run);
  if (argument) found.push(textOf(argument, source, 'shellscript'));
  const reads = interpreter
    ? interpreting.arguments.every(({ literal }) => literal?.startsWith('-') === true)
    : run.program === 'ssh' && argument === undefined;
  const shell =
    run.program === 'ssh' ||
    run.arguments.some(({ literal }) => literal !== undefined && /^(?:ba)?sh( -s)?$/.test(literal));
  const body =
    reads || (run.program === 'ssh' && shell) || interpreting.program === 'su' ? heredocOf(command) : undefined;
  if (body) {
    const builder = new ScriptBuilder(interpreter?.language ?? 'shellscript');
    found.push(escaped(builder, source, body.startIndex, body.endIndex, /\\([$`\\])/g).build());
  }
  return found;
}

/** The one quoted text that `eval`, `trap` or `ssh` runs. */
function scriptArgument(run: Run): Node | undefined {
  if (!Object.hasOwn(SCRIPT_ARGUMENTS, run.program)) return undefined;
  let place = SCRIPT_ARGUMENTS[run.program] ?? 0;
  for (let at = 0; at < run.arguments.length; at += 1) {
    const word = run.arguments[at];
    if (word?.literal?.startsWith('-') === true) {
      if (run.program === 'ssh' && SSH_VALUES.includes(word.literal)) at += 1;
      continue;
    }
    if (place === 0) return word && /^["']/.test(word.node.text) && !word.given ? word.node : undefined;
    place -= 1;
  }
  return undefined;
}

/** What stands between the quotes. Within double quotes some characters are escaped. */
function textOf(node: Node, source: SourceText, language: EmbeddedScript['language']): EmbeddedScript {
  const builder = new ScriptBuilder(language);
  for (const piece of node.type === 'concatenation' ? node.namedChildren : [node]) {
    if (piece.type === 'raw_string') builder.copy(source, piece.startIndex + 1, piece.endIndex - 1);
    else if (piece.type === 'ansi_c_string') builder.copy(source, piece.startIndex + 2, piece.endIndex - 1);
    else if (piece.type === 'string')
      escaped(builder, source, piece.startIndex + 1, piece.endIndex - 1, /\\(["$`\\])/g);
    else builder.copy(source, piece.startIndex, piece.endIndex);
  }
  return builder.build();
}

function escaped(
  builder: ScriptBuilder,
  source: SourceText,
  start: number,
  end: number,
  escape: RegExp,
): ScriptBuilder {
  let last = start;
  for (const match of source.text.slice(start, end).matchAll(escape)) {
    const at = start + match.index;
    builder.copy(source, last, at).put(match[1] ?? '', source, at, at + match[0].length);
    last = at + match[0].length;
  }
  return builder.copy(source, last, end);
}

/** The text that a command reads: its own heredoc, or that of `cat` before it in the pipeline. */
function heredocOf(command: Node): Node | undefined {
  for (let around = command.parent; around; around = around.parent) {
    if (around.type === 'heredoc_redirect') return around.namedChildren.find(({ type }) => type === 'heredoc_body');
    if (around.type === 'redirected_statement') {
      const redirect = around.namedChildren.find(({ type }) => type === 'heredoc_redirect');
      return redirect?.namedChildren.find(({ type }) => type === 'heredoc_body');
    }
    if (around.type !== 'pipeline' && around.type !== 'negated_command') return undefined;
  }
  return undefined;
}
