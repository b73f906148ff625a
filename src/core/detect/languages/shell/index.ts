import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Argument, CallExpression, Expression } from '../../expression.js';
import type {
  Binding,
  ClassDefinition,
  FileSyntax,
  FunctionDefinition,
  ImportBinding,
  LanguageFrontEnd,
  Use,
} from '../front-end.js';
import type { EmbeddedScript } from '../../embedded/script.js';
import { heldWords, programOf, runsOf, wordOf } from './commands.js';
import type { CommandContext, Run, StandIn, Word } from './commands.js';
import { ARGUMENTS, defineFunction, handsOn, runsItsArguments, shifts } from './functions.js';
import { isRun, nestedScripts } from './nested.js';
import { enclosing, literalOf, variableOf } from './nodes.js';
import { PROGRAMS, sourcedFiles } from './sources.js';
import { exportedNames, FUNCTIONS, variableBindings } from './variables.js';
import { ENVIRONMENT, variable, WordMaker } from './words.js';

/** The shell (bash, and what zsh, ksh and POSIX sh share with it): grammar only. */
export const shellFrontEnd: LanguageFrontEnd = {
  languages: ['shellscript'],
  // A word that may be a command or its first argument: followed by a blank, the line's end or a mark that ends commands.
  callWords: /(?<![\w$.-])[A-Za-z][\w-]*(?=(?:[:@][\w.-]+)?(?:["']?(?:[ \t\\\r\n;&|)`]|$)))/g,
  embeds: /\b(?:python|node)[\d.]*\b[^\n]*(?:<<|["'])/,
  standardLibrary: {
    environmentObjects: [ENVIRONMENT],
    environmentCalls: ['printenv'],
    passThrough: {},
    objectBuilders: [],
  },
  isTestFile: (file) =>
    /(^|\/)(tests?|testing|spec)\/|(^|\/)(test_[^/]*|[^/]*[_-]tests?)\.(sh|bash|zsh)$|\.bats$/.test(file),
  moduleFiles: sourcedFiles,
  open: (tree) => new ShellFile(tree),
};

/** Before the name of a program that no function of the script stands for. */
const EXTERNAL = 'command ';
const COMMANDS: ReadonlySet<string> = new Set(['command']);
/** Variables that are exported and that a program may read: more of them say nothing about it. */
const MOST_EXPORTS = 40;
/** Set by the shell itself. */
const OWN_VARIABLES = /^(?:OPTARG|OPTIND|REPLY|RANDOM|SECONDS|LINENO|IFS|UID|EUID|BASH\w*|FUNCNAME|PIPESTATUS)$/;

class ShellFile implements FileSyntax, CommandContext {
  readonly words: WordMaker;
  readonly #bindings = new Map<string, readonly Binding[]>();
  readonly #functions = new Map<number, FunctionDefinition>();
  readonly #runs = new Map<number, readonly Run[]>();
  readonly #calls = new Map<Run, CallExpression>();
  #definitions: ReadonlyMap<string, readonly Node[]> | undefined;
  #aliases: ReadonlyMap<string, Node> | undefined;
  #imports: readonly ImportBinding[] | undefined;
  #exports: readonly string[] | undefined;

  constructor(private readonly tree: SourceTree) {
    this.words = new WordMaker({
      tree,
      isAssigned: (name, offset) => OWN_VARIABLES.test(name) || this.#isAssigned(name, offset),
      isInFunction: (offset) => enclosing(tree.nodeAt(offset), FUNCTIONS) !== undefined,
      callOf: (node) => this.#substituted(node),
    });
  }

  /** Sourced scripts, then the programs. */
  imports(): readonly ImportBinding[] {
    if (this.#imports) return this.#imports;
    const found: ImportBinding[] = [];
    for (const match of this.tree.text.matchAll(/(?:^|[;&|\n])[ \t]*(?:source|\.)[ \t]+(?=\S)/g)) {
      const command = enclosing(this.tree.nodeAt(match.index + match[0].length), COMMANDS);
      const [path] = command?.childrenForFieldName('argument') ?? [];
      // A folder that is computed is mostly the script's own.
      const module =
        path && (literalOf(path) ?? path.text.replaceAll('"', '')).replace(/^\$(?:\{\w+\}|\w+|\(.*\))\//, './');
      if (path && module !== undefined && !module.includes('$'))
        found.push({ module, symbol: '*', range: this.tree.rangeOf(path) });
    }
    found.push({ module: PROGRAMS, symbol: '*', range: this.tree.rangeBetween(0, 0) });
    return (this.#imports = found);
  }

  useAt(offset: number): Use | undefined {
    let word = this.tree.nodeAt(offset);
    while (word.parent && word.parent.type !== 'command') {
      if (word.parent.type === 'array') return this.#held(word.parent, word);
      word = word.parent;
    }
    const command = word.parent;
    if (command?.type !== 'command' || word.type === 'variable_assignment') return undefined;
    // The innermost: a name may stand for a wrapper and what it runs.
    for (const run of [...this.#runsOf(command)].reverse()) {
      const { head } = run;
      const [second] = run.arguments.filter((each) => !each.given);
      const named = head.given ? head.given.id === word.id || second?.node.id === word.id : head.node.id === word.id;
      // A command that a variable holds whole is found where it is written.
      const whole = head.given !== undefined && head.given.type === 'command_name' && second === undefined;
      if (!named || (whole && variableOf(head.given) !== undefined) || this.#isHandingOn(command, run)) continue;
      return { kind: 'call', call: this.#callOf(command, run) };
    }
    return undefined;
  }

  /** A command in an array that is run somewhere: `cmd=(aws s3 ls)`, `"${cmd[@]}"`. */
  #held(array: Node, word: Node): Use | undefined {
    const [head, ...rest] = array.namedChildren;
    const name = array.parent?.childForFieldName('name')?.text;
    const literal = head && literalOf(head);
    if (head?.id !== word.id || name === undefined || literal === undefined || !isRun(name, this.tree))
      return undefined;
    const known = this.#runs.get(array.id)?.[0];
    const run: Run = known ?? {
      program: programOf(literal),
      head: wordOf(head),
      arguments: rest.map(wordOf),
      assignments: [],
      external: false,
      placeholders: false,
    };
    if (!known) this.#runs.set(array.id, [run]);
    const call = this.#callOf(array, run);
    // What is added to the array later is not put into its place.
    const added = new RegExp(`\\b${name}\\+=`).test(this.tree.text);
    if (!added) return { kind: 'call', call };
    const more: Argument = { spread: true, value: this.words.other(array, `what is added to ${name}`) };
    return { kind: 'call', call: { ...call, arguments: [...call.arguments, more] } };
  }

  /** The command of a function that hands all its arguments on, where the file shows what it is called with. */
  #isHandingOn(command: Node, run: Run): boolean {
    if (!run.arguments.some(({ node }) => ARGUMENTS.test(node.text))) return false;
    const definition = enclosing(command, FUNCTIONS);
    const name = definition?.childForFieldName('name')?.text;
    return definition !== undefined && name !== undefined && handsOn(definition) !== undefined && this.#isCalled(name);
  }

  #isCalled(name: string): boolean {
    return this.tree.occurrences(name).some((at) => {
      const node = this.tree.nodeAt(at);
      return (
        node.parent?.type === 'command_name' && enclosing(node, FUNCTIONS)?.childForFieldName('name')?.text !== name
      );
    });
  }

  #runsOf(command: Node): readonly Run[] {
    let runs = this.#runs.get(command.id);
    if (!runs) this.#runs.set(command.id, (runs = runsOf(command, this)));
    return runs;
  }

  #callOf(command: Node, run: Run): CallExpression {
    const known = this.#calls.get(run);
    if (known) return known;
    const { head } = run;
    const written = head.given ?? head.node;
    const last = [...run.arguments].reverse().find((each) => !each.given)?.node ?? written;
    const end = Math.max(last.endIndex, written.endIndex);
    const at = written.startIndex;
    const range = this.tree.rangeBetween(at, end);
    const call: CallExpression = {
      kind: 'call',
      range,
      at,
      callee: {
        kind: 'name',
        name: run.external ? `${EXTERNAL}${run.program}` : run.program,
        range: this.tree.rangeOf(written),
        at,
      },
      arguments: [...run.arguments.map((word) => this.#argument(word, run)), ...this.#environmentOf(command, run)],
      construction: false,
    };
    this.#calls.set(run, call);
    return call;
  }

  /** A word of a variable's or alias's value is a part of the text that stands at its node. */
  #argument({ node, literal }: Word, { placeholders }: Run): Argument {
    const held = literal !== undefined && literal !== literalOf(node);
    const argument = held ? { value: this.words.text(node, [literal]) } : this.words.argument(node);
    if (!placeholders || argument.value.kind !== 'text') return argument;
    const item = this.words.other(node, 'the item');
    const parts = argument.value.parts.flatMap((part) =>
      typeof part === 'string' ? part.split('{}').flatMap((piece, at) => (at === 0 ? [piece] : [item, piece])) : [part],
    );
    return { value: this.words.text(node, parts) };
  }

  /** Variables that the program gets from the script: those set for this command, then those that are exported. */
  #environmentOf(command: Node, run: Run): readonly Argument[] {
    const given = new Map<string, Expression>();
    for (const assignment of run.assignments) {
      const name = assignment.childForFieldName('name')?.text;
      const value = assignment.childForFieldName('value');
      const [, wordName, wordValue] = /^(\w+)=(.*)$/s.exec(assignment.text) ?? [];
      if (name !== undefined) given.set(name, value ? this.words.of(value) : this.words.text(assignment, ['']));
      else if (wordName !== undefined && wordValue !== undefined) {
        const plain = literalOf(assignment)?.slice(wordName.length + 1);
        given.set(
          wordName,
          plain === undefined ? this.words.other(assignment, wordName) : this.words.text(assignment, [plain]),
        );
      }
    }
    for (const name of (this.#exports ??= exportedNames(this.tree).slice(0, MOST_EXPORTS))) {
      if (!given.has(name) && this.#isAssigned(name, command.startIndex))
        given.set(name, this.words.read(command, name));
    }
    return [...given].map(([name, value]) => ({ name: variable(name), value }));
  }

  #substituted(node: Node): Expression | undefined {
    if (node.type !== 'command') return undefined;
    const run = this.#runsOf(node)[0];
    const [word, ...others] = run?.arguments ?? [];
    if (run?.program === 'echo' && word && others.length === 0) return this.#argument(word, run).value;
    return run && this.#callOf(node, run);
  }

  /** Whether an assignment of the script may reach a read of the variable; one that reads itself does not reach that. */
  #isAssigned(name: string, offset: number): boolean {
    const inFunction = enclosing(this.tree.nodeAt(offset), FUNCTIONS) !== undefined;
    return this.bindings(variable(name)).some(
      (binding) => binding.from <= offset || (inFunction && !isWithin(binding, offset, this.tree)),
    );
  }

  bindings(name: string): readonly Binding[] {
    const known = this.#bindings.get(name);
    if (known) return known;
    // A variable whose value reads itself asks again meanwhile.
    this.#bindings.set(name, []);
    const found = name.startsWith('$') ? this.#variable(name.slice(1)) : this.#named(name);
    this.#bindings.set(name, found);
    return found;
  }

  #variable(name: string): readonly Binding[] {
    if (/^(?:\d|@|\*)$/.test(name)) return this.#parameters(name === '*' ? '@' : name);
    if (!/^[A-Za-z_]\w*$/.test(name)) return [];
    return variableBindings(name, this.tree, this.words);
  }

  #parameters(name: string): readonly Binding[] {
    return [...this.#definedFunctions().values()].flat().flatMap((node): Binding[] => {
      const definition = this.functionOf(node);
      const parameter = definition.parameters.find((each) => each.name === variable(name));
      if (!parameter) return [];
      const { span, range } = definition;
      const base = { range, scope: { kind: 'function' as const, ...span }, from: span.start, block: span };
      if (shifts(node)) return [{ ...base, kind: 'opaque', description: `an argument of ${definition.name ?? ''}` }];
      return [{ ...base, kind: 'parameter', parameter, function: definition }];
    });
  }

  #named(name: string): readonly Binding[] {
    const whole = { kind: 'module' as const, start: 0, end: this.tree.text.length + 1 };
    if (name.startsWith(EXTERNAL)) {
      const range = this.tree.rangeBetween(0, 0);
      const imported = { module: PROGRAMS, symbol: name.slice(EXTERNAL.length), range };
      return [{ kind: 'import', import: imported, range, scope: whole, from: 0, block: whole }];
    }
    return (this.#definedFunctions().get(name) ?? []).map((node): Binding => {
      const definition = this.functionOf(node);
      return { kind: 'function', definition, range: definition.range, scope: whole, from: 0, block: whole };
    });
  }

  #definedFunctions(): ReadonlyMap<string, readonly Node[]> {
    if (this.#definitions) return this.#definitions;
    const found = new Map<string, Node[]>();
    for (const match of this.tree.text.matchAll(
      /(?:^|[\n;{}&|)])[ \t]*(?:function[ \t]+)?([\w:.-]+)[ \t]*(?:\(\)|\{|\r?\n)/g,
    )) {
      const [whole, name = ''] = match;
      const node = this.tree.nodeAt(match.index + whole.indexOf(name)).parent;
      if (node?.type === 'function_definition' && node.childForFieldName('name')?.text === name)
        found.set(name, [...(found.get(name) ?? []), node]);
    }
    return (this.#definitions = found);
  }

  functionOf(node: Node): FunctionDefinition {
    let definition = this.#functions.get(node.id);
    if (!definition) this.#functions.set(node.id, (definition = defineFunction(node, this.tree, this.words)));
    return definition;
  }

  wordsOfVariable(name: string): readonly Word[] | undefined {
    const values = this.tree.occurrences(name).flatMap((at) => {
      if (!/^\+?=/.test(this.tree.text.slice(at + name.length, at + name.length + 2))) return [];
      const assignment = this.tree.nodeAt(at).parent;
      return assignment?.type === 'variable_assignment' && assignment.parent?.type !== 'command' ? [assignment] : [];
    });
    const [only, ...others] = values;
    const value = only?.childForFieldName('value');
    if (!value || others.length > 0) return undefined;
    if (value.type === 'array') return value.namedChildren.map(wordOf);
    return heldWords(value);
  }

  wordsOfName(name: string, at: number): StandIn | undefined {
    const alias = (this.#aliases ??= this.#aliasValues()).get(name);
    const held = alias && alias.endIndex <= at ? heldWords(alias) : undefined;
    if (held) return { before: held, after: [] };
    const [definition, ...others] = this.#definedFunctions().get(name) ?? [];
    return definition && others.length === 0 ? handsOn(definition) : undefined;
  }

  runsArguments(name: string): boolean {
    return (this.#definedFunctions().get(name) ?? []).some(runsItsArguments);
  }

  #aliasValues(): ReadonlyMap<string, Node> {
    const found = new Map<string, Node>();
    for (const at of this.tree.occurrences('alias')) {
      const command = enclosing(this.tree.nodeAt(at), COMMANDS);
      for (const argument of command?.childrenForFieldName('argument') ?? []) {
        const name = /^([\w.-]+)=/.exec(argument.text)?.[1];
        if (name !== undefined) found.set(name, argument);
      }
    }
    return found;
  }

  classAt(): ClassDefinition | undefined {
    return undefined;
  }

  functionAt(offset: number): FunctionDefinition | undefined {
    const found = enclosing(this.tree.nodeAt(offset), FUNCTIONS);
    return found && this.functionOf(found);
  }

  callsNamed(name: string): readonly CallExpression[] {
    const calls: CallExpression[] = [];
    for (const at of this.tree.occurrences(name)) {
      const use = this.useAt(at);
      if (use?.kind === 'call' && use.call.callee.kind === 'name' && use.call.callee.name === name)
        calls.push(use.call);
    }
    return calls;
  }

  exported(symbol: string | undefined): readonly Binding[] {
    return symbol === undefined ? [] : this.bindings(symbol).filter((binding) => binding.scope.kind === 'module');
  }

  isTestCode(): boolean {
    return false;
  }

  scripts(): readonly EmbeddedScript[] {
    return nestedScripts(this.tree, (command) => this.#runsOf(command));
  }
}

/** Whether the binding's own value holds `offset`. */
function isWithin(binding: Binding, offset: number, tree: SourceTree): boolean {
  if (binding.kind !== 'value') return false;
  const assignment = enclosing(tree.nodeAt(offset), new Set(['variable_assignment']));
  return assignment !== undefined && assignment.endIndex === binding.from;
}
