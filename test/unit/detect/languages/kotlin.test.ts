import assert from 'node:assert/strict';
import { kotlinFrontEnd } from '../../../../src/core/detect/languages/kotlin/index.js';
import { show, showBinding, showUse } from '../../../support/describe-syntax.js';
import { sourceOpener } from '../../../support/open-source.js';

describe('Kotlin front end', () => {
  const open = sourceOpener(kotlinFrontEnd, 'kotlin');
  const within = (statements: string): string => `suspend fun run() {\n${statements}\n}\n`;
  const bindingsOf = (text: string, name: string): readonly string[] => open(text).bindings(name).map(showBinding);
  const useOf = (text: string, word: string): string => showUse(open(text).useAt(text.lastIndexOf(word)));
  const valueOf = (expression: string): string => {
    const [binding] = open(within(`val found = ${expression}`)).bindings('found');
    return binding?.kind === 'value' ? show(binding.value) : 'nothing';
  };

  it('reads imports, renamed and whole', () => {
    const imports = open(
      [
        'package com.example.reports',
        'import aws.sdk.kotlin.services.s3.S3Client',
        'import aws.sdk.kotlin.services.s3.model.*',
        'import com.example.Clients.storage as shared',
        'class A',
      ].join('\n'),
    ).imports();
    assert.deepEqual(
      imports.map(({ module, symbol, local }) => `${symbol ?? ''} as ${local ?? '-'} from ${module}`),
      [
        'S3Client as S3Client from aws.sdk.kotlin.services.s3',
        '* as - from aws.sdk.kotlin.services.s3.model',
        'storage as shared from com.example.Clients',
      ],
    );
  });

  it('gives expressions in neutral form', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['s3?.getObject(request)!!', 's3.getObject(request)'],
      ['other ?: fallback', 'other | fallback'],
      ['if (ready) first else second', 'first | second'],
      ['when (kind) { 1 -> first\n else -> second }', 'first | second'],
      ['"daily/$id-${day.name}.json"', '"daily/<id>-<day.name>.json"'],
      ['"cost: \\$5"', '"cost: $5"'],
      ['"a" + b', '"a<b>"'],
      ['listOf("a", b)', '["a", b]'],
      ['mapOf("id" to id)', '{id: id}'],
      ['make(where = "eu", *rest)', 'make(where = "eu", *rest)'],
      [
        'PutObjectRequest { bucket = "r"; this.key = k; if (x) { tagging = t } }',
        'PutObjectRequest({bucket: "r", key: k, tagging: t})',
      ],
      [
        's3.deleteObjects { delete { objects = ids } ; bucket = "r" }',
        's3.deleteObjects({delete: {objects: ids}, bucket: "r"})',
      ],
      ['s3.listBuckets { }', 's3.listBuckets({})'],
      ['s3.putObject { it.bucket("r") }', 's3.putObject((it) => it.bucket("r"))'],
      ['keys.map { key -> key.name }', 'keys.map((key) => key.name)'],
      ['make().also { log(it) }', 'make()'],
      ['lazy { make() }', 'make()'],
      ['x as S3Client', 'x | <a value of type>'],
      ['-5', '-5'],
      ['null', 'null'],
    ];
    for (const [source, expected] of cases) assert.equal(valueOf(source), expected, source);
  });

  it('binds locals, parameters, loops, destructured parts, top-level functions and properties', () => {
    assert.deepEqual(bindingsOf(within('val s3: S3Client = make()'), 's3'), ['value make(): S3Client']);
    assert.deepEqual(bindingsOf('fun run(s3: S3Client? = null) { }', 's3'), ['parameter 0 of run: S3Client = null']);
    assert.deepEqual(bindingsOf(within('for (key in keys) { use(key) }'), 'key'), ['element keys']);
    assert.deepEqual(bindingsOf(within('val (first, second) = pair'), 'second'), ['value/1 pair']);
    assert.deepEqual(bindingsOf('val shared by lazy { make() }\n', 'shared'), ['value make()']);
    assert.deepEqual(bindingsOf('fun make() = S3Client { }\n', 'make'), ['function make']);
    assert.deepEqual(bindingsOf('class A {\n fun make() = 1\n val s3 = 2\n}\n', 's3'), []);
  });

  it('gives the parameter of a scope function its receiver, and of others what the call gives', () => {
    assert.deepEqual(bindingsOf(within('make().use { client -> client.close() }'), 'client'), ['value make()']);
    assert.deepEqual(bindingsOf(within('make().let { it.close() }'), 'it'), ['value make()']);
    assert.deepEqual(bindingsOf(within('keys.forEach { it.close() }'), 'it'), ['parameter 0 of ?']);
  });

  it('finds members: constructor properties, companions, computed and late properties', () => {
    const text = [
      'class Store(private val s3: S3Client, bucket: String = "reports") : Base(s3), Other {',
      '    private val name = bucket',
      '    private lateinit var queue: SqsClient',
      '    val twice get() = name',
      '    init { queue = make() }',
      '    fun put(key: String) = s3.putObject(key)',
      '    companion object {',
      '        val SHARED = make()',
      '        fun of(): Store = Store(SHARED)',
      '    }',
      '}',
    ].join('\n');
    const store = open(text).classAt(text.indexOf('name = bucket'));
    assert.deepEqual(store?.bases.map(show), ['Base', 'Other']);
    assert.deepEqual(store?.field('s3').map(showBinding), ['parameter 0 of Store: S3Client']);
    assert.deepEqual(store?.field('bucket'), [], 'a plain parameter is no property');
    assert.deepEqual(store?.field('queue').map(showBinding), ['value make(): SqsClient']);
    assert.deepEqual(store?.field('SHARED').map(showBinding), ['value make()']);
    assert.deepEqual(store?.field('twice'), []);
    assert.equal(store?.method('twice')?.kind, 'property');
    assert.deepEqual(store?.method('put')?.returns().map(show), ['s3.putObject(key)']);
    assert.equal(store?.method('of')?.name, 'of');
    assert.equal(store?.method('constructor')?.parameters.length, 2);
  });

  it('gives plain names inside scope and extension functions to their receivers too', () => {
    const scoped = within('with(s3) { putObject(request) }');
    assert.equal(useOf(scoped, 'putObject'), 'call s3.putObject | putObject(request)');
    const extension = 'suspend fun S3Client.keep() {\n putObject(request)\n}\n';
    assert.equal(useOf(extension, 'putObject'), 'call <a value of type>.putObject | putObject(request)');
  });

  it('tells calls from definitions, strings, comments and assignments', () => {
    assert.equal(useOf(within('s3.putObject { bucket = "r" }'), 'putObject'), 'call s3.putObject({bucket: "r"})');
    assert.equal(
      useOf(within('s3.getObject(request) { it.body }'), 'getObject'),
      'call s3.getObject(request, (it) => it.body)',
    );
    assert.equal(useOf('fun putObject(key: String) { }\n', 'putObject'), 'no use');
    assert.equal(useOf(within('log("putObject()")'), 'putObject'), 'no use');
    assert.equal(useOf(within('val putObject = 1'), 'putObject'), 'no use');
    assert.equal(useOf(within('retry(s3::putObject)'), 'putObject'), 'reference s3.putObject');
  });

  it('gives other files top-level definitions and members of objects', () => {
    const syntax = open('val queue = make()\nfun storage() = other()\nobject Clients {\n    val shared = third()\n}\n');
    assert.deepEqual(syntax.exported('queue').map(showBinding), ['value make()']);
    assert.deepEqual(syntax.exported('storage').map(showBinding), ['function storage']);
    assert.deepEqual(syntax.exported('Clients').map(showBinding), ['class Clients']);
    assert.deepEqual(syntax.exported('shared').map(showBinding), ['value third()']);
    assert.deepEqual(syntax.exported('missing'), []);
  });

  it('marks tests by annotation', () => {
    const text = 'class A {\n @Test fun writes() { s3.putObject(r) }\n fun work() { s3.getObject(r) }\n}\n';
    assert.equal(open(text).isTestCode(text.indexOf('putObject')), true);
    assert.equal(open(text).isTestCode(text.indexOf('getObject')), false);
  });

  it('does not throw on half-typed code', () => {
    const text =
      'class A(val s3: ) : Base( { val x by lazy { ; fun a( = s3.putObject { bucket = ; key = "$ } \n with( { it. } \n for (x in ) { } when { -> } s3?. !! :: "${ }';
    for (let end = 0; end <= text.length; end += 3) {
      const part = text.slice(0, end);
      const syntax = open(part);
      syntax.imports();
      for (const name of ['s3', 'A', 'x', 'it', 'bucket']) syntax.bindings(name).map(showBinding);
      for (const match of part.matchAll(/\w+/g)) {
        showUse(syntax.useAt(match.index));
        syntax.functionAt(match.index)?.returns().map(show);
        syntax.classAt(match.index)?.field('s3').map(showBinding);
      }
    }
  });
});
