import assert from 'node:assert/strict';
import type { Expression } from '../../../../src/core/detect/expression.js';
import type { Binding, FileSyntax } from '../../../../src/core/detect/languages/front-end.js';
import { csharpFrontEnd } from '../../../../src/core/detect/languages/csharp/index.js';
import { sourceOpener } from '../../../support/open-source.js';

const open = sourceOpener(csharpFrontEnd, 'csharp');

/** Source-like text of an expression, to compare with. */
function show(expression: Expression | undefined): string {
  switch (expression?.kind) {
    case 'name':
      return expression.name;
    case 'self':
      return 'this';
    case 'member':
      return `${show(expression.object)}.${expression.property}`;
    case 'index':
      return `${show(expression.object)}[${show(expression.index)}]`;
    case 'call': {
      const given = expression.arguments.map(
        ({ name, spread, value }) => (name === undefined ? '' : `${name}: `) + (spread === true ? '...' : show(value)),
      );
      return `${expression.construction ? 'new ' : ''}${show(expression.callee)}(${given.join(', ')})`;
    }
    case 'text':
      return JSON.stringify(
        expression.parts.map((part) => (typeof part === 'string' ? part : `<${show(part)}>`)).join(''),
      );
    case 'scalar':
      return String(expression.value);
    case 'list':
      return `[${expression.items.map(({ spread, value }) => (spread === true ? '...' : '') + show(value)).join(', ')}]`;
    case 'object':
      return `{${expression.members.map(({ key, value }) => `${key ?? '...'}: ${show(value)}`).join(', ')}}`;
    case 'choice':
      return expression.options.map(show).join(' | ');
    case 'function':
      return `(${expression.parameters.join(', ')}) => ${expression.returns.map(show).join(' | ')}`;
    case 'other':
      return `?${expression.description}`;
    case undefined:
      return 'nothing';
  }
}

function described(binding: Binding): string {
  const path = 'path' in binding && binding.path !== undefined ? `/${binding.path.join('/')}` : '';
  switch (binding.kind) {
    case 'value':
      return `value${path} ${show(binding.value)}${binding.type === undefined ? '' : `: ${show(binding.type)}`}`;
    case 'element':
    case 'entered':
      return `${binding.kind}${path} ${show(binding.value)}`;
    case 'parameter': {
      const { index, type } = binding.parameter;
      return `parameter ${index ?? 'receiver'} of ${binding.function.name ?? 'a lambda'}: ${show(type)}`;
    }
    case 'declared':
      return `declared ${show(binding.type)}`;
    case 'function':
    case 'class':
      return `${binding.kind} ${binding.definition.name ?? ''}`;
    case 'import':
      return `import ${binding.import.module} ${binding.import.symbol ?? ''}`;
    case 'opaque':
      return binding.description;
  }
}

const bindings = (syntax: FileSyntax, name: string): readonly string[] => syntax.bindings(name).map(described);

/** The value of `var x = ...;` in a method. */
function valueOf(expression: string): string {
  const syntax = open(`class Report { void Run() { var x = ${expression}; } }`);
  const [binding] = syntax.bindings('x');
  return binding?.kind === 'value' ? show(binding.value) : binding === undefined ? 'nothing' : described(binding);
}

function useOf(text: string, word: string): string {
  const use = open(text).useAt(text.indexOf(word));
  if (use === undefined) return 'none';
  return use.kind === 'call' ? `call ${show(use.call)}` : `reference ${show(use.reference)}`;
}

describe('C#: expressions', () => {
  const cases: readonly (readonly [source: string, shown: string])[] = [
    ['await client.PutAsync(key: "a", b).ConfigureAwait(false)', 'client.PutAsync(key: "a", b).ConfigureAwait(false)'],
    ['client?.Store!.Get("a")', 'client.Store.Get("a")'],
    ['new Request { Bucket = "reports", Tags = { "a" } }', 'new Request(Bucket: "reports", Tags: ["a"])'],
    ['new Dictionary<string, int> { ["a"] = 1, { "b", 2 } }', '{a: 1, b: 2}'],
    ['new[] { a, b }', '[a, b]'],
    ['new List<string> { "a" }', '["a"]'],
    ['new { Name = a, b, c.Key }', '{Name: a, b: b, Key: c.Key}'],
    ['$"logs-{stage}/{day:yyyy}" + suffix', '"logs-<stage>/<?day><suffix>"'],
    ['@"a\\b""c"', '"a\\\\b\\"c"'],
    ['a ?? throw new Exception()', 'a'],
    ['fast ? a : b', 'a | b'],
    ['kind switch { 1 => a, _ => b }', 'a | b'],
    ['services.GetRequiredService<Store>()', 'new Store(...)'],
    ['(Store)services.GetService(typeof(Store))', 'new Store(...) | new Store(...)'],
    ['new Lazy<Store>(() => new Store(a))', '() => new Store(a)()'],
    ['nameof(Report.Name)', '"Name"'],
    ['Acme.Reports.Store.Open<int>("a")', 'Acme.Reports.Store.Open("a")'],
    ['clients["eu"]', 'clients["eu"]'],
    ['-3', '-3'],
  ];
  for (const [written, shown] of cases) {
    it(`reads ${written}`, () => assert.equal(valueOf(written), shown));
  }

  it('reads a format as the text it makes', () => {
    assert.equal(valueOf('string.Format("{0}/{1}/x", a, b)'), '"<a>/<b>/x"');
  });

  it('takes the type of new() from what it is for', () => {
    const syntax = open(
      'class A { Store _store = new("a"); Store Make() => new("b"); void Run() { Store local = new("c"); } }',
    );
    assert.deepEqual(syntax.classAt(10)?.field('_store').map(described), ['value new Store("a"): Store']);
    assert.deepEqual(bindings(syntax, 'local'), ['value new Store("c"): Store']);
    const made = syntax.classAt(10)?.method('Make')?.returns().map(show);
    assert.deepEqual(made, ['new Store("b")']);
  });
});

