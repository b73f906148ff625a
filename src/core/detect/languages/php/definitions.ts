import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Binding, ClassDefinition, FunctionDefinition, Parameter } from '../front-end.js';
import type { SourceFile } from '../grammar/source-file.js';
import { branchWithin, enclosing, field, partOf, partsOf, same, spanOf } from '../grammar/nodes.js';
import { FUNCTION_TYPES, returnedBy, yieldedBy } from './expressions.js';
import { classOf, CLASS_TYPES, commentAbove, documented, PROPERTY_MARK, typeOf, typeOfText } from './names.js';

export const CONSTRUCTOR = '__construct';
/** Statements whose bodies run perhaps. */
export const BRANCHES: ReadonlySet<string> = new Set([
  ...['if_statement', 'else_if_clause', 'else_clause', 'for_statement', 'foreach_statement', 'while_statement'],
  ...['switch_statement', 'case_statement', 'default_statement', 'catch_clause', 'match_conditional_expression'],
]);

export function parameterNodes(node: Node): readonly Node[] {
  const list = field(node, 'parameters');
  return partsOf(list).filter(({ type }) => type.endsWith('_parameter'));
}

function parametersOf(node: Node, file: SourceFile): readonly Parameter[] {
  const comment = FUNCTION_TYPES.has(node.type) ? commentAbove(node, file) : '';
  return parameterNodes(node).map((part, index): Parameter => {
    const name = file.text(field(part, 'name')).slice(1);
    const type = typeOf(field(part, 'type'), file) ?? typeOfText(documented(comment, 'param', name), part, file);
    const value = field(part, 'default_value');
    const rest = part.type === 'variadic_parameter';
    return {
      name,
      ...(rest ? { rest } : { index }),
      ...(type ? { type } : {}),
      ...(value ? { default: file.expression(value) } : {}),
    };
  });
}

export function defineFunction(node: Node, file: SourceFile): FunctionDefinition {
  const name = field(node, 'name');
  const text = name && file.text(name);
  const around = node.type === 'method_declaration' ? enclosing(node, CLASS_TYPES) : undefined;
  const isStatic = partOf(node, 'static_modifier') !== undefined;
  const returnType =
    typeOf(field(node, 'return_type'), file) ?? typeOfText(documented(commentAbove(node, file), 'return'), node, file);
  let parameters: readonly Parameter[] | undefined;
  return {
    ...(text === undefined ? {} : { name: text }),
    span: spanOf(node),
    get range() {
      return file.range(name ?? node);
    },
    get parameters() {
      return (parameters ??= parametersOf(node, file));
    },
    kind: around ? (isStatic ? 'static' : text === CONSTRUCTOR ? 'constructor' : 'method') : 'function',
    ...(around ? { owner: file.class(around) } : {}),
    ...(node.type === 'method_declaration' && !field(node, 'body') ? { abstract: true } : {}),
    decorators: [],
    ...(returnType ? { returnType } : {}),
    returns: () => returnedBy(node, file).map((value) => file.expression(value)),
    yields: () => yieldedBy(node, file).map((value) => file.expression(value)),
  };
}

export function defineClass(node: Node, file: SourceFile): ClassDefinition {
  const name = field(node, 'name');
  let bases: readonly Expression[] | undefined;
  return {
    ...(name ? { name: file.text(name) } : {}),
    span: spanOf(node),
    get range() {
      return file.range(name ?? node);
    },
    get bases() {
      return (bases ??= basesOf(node, file));
    },
    decorators: [],
    method(wanted) {
      const found = membersOf(node).find(
        (member) => member.type === 'method_declaration' && file.text(field(member, 'name')) === wanted,
      );
      return found && file.function(found);
    },
    field: (wanted) =>
      wanted.startsWith(PROPERTY_MARK) ? properties(node, wanted, file) : constants(node, wanted, file),
  };
}

const membersOf = (node: Node): readonly Node[] =>
  partsOf(field(node, 'body') ?? partOf(node, 'declaration_list', 'enum_declaration_list'));

/** The parent class, traits that are used, and interfaces, in the order in which their members count. */
function basesOf(node: Node, file: SourceFile): readonly Expression[] {
  const traits = membersOf(node).filter(({ type }) => type === 'use_declaration');
  const holders = [...traits, partOf(node, 'base_clause'), partOf(node, 'class_interface_clause')];
  return holders
    .flatMap((holder) => partsOf(holder))
    .filter(({ type }) => type === 'name' || type === 'qualified_name')
    .map((each) => classOf(each, file));
}

type Place = Pick<Binding, 'scope' | 'from' | 'block'>;

const inClass = (node: Node): Place => {
  const scope = { ...spanOf(node), kind: 'class' as const };
  return { scope, from: 0, block: scope };
};

