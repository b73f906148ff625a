import assert from 'node:assert/strict';
import { swiftFrontEnd } from '../../../../src/core/detect/languages/swift/index.js';
import { frontEndTests, shownBinding } from '../../../support/front-end.js';
import { summary, testScanner } from '../../../support/scan-source.js';
import { shown } from '../../../support/shown-expression.js';

describe('the Swift front end', () => {
  const open = frontEndTests(swiftFrontEnd, 'swift');

  it('takes all names of an imported module', () => {
    const { syntax } = open('import AWSS3\n@testable import Store\n');
    assert.deepEqual(
      syntax.imports().map(({ module, symbol }) => `${module} ${symbol ?? '-'}`),
      ['AWSS3 *', 'Store *'],
    );
  });

  it('reads calls with labels, constructions, templates and closures after the brackets', () => {
    const file = open(
      'func f() async throws { _ = try await self.s3!.putObject(input: PutObjectInput(bucket: Self.name, key: "a/\\(k)")) { _ in }\n g(S3Client.init(config: c), m ?? n, t ? p : q, ["a": 1], nil) }',
    );
    assert.equal(
      file.call('putObject('),
      'self/s3/putObject(input: new PutObjectInput(bucket: ?Self outside a type/name, key: "a/<k>"))',
    );
    assert.equal(file.call('g('), 'g(new S3Client(config: c), m | n, p | q, {a: 1}, null)');
  });

  it('tells parameters by their labels, or by their places', () => {
    const file = open('func put(_ s3: S3Client, key k: String, at place: Store?) {}');
    const parameters = file.syntax.functionAt(file.at('{}'))?.parameters;
    assert.deepEqual(
      parameters?.map(({ name, index, type }) => `${name} ${String(index)} ${shown(type)}`),
      ['s3 0 S3Client', 'key undefined nothing', 'at undefined Store'],
    );
    assert.deepEqual(file.binds('k'), ['parameter key']);
  });

  it('binds locals, unwrapped optionals, elements and tuples', () => {
    const file = open(
      'func f(z: S3Client?) { let a: S3Client = make(); guard let b = opt else { return }\n if let z { z.go() }\n for c in list {}\n let (d, e) = pair\n list.map { g in g }\n list.forEach { $0.go() } }',
    );
    assert.deepEqual(file.binds('a'), ['value make() as S3Client']);
    assert.deepEqual(file.binds('b'), ['value opt']);
    assert.deepEqual(file.binds('z'), ['parameter z: S3Client', 'value z']);
    assert.deepEqual(file.binds('c'), ['element list']);
    assert.deepEqual(file.binds('e'), ['value pair .1']);
    assert.deepEqual(file.binds('g'), ['element list']);
    assert.deepEqual(file.binds('$0'), ['element list']);
  });

  it('joins a type with its extensions', () => {
    const file = open(
      'class Store: Base, Api { private let s3: S3Client\n static let name = "n"\n var it: S3Client { return s3 }\n init(s3: S3Client) { self.s3 = s3 } }\nextension Store { func go() {} }\nprotocol Api { func go() }',
    );
    const store = file.syntax.classAt(file.at('go'));
    assert.equal(store?.name, 'Store');
    assert.deepEqual(store.field('s3').map(shownBinding), ['value s3', 'declared S3Client']);
    assert.deepEqual(store.field('name').map(shownBinding), ['value "n"']);
    assert.equal(store.method('it')?.kind, 'property');
    assert.equal(store.method('init')?.kind, 'constructor');
    assert.deepEqual(store.bases.map(shown), ['Base', 'Api']);
    assert.equal(file.syntax.classAt(file.at('go() }', 'Api {'))?.method('go')?.abstract, true);
  });

  it('tells what is assigned to members of a variable', () => {
    const file = open('func f() { var input = make(); input.bucket = "b"; go(input) }');
    const [binding] = file.syntax.bindings('input');
    assert.ok(binding);
    const changes = file.syntax.changes?.('input', binding, file.at('go(')) ?? [];
    assert.deepEqual(
      changes.map((change) => (change.kind === 'assignment' ? `${change.property} ${shown(change.value)}` : '')),
      ['bucket "b"'],
    );
  });
});

describe('Swift files', () => {
  it('of one target see one another, and those of an imported one', async () => {
    const files: Readonly<Record<string, string>> = {
      'Sources/Store/Store.swift':
        'import AWSS3\npublic class Store { let s3: S3Client\n public init(s3: S3Client) { self.s3 = s3 } }\npublic func makeClient() throws -> S3Client { try S3Client(region: "x") }\n',
      'Sources/Store/More.swift':
        'import AWSS3\nextension Store { func all() async throws { _ = try await s3.listBuckets(input: ListBucketsInput()) } }\n',
      'Sources/App/App.swift':
        'import AWSClientRuntime\nimport Store\nfunc run() async throws { _ = try await makeClient().listBuckets(input: input) }\n',
    };
    const scanner = testScanner({
      modules: {
        read: (path) => files[path],
        files: () => Object.keys(files).map((file) => ({ file, version: '1' })),
      },
    });
    for (const [file, expected] of [
      ['Sources/Store/More.swift', '2 s3:ListBuckets high'],
      ['Sources/App/App.swift', '3 s3:ListBuckets high'],
    ] as const) {
      assert.deepEqual(summary((await scanner.scan(file, files[file] ?? '')).sites), [expected]);
    }
    scanner.dispose();
  });

  it('that are half-typed never fail', async () => {
    const text =
      'import AWSS3\nextension S { func f(_ c: S3Client) async throws { guard let x = c, let y else { return }\n for try await p in c.listBucketsPaginated(input: ListBucketsInput(prefix: "a\\(b)")) { p.map { $0.x } } } }';
    const scanner = testScanner();
    for (let end = 0; end <= text.length; end += 3) {
      const scan = await scanner.scan('a.swift', text.slice(0, end));
      assert.equal(scan.skipped, undefined, `up to ${String(end)}: ${scan.skipped?.reason ?? ''}`);
    }
    assert.equal(scanner.liveTrees, 0);
    scanner.dispose();
  });
});
