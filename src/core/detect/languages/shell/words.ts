import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Argument, Expression } from '../../expression.js';
import { isExpansion, literalOf, startOf, unescaped, unescapedInQuotes } from './nodes.js';

/**
 * What a host document fills in before the shell sees the script (`${{ matrix.bucket }}`) stands between these characters,
 * which no document holds: `$NAME` is an environment variable's value, anything else words for what is not known.
 */
export const HOLE_START = '\uE000';
export const HOLE_END = '\uE001';
const HOLE = new RegExp(`${HOLE_START}([^${HOLE_END}]*)${HOLE_END}`);

/** The object whose members are environment variables, for the resolver. */
export const ENVIRONMENT = 'environment';

/** What the maker of words asks of the file: whether the script itself gives a variable its value, and whose output `$(..)` is. */
export interface WordContext {
  readonly tree: SourceTree;
  /** Whether some assignment of the script may reach a read of the variable at `offset`. */
  isAssigned(variable: string, offset: number): boolean;
  /** Whether `offset` lies in a function, whose `$1` is an argument of its callers. */
  isInFunction(offset: number): boolean;
  /** The call that a substituted command makes, where it is a plain command. */
  callOf(command: Node): Expression | undefined;
}

/** Variable of the shell under this name in the neutral form: commands and variables have namespaces of their own. */
export const variable = (name: string): string => `$${name}`;

/** The words of commands as expressions. */
export class WordMaker {
  readonly #made = new Map<number, Expression>();

  constructor(private readonly context: WordContext) {}

  of(node: Node): Expression {
    let expression = this.#made.get(node.id);
    if (!expression) this.#made.set(node.id, (expression = this.#make(node)));
    return expression;
  }

  /** A word among the arguments of a command: `"$@"` and `"${args[@]}"` are any number of words. */
  argument(node: Node): Argument {
    const several = /^"?\$(?:[@*]|\{[@*]\}|\{\w+\[[@*]\]\})"?$/.exec(node.text.trim());
    return several ? { spread: true, value: this.of(node) } : { value: this.of(node) };
  }

  #make(node: Node): Expression {
    const literal = literalOf(node);
    if (literal !== undefined) return this.text(node, [literal]);
    switch (node.type) {
      case 'command_name':
        return node.firstChild ? this.of(node.firstChild) : this.other(node, 'an empty command');
      case 'simple_expansion':
        return this.read(node, node.text.trim().slice(1));
      case 'expansion':
        return this.#expansion(node);
      case 'string':
        return this.#parts(node, node.startIndex + 1, node.endIndex - 1, unescapedInQuotes);
      case 'concatenation':
        return this.text(
          node,
          node.children.map((child) => (child.isNamed ? this.of(child) : child.text)),
        );
      case 'array':
        return {
          kind: 'list',
          ...this.place(node),
          items: node.namedChildren.map((child) => this.argument(child)),
        };
      case 'command_substitution':
        return this.#substitution(node);
      default:
        return this.other(node, node.type === 'arithmetic_expansion' ? 'a number' : node.type.replaceAll('_', ' '));
    }
  }

  place(node: Node): { range: Expression['range']; at: number } {
    return { range: this.context.tree.rangeOf(node), at: node.startIndex };
  }

  other(node: Node, description: string): Expression {
    return { kind: 'other', ...this.place(node), description };
  }

  /** Text with expressions between; a text that is one expression alone is that expression. */
  text(node: Node, given: readonly (string | Expression)[]): Expression {
    const parts: (string | Expression)[] = [];
    const add = (part: string | Expression): void => {
      if (typeof part !== 'string') {
        if (part.kind === 'text') part.parts.forEach(add);
        else parts.push(part);
        return;
      }
      const pieces = part.includes(HOLE_START) ? part.split(HOLE) : [part];
      pieces.forEach((piece, index) => {
        if (index % 2 === 1) parts.push(this.#hole(node, piece));
        else if (piece !== '') parts.push(piece);
      });
    };
    given.forEach(add);
    const [only] = parts;
    if (parts.length === 1 && only !== undefined && typeof only !== 'string') return only;
    return { kind: 'text', ...this.place(node), parts: parts.length > 0 ? parts : [''] };
  }

  #hole(node: Node, name: string): Expression {
    return name.startsWith('@') ? this.read(node, name.slice(1)) : this.other(node, name);
  }

  /** The children that are expansions, and the text between them. */
  #parts(node: Node, start: number, end: number, plain: (text: string) => string): Expression {
    const { text } = this.context.tree;
    const parts: (string | Expression)[] = [];
    let last = start;
    for (const child of node.namedChildren) {
      if (!isExpansion(child)) continue;
      const at = startOf(child);
      parts.push(plain(text.slice(last, at)), this.of(child));
      last = child.endIndex;
    }
    parts.push(plain(text.slice(last, end)));
    return this.text(node, parts);
  }

  /** The value of a variable at a place. */
  read(node: Node, name: string): Expression {
    const place = this.place(node);
    if (/^[?!$#_-]$/.test(name)) return { kind: 'other', ...place, description: `$${name}` };
    if (/^(?:\d+|[@*])$/.test(name) && !this.context.isInFunction(place.at)) {
      const description = /^\d/.test(name) ? `argument ${name} of the script` : 'the arguments of the script';
      return { kind: 'other', ...place, description };
    }
    if (/^(?:\d|[@*])/.test(name) || this.context.isAssigned(name, place.at))
      return { kind: 'name', ...place, name: variable(name) };
    const object: Expression = { kind: 'name', ...place, name: ENVIRONMENT };
    return { kind: 'member', ...place, object, property: name };
  }

  #expansion(node: Node): Expression {
    const written = node.text.trim();
    // A default, or a demand that there be a value: the variable's own value where the script gives it one.
    const plain = /^\$\{(\w+|[@*])(?:\[[@*]\])?(?::?[-=?][\s\S]*)?\}$/.exec(written);
    if (plain) return this.read(node, plain[1] ?? '');
    const item = /^\$\{(\w+)\[([\w.-]+|"[\w.-]+")\]\}$/.exec(written);
    if (item) {
      const place = this.place(node);
      const index: Expression = { kind: 'text', ...place, parts: [(item[2] ?? '').replaceAll('"', '')] };
      return { kind: 'index', ...place, object: this.read(node, item[1] ?? ''), index };
    }
    return this.other(node, /^\$\{[#!]?(\w+)/.exec(written)?.[1] ?? 'an expansion');
  }

  #substitution(node: Node): Expression {
    const [only, ...others] = node.namedChildren;
    const call = only && others.length === 0 ? this.context.callOf(only) : undefined;
    return call ?? this.other(node, `the output of ${firstWord(only)}`);
  }
}

function firstWord(node: Node | undefined): string {
  const name = node?.type === 'command' ? node.childForFieldName('name') : undefined;
  return (name && literalOf(name)) ?? unescaped(/^[\w./-]+/.exec(node?.text ?? '')?.[0] ?? 'a command');
}
