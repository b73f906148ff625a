import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Expression } from '../../expression.js';
import type { Binding, Scope, Span } from '../front-end.js';
import { enclosing, literalOf } from './nodes.js';
import type { WordMaker } from './words.js';

export const FUNCTIONS: ReadonlySet<string> = new Set(['function_definition']);
/** What runs perhaps, or in a shell of its own. */
const BRANCHES: ReadonlySet<string> = new Set([
  'elif_clause',
  'else_clause',
  'do_group',
  'case_item',
  'subshell',
  'function_definition',
]);
/** Commands that give variables a value from elsewhere: their words that are names. */
const READERS: ReadonlySet<string> = new Set(['read', 'mapfile', 'readarray', 'getopts', 'printf', 'unset']);
const LOCAL_WORDS: ReadonlySet<string> = new Set(['local', 'declare', 'typeset']);

/** A place that gives a variable its value. */
interface Assignment {
  readonly node: Node;
  readonly statement: Node;
  readonly function: Node | undefined;
  readonly local: boolean;
  readonly block: Span;
  readonly value:
    /** Made when asked for: a value may read the variable itself. */
    | { readonly kind: 'value' | 'element'; readonly value: () => Expression }
    | { readonly kind: 'opaque'; readonly description: string };
}

const span = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

/** Bindings of a variable. A shell's variables are global unless they are declared in a function. */
export function variableBindings(name: string, tree: SourceTree, words: WordMaker): readonly Binding[] {
  const assignments: Assignment[] = [];
  const locals = new Set<number>();
  for (const at of tree.occurrences(name)) {
    const after = tree.text.slice(at + name.length, at + name.length + 2);
    const before = tree.text.slice(Math.max(0, at - 120), at);
    const assigns = /^(?:=|\+=|\[)/.test(after);
    const reads =
      /(?:\b(?:for|select)\s+|\b(?:read|mapfile|readarray|getopts|printf|unset|local|declare|typeset)\b[^\n;|&]*\s)$/;
    if (!assigns && !reads.test(before)) continue;
    const node = tree.nodeAt(at);
    const declaration = localDeclaration(node, name);
    if (declaration) locals.add(declaration.id);
    const found = assignmentAt(node, name, tree, words);
    if (found) assignments.push(found);
  }
  return assignments.flatMap((assignment) => bindingsOf(assignment, assignments, locals, tree));
}

/** The function that a `local` statement with this name stands in. */
function localDeclaration(node: Node, name: string): Node | undefined {
  const declaration = node.parent?.type === 'variable_assignment' ? node.parent.parent : node.parent;
  if (declaration?.type !== 'declaration_command' || node.text !== name) return undefined;
  return LOCAL_WORDS.has(declaration.firstChild?.type ?? '') ? enclosing(declaration, FUNCTIONS) : undefined;
}

function assignmentAt(node: Node, name: string, tree: SourceTree, words: WordMaker): Assignment | undefined {
  const parent = node.parent;
  if (!parent) return undefined;
  const made = (statement: Node, value: Assignment['value']): Assignment => ({
    node,
    statement,
    function: enclosing(statement, FUNCTIONS),
    local: false,
    block: blockOf(statement, tree),
    value,
  });
  if (parent.type === 'for_statement' && parent.childForFieldName('variable')?.id === node.id) {
    const body = parent.childForFieldName('body') ?? parent;
    const value = (): Expression => ({
      kind: 'list',
      range: tree.rangeOf(node),
      at: node.startIndex,
      items: parent.childrenForFieldName('value').map((item) => words.argument(item)),
    });
    return { ...made(body, { kind: 'element', value }), block: span(body) };
  }
  const assignment = parent.type === 'subscript' ? parent.parent : parent;
  if (assignment?.type === 'variable_assignment') {
    const target = assignment.childForFieldName('name');
    if (!target || target.startIndex !== node.startIndex || assignment.parent?.type === 'command') return undefined;
    const value = assignment.childForFieldName('value');
    if (target.type === 'subscript') return made(assignment, { kind: 'opaque', description: `${name} with items set` });
    const appends = tree.text.startsWith('+=', target.endIndex);
    const written = (): Expression => (value ? words.of(value) : words.text(assignment, ['']));
    return made(assignment, {
      kind: 'value',
      value: appends ? () => appended(written(), node, name, words) : written,
    });
  }
  const command = enclosing(node, new Set(['command']));
  const program = command?.childForFieldName('name');
  if (command && program && READERS.has(literalOf(program) ?? '') && node.text === name) {
    if (program.text === 'printf' && !/-v\s+$/.test(tree.text.slice(0, node.startIndex).slice(-8))) return undefined;
    return made(command, { kind: 'opaque', description: `read by ${program.text}` });
  }
  return undefined;
}

/** `args+=(x)` is what it was and x. */
function appended(written: Expression, node: Node, name: string, words: WordMaker): Expression {
  const before = words.read(node, name);
  return written.kind === 'list'
    ? { ...written, items: [{ spread: true, value: before }, ...written.items] }
    : { kind: 'text', range: written.range, at: written.at, parts: [before, written] };
}

function bindingsOf(
  assignment: Assignment,
  all: readonly Assignment[],
  locals: ReadonlySet<number>,
  tree: SourceTree,
): readonly Binding[] {
  const { function: owner, block, statement } = assignment;
  const module: Scope = { kind: 'module', start: 0, end: tree.text.length + 1 };
  const inside: Scope | undefined = owner && { kind: 'function', ...span(owner) };
  const base = {
    range: tree.rangeOf(assignment.node),
    from: assignment.value.kind === 'element' ? statement.startIndex : statement.endIndex,
    block: block.start === module.start ? module : block,
  };
  const { value } = assignment;
  const made = (scope: Scope): Binding => {
    if (value.kind === 'opaque') return { ...base, scope, ...value };
    return {
      ...base,
      scope,
      kind: value.kind,
      get value() {
        return value.value();
      },
    };
  };
  if (!owner || !inside) return [made(module)];
  if (locals.has(owner.id)) return [made(inside)];
  // A function that sets the variable before it reads it sees its own value; others see what some function has set.
  const sets = all.some((other) => other.function?.id === owner.id && other.block.start === owner.startIndex);
  return sets ? [made(inside), made(module)] : [made(module)];
}

/** The innermost part of the script around a statement that runs perhaps, or the whole. */
function blockOf(statement: Node, tree: SourceTree): Span {
  let child = statement;
  for (let around = statement.parent; around; around = around.parent) {
    if (BRANCHES.has(around.type)) return span(around);
    if (around.type === 'if_statement' && around.childForFieldName('condition')?.id !== child.id) {
      const start = around.childForFieldName('condition')?.endIndex ?? around.startIndex;
      const next = around.namedChildren.find(({ type }) => type === 'elif_clause' || type === 'else_clause');
      return { start, end: next?.startIndex ?? around.endIndex };
    }
    if (around.type === 'list' && around.firstNamedChild?.id !== child.id) {
      let whole = around;
      while (whole.parent?.type === 'list') whole = whole.parent;
      return { start: child.startIndex, end: whole.endIndex };
    }
    if (around.type === 'pipeline') return span(child);
    child = around;
  }
  return { start: 0, end: tree.text.length + 1 };
}

/** Names of variables that the script exports, in the order of the text. */
export function exportedNames(tree: SourceTree): readonly string[] {
  const names = new Set<string>();
  for (const at of tree.occurrences('export')) {
    const statement = tree.nodeAt(at).parent;
    if (statement?.type !== 'declaration_command') continue;
    for (const child of statement.namedChildren) {
      const name = child.type === 'variable_assignment' ? child.childForFieldName('name') : child;
      if (name?.type === 'variable_name') names.add(name.text);
    }
  }
  return [...names];
}