describe('C#: bindings', () => {
  it('finds locals, patterns, loops, tuples and parameters', () => {
    const syntax = open(`class Report(Store primary) {
      async Task Run(Store given, object any, params string[] names) {
        using var opened = Open();
        Store declared;
        declared = Make();
        if (any is Store matched) { }
        foreach (var each in All()) { }
        foreach (Store typed in All()) { }
        var (first, second) = Pair();
        Fill(out Store filled);
        Work(async (Store one) => one, two => two);
        Store Local(int number) => given;
      }
    }`);
    assert.deepEqual(bindings(syntax, 'primary'), ['parameter 0 of Report: Store']);
    assert.deepEqual(bindings(syntax, 'given'), ['parameter 0 of Run: Store']);
    assert.deepEqual(bindings(syntax, 'opened'), ['value Open()']);
    assert.deepEqual(bindings(syntax, 'declared'), ['declared Store', 'value Make()']);
    assert.deepEqual(bindings(syntax, 'matched'), ['value any: Store']);
    assert.deepEqual(bindings(syntax, 'each'), ['element All()']);
    assert.deepEqual(bindings(syntax, 'typed'), ['declared Store']);
    assert.deepEqual(bindings(syntax, 'second'), ['value/1 Pair()']);
    assert.deepEqual(bindings(syntax, 'filled'), ['declared Store']);
    assert.deepEqual(bindings(syntax, 'one'), ['parameter 0 of a lambda: Store']);
    assert.deepEqual(bindings(syntax, 'two'), ['parameter 0 of a lambda: nothing']);
    assert.deepEqual(bindings(syntax, 'Local'), ['function Local']);
  });

  it('binds no name that is only used, typed or set in an initializer', () => {
    const syntax = open(
      'class A { void Run(Store s) { var r = new R { s = 1, B = s.Name }; Call(s, s: 2); if (s == null) return; } }',
    );
    assert.deepEqual(bindings(syntax, 's'), ['parameter 0 of Run: Store']);
    assert.deepEqual(bindings(syntax, 'Store'), []);
    assert.deepEqual(bindings(syntax, 'B'), []);
  });

  it('lists directives, and one for those of the project', () => {
    const syntax = open('global using System;\nusing static Acme.Names;\nusing Cloud = Acme.Cloud;\nnamespace A;');
    const shown = syntax
      .imports()
      .map(({ module, symbol, local }) => `${module} ${symbol ?? ''} ${local ?? ''}`.trim());
    assert.deepEqual(shown, ['System *', 'Acme.Names *', 'Acme Cloud Cloud', '*']);
    assert.deepEqual(bindings(syntax, 'Cloud'), ['import Acme Cloud']);
  });
});

describe('C#: types', () => {
  const syntax = (): FileSyntax =>
    open(`namespace Acme;
    public abstract partial class Store : StoreBase, IStore {
      private readonly Client _a = new Client(1), _b;
      public Client Auto { get; init; } = new Client(2);
      public Client Computed => _a;
      public Client Body { get { return _b; } }
      public Store(Client b, Client c) { _b = b; this._c = c; }
      public Store() : this(null, null) { }
      protected abstract Client Make();
      public static Client Shared() => Make2();
      [Fact] public void Check() { _a = null; var _b2 = 1; }
      class Inner { Client _a; }
    }
    public record Session(Client Client, string Bucket);`);
  const store = () => syntax().classAt(60);

  it('knows fields, however they are set, and leaves out those of nested types', () => {
    const owner = store();
    assert.deepEqual(owner?.field('_a').map(described), ['value new Client(1): Client', 'value null']);
    assert.deepEqual(owner?.field('_b').map(described), ['declared Client', 'value b']);
    assert.deepEqual(owner?.field('_c').map(described), ['value c']);
    assert.deepEqual(owner?.field('Auto').map(described), ['value new Client(2): Client']);
    assert.deepEqual(owner?.field('Computed'), []);
  });

  it('knows methods, computed properties and the constructor that takes most', () => {
    const owner = store();
    assert.equal(owner?.partial, true);
    assert.deepEqual(owner.bases.map(show), ['StoreBase', 'IStore']);
    assert.equal(owner.method('Computed')?.kind, 'property');
    assert.deepEqual(owner.method('Body')?.returns().map(show), ['_b']);
    assert.equal(owner.method('Make')?.abstract, true);
    assert.equal(owner.method('Shared')?.kind, 'static');
    assert.deepEqual(
      owner.method('constructor')?.parameters.map(({ name }) => name),
      ['b', 'c'],
    );
    assert.equal(owner.method('Auto'), undefined);
  });

  it('takes the parameters of a record for its properties', () => {
    const [binding] = syntax().bindings('Session');
    assert.equal(binding?.kind, 'class');
    const session = binding.kind === 'class' ? binding.definition : undefined;
    assert.deepEqual(session?.field('Bucket').map(described), ['parameter 1 of Session: nothing']);
    assert.equal(session?.method('constructor')?.parameters.length, 2);
  });
});

