import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Parameter } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { branchWithin, enclosing, field, moduleScope, partsOf, same, spanOf } from '../grammar/nodes.js';
import { CLASS_TYPES, METHOD_TYPES, returnedBy } from './expressions.js';
import { typeOfText, typesAbove } from './types.js';
import type { WrittenTypes } from './types.js';

/** Statements whose bodies run perhaps. */
export const BRANCHES: ReadonlySet<string> = new Set([
  ...['if', 'unless', 'elsif', 'else', 'when', 'while', 'until', 'for', 'rescue', 'block', 'do_block'],
  ...['if_modifier', 'unless_modifier', 'rescue_modifier', 'case'],
]);

export const CONSTRUCTOR = 'initialize';

const PARAMETER_KINDS: Readonly<Record<string, 'positional' | 'keyword' | 'rest'>> = {
  identifier: 'positional',
  optional_parameter: 'positional',
  destructured_parameter: 'positional',
  keyword_parameter: 'keyword',
  splat_parameter: 'rest',
  hash_splat_parameter: 'rest',
};

/** The nodes of a function's parameters, without that of its block. */
export function parameterNodes(node: Node): readonly Node[] {
  return partsOf(field(node, 'parameters')).filter((part) => PARAMETER_KINDS[part.type] !== undefined);
}

function parametersOf(node: Node, written: WrittenTypes, file: SourceFile): readonly Parameter[] {
  let index = 0;
  return parameterNodes(node).map((part): Parameter => {
    const kind = PARAMETER_KINDS[part.type];
    const name = file.text(field(part, 'name') ?? part);
    const type = typeOfText(written.parameters.get(name), part, file);
    const value = field(part, 'value');
    return {
      name,
      ...(kind === 'positional' ? { index: index++ } : {}),
      ...(type ? { type } : {}),
      ...(value ? { default: file.expression(value) } : {}),
      ...(kind === 'rest' ? { rest: true } : {}),
    };
  });
}

/** The class or module around a node; `class << self` belongs to the class around it. */
export const classAround = (node: Node): Node | undefined => enclosing(node, CLASS_TYPES);

export function defineFunction(node: Node, file: SourceFile): FunctionDefinition {
  const isMethod = node.type === 'method' || node.type === 'singleton_method';
  const name = isMethod ? field(node, 'name') : undefined;
  const text = name && file.text(name);
  const around = isMethod ? classAround(node) : undefined;
  const owner = around && around.type !== 'program' ? file.class(around) : undefined;
  const isStatic = node.type === 'singleton_method' || node.parent?.parent?.type === 'singleton_class';
  let written: WrittenTypes | undefined;
  let parameters: readonly Parameter[] | undefined;
  const types = (): WrittenTypes => (written ??= isMethod ? typesAbove(node, file) : { parameters: new Map() });
  return {
    ...(text === undefined ? {} : { name: text }),
    span: spanOf(node),
    get range() {
      return file.range(name ?? node);
    },
    get parameters() {
      return (parameters ??= parametersOf(node, types(), file));
    },
    kind: owner ? (isStatic ? 'static' : text === CONSTRUCTOR ? 'constructor' : 'method') : 'function',
    ...(owner ? { owner } : {}),
    decorators: [],
    get returnType() {
      return (
        typeOfText(types().returns, node, file) ?? file.other(node, 'what a method without a written type returns')
      );
    },
    returns: () => returnedBy(node, file).map((value) => file.expression(value)),
    yields: () => [],
  };
}

export function defineClass(node: Node, file: SourceFile): ClassDefinition {
  const named = field(node, 'name');
  const name = file.text(named?.type === 'scope_resolution' ? field(named, 'name') : named);
  const isMain = node.type === 'program';
  let bases: readonly Expression[] | undefined;
  return {
    ...(name === '' ? {} : { name }),
    span: isMain ? moduleScope(file.tree.text) : spanOf(node),
    get range() {
      return file.range(named ?? node);
    },
    get bases() {
      return (bases ??= basesOf(node, file));
    },
    ...(isMain ? {} : { partial: true }),
    decorators: [],
    method: (wanted) => methodOf(node, wanted, file),
    field: (wanted) => fieldBindings(node, wanted, file),
  };
}

