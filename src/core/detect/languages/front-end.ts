import type { LanguageId, Range } from '../../model/source.js';
import type { SourceTree } from '../../syntax/source-tree.js';
import type { EmbeddedScript } from '../embedded/script.js';
import type { CallExpression, Expression, MemberExpression, NameExpression } from '../expression.js';

/**
 * A language's grammar in language-neutral terms, and nothing of any SDK. The resolver asks it on demand, always about
 * a place or a name: a front end finds names by `SourceTree.occurrences` (a text search) and looks at the tree only
 * around them (`SourceTree.matchesAt` runs a query limited to one place), never by a walk of the whole tree.
 */
export interface LanguageFrontEnd {
  readonly languages: readonly LanguageId[];
  /**
   * Finds words that may be the name of a called (or passed on) function: global, the whole match is the word.
   * A coarse sieve over the text; strings, comments and definitions may match, `FileSyntax.useAt` sorts them out.
   */
  readonly callWords: RegExp;
  /** Matches texts that may hold scripts of their own (`FileSyntax.scripts`), which are looked at even where no call word is found. */
  readonly embeds?: RegExp;
  /** What joins a package and its submodule in an import (`.` in Python: `google.cloud` + `storage`); undefined: modules do not nest. */
  readonly moduleSeparator?: string;
  /** Names of the standard library that give data, see below. */
  readonly standardLibrary: StandardLibrary;
  /** Names of a class's constructors: `__init__`, `constructor`. Where they have the class's own name, the front end gives them as `constructor`. */
  readonly constructors?: readonly string[];
  /** True where a plain name inside a class may be a member of it, own or inherited (`this` is left out: Java, C#, Kotlin). */
  readonly implicitSelf?: boolean;
  /**
   * Finds, in raw text, the names that a file gives to those that import it: global; the first group that matched is the
   * name. A match without any (`export default`) means that importers choose the name. For languages without `packages`.
   */
  readonly importableNames?: RegExp;
  /** Set where files see one another's definitions without naming the file: Go, Java, Kotlin, C#, Ruby, PHP, Swift. */
  readonly packages?: Packages;
  /** True for paths (forward slashes) that hold tests by the language's custom: `tests/`, `test_x.py`, `x.spec.ts`. */
  isTestFile(file: string): boolean;
  /** A module specifier as written in `fromFile` -> workspace files it may mean, most likely first; empty: not of this folder. */
  moduleFiles(specifier: string, fromFile: string): readonly string[];
  /**
   * Further files that it may mean by the project's configuration (tsconfig.json, package.json), which `read` gives; asked
   * when none of `moduleFiles` is there.
   */
  projectFiles?(specifier: string, fromFile: string, read: (file: string) => string | undefined): readonly string[];
  /** The view of one parsed file. It lives no longer than the tree; results may be memoised in it. */
  open(tree: SourceTree): FileSyntax;
}

/** How definitions of other files are found by their names and packages. All of it is asked often and of raw text: cheap answers. */
export interface Packages {
  /**
   * Finds the names that a file defines for others (classes, top-level functions, types with methods in Go), in its raw text:
   * global; the first group that matched is the name. Too many are found rather than too few: `FileSyntax.exported` decides.
   */
  readonly names: RegExp;
  /** The package that a file belongs to: `com.example.app` by its text, or by its folder (Go: `internal/store`). */
  packageOf(file: string, text: string): string;
  /** Whether an import of `module` (as written) means this package. */
  means(module: string, packageName: string): boolean;
  /** Whether names of `other` are seen in `own` without an import. Equal packages always see one another. */
  sees?(own: string, other: string): boolean;
}

/**
 * Functions by their full dotted path (module and name, or the name of a global): `os.environ.get`, `process.env`.
 * A path names the imported thing however it was imported (`from os import environ as e`).
 */
export interface StandardLibrary {
  /** Objects whose members are environment variables: `os.environ`, `process.env` (by index or by member). */
  readonly environmentObjects: readonly string[];
  /** Calls that read an environment variable: first argument the name, second a default: `os.getenv`, `os.environ.get`. */
  readonly environmentCalls: readonly string[];
  /** Calls (or constructions) that give one of their arguments unchanged, with its index: `str` 0, `typing.cast` 1. */
  readonly passThrough: Readonly<Record<string, number>>;
  /** Calls that make an object of their keyword arguments: `dict`. */
  readonly objectBuilders: readonly string[];
  /** Calls that read a member by name, `f(object, name)`: `getattr`. */
  readonly memberCalls?: readonly string[];
  /** Methods that give what `with` binds, where a class has one: `__enter__`. */
  readonly enterMethods?: readonly string[];
}

