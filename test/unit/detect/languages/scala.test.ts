import assert from 'node:assert/strict';
import { scalaFrontEnd } from '../../../../src/core/detect/languages/scala/index.js';
import { show, showBinding, showUse } from '../../../support/describe-syntax.js';
import { sourceOpener } from '../../../support/open-source.js';

describe('Scala front end', () => {
  const open = sourceOpener(scalaFrontEnd, 'scala');
  const within = (statements: string): string => `object Jobs {\n  def run(): Unit = {\n    ${statements}\n  }\n}\n`;
  const bindingsOf = (text: string, name: string): readonly string[] => open(text).bindings(name).map(showBinding);
  const useOf = (text: string, word: string): string => showUse(open(text).useAt(text.lastIndexOf(word)));
  const valueOf = (expression: string): string => {
    const [binding] = open(within(`val found = ${expression}`)).bindings('found');
    return binding?.kind === 'value' ? show(binding.value) : 'nothing';
  };

  it('reads imports: selected, renamed, whole', () => {
    const imports = open(
      [
        'package com.example.reports',
        'import software.amazon.awssdk.services.s3.{S3Client, S3AsyncClient => Async}',
        'import software.amazon.awssdk.services.s3.model._',
        'import com.example.Clients.storage',
        'class A',
      ].join('\n'),
    ).imports();
    assert.deepEqual(
      imports.map(({ module, symbol, local }) => `${symbol ?? ''} as ${local ?? '-'} from ${module}`),
      [
        'S3Client as S3Client from software.amazon.awssdk.services.s3',
        'S3AsyncClient as Async from software.amazon.awssdk.services.s3',
        '* as - from software.amazon.awssdk.services.s3.model',
        'storage as storage from com.example.Clients',
      ],
    );
  });

  it('gives expressions in neutral form', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['new PutObjectRequest("reports", key)', 'new PutObjectRequest("reports", key)'],
      ['if (ready) first else second', 'first | second'],
      ['kind match { case 1 => first; case _ => second }', 'first | second'],
      ['s"daily/$id-${day.name}.json"', '"daily/<id>-<day.name>.json"'],
      ['f"$day%s/latest"', '"<day>/latest"'],
      ['"a" + b', '"a<b>"'],
      ['Seq("a", b)', '["a", b]'],
      ['Map("id" -> id).asJava', '{id: id}'],
      ['x.asInstanceOf[S3Client]', 'x | <a value of type>'],
      ['Future { make() }', 'make()'],
      ['held.getOrElse(make())', 'held | make()'],
      ['s3 putObject request', 's3.putObject(request)'],
      ['make(where = "eu")', 'make(where = "eu")'],
      ['b => b.bucket("r")', '(b) => b.bucket("r")'],
    ];
    for (const [source, expected] of cases) assert.equal(valueOf(source), expected, source);
  });

  it('takes an argument with a placeholder for a function', () => {
    assert.equal(
      useOf(within('s3.putObject(_.bucket("r"), body)'), 'putObject'),
      'call s3.putObject((_) => _.bucket("r"), body)',
    );
  });

  it('binds locals, parameters, enumerators, patterns and resources', () => {
    assert.deepEqual(bindingsOf(within('val s3: S3Client = make()'), 's3'), ['value make(): S3Client']);
    assert.deepEqual(bindingsOf('object A { def run(s3: S3Client)(key: String) = 1 }', 'key'), [
      'parameter 1 of run: String',
    ]);
    assert.deepEqual(bindingsOf(within('for (key <- keys; name = key) yield name'), 'key'), ['element keys']);
    assert.deepEqual(bindingsOf(within('for (key <- keys; name = key) yield name'), 'name'), ['value key']);
    assert.deepEqual(bindingsOf(within('x match { case c: S3Client => c }'), 'c'), ['declared S3Client']);
    assert.deepEqual(bindingsOf(within('Using(make()) { own => own.close() }'), 'own'), ['value make()']);
    assert.deepEqual(bindingsOf(within('val held: Option[S3Client] = None'), 'held'), ['declared S3Client']);
  });

  it('takes a class and its companion as one, with parameters as fields', () => {
    const text = [
      'class Store @Inject() (s3: S3Client) extends Base(s3) with Other {',
      '  private var late: SqsClient = _',
      '  def begin(): Unit = late = make()',
      '  def queue = late',
      '}',
      'object Store {',
      '  val Bucket = "reports"',
      '}',
    ].join('\n');
    const store = open(text).classAt(text.indexOf('late'));
    assert.deepEqual(store?.bases.map(show), ['Base', 'Other']);
    assert.deepEqual(store?.field('s3').map(showBinding), ['parameter 0 of Store: S3Client']);
    assert.deepEqual(store?.field('late').map(showBinding), ['value make(): SqsClient']);
    assert.deepEqual(store?.field('Bucket').map(showBinding), ['value "reports"']);
    assert.equal(store?.method('queue')?.kind, 'property');
    assert.equal(store?.method('begin')?.kind, 'method');
  });

  it('tells calls from definitions, strings and comments', () => {
    assert.equal(useOf(within('s3.putObject(request)'), 'putObject'), 'call s3.putObject(request)');
    assert.equal(useOf(within('s3.listBuckets'), 'listBuckets'), 'reference s3.listBuckets');
    assert.equal(useOf('object A { def putObject(key: String) = 1 }', 'putObject'), 'no use');
    assert.equal(useOf(within('log("putObject()")'), 'putObject'), 'no use');
    assert.equal(useOf(within('// putObject()'), 'putObject'), 'no use');
  });

  it('gives other files top-level definitions and members of objects', () => {
    const syntax = open('object Clients {\n  lazy val storage = make()\n  def queue() = other()\n}\n');
    assert.deepEqual(syntax.exported('Clients').map(showBinding), ['class Clients']);
    assert.deepEqual(syntax.exported('storage').map(showBinding), ['value make()']);
    assert.deepEqual(syntax.exported('queue').map(showBinding), ['function queue']);
  });

  it('marks test classes', () => {
    const text = 'class StoreChecks extends AnyFlatSpec { it should "write" in { s3.putObject(r) } }\n';
    assert.equal(open(text).isTestCode(text.indexOf('putObject')), true);
  });

  it('does not throw on half-typed code', () => {
    const text =
      'class A @Inject() (s3: ) extends Base( { val x = ; def a( = s3.putObject(_. ) ; for (x <- ) { } x match { case } s"$ ${ new ; import a.{ } }';
    for (let end = 0; end <= text.length; end += 3) {
      const part = text.slice(0, end);
      const syntax = open(part);
      syntax.imports();
      for (const name of ['s3', 'A', 'x', 'a']) syntax.bindings(name).map(showBinding);
      for (const match of part.matchAll(/\w+/g)) {
        showUse(syntax.useAt(match.index));
        syntax.functionAt(match.index)?.returns().map(show);
        syntax.classAt(match.index)?.field('s3').map(showBinding);
      }
    }
  });
});
