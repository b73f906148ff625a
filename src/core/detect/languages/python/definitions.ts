import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Range } from '../../../model/source.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Parameter, Span } from '../front-end.js';
import { typeOf } from './expressions.js';
import type { ExpressionMaker } from './expressions.js';
import returnsQuery from './returns.scm';
import { enclosing } from './nodes.js';

export const FUNCTION_TYPES: ReadonlySet<string> = new Set(['function_definition', 'lambda']);

/** Decorators (last part of the name) by what they make of a method. */
const KIND_OF_DECORATOR: Readonly<Record<string, FunctionDefinition['kind']>> = {
  staticmethod: 'static',
  property: 'property',
  cached_property: 'property',
  reify: 'property',
};

export const spanOf = (node: Node): Span => ({ start: node.startIndex, end: node.endIndex });

/** What the definitions need from the file they stand in. */
export interface DefinitionHost {
  readonly maker: ExpressionMaker;
  enclosingClass(node: Node): ClassDefinition | undefined;
  fieldBindings(name: string, owner: Node): readonly Binding[];
  functionOf(node: Node): FunctionDefinition;
}

function decoratorsOf(definition: Node, maker: ExpressionMaker): Expression[] {
  const parent = definition.parent;
  if (!parent || parent.type !== 'decorated_definition') return [];
  return parent.namedChildren
    .filter((child) => child.type === 'decorator')
    .map((decorator) => maker.of(decorator.namedChildren[0] ?? null));
}

export function lastName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind === 'member') return expression.property;
  return expression.kind === 'call' ? lastName(expression.callee) : undefined;
}

export function defineFunction(node: Node, host: DefinitionHost): FunctionDefinition {
  return new PythonFunction(node, host);
}

/** Its parts are made when they are asked for: most functions are only passed through. */
class PythonFunction implements FunctionDefinition {
  readonly span: Span;
  readonly name?: string;
  readonly owner?: ClassDefinition;
  readonly #name: Node | null;
  readonly #isMember: boolean;
  #kind: FunctionDefinition['kind'] | undefined;
  #parameters: readonly Parameter[] | undefined;
  #decorators: readonly Expression[] | undefined;
  #values: { returns: Expression[]; yields: Expression[] } | undefined;