/** The superclass, and modules that are mixed in. */
function basesOf(node: Node, file: SourceFile): readonly Expression[] {
  const superclass = partsOf(field(node, 'superclass'))[0];
  const mixed = ['include', 'extend', 'prepend'].flatMap((word) =>
    file.tree.occurrences(word).flatMap((at) => {
      if (at < node.startIndex || at >= node.endIndex) return [];
      const call = file.tree.nodeAt(at).parent;
      if (call?.type !== 'call' || !same(classAround(call), node) || field(call, 'receiver')) return [];
      return partsOf(field(call, 'arguments')).filter(({ type }) => type === 'constant' || type === 'scope_resolution');
    }),
  );
  return [...(superclass ? [superclass] : []), ...mixed].map((each) => file.expression(each));
}

function methodOf(node: Node, wanted: string, file: SourceFile): FunctionDefinition | undefined {
  if (wanted.startsWith('@')) return undefined;
  const { text } = file.tree;
  for (const at of file.tree.occurrences(wanted)) {
    if (!/\bdef\s+(?:self\.|\w+\.)?$/.test(text.slice(Math.max(0, at - 48), at))) continue;
    const definition = file.tree.nodeAt(at).parent;
    if (definition?.type !== 'method' && definition?.type !== 'singleton_method') continue;
    if (same(classAround(definition), node)) return file.function(definition);
  }
  return undefined;
}

function fieldBindings(node: Node, wanted: string, file: SourceFile): readonly Binding[] {
  if (!wanted.startsWith('@')) {
    const attribute = attributeTypes(node, wanted, file);
    return attribute ? [...fieldBindings(node, `@${wanted}`, file), ...attribute] : constants(node, wanted, file);
  }
  const found: Binding[] = [];
  for (const at of file.tree.occurrences(wanted)) {
    if (node.type !== 'program' && (at < node.startIndex || at >= node.endIndex)) continue;
    const target = file.tree.nodeAt(at);
    const list = target.parent?.type === 'left_assignment_list' ? target.parent : undefined;
    const assignment = list ? list.parent : target.parent;
    if (assignment?.type !== 'assignment' && assignment?.type !== 'operator_assignment') continue;
    if (!same(field(assignment, 'left'), list ?? target) || !same(classAround(target), node)) continue;
    const holder = enclosing(assignment, METHOD_TYPES);
    const scope = holder ? { ...spanOf(holder), kind: 'function' as const } : moduleScope(file.tree.text);
    const path = list ? { path: [partsOf(list).findIndex((part) => same(part, target))] } : {};
    found.push({
      range: file.range(target),
      scope,
      from: assignment.endIndex,
      block: branchWithin(scope, assignment, BRANCHES),
      kind: 'value',
      value: file.expression(field(assignment, 'right')),
      ...path,
    });
  }
  return found;
}

const ATTRIBUTES: ReadonlySet<string> = new Set(['attr_reader', 'attr_accessor', 'attr_writer', 'delegate', 'let']);

/** What is written of an attribute's type above `attr_reader :client`; undefined: the class has no such attribute. */
function attributeTypes(node: Node, wanted: string, file: SourceFile): readonly Binding[] | undefined {
  const { text } = file.tree;
  for (const at of file.tree.occurrences(wanted)) {
    if (text.charCodeAt(at - 1) !== 58 || at < node.startIndex || at >= node.endIndex) continue;
    const call = file.tree.nodeAt(at).parent?.parent;
    if (call?.type !== 'call' || !ATTRIBUTES.has(file.text(field(call, 'method')))) continue;
    if (!same(classAround(call), node) || file.text(field(call, 'method')) === 'delegate') continue;
    if (file.text(field(call, 'method')) === 'let') return undefined;
    const type = typeOfText(typesAbove(call, file).returns, call, file);
    const scope = moduleScope(text);
    return type ? [{ range: file.range(call), scope, from: 0, block: scope, kind: 'declared', type }] : [];
  }
  return undefined;
}

/** Constants, classes and modules in the body. */
function constants(node: Node, wanted: string, file: SourceFile): readonly Binding[] {
  if (!/^[A-Z]/.test(wanted)) return [];
  return file
    .bindings(wanted)
    .filter(({ scope }) => scope.kind !== 'module' && scope.start === node.startIndex && scope.end === node.endIndex);
}