/** Offsets in the text (UTF-16 code units), half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The view of one file. Expressions and definitions are made on demand. */
export interface FileSyntax {
  /** All imports of the file, wherever they stand. `require('x')` and dynamic `import('x')` bound to names count as imports. */
  imports(): readonly ImportBinding[];

  /**
   * How the word at `offset` (a match of `callWords`) is used, or undefined where it is no use of a callable at all:
   * in a string or comment, the name of a definition, parameter, keyword argument or import, the target of an assignment.
   */
  useAt(offset: number): Use | undefined;

  /**
   * Everything in the file that binds the plain name `name` (not fields), in the order of the text, each with the scope in which it holds. Which
   * of them reaches a use is decided by shared code from `scope`, `block` and `from`.
   */
  bindings(name: string): readonly Binding[];

  /** The class whose body (innermost) holds `offset`; a method's body counts. */
  classAt(offset: number): ClassDefinition | undefined;

  /** The innermost function, method or lambda whose parameters or body hold `offset`. */
  functionAt(offset: number): FunctionDefinition | undefined;

  /** Calls in this file whose callee is `name(..)` or `<anything>.name(..)`: where arguments of a function's parameters come from. */
  callsNamed(name: string): readonly CallExpression[];

  /** The call that an anonymous function is a direct argument of: `runTransaction(async (t) => ..)`. */
  callTaking?(definition: FunctionDefinition): CallExpression | undefined;

  /**
   * Statements that change what the variable `name` holds, at most those between its binding and `before`, in order:
   * `request.Bucket = x`, `params["ACL"] = y`, `request.setBucket(x)`. Asked only where an SDK says that the value can change so.
   */
  changes?(name: string, binding: Binding, before: number): readonly Change[];

  /** What another file gets when it imports `symbol` (`default`; undefined: what the module itself is, e.g. `module.exports = x`). */
  exported(symbol: string | undefined): readonly Binding[];

  /** Scripts that stand within this one and run on their own: `bash -c '..'`, a heredoc that is fed to a shell or to Python. */
  scripts?(): readonly EmbeddedScript[];

  /** True where `offset` lies in test code by a marker in the file (a TestCase class, a test function, `describe(..)`). */
  isTestCode(offset: number): boolean;
}

/** `perhaps`: it stands in a branch, loop or handler that the use is not in. */
export type Change =
  /** `within`: the members before the assigned one, in `config.credentials = x` ['config']. */
  | {
      readonly kind: 'assignment';
      readonly property: string;
      readonly within?: readonly string[];
      readonly value: Expression;
      readonly perhaps?: boolean;
    }
  /** All members of `value` are put into it: `params.update(x)`, `Object.assign(params, x)`. What is not known of them may be any. */
  | { readonly kind: 'merge'; readonly value: Expression; readonly perhaps?: boolean }
  /** `value`, or with `spread` its items, is put into the list. */
  | { readonly kind: 'item'; readonly value: Expression; readonly spread?: boolean }
  /** A call on the variable, or on a member of it, whose result is thrown away. The callee's chain begins with the variable. */
  | { readonly kind: 'call'; readonly call: CallExpression };

/** A call, or a function named without being called: `executor.submit(s3.put_object, ..)`, `const send = client.send`. */
export type Use =
  | { readonly kind: 'call'; readonly call: CallExpression }
  | {
      readonly kind: 'reference';
      readonly reference: MemberExpression | NameExpression;
      /** The call that it is an argument of, if it is. */
      readonly passedTo?: CallExpression;
    };

export interface ImportBinding {
  /** As written: `boto3`, `google.cloud`, `./clients`, `..clients`. */
  readonly module: string;
  /** Undefined: the module itself (`import boto3`, `import * as x`, `require`); `default` for default imports; `*` for star imports. */
  readonly symbol?: string;
  /** The name it is bound to in the file; `import a.b.c` binds `a` to module `a` (and is listed so). Undefined: for effect only, or `*`. */
  readonly local?: string;
  /** For `import a.b.c`: the whole dotted name, which the file uses even though only `a` is bound. */
  readonly whole?: string;
  /** True when only types are imported (`import type`). */
  readonly typeOnly?: boolean;
  readonly range: Range;
}