describe('C#: uses and changes', () => {
  it('tells calls from definitions, names and strings', () => {
    assert.equal(useOf('class A { void R() { s3.Put<int>("a"); } }', 'Put'), 'call s3.Put("a")');
    assert.equal(useOf('class A { void R() { s3?.Put("a"); } }', 'Put'), 'call s3.Put("a")');
    assert.equal(useOf('class A { void R() { Retry(s3.Put, 1); } }', 'Put'), 'reference s3.Put');
    assert.equal(useOf('class A { Func<int> F() => s3.Put; }', 'Put'), 'reference s3.Put');
    assert.equal(useOf('class A { void Put(string a) { } }', 'Put'), 'none');
    assert.equal(useOf('class A { string B = "s3.Put(a)"; }', 'Put'), 'none');
    assert.equal(useOf('class A { /* s3.Put(a) */ }', 'Put'), 'none');
    assert.equal(useOf('class A { void R() { new R { Put = 1 }; } }', 'Put'), 'none');
  });

  it('finds what later statements make of an object', () => {
    const text = 'class A { void R() { var r = new R(); r.Name = "a"; r["k"] = b; r.Add(c); Send(r); r.Late = 1; } }';
    const syntax = open(text);
    const [binding] = syntax.bindings('r');
    assert.ok(binding);
    const changes = syntax.changes?.('r', binding, text.indexOf('Send')) ?? [];
    const shown = changes.map((change) => {
      if (change.kind === 'call') return show(change.call);
      return change.kind === 'assignment' ? `${change.property} = ${show(change.value)}` : change.kind;
    });
    assert.deepEqual(shown, ['Name = "a"', 'k = b', 'r.Add(c)']);
  });

  it('marks test code by attributes and by paths', () => {
    const text = 'class Checks { [Fact] public void Reads() { a.B(); } } class Tool { void Run() { c.D(); } }';
    const syntax = open(text);
    assert.equal(syntax.isTestCode(text.indexOf('B()')), true);
    assert.equal(syntax.isTestCode(text.indexOf('D()')), false);
    for (const file of ['Store.Tests/StoreChecks.cs', 'test/A.cs', 'src/StoreTests.cs', 'StoreTest.cs'])
      assert.equal(csharpFrontEnd.isTestFile(file), true, file);
    for (const file of ['src/Store.cs', 'Contest/A.cs', 'src/Latest.cs'])
      assert.equal(csharpFrontEnd.isTestFile(file), false, file);
  });

  it('reads half-typed text without an error', () => {
    const text =
      'using Acme; class A { Store s = new Store(); void R() { var r = new R { Name = $"a{ s.Put(r. ; foreach (var x in ';
    for (let end = 0; end <= text.length; end += 3) {
      const part = text.slice(0, end);
      const syntax = open(part);
      for (const match of part.matchAll(/\w+/g)) {
        syntax.useAt(match.index);
        syntax.bindings(match[0]).map(described);
        syntax.functionAt(match.index)?.returns().map(show);
        syntax.classAt(match.index)?.field(match[0]).map(described);
      }
    }
  });
});

describe('C#: packages', () => {
  const { packages } = csharpFrontEnd;

  it('finds the namespace of a file, and which are seen from another', () => {
    assert.equal(packages?.packageOf('A.cs', 'using X;\nnamespace Acme.Reports;\nclass A {}'), 'Acme.Reports');
    assert.equal(packages?.packageOf('A.cs', 'namespace Acme.Jobs\n{\n}'), 'Acme.Jobs');
    assert.equal(packages?.packageOf('A.cs', 'class A {}'), '');
    assert.equal(packages?.sees?.('Acme.Reports', 'Acme'), true);
    assert.equal(packages?.sees?.('Acme.Reports', ''), true);
    assert.equal(packages?.sees?.('Acme', 'Acme.Reports'), false);
  });
});