/** `$client` of a class: declared, promoted from the constructor's parameters, or assigned in a method. */
function properties(node: Node, wanted: string, file: SourceFile): readonly Binding[] {
  const found: Binding[] = [];
  const declared: Binding[] = [];
  for (const member of membersOf(node)) {
    if (member.type === 'property_declaration') declared.push(...property(node, member, wanted, file));
    if (member.type === 'method_declaration' && file.text(field(member, 'name')) === CONSTRUCTOR) {
      found.push(...promoted(member, wanted, file));
    }
  }
  found.push(...assignments(node, wanted, file));
  const name = wanted.slice(PROPERTY_MARK.length);
  const type = typeOfText(documented(commentAbove(node, file), 'property', name), node, file);
  if (type) declared.push({ ...inClass(node), range: file.range(field(node, 'name') ?? node), kind: 'declared', type });
  return [...found, ...declared];
}

function property(node: Node, member: Node, wanted: string, file: SourceFile): readonly Binding[] {
  return partsOf(member).flatMap((element): Binding[] => {
    if (element.type !== 'property_element' || file.text(field(element, 'name')) !== wanted) return [];
    const base = { ...inClass(node), range: file.range(element) };
    const comment = commentAbove(member, file);
    const type = typeOf(field(member, 'type'), file) ?? typeOfText(documented(comment, 'var'), member, file);
    const value = field(element, 'default_value');
    if (value && value.type !== 'null') {
      return [{ ...base, kind: 'value', value: file.expression(value), ...(type ? { type } : {}) }];
    }
    return type ? [{ ...base, kind: 'declared', type }] : [];
  });
}

function promoted(constructor: Node, wanted: string, file: SourceFile): readonly Binding[] {
  const definition = file.function(constructor);
  return parameterNodes(constructor).flatMap((part, index): Binding[] => {
    const parameter = definition.parameters[index];
    if (part.type !== 'property_promotion_parameter' || file.text(field(part, 'name')) !== wanted || !parameter)
      return [];
    const scope = { ...spanOf(constructor), kind: 'function' as const };
    const range = file.range(field(part, 'name') ?? part);
    return [{ range, scope, from: scope.start, block: scope, kind: 'parameter', parameter, function: definition }];
  });
}

/** `$this->client = ..`, `self::$client = ..`, with `=` or `??=`. */
function assignments(node: Node, wanted: string, file: SourceFile): readonly Binding[] {
  const found: Binding[] = [];
  const word = wanted.slice(PROPERTY_MARK.length);
  for (const at of [...file.tree.occurrences(word), ...file.tree.occurrences(wanted)]) {
    if (at < node.startIndex || at >= node.endIndex) continue;
    let access: Node | null = file.tree.nodeAt(at);
    while (access && !ACCESSES.has(access.type)) access = NAMES.has(access.type) ? access.parent : null;
    const assignment = access?.parent;
    if (!access || !assignment || !ASSIGNMENTS.has(assignment.type) || !same(field(assignment, 'left'), access))
      continue;
    const holder = file.text(field(access, 'object') ?? field(access, 'scope'));
    if (!OWN.has(holder) && holder !== file.text(field(node, 'name'))) continue;
    if (!same(enclosing(access, CLASS_TYPES), node)) continue;
    const around = enclosing(access, FUNCTION_TYPES) ?? node;
    const scope = { ...spanOf(around), kind: 'function' as const };
    const value = file.expression(field(assignment, 'right'));
    const block = branchWithin(scope, assignment, BRANCHES);
    found.push({ range: file.range(access), scope, from: assignment.endIndex, block, kind: 'value', value });
  }
  return found;
}

const ACCESSES: ReadonlySet<string> = new Set(['member_access_expression', 'scoped_property_access_expression']);
const NAMES: ReadonlySet<string> = new Set(['name', 'variable_name', '$']);
const ASSIGNMENTS: ReadonlySet<string> = new Set(['assignment_expression', 'augmented_assignment_expression']);
const OWN: ReadonlySet<string> = new Set(['$this', 'self', 'static', 'parent']);

/** `const BUCKET = 'reports'` and the cases of an enumeration. */
function constants(node: Node, wanted: string, file: SourceFile): readonly Binding[] {
  return membersOf(node).flatMap((member): Binding[] => {
    if (member.type === 'enum_case' && file.text(field(member, 'name')) === wanted) {
      const value = file.expression(field(member, 'value'));
      return [{ ...inClass(node), range: file.range(member), kind: 'value', value: enumCase(member, value, file) }];
    }
    if (member.type !== 'const_declaration') return [];
    return partsOf(member).flatMap((element): Binding[] => {
      const [name, value] = partsOf(element);
      if (element.type !== 'const_element' || file.text(name) !== wanted) return [];
      return [{ ...inClass(node), range: file.range(element), kind: 'value', value: file.expression(value) }];
    });
  });
}

/** `Bucket::Reports->value`. */
const enumCase = (member: Node, value: Expression, file: SourceFile): Expression =>
  file.made(member, { kind: 'object', members: [{ key: `${PROPERTY_MARK}value`, value }] });
