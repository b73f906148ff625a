import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Range } from '../../../model/source.js';
import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Argument, Expression, ObjectExpression, TextExpression } from '../../expression.js';

/** Nested deeper than people write: beyond it an expression is not looked at. */
const MAXIMUM_DEPTH = 60;

/** What every expression has; the range is made when it is asked for, since it costs calls into the parser. */
class Located {
  readonly at: number;
  constructor(
    protected readonly maker: ExpressionMaker,
    protected readonly node: Node,
  ) {
    this.at = node.startIndex;
  }
  get range(): Range {
    return this.maker.tree.rangeOf(this.node);
  }
}

class Call extends Located {
  readonly kind = 'call' as const;
  readonly construction = false;
  #callee: Expression | undefined;
  #arguments: readonly Argument[] | undefined;
  get callee(): Expression {
    return (this.#callee ??= this.maker.of(this.node.childForFieldName('function')));
  }
  get arguments(): readonly Argument[] {
    return (this.#arguments ??= this.maker.argumentsOf(this.node.childForFieldName('arguments')));
  }
}

class Member extends Located {
  readonly kind = 'member' as const;
  #object: Expression | undefined;
  #property: string | undefined;
  get object(): Expression {
    return (this.#object ??= this.maker.of(this.node.childForFieldName('object')));
  }
  get property(): string {
    return (this.#property ??= this.maker.textOf(this.node.childForFieldName('attribute')));
  }
}

class PlainList extends Located {
  readonly kind = 'list' as const;
  #items: readonly Argument[] | undefined;
  get items(): readonly Argument[] {
    return (this.#items ??= this.maker.argumentsOf(this.node));
  }
}

class Dictionary extends Located {
  readonly kind = 'object' as const;
  #members: ObjectExpression['members'] | undefined;
  get members(): ObjectExpression['members'] {
    return (this.#members ??= this.maker.membersOf(this.node));
  }
}

class Made<T extends object> extends Located {
  constructor(maker: ExpressionMaker, node: Node, members: T) {
    super(maker, node);
    Object.assign(this, members);
  }
}

type Shape<E extends Expression> = E extends unknown ? Omit<E, 'range' | 'at'> : never;

/** Turns nodes of one Python tree into expressions, each node once. */
export class ExpressionMaker {
  readonly #made = new Map<number, Expression>();
  #depth = 0;

  constructor(readonly tree: SourceTree) {}

  textOf(node: Node | null): string {
    return node ? this.tree.text.slice(node.startIndex, node.endIndex) : '';
  }

  of(node: Node | null): Expression {
    if (!node) return this.other(this.tree.root, 'an incomplete expression');
    const known = this.#made.get(node.id);
    if (known) return known;
    if (this.#depth > MAXIMUM_DEPTH) return this.other(node, 'an expression that is nested too deeply');
    this.#depth += 1;
    try {
      const type = node.type;
      const make = MAKERS[type];
      const made = make ? make(this, node) : this.other(node, type.replaceAll('_', ' '));
      this.#made.set(node.id, made);
      return made;
    } finally {
      this.#depth -= 1;
    }
  }

  made(node: Node, members: Shape<Expression>): Expression {
    return new Made(this, node, members) as unknown as Expression;
  }

  other(node: Node, description: string): Expression {
    return this.made(node, { kind: 'other', description });
  }

  argumentsOf(list: Node | null): Argument[] {
    if (!list) return [];
    if (list.type === 'generator_expression') return [{ value: this.of(list) }];
    const found: Argument[] = [];
    for (const child of list.namedChildren) {
      const type = child.type;
      if (type === 'keyword_argument') {
        found.push({
          name: this.textOf(child.childForFieldName('name')),
          value: this.of(child.childForFieldName('value')),
        });
      } else if (type === 'list_splat' || type === 'dictionary_splat') {
        found.push({ spread: true, value: this.of(child.namedChildren[0] ?? null) });
      } else if (type !== 'comment') {
        found.push({ value: this.of(child) });
      }
    }
    return found;
  }

  membersOf(dictionary: Node): ObjectExpression['members'] {
    const members: { key?: string; value: Expression }[] = [];
    for (const child of dictionary.namedChildren) {
      if (child.type === 'pair') {
        const key = literalOf(this.of(child.childForFieldName('key')));
        const value = this.of(child.childForFieldName('value'));
        members.push(key === undefined ? { value } : { key, value });
      } else if (child.type === 'dictionary_splat') {
        members.push({ value: this.of(child.namedChildren[0] ?? null) });
      }
    }
    return members;
  }

  stringParts(node: Node): (string | Expression)[] {
    const raw = /^[a-z]*r/i.test(this.textOf(node.firstChild));
    const parts: (string | Expression)[] = [];
    for (const child of node.namedChildren) {
      if (child.type === 'string_content') {
        const written = this.textOf(child);
        parts.push(raw ? written : unescaped(written));
      } else if (child.type === 'interpolation') parts.push(this.of(child.childForFieldName('expression')));
    }
    return parts;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
};

/** Backslash escapes that names and addresses hold; `{{` of an f-string comes as it is written. */
function unescaped(written: string): string {
  return written.includes('\\')
    ? written.replace(/\\([\s\S])/g, (whole, mark: string) => ESCAPES[mark] ?? whole)
    : written;
}

function literalOf(expression: Expression): string | undefined {
  if (expression.kind === 'scalar' && typeof expression.value === 'number') return String(expression.value);
  if (expression.kind !== 'text') return undefined;
  let literal = '';
  for (const part of expression.parts) {
    if (typeof part !== 'string') return undefined;
    literal += part;
  }
  return literal;
}

type Maker = (maker: ExpressionMaker, node: Node) => Expression;

const inner: Maker = (maker, node) => maker.of(node.namedChildren.find((child) => child.type !== 'comment') ?? null);
const list: Maker = (maker, node) => new PlainList(maker, node);
const scalar =
  (value: boolean | null): Maker =>
  (maker, node) =>
    maker.made(node, { kind: 'scalar', value });

const number: Maker = (maker, node) => {
  const value = Number(maker.textOf(node).replaceAll('_', ''));
  return Number.isNaN(value) ? maker.other(node, 'a number') : maker.made(node, { kind: 'scalar', value });
};

/** A comprehension gives any number of its body's values. */
const comprehension: Maker = (maker, node) => {
  const value = maker.of(node.childForFieldName('body'));
  return maker.made(node, {
    kind: 'list',
    items: [{ value }, { spread: true, value: maker.other(node, 'a comprehension') }],
  });
};

const call: Maker = (maker, node) => {
  const callee = node.childForFieldName('function');
  if (callee?.type === 'attribute' && maker.textOf(callee.childForFieldName('attribute')) === 'format') {
    const template = maker.of(callee.childForFieldName('object'));
    if (template.kind === 'text') return formatted(maker, node, template);
  }
  return new Call(maker, node);
};

/** `'logs-{}'.format(stage)`: fields are replaced by the arguments in their order or by name. */
function formatted(maker: ExpressionMaker, node: Node, template: TextExpression): Expression {
  const given = maker.argumentsOf(node.childForFieldName('arguments'));
  const positional = given.filter((argument) => argument.name === undefined && !argument.spread);
  let next = 0;
  const parts = template.parts.flatMap((part) => {
    if (typeof part !== 'string') return [part];
    return part.split(/(\{[^{}]*\})/).map((piece) => {
      const field = /^\{([^{}:!.[]*)[^{}]*\}$/.exec(piece)?.[1];
      if (field === undefined) return piece;
      const argument =
        field === '' || /^\d+$/.test(field)
          ? positional[field === '' ? next++ : Number(field)]
          : given.find((candidate) => candidate.name === field);
      return argument?.value ?? maker.other(node, `the field {${field}}`);
    });
  });
  return maker.made(node, { kind: 'text', parts });
}

const operator: Maker = (maker, node) => {
  const sign = node.childForFieldName('operator')?.type;
  const left = maker.of(node.childForFieldName('left'));
  const right = node.childForFieldName('right');
  if (sign === '+') {
    const added = maker.of(right);
    if (left.kind === 'text' || added.kind === 'text') {
      const parts = [left, added].flatMap((side) => (side.kind === 'text' ? side.parts : [side]));
      return maker.made(node, { kind: 'text', parts });
    }
    return maker.other(node, 'a sum');
  }
  if (sign === '%' && left.kind === 'text') {
    const values =
      right?.type === 'tuple' ? maker.argumentsOf(right).map((argument) => argument.value) : [maker.of(right)];
    let next = 0;
    const parts = left.parts.flatMap((part) =>
      typeof part !== 'string'
        ? [part]
        : part
            .split(/(%[-#0 +]*\d*(?:\.\d+)?[sdrifx])/)
            .map((piece) =>
              /^%[^%]*[sdrifx]$/.test(piece) ? (values[next++] ?? maker.other(node, 'a format field')) : piece,
            ),
    );
    return maker.made(node, { kind: 'text', parts });
  }
  // `a | b` of dictionaries, `S3Client | None` in annotations: either side may be what matters.
  if (sign === '|') return maker.made(node, { kind: 'choice', options: [left, maker.of(right)] });
  return maker.other(node, 'a computed value');
};

const MAKERS: Readonly<Record<string, Maker>> = {
  identifier: (maker, node) => {
    const name = maker.textOf(node);
    return name === 'self' || name === 'cls'
      ? maker.made(node, { kind: 'self' })
      : maker.made(node, { kind: 'name', name });
  },
  attribute: (maker, node) => new Member(maker, node),
  subscript: (maker, node) =>
    maker.made(node, {
      kind: 'index',
      object: maker.of(node.childForFieldName('value')),
      index: maker.of(node.childForFieldName('subscript')),
    }),
  call,
  string: (maker, node) => maker.made(node, { kind: 'text', parts: maker.stringParts(node) }),
  concatenated_string: (maker, node) =>
    maker.made(node, {
      kind: 'text',
      parts: node.namedChildren.flatMap((child) => (child.type === 'string' ? maker.stringParts(child) : [])),
    }),
  integer: number,
  float: number,
  true: scalar(true),
  false: scalar(false),
  none: scalar(null),
  list,
  tuple: list,
  set: list,
  expression_list: list,
  dictionary: (maker, node) => new Dictionary(maker, node),
  list_comprehension: comprehension,
  set_comprehension: comprehension,
  generator_expression: comprehension,
  dictionary_comprehension: (maker, node) =>
    maker.made(node, {
      kind: 'object',
      members: [{ value: maker.of(node.childForFieldName('body')?.childForFieldName('value') ?? null) }],
    }),
  boolean_operator: (maker, node) => {
    const right = maker.of(node.childForFieldName('right'));
    if (node.childForFieldName('operator')?.type === 'and') return right;
    return maker.made(node, { kind: 'choice', options: [maker.of(node.childForFieldName('left')), right] });
  },
  conditional_expression: (maker, node) => {
    const [whenTrue, , otherwise] = node.namedChildren;
    return maker.made(node, { kind: 'choice', options: [maker.of(whenTrue ?? null), maker.of(otherwise ?? null)] });
  },
  lambda: (maker, node) =>
    maker.made(node, {
      kind: 'function',
      parameters: (node.childForFieldName('parameters')?.namedChildren ?? []).map((child) =>
        maker.textOf(child.childForFieldName('name') ?? child),
      ),
      returns: [maker.of(node.childForFieldName('body'))],
    }),
  named_expression: (maker, node) => maker.of(node.childForFieldName('value')),
  assignment: (maker, node) => maker.of(node.childForFieldName('right')),
  parenthesized_expression: inner,
  await: inner,
  type: inner,
  binary_operator: operator,
};

/** Wrappers of a type annotation that leave one type: `Optional[X]`. */
const TYPE_WRAPPERS = new Set(['Optional', 'Annotated', 'Final', 'ClassVar', 'Awaitable', 'Required', 'NotRequired']);

/** The expression of an annotation: wrappers and `None` are taken off, quoted annotations are read. */
export function typeOf(maker: ExpressionMaker, node: Node | null): Expression | undefined {
  if (!node) return undefined;
  if (node.type === 'type') return typeOf(maker, node.namedChildren[0] ?? null);
  if (node.type === 'string') return quotedType(maker, node);
  if (node.type === 'generic_type' || node.type === 'subscript') {
    const name = maker.textOf(node.namedChildren[0] ?? null).replace(/^(typing|t)\./, '');
    if (!TYPE_WRAPPERS.has(name)) return maker.other(node, `a value of type ${name}`);
    const parameter = node.namedChildren[1];
    return typeOf(
      maker,
      parameter?.type === 'type_parameter' ? (parameter.namedChildren[0] ?? null) : (parameter ?? null),
    );
  }
  if (node.type === 'binary_operator' || node.type === 'union_type') {
    const sides = node.namedChildren.filter((side) => maker.textOf(side) !== 'None');
    return sides.length === 1 ? typeOf(maker, sides[0] ?? null) : maker.of(node);
  }
  if (node.type === 'none') return undefined;
  return maker.of(node);
}

function quotedType(maker: ExpressionMaker, node: Node): Expression | undefined {
  const written = maker
    .textOf(node)
    .replace(/^[a-z]*["']+|["']+$/gi, '')
    .replace(/^(?:typing\.)?Optional\[(.*)\]$/, '$1')
    .replace(/\s*\|\s*None$/, '');
  if (!/^[\w.]+$/.test(written)) return undefined;
  const [head = '', ...rest] = written.split('.');
  let type = maker.made(node, { kind: 'name', name: head });
  for (const property of rest) type = maker.made(node, { kind: 'member', object: type, property });
  return type;
}