interface BindingBase {
  /** Of the bound name, for the evidence. */
  readonly range: Range;
  /** Where the name is visible: the whole function, module, class body, or block (`let`, `const`). */
  readonly scope: Scope;
  /** Offset from which the binding has taken effect: the end of the statement; start of the scope for parameters, functions that are hoisted, imports. */
  readonly from: number;
  /**
   * The innermost branch, loop body, handler or nested block within the scope that the binding stands in (the scope
   * itself when none): a use inside it is reached for sure, one outside only perhaps.
   */
  readonly block: Span;
}

/** `class`: visible as a plain name only directly in the class body, not in its methods (Python); use fields for those. */
export interface Scope extends Span {
  readonly kind: 'module' | 'function' | 'class' | 'block';
}

/** Where in the value a bound name's part lies: destructuring `{ Body } = x` is ['Body'], `a, (b, c) = x` is [1, 0] for b. */
export type Path = readonly (string | number)[];

export type Binding = BindingBase &
  (
    | {
        /** `x = value`, `const { a } = value`, `x: T = value`. */
        readonly kind: 'value';
        readonly value: Expression;
        readonly path?: Path;
        readonly type?: Expression;
      }
    | {
        /** `for x in value`, comprehension targets, `for (const x of value)`. */
        readonly kind: 'element';
        readonly value: Expression;
        readonly path?: Path;
        /** The declared type of the element: `for (Table table : tables)`. */
        readonly type?: Expression;
      }
    | {
        /** `with value as x`, `using x = value`. */
        readonly kind: 'entered';
        readonly value: Expression;
        readonly path?: Path;
      }
    | {
        readonly kind: 'parameter';
        readonly parameter: Parameter;
        readonly function: FunctionDefinition;
        /** For destructured parameters: `function f({ s3 })`. */
        readonly path?: Path;
      }
    | { readonly kind: 'import'; readonly import: ImportBinding }
    | { readonly kind: 'function'; readonly definition: FunctionDefinition }
    | { readonly kind: 'class'; readonly definition: ClassDefinition }
    | {
        /** Only a type is known: `s3: S3Client` without a value, a declared field. */
        readonly kind: 'declared';
        readonly type: Expression;
      }
    | {
        /** Bound to something that cannot be followed (an exception, `del`, an augmented assignment); in words. */
        readonly kind: 'opaque';
        readonly description: string;
      }
  );

export interface Parameter {
  readonly name: string;
  /** Place among the positional parameters as callers give them: `self` does not count. Undefined: keyword-only, or rest. */
  readonly index?: number;
  /** A type annotation as an expression, without optional/nullable and wrapper parts where one type remains: `Optional[S3Client]` -> `S3Client`. String annotations are parsed. */
  readonly type?: Expression;
  readonly default?: Expression;
  /** `*args`, `**kwargs`, `...rest`. */
  readonly rest?: boolean;
}

export interface FunctionDefinition {
  /** Undefined for lambdas and anonymous functions; a function assigned to a name has that name. */
  readonly name?: string;
  /** The whole definition. */
  readonly span: Span;
  /** Of the name (or the start), for the evidence. */
  readonly range: Range;
  readonly parameters: readonly Parameter[];
  /** `property`: read without a call (`@property`, `@cached_property`, `get x()`). */
  readonly kind: 'function' | 'method' | 'static' | 'constructor' | 'property';
  /** The class that this is a method of. */
  readonly owner?: ClassDefinition;
  /** Declared without a body (an interface's method): whoever implements it does the work. */
  readonly abstract?: boolean;
  readonly decorators: readonly Expression[];
  readonly returnType?: Expression;
  /** Values of its return statements (or its expression body), not those of nested functions. */
  returns(): readonly Expression[];
  /** Values it yields, likewise. */
  yields(): readonly Expression[];
}

export interface ClassDefinition {
  readonly name?: string;
  readonly span: Span;
  readonly range: Range;
  readonly bases: readonly Expression[];
  /** True where other files may hold further parts of it: C# `partial`, Go methods, Swift extensions, Ruby's open classes. */
  readonly partial?: boolean;
  readonly decorators: readonly Expression[];
  method(name: string): FunctionDefinition | undefined;
  /**
   * What binds the field: `self.x = ..` / `this.x = ..` in any method, class attributes, declared fields, parameter properties of a
   * constructor (as kind `parameter`). `scope` and `block` are those of the place of the assignment.
   */
  field(name: string): readonly Binding[];
}
