import assert from 'node:assert/strict';
import { javaFrontEnd } from '../../../../src/core/detect/languages/java/index.js';
import { show, showBinding, showUse } from '../../../support/describe-syntax.js';
import { sourceOpener } from '../../../support/open-source.js';

describe('Java front end', () => {
  const open = sourceOpener(javaFrontEnd, 'java');
  const within = (statements: string): string => `class ReportStore { void run() { ${statements} } }`;
  const bindingsOf = (text: string, name: string): readonly string[] => open(text).bindings(name).map(showBinding);
  const useOf = (text: string, word: string): string => showUse(open(text).useAt(text.lastIndexOf(word)));
  const valueOf = (expression: string): string => {
    const [binding] = open(within(`var it = ${expression};`)).bindings('it');
    return binding?.kind === 'value' ? show(binding.value) : 'nothing';
  };

  it('reads imports: types, whole packages, static members', () => {
    const imports = open(`
      package com.example.reports;
      import software.amazon.awssdk.services.s3.S3Client;
      import software.amazon.awssdk.services.s3.model.*;
      import static com.example.Clients.storage;
      class A {}
    `).imports();
    assert.deepEqual(
      imports.map(({ module, symbol, local }) => `${symbol ?? ''} as ${local ?? '-'} from ${module}`),
      [
        'S3Client as S3Client from software.amazon.awssdk.services.s3',
        '* as - from software.amazon.awssdk.services.s3.model',
        'storage as storage from com.example.Clients',
      ],
    );
  });

  it('gives expressions in neutral form', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['S3Client.builder().region(Region.US_EAST_1).build()', 'S3Client.builder().region(Region.US_EAST_1).build()'],
      ['new PutObjectRequest("reports", key)', 'new PutObjectRequest("reports", key)'],
      ['ready ? this.s3 : (S3Client) other', 'this.s3 | other'],
      ['"daily/" + id + ".json"', '"daily/<id>.json"'],
      ['String.format("%s/%d.json", day, 7)', '"<day>/<7>.json"'],
      ['"%s/latest".formatted(day)', '"<day>/latest"'],
      ['List.of("a", b)', '["a", b]'],
      ['Map.of("id", id)', '{id: id}'],
      ['new String[] {"a", "b"}', '["a", "b"]'],
      ['S3Client::create', 'S3Client.create'],
      ['b -> b.bucket("reports")', '(b) => b.bucket("reports")'],
      ['b -> { b.bucket("reports"); }', '(b) => b'],
      ['switch (kind) { case A -> first; default -> { yield second; } }', 'first | second'],
      ['1_000L', '1000'],
      ['null', 'null'],
      ['com.example.Clients.storage()', 'com.example.Clients.storage()'],
    ];
    for (const [source, expected] of cases) assert.equal(valueOf(source), expected, source);
  });

  it('takes the indentation out of text blocks', () => {
    assert.equal(
      valueOf('"""\n    SELECT *\n      FROM reports\n    """'),
      JSON.stringify('SELECT *\n  FROM reports\n'),
    );
  });

  it('binds locals, parameters, loops, resources, patterns and types', () => {
    assert.deepEqual(bindingsOf(within('S3Client s3 = make(); s3 = other;'), 's3'), [
      'value make(): S3Client',
      'value other: S3Client',
    ]);
    assert.deepEqual(bindingsOf('class A { void run(S3Client s3, String... keys) {} }', 's3'), [
      'parameter 0 of run: S3Client',
    ]);
    assert.deepEqual(bindingsOf(within('for (S3Object each : page.contents()) { use(each); }'), 'each'), [
      'element page.contents(): S3Object',
    ]);
    assert.deepEqual(bindingsOf(within('try (S3Client own = S3Client.create()) { own.close(); }'), 'own'), [
      'value S3Client.create(): S3Client',
    ]);
    assert.deepEqual(bindingsOf(within('if (x instanceof S3Client client) { client.close(); }'), 'client'), [
      'declared S3Client',
    ]);
    assert.deepEqual(bindingsOf(within('keys.forEach(key -> use(key));'), 'key'), ['parameter 0 of ?']);
    assert.deepEqual(bindingsOf('class Jobs { class Queue {} }', 'Queue'), ['class Queue']);
    assert.deepEqual(bindingsOf('class Jobs { String queue; void a() { queue.close(); } }', 'queue'), []);
  });

  it('finds fields with their values, and what constructors and methods assign', () => {
    const store = open(`
      class ReportStore {
        private final S3Client s3;
        private static final String BUCKET = "reports";
        private SqsClient queue;
        ReportStore(S3Client s3) { this.s3 = s3; }
        void later() { queue = SqsClient.create(); }
        void shadowed(SqsClient queue) { queue = null; }
      }
    `).classAt(60);
    assert.deepEqual(store?.field('s3').map(showBinding), ['value s3: S3Client']);
    assert.deepEqual(store?.field('BUCKET').map(showBinding), ['value "reports": String']);
    assert.deepEqual(store?.field('queue').map(showBinding), ['value SqsClient.create(): SqsClient']);
    assert.deepEqual(store?.field('missing'), []);
    assert.equal(store?.method('constructor')?.kind, 'constructor');
  });

  it('knows records, enums, interfaces, bases and generated getters', () => {
    const syntax = open(`
      interface Store extends Base { void put(String key); default void twice() { } }
      record Cleaner(S3Client client, String bucket) implements Store { void put(String key) { } }
      enum Buckets { ARCHIVE("report-archive"); Buckets(String name) { } }
      @Data class Settings { private String bucket; }
    `);
    const classNamed = (name: string): ReturnType<typeof syntax.classAt> => {
      const [binding] = syntax.bindings(name);
      return binding?.kind === 'class' ? binding.definition : undefined;
    };
    assert.equal(classNamed('Store')?.method('put')?.abstract, true);
    assert.equal(classNamed('Store')?.method('twice')?.abstract, undefined);
    assert.deepEqual(classNamed('Cleaner')?.bases.map(show), ['Store']);
    assert.deepEqual(classNamed('Cleaner')?.field('client').map(showBinding), ['parameter 0 of Cleaner: S3Client']);
    assert.deepEqual(classNamed('Cleaner')?.method('client')?.returns().map(show), ['this.client']);
    assert.deepEqual(classNamed('Buckets')?.field('ARCHIVE').map(showBinding), ['value new Buckets("report-archive")']);
    assert.deepEqual(classNamed('Settings')?.method('getBucket')?.returns().map(show), ['this.bucket']);
    assert.equal(classNamed('Settings')?.method('getMissing'), undefined);
  });

  it('tells calls from definitions, strings, comments and fields', () => {
    assert.equal(useOf(within('s3.putObject(request);'), 'putObject'), 'call s3.putObject(request)');
    assert.equal(
      useOf(within('keys.forEach(this::remove);'), 'remove'),
      'reference this.remove passed to keys.forEach',
    );
    assert.equal(useOf(within('new Thread(task).start();'), 'Thread'), 'call new Thread(task)');
    assert.equal(useOf('class A { void putObject(String key) {} }', 'putObject'), 'no use');
    assert.equal(useOf(within('log("putObject()");'), 'putObject'), 'no use');
    assert.equal(useOf(within('/* putObject() */'), 'putObject'), 'no use');
  });

  it('gives a call its whole chain as its range', () => {
    const text = within('s3\n  .putObject(\n    request);');
    const use = open(text).useAt(text.indexOf('putObject'));
    assert.ok(use?.kind === 'call');
    assert.deepEqual([use.call.range.start.line, use.call.range.end.line], [0, 2]);
  });

  it('takes values out of holders by their declared types', () => {
    const text = `class A { Map<String, S3Client> clients; void run() { clients.get("eu").listBuckets(); } }`;
    const use = open(text).useAt(text.indexOf('listBuckets'));
    assert.ok(use?.kind === 'call' && use.call.callee.kind === 'member');
    const { object } = use.call.callee;
    assert.equal(show(object), '<a value of type>');
  });

  it('lists statements that change a variable', () => {
    const text = within('B b = make(); b.bucket("r").key("k"); b.tags = x; use(b.build()); end(b);');
    const syntax = open(text);
    const [binding] = syntax.bindings('b');
    assert.ok(binding);
    const changes = syntax.changes?.('b', binding, text.indexOf('end(b)')) ?? [];
    assert.deepEqual(
      changes.map((change) => {
        if (change.kind === 'call') return show(change.call);
        return change.kind === 'assignment' ? `${change.property} = ${show(change.value)}` : change.kind;
      }),
      ['b.bucket("r")', 'b.bucket("r").key("k")', 'tags = x'],
    );
  });

  it('gives other files its types and the static members of its types', () => {
    const syntax = open(`
      public class Clients {
        public static final SqsClient QUEUE = SqsClient.create();
        private static S3Client cached;
        public static S3Client storage() { return cached; }
        void own() {}
      }
    `);
    const exported = (symbol: string): readonly string[] => syntax.exported(symbol).map(showBinding);
    assert.deepEqual(exported('Clients'), ['class Clients']);
    assert.deepEqual(exported('QUEUE'), ['value SqsClient.create(): SqsClient']);
    assert.deepEqual(exported('storage'), ['function storage']);
    assert.deepEqual(exported('cached'), []);
    assert.deepEqual(exported('own'), []);
  });

  it('marks tests by annotation and by path', () => {
    const text = 'class A { @Test void writes() { s3.putObject(r); } void work() { s3.getObject(r); } }';
    assert.equal(open(text).isTestCode(text.indexOf('putObject')), true);
    assert.equal(open(text).isTestCode(text.indexOf('getObject')), false);
    for (const file of [
      'src/test/java/A.java',
      'app/src/integrationTest/kotlin/B.kt',
      'ReportStoreTest.java',
      'tests/X.scala',
    ])
      assert.equal(javaFrontEnd.isTestFile(file), true, file);
    for (const file of ['src/main/java/Store.java', 'src/main/java/Latest.java', 'contest/A.java'])
      assert.equal(javaFrontEnd.isTestFile(file), false, file);
  });

  it('finds packages and files of types', () => {
    const { packages } = javaFrontEnd;
    assert.equal(
      packages?.packageOf('A.java', '// package of nothing\npackage com.example.jobs;\nclass A {}'),
      'com.example.jobs',
    );
    assert.deepEqual(javaFrontEnd.moduleFiles('com.example.Clients', 'src/main/java/com/example/jobs/Worker.java'), [
      'src/main/java/com/example/Clients.java',
      'src/main/java/com/example/Clients.kt',
    ]);
    assert.deepEqual(javaFrontEnd.moduleFiles('com.example.jobs', 'src/main/java/com/example/jobs/Worker.java'), []);
  });

  it('does not throw on half-typed code', () => {
    const text =
      'class A { S3Client s3 = ; void run( { s3.putObject( b -> ; try (S3Client c = ) { new ; x:: ; for (A a : ) } } record R( enum E { A( } }';
    for (let end = 0; end <= text.length; end += 3) {
      const part = text.slice(0, end);
      const syntax = open(part);
      syntax.imports();
      for (const name of ['s3', 'A', 'c', 'b', 'a']) syntax.bindings(name).map(showBinding);
      for (const match of part.matchAll(/\w+/g)) {
        showUse(syntax.useAt(match.index));
        syntax.functionAt(match.index)?.returns().map(show);
        syntax.classAt(match.index)?.field('s3').map(showBinding);
      }
    }
  });
});
