import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { CallExpression } from '../../expression.js';
import type { Binding, Change, LanguageFrontEnd, Use } from '../front-end.js';
import { JvmFile } from '../jvm/jvm-file.js';
import type { JvmGrammar } from '../jvm/jvm-file.js';
import { enclosing, field, partOf, partsOf, same } from '../jvm/nodes.js';
import { filesOfType, isTestFile, packagesBy } from '../jvm/packages.js';
import type { SourceFile } from '../jvm/source-file.js';
import { JAVA_LIBRARY } from '../jvm/standard-library.js';
import { bindingAt, mayBind } from './bindings.js';
import { classDefinition, isPrivateField } from './classes.js';
import { expressionOf } from './expressions.js';
import { functionDefinition } from './functions.js';
import { bodyOf, isClass, isFunction, isTypeDeclaration } from './grammar-types.js';
import { importsOf } from './imports.js';
import { typeOf } from './types.js';

const GRAMMAR: JvmGrammar = {
  isFunction,
  isClass,
  bodyOf,
  expression: expressionOf,
  type: typeOf,
  function: functionDefinition,
  class: classDefinition,
  imports: importsOf,
  mayBind,
  bindingAt,
  useAt,
  callTaking,
  changesAt,
  exported,
  isTestCode,
};

/** Java: grammar only ("The Java Language Specification"). */
export const javaFrontEnd: LanguageFrontEnd = {
  languages: ['java'],
  // A word that is called or constructed, generic arguments before the bracket, or named by `::`.
  callWords: /(?<![\w$])[A-Za-z_$][\w$]*(?=\s*(?:<[\w\s,.?<>]*>)?\s*\()|(?<=::\s*)[A-Za-z_$][\w$]*/g,
  constructors: ['constructor'],
  implicitSelf: true,
  packages: packagesBy(/\b(?:class|interface|enum|record)\s+([A-Za-z_$][\w$]*)/g),
  standardLibrary: JAVA_LIBRARY,
  isTestFile,
  moduleFiles: (specifier, fromFile) => filesOfType(specifier, fromFile, ['java', 'kt']),
  open: (tree) => new JvmFile(tree, GRAMMAR),
};

function useAt(word: Node, file: SourceFile): Use | undefined {
  const { parent } = word;
  switch (parent?.type) {
    case 'method_invocation':
      return same(field(parent, 'name'), word) ? callUse(parent, file) : undefined;
    case 'object_creation_expression':
      return same(field(parent, 'type'), word) ? callUse(parent, file) : undefined;
    case 'generic_type':
    case 'scoped_type_identifier': {
      const whole = parent.parent;
      const constructs = whole?.type === 'object_creation_expression' && same(field(whole, 'type'), parent);
      return constructs ? callUse(whole, file) : undefined;
    }
    case 'method_reference':
      return partsOf(parent)[1]?.id === word.id ? reference(parent, file) : undefined;
    default:
      return undefined;
  }
}

function callUse(node: Node, file: SourceFile): Use | undefined {
  const call = file.expression(node);
  return call.kind === 'call' ? { kind: 'call', call } : undefined;
}

function reference(node: Node, file: SourceFile): Use | undefined {
  const named = file.expression(node);
  if (named.kind !== 'member') return undefined;
  const passedTo = callTaking(node, file);
  return { kind: 'reference', reference: named, ...(passedTo === undefined ? {} : { passedTo }) };
}

function callTaking(node: Node, file: SourceFile): CallExpression | undefined {
  const list = node.parent;
  if (list?.type !== 'argument_list' || list.parent === null) return undefined;
  const call = file.expression(list.parent);
  return call.kind === 'call' ? call : undefined;
}

/** `request.setBucket(x)`, `builder.bucket(x).key(y)`, `request.bucket = x`, each as a statement of its own. */
function changesAt(word: Node, file: SourceFile): readonly Change[] {
  const { parent } = word;
  if (parent?.type === 'field_access' && same(field(parent, 'object'), word)) {
    const assignment = parent.parent;
    const property = field(parent, 'field');
    const value = assignment?.type === 'assignment_expression' ? field(assignment, 'right') : undefined;
    if (value === undefined || property === undefined || !same(field(assignment, 'left'), parent)) return [];
    return [{ kind: 'assignment', property: property.text, value: file.expression(value) }];
  }
  const calls: CallExpression[] = [];
  let object = word;
  while (object.parent?.type === 'method_invocation' && same(field(object.parent, 'object'), object)) {
    object = object.parent;
    const call = file.expression(object);
    if (call.kind === 'call') calls.push(call);
  }
  return object.parent?.type === 'expression_statement' ? calls.map((call) => ({ kind: 'call', call })) : [];
}

/** A top-level type, or a member of one by its name alone (for `import static`). */
function exported(symbol: string, file: SourceFile): readonly Binding[] {
  const types = partsOf(file.tree.root).filter(isTypeDeclaration);
  const named = file.bindings(symbol).filter((one) => one.kind === 'class' && one.scope.kind === 'module');
  if (named.length > 0) return named;
  return types.flatMap((type): readonly Binding[] => {
    const definition = file.class(type);
    const fields = isPrivateField(type, symbol) ? [] : definition.field(symbol);
    const method = definition.method(symbol);
    if (method?.kind !== 'static') return fields;
    const scope = { ...definition.span, kind: 'module' as const };
    return [
      ...fields,
      { kind: 'function', definition: method, range: method.range, scope, from: scope.start, block: scope },
    ];
  });
}

/** Annotations of JUnit, TestNG and Spring that mark a test, and the base class of JUnit 3. */
const TEST_ANNOTATION =
  /^(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Before(?:Each|All|Class|Method)?|After(?:Each|All|Class|Method)?|\w*Test|ExtendWith|RunWith|TestConfiguration)$/;

function isTestCode(node: Node, file: SourceFile): boolean {
  if (!TEST_WORD.test(file.tree.text)) return false;
  return (
    enclosing(node, (one) => {
      if (one.type !== 'method_declaration' && one.type !== 'class_declaration') return false;
      const marks = partsOf(partOf(one, 'modifiers') ?? one).map((part) => field(part, 'name')?.text ?? '');
      return marks.some((mark) => TEST_ANNOTATION.test(mark));
    }) !== undefined
  );
}
const TEST_WORD = /@(?:\w*Test\b|TestFactory|TestConfiguration|Before|After|ExtendWith|RunWith)/;
