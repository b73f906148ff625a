import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import { field, partOf, partsOf } from '../grammar/nodes.js';

export const FUNCTION_TYPES: ReadonlySet<string> = new Set(['function_definition', 'lambda_expression']);
export const CLASS_TYPES: ReadonlySet<string> = new Set(['class_specifier', 'struct_specifier']);
/** Nodes whose content is one scope. */
export const SCOPES: ReadonlySet<string> = new Set([
  ...FUNCTION_TYPES,
  ...['compound_statement', 'if_statement', 'for_statement', 'for_range_loop', 'while_statement', 'catch_clause'],
]);
export const BRANCHES: ReadonlySet<string> = new Set([
  ...['if_statement', 'else_clause', 'for_statement', 'for_range_loop', 'while_statement', 'do_statement'],
  ...['catch_clause', 'case_statement', 'conditional_expression'],
]);
/** Wrappers of the name that a declaration declares. */
const DECLARATORS: ReadonlySet<string> = new Set([
  ...['pointer_declarator', 'reference_declarator', 'array_declarator', 'parenthesized_declarator'],
  ...['init_declarator', 'function_declarator', 'attributed_declarator'],
]);

export interface Declared {
  /** What is declared: an identifier, field identifier, qualified identifier, or a list of names in brackets. */
  readonly name: Node;
  /** The outermost declarator: what stands in the declaration. */
  readonly whole: Node;
  /** It is a pointer or reference to its type. */
  readonly isIndirect: boolean;
  readonly function?: Node;
  readonly initialised?: Node;
}

/** The name within a declarator, and what its wrappers say. */
export function declaredBy(declarator: Node): Declared {
  let node = declarator;
  let isIndirect = false;
  let functionNode: Node | undefined;
  let initialised: Node | undefined;
  while (DECLARATORS.has(node.type)) {
    if (node.type === 'pointer_declarator' || node.type === 'reference_declarator') isIndirect = true;
    if (node.type === 'function_declarator') functionNode = node;
    if (node.type === 'init_declarator') initialised = node;
    const inner: Node | undefined = field(node, 'declarator') ?? partsOf(node).at(-1);
    if (!inner) break;
    node = inner;
  }
  return {
    name: node,
    whole: declarator,
    isIndirect,
    ...(functionNode ? { function: functionNode } : {}),
    ...(initialised ? { initialised } : {}),
  };
}

/** The declarator that a name stands in, outermost, with what holds it. */
export function declaratorAround(name: Node): { readonly whole: Node; readonly holder: Node } | undefined {
  let whole = name;
  for (let { parent } = whole; parent && DECLARATORS.has(parent.type); { parent } = whole) whole = parent;
  return whole.parent ? { whole, holder: whole.parent } : undefined;
}

/** `Aws::S3::S3Client` as its names, without template arguments; the leading `::` of an absolute name is left out. */
export function segmentsOf(node: Node, text: (node: Node | undefined) => string): readonly string[] {
  const names: string[] = [];
  let rest: Node | undefined = node;
  while (rest?.type === 'qualified_identifier') {
    const scope = field(rest, 'scope');
    if (scope) names.push(text(bare(scope)));
    rest = field(rest, 'name');
  }
  const last = bare(rest);
  if (last) names.push(text(last));
  return names;
}

/** The innermost name of a qualified one. */
export function lastName(node: Node | undefined): Node | undefined {
  let rest = node;
  while (rest?.type === 'qualified_identifier') rest = field(rest, 'name');
  return rest;
}

const TEMPLATES: ReadonlySet<string> = new Set([
  ...['template_type', 'template_function', 'template_method', 'dependent_name'],
]);

/** The name of a template, without its arguments. */
export function bare(node: Node | undefined): Node | undefined {
  let rest = node;
  while (rest && TEMPLATES.has(rest.type)) rest = field(rest, 'name') ?? partsOf(rest)[0];
  return rest;
}

/** The first type argument of a template's name. */
export function typeArgument(node: Node | undefined): Node | undefined {
  const template = lastName(node);
  const inner = template?.type === 'dependent_name' ? partsOf(template)[0] : template;
  const first = partsOf(field(inner, 'arguments')).at(0);
  return first?.type === 'type_descriptor' ? field(first, 'type') : undefined;
}

/** The declarator of a function definition that names it, with its parameters. */
export function functionDeclarator(node: Node): Node | undefined {
  let rest = field(node, 'declarator');
  while (rest && rest.type !== 'function_declarator' && rest.type !== 'lambda_declarator')
    rest = field(rest, 'declarator') ?? partOf(rest, 'function_declarator', 'pointer_declarator');
  return rest;
}