  constructor(
    private readonly node: Node,
    private readonly host: DefinitionHost,
  ) {
    const { maker } = host;
    this.span = spanOf(node);
    this.#name = node.childForFieldName('name');
    if (this.#name) this.name = maker.textOf(this.#name);
    const parent = node.parent;
    const block = parent && parent.type === 'decorated_definition' ? parent.parent : parent;
    const around = block && block.parent;
    this.#isMember = around !== null && around.type === 'class_definition';
    const owner = this.#isMember ? host.enclosingClass(node) : undefined;
    if (owner) this.owner = owner;
  }

  get range(): Range {
    return this.host.maker.tree.rangeOf(this.#name ?? this.node);
  }

  get kind(): FunctionDefinition['kind'] {
    if (this.#kind) return this.#kind;
    let kind: FunctionDefinition['kind'] = 'function';
    if (this.#isMember) {
      kind = this.name === '__init__' ? 'constructor' : 'method';
      for (const decorator of this.decorators) kind = KIND_OF_DECORATOR[lastName(decorator) ?? ''] ?? kind;
    }
    return (this.#kind = kind);
  }

  get decorators(): readonly Expression[] {
    return (this.#decorators ??= decoratorsOf(this.node, this.host.maker));
  }

  get parameters(): readonly Parameter[] {
    return (this.#parameters ??= parametersOf(this.node, this.host.maker, this.#isMember && this.kind !== 'static'));
  }

  get returnType(): Expression {
    const type = typeOf(this.host.maker, this.node.childForFieldName('return_type'));
    return type ?? this.host.maker.other(this.node, 'what a function without a declared type returns');
  }

  returns(): readonly Expression[] {
    return this.#given().returns;
  }

  yields(): readonly Expression[] {
    return this.#given().yields;
  }

  #given(): { returns: Expression[]; yields: Expression[] } {
    return (this.#values ??= valuesGiven(this.node, this.host.maker));
  }
}

function valuesGiven(node: Node, maker: ExpressionMaker): { returns: Expression[]; yields: Expression[] } {
  const returns: Expression[] = [];
  const yields: Expression[] = [];
  const body = node.childForFieldName('body');
  if (!body) return { returns, yields };
  if (node.type === 'lambda') return { returns: [maker.of(body)], yields };
  for (const match of maker.tree.matchesAt(returnsQuery, body.startIndex, body.endIndex)) {
    for (const capture of match.captures) {
      if (enclosing(capture.node, FUNCTION_TYPES)?.id !== node.id) continue;
      (capture.name === 'return' ? returns : yields).push(maker.of(capture.node));
    }
  }
  return { returns, yields };
}

/** The name node of a parameter's node, whatever form it has. */
export function parameterName(parameter: Node): Node | undefined {
  switch (parameter.type) {
    case 'identifier':
      return parameter;
    case 'default_parameter':
    case 'typed_default_parameter':
      return parameter.childForFieldName('name') ?? undefined;
    case 'typed_parameter':
    case 'list_splat_pattern':
    case 'dictionary_splat_pattern': {
      const first = parameter.namedChildren[0];
      return first && first.type !== 'identifier' ? parameterName(first) : first;
    }
    default:
      return undefined;
  }
}

function parametersOf(node: Node, maker: ExpressionMaker, bound: boolean): Parameter[] {
  const found: Parameter[] = [];
  let index: number | undefined = bound ? -1 : 0;
  for (const child of node.childForFieldName('parameters')?.namedChildren ?? []) {
    if (child.type === 'keyword_separator') index = undefined;
    const name = parameterName(child);
    if (!name) continue;
    const rest = child.type.endsWith('splat_pattern') || child.firstNamedChild?.type.endsWith('splat_pattern') === true;
    const type = typeOf(maker, child.childForFieldName('type'));
    const value = child.childForFieldName('value');
    if (rest) index = undefined;
    if (index === undefined || index >= 0) {
      found.push({
        name: maker.textOf(name),
        ...(index === undefined ? {} : { index }),
        ...(type ? { type } : {}),
        ...(value ? { default: maker.of(value) } : {}),
        ...(rest ? { rest } : {}),
      });
    }
    if (index !== undefined) index += 1;
  }
  return found;
}

export function defineClass(node: Node, host: DefinitionHost): ClassDefinition {
  const { maker } = host;
  const name = node.childForFieldName('name');
  const methods = new Map<string, FunctionDefinition | undefined>();
  const fields = new Map<string, readonly Binding[]>();
  let bases: readonly Expression[] | undefined;
  let decorators: readonly Expression[] | undefined;

  function findMethod(wanted: string): FunctionDefinition | undefined {
    for (const at of maker.tree.occurrences(wanted)) {
      if (at < node.startIndex || at >= node.endIndex) continue;
      if (!/\bdef\s+$/.test(maker.tree.text.slice(Math.max(0, at - 12), at))) continue;
      const definition = maker.tree.nodeAt(at).parent;
      if (definition?.type !== 'function_definition') continue;
      const found = host.functionOf(definition);
      if (found.owner?.span.start === node.startIndex) return found;
    }
    return undefined;
  }

  return {
    ...(name ? { name: maker.textOf(name) } : {}),
    span: spanOf(node),
    get range() {
      return maker.tree.rangeOf(name ?? node);
    },
    get bases() {
      return (bases ??= maker
        .argumentsOf(node.childForFieldName('superclasses'))
        .flatMap((argument) => (argument.name === undefined ? [argument.value] : [])));
    },
    get decorators() {
      return (decorators ??= decoratorsOf(node, maker));
    },
    method(wanted) {
      if (!methods.has(wanted)) methods.set(wanted, findMethod(wanted));
      return methods.get(wanted);
    },
    field(wanted) {
      let known = fields.get(wanted);
      if (!known) fields.set(wanted, (known = host.fieldBindings(wanted, node)));
      return known;
    },
  };
}
