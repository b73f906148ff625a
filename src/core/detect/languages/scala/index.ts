import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { CallExpression } from '../../expression.js';
import type { Binding, Change, LanguageFrontEnd, Use } from '../front-end.js';
import { JvmFile } from '../jvm/jvm-file.js';
import type { JvmGrammar } from '../jvm/jvm-file.js';
import { enclosing, field, partsOf, same } from '../jvm/nodes.js';
import { filesOfType, isTestFile, packagesBy } from '../jvm/packages.js';
import type { SourceFile } from '../jvm/source-file.js';
import { JAVA_LIBRARY } from '../jvm/standard-library.js';
import { bindingAt, mayBind } from './bindings.js';
import { classDefinition } from './classes.js';
import { calleeOf, expressionOf } from './expressions.js';
import { annotationNames, functionDefinition } from './functions.js';
import { bodyOf, isClass, isFunction, isTypeDefinition } from './grammar-types.js';
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

/** Scala 2 and 3: grammar only ("The Scala Language Specification"). */
export const scalaFrontEnd: LanguageFrontEnd = {
  languages: ['scala'],
  // A member, a word that is called, or one between two others (`s3 putObject request`).
  callWords: /(?<=\.)[A-Za-z_]\w*|(?<![\w$])[A-Za-z_]\w*(?=\s*[([{])|(?<=[\w)\]] )[a-z]\w*(?= [\w("])/g,
  constructors: ['constructor'],
  implicitSelf: true,
  packages: packagesBy(
    /^(?:def|val|var|lazy val|given)[ \t]+([A-Za-z_]\w*)|\b(?:class|trait|object|enum)[ \t]+([A-Za-z_]\w*)/gm,
  ),
  standardLibrary: {
    ...JAVA_LIBRARY,
    environmentCalls: [...JAVA_LIBRARY.environmentCalls, 'sys.env', 'sys.env.get', 'sys.env.apply', 'scala.sys.env'],
    passThrough: { ...JAVA_LIBRARY.passThrough, Option: 0 },
  },
  isTestFile,
  moduleFiles: (specifier, fromFile) => filesOfType(specifier, fromFile, ['scala', 'java']),
  open: (tree) => new JvmFile(tree, GRAMMAR),
};

function useAt(word: Node, file: SourceFile): Use | undefined {
  const { parent } = word;
  if (parent === null || !/identifier$/.test(word.type)) return undefined;
  if (parent.type === 'infix_expression' && same(field(parent, 'operator'), word)) return callUse(parent, file);
  if (/^(?:instance_expression|generic_type)$/.test(parent.type) && word.type === 'type_identifier') {
    const whole = parent.type === 'generic_type' ? parent.parent : parent;
    return whole?.type === 'instance_expression' ? callUse(whole, file) : undefined;
  }
  const isMember = parent.type === 'field_expression' && same(field(parent, 'field'), word);
  let callee = isMember ? parent : word;
  if (callee.parent?.type === 'generic_function') callee = callee.parent;
  const call = callee.parent;
  if (call?.type === 'call_expression' && same(field(call, 'function'), callee)) return callUse(call, file);
  if (!isMember || callee.parent?.type === 'import_declaration') return undefined;
  // A method without parameters may be called without brackets.
  const reference = file.expression(parent);
  if (reference.kind !== 'member') return undefined;
  const passedTo = callTaking(parent, file);
  return { kind: 'reference', reference, ...(passedTo === undefined ? {} : { passedTo }) };
}

function callUse(node: Node, file: SourceFile): Use | undefined {
  const call = file.expression(node);
  return call.kind === 'call' ? { kind: 'call', call } : undefined;
}

function callTaking(node: Node, file: SourceFile): CallExpression | undefined {
  const list = node.parent;
  if (list === null || !/^(?:arguments|block)$/.test(list.type) || list.parent === null) return undefined;
  if (list.parent.type !== 'call_expression' || !same(field(list.parent, 'arguments'), list)) return undefined;
  const call = file.expression(list.parent);
  return call.kind === 'call' ? call : undefined;
}

/** `request.setBucket(x)`, `builder.bucket(x).key(y)`, `request.bucket = x`, each as a statement of its own. */
function changesAt(word: Node, file: SourceFile): readonly Change[] {
  const { parent } = word;
  if (parent?.type === 'field_expression' && same(field(parent, 'value'), word)) {
    const assignment = parent.parent;
    const property = field(parent, 'field');
    const value = assignment?.type === 'assignment_expression' ? field(assignment, 'right') : undefined;
    if (value !== undefined && property !== undefined && same(field(assignment, 'left'), parent))
      return [{ kind: 'assignment', property: property.text, value: file.expression(value) }];
  }
  const calls: CallExpression[] = [];
  let object = word;
  for (;;) {
    const member = object.parent;
    if (member?.type !== 'field_expression' || !same(field(member, 'value'), object)) break;
    const called = member.parent;
    if (called?.type !== 'call_expression' || !same(calleeOf(called), member)) break;
    object = called;
    const call = file.expression(called);
    if (call.kind === 'call') calls.push(call);
  }
  const isStatement = /^(?:block|indented_block|template_body|case_clause)$/.test(object.parent?.type ?? '');
  return isStatement ? calls.map((call) => ({ kind: 'call', call })) : [];
}

/** Top-level definitions, or a member of a top-level object (`import com.example.Clients.s3`). */
function exported(symbol: string, file: SourceFile): readonly Binding[] {
  const named = file.bindings(symbol).filter((one) => one.scope.kind === 'module' && one.kind !== 'import');
  if (named.length > 0) return named;
  return partsOf(file.tree.root)
    .filter((one) => isTypeDefinition(one) && one.type !== 'class_definition')
    .flatMap((type) => {
      const definition = file.class(type);
      const method = definition.method(symbol);
      if (method === undefined) return definition.field(symbol);
      const scope = { ...definition.span, kind: 'module' as const };
      return [
        { kind: 'function' as const, definition: method, range: method.range, scope, from: scope.start, block: scope },
      ];
    });
}

/** Base classes of ScalaTest, specs2 and munit, and annotations of JUnit. */
const TEST_BASE = /\bextends\s+(?:\w*Spec\w*|\w*Suite|\w*TestCase|AsyncFlatSpec|Specification)\b/;

function isTestCode(node: Node, file: SourceFile): boolean {
  if (!/Spec|Suite|TestCase|@Test/.test(file.tree.text)) return false;
  return (
    enclosing(node, (one) => {
      if (one.type === 'function_definition') return annotationNames(one).includes('Test');
      if (one.type !== 'class_definition') return false;
      const head = file.tree.text.slice(one.startIndex, field(one, 'body')?.startIndex ?? one.endIndex);
      return TEST_BASE.test(head);
    }) !== undefined
  );
}
