import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { CallExpression } from '../../expression.js';
import type { Binding, Change, LanguageFrontEnd, Use } from '../front-end.js';
import { JvmFile } from '../jvm/jvm-file.js';
import type { JvmGrammar } from '../jvm/jvm-file.js';
import { enclosing, field, partOf, partsOf, same } from '../jvm/nodes.js';
import { filesOfType, isTestFile, packagesBy } from '../jvm/packages.js';
import type { SourceFile } from '../jvm/source-file.js';
import { JAVA_LIBRARY } from '../jvm/standard-library.js';
import { bindingAt, implied, mayBind } from './bindings.js';
import { callAround, wholeCall } from './calls.js';
import { classDefinition } from './classes.js';
import { expressionOf } from './expressions.js';
import { annotationNodes, functionDefinition } from './functions.js';
import { bodyOf, isClass, isFunction } from './grammar-types.js';
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
  implied,
};

/** Kotlin: grammar only ("Kotlin documentation"). */
export const kotlinFrontEnd: LanguageFrontEnd = {
  languages: ['kotlin'],
  // A word that is called, with arguments or a lambda, or named by `::`.
  callWords: /(?<![\w$])[A-Za-z_]\w*(?=\s*(?:<[\w\s,.?<>]*>)?\s*\(|[ \t]*\{)|(?<=::)[A-Za-z_]\w*/g,
  constructors: ['constructor'],
  implicitSelf: true,
  packages: packagesBy(
    /^(?:[a-z@][\w@ ]*[ \t])?(?:fun|val|var|typealias)[ \t]+(?:<[^>\n]*>[ \t]*)?(?:[\w<>?]+\.)?([A-Za-z_]\w*)|\b(?:class|interface|object)[ \t]+([A-Za-z_]\w*)/gm,
  ),
  standardLibrary: {
    ...JAVA_LIBRARY,
    passThrough: {
      ...JAVA_LIBRARY.passThrough,
      requireNotNull: 0,
      checkNotNull: 0,
      'aws.smithy.kotlin.runtime.net.url.Url.parse': 0,
      'aws.smithy.kotlin.runtime.net.Url.parse': 0,
    },
  },
  isTestFile,
  moduleFiles: (specifier, fromFile) => filesOfType(specifier, fromFile, ['kt', 'java']),
  open: (tree) => new JvmFile(tree, GRAMMAR),
};

function useAt(word: Node, file: SourceFile): Use | undefined {
  const { parent } = word;
  if (word.type !== 'identifier' || parent === null) return undefined;
  if (parent.type === 'callable_reference') return undefined;
  const isMember = parent.type === 'navigation_expression' && same(partsOf(parent)[1], word);
  const callee = isMember ? parent : word;
  const holder = callee.parent;
  if (holder?.type === 'call_expression' && same(partsOf(holder)[0], callee)) {
    const call = file.expression(wholeCall(holder));
    return call.kind === 'call' ? { kind: 'call', call } : undefined;
  }
  if (!isMember || !parent.children.some((child) => child.type === '::')) return undefined;
  const reference = file.expression(parent);
  return reference.kind === 'member' ? { kind: 'reference', reference } : undefined;
}

function callTaking(lambda: Node, file: SourceFile): CallExpression | undefined {
  const node = callAround(lambda);
  const call = node && file.expression(node);
  return call?.kind === 'call' ? call : undefined;
}

/** `request.bucket = x`, `builder.bucket(x).key(y)`, each as a statement of its own. */
function changesAt(word: Node, file: SourceFile): readonly Change[] {
  const { parent } = word;
  const target = parent?.type === 'navigation_expression' && same(partsOf(parent)[0], word) ? parent : undefined;
  const assignment = target?.parent;
  if (assignment?.type === 'assignment' && same(field(assignment, 'left'), target)) {
    const property = target && partsOf(target)[1];
    const value = field(assignment, 'right');
    if (property === undefined || value === undefined) return [];
    return [{ kind: 'assignment', property: property.text, value: file.expression(value) }];
  }
  const calls: CallExpression[] = [];
  let object = word;
  for (;;) {
    const member = object.parent;
    if (member?.type !== 'navigation_expression' || !same(partsOf(member)[0], object)) break;
    const called = member.parent;
    if (called?.type !== 'call_expression' || !same(partsOf(called)[0], member)) break;
    object = wholeCall(called);
    const call = file.expression(object);
    if (call.kind === 'call') calls.push(call);
  }
  const isStatement = /^(?:block|lambda_literal|source_file)$/.test(object.parent?.type ?? '');
  return isStatement ? calls.map((call) => ({ kind: 'call', call })) : [];
}

/** Top-level definitions, or a member of a top-level object (`import com.example.Clients.s3`). */
function exported(symbol: string, file: SourceFile): readonly Binding[] {
  const named = file.bindings(symbol).filter((one) => one.scope.kind === 'module' && one.kind !== 'import');
  if (named.length > 0) return named;
  return partsOf(file.tree.root)
    .filter(isClass)
    .flatMap((type) => file.class(type).field(symbol));
}

/** Annotations of JUnit and kotlin.test that mark a test; classes of Kotest. */
const TEST_ANNOTATION =
  /^(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Before\w*|After\w*|\w+Test|ExtendWith|RunWith)$/;
const TEST_WORD = /@(?:\w*Test\b|Before|After|ExtendWith|RunWith|TestFactory)/;

function isTestCode(node: Node, file: SourceFile): boolean {
  if (!TEST_WORD.test(file.tree.text)) return false;
  return (
    enclosing(
      node,
      (one) =>
        (one.type === 'function_declaration' || one.type === 'class_declaration') &&
        partOf(one, 'modifiers') !== undefined &&
        annotationNodes(one).some((type) => TEST_ANNOTATION.test(type.text)),
    ) !== undefined
  );
}
