import assert from 'node:assert/strict';
import { phpFrontEnd } from '../../../../src/core/detect/languages/php/index.js';
import { frontEndTests, shownBinding } from '../../../support/front-end.js';
import { shown } from '../../../support/shown-expression.js';

describe('the PHP front end', () => {
  const parse = frontEndTests(phpFrontEnd, 'php');
  const open = (text: string): ReturnType<typeof parse> => parse(`<?php\n${text}`);

  it('gives imports by namespace and name, grouped and renamed, and included files', () => {
    const { syntax } = open(
      "use Aws\\S3\\S3Client as X;\nuse Aws\\{Sdk, Sqs\\SqsClient};\nrequire __DIR__ . '/clients.php';",
    );
    assert.deepEqual(
      syntax.imports().map(({ module, symbol, local }) => `${module} ${symbol ?? '-'} ${local ?? '-'}`),
      ['Aws\\S3 S3Client X', 'Aws Sdk Sdk', 'Aws\\Sqs SqsClient SqsClient', './clients.php * -'],
    );
  });

  it('reads members, static members, constants and dynamic names', () => {
    const file = open(
      '$this->client?->putObject([]); self::$shared->go(S::KEY); S3Client::factory(region: "x"); $a->{$m}(1); f(...$x);',
    );
    assert.equal(file.call('putObject'), 'self/$client/putObject({})');
    assert.equal(file.call('go'), 'self/$shared/go(S/KEY)');
    assert.equal(file.call('factory'), 'S3Client/factory(region: "x")');
    assert.equal(file.call('->{'), '$a/*(1)');
    assert.equal(file.call('f('), 'f(...$x)');
  });

  it('reads arrays, texts and choices', () => {
    const file = open(
      'go(["a" => 1, ...$more], [1, 2], "x/{$y}-$z", "a" . $b, $c ?? $d ?: $e, sprintf(\'%s/%2$s\', $f, $g));',
    );
    assert.equal(file.call('go'), 'go({a: 1, ...: $more}, [1, 2], "x/<$y>-<$z>", "a<$b>", $c | $d | $e, "<$f>/<$g>")');
  });

  it('reads joined arrays and forwarded calls', () => {
    const file = open('go(array_merge(["a" => 1], $x)); call_user_func([$s3, "putObject"], $input);');
    assert.equal(file.call('go'), 'go({...: {a: 1}, ...: $x})');
    assert.equal(file.call('call_user_func'), '$s3/putObject($input)');
  });

  it('takes the first part of a name by the imports', () => {
    const file = open('namespace App;\nuse Aws\\S3;\nnew S3\\S3Client([]); new \\Aws\\Sdk(); new Local\\Store();');
    assert.equal(file.call('S3Client'), 'new \\Aws\\S3\\S3Client({})');
    assert.equal(file.call('Sdk'), 'new \\Aws\\Sdk()');
    assert.equal(file.call('Store'), 'new \\App\\Local\\Store()');
    assert.deepEqual(file.binds('\\Aws\\Sdk'), ['import Aws Sdk']);
  });

  it("keeps a file's variables out of its functions", () => {
    const file = open(
      '$s3 = make();\nfunction f($s3, array &$x) { global $g; $y ??= 1; return function () use ($s3) { $s3; }; }',
    );
    const [top, parameter, captured] = file.syntax.bindings('$s3');
    assert.deepEqual(file.binds('$s3'), ['value make()', 'parameter s3', 'value $s3']);
    assert.equal(top?.scope.kind, 'class');
    assert.equal(parameter?.scope.kind, 'function');
    assert.ok(
      captured?.kind === 'value' && captured.value.at < captured.scope.start,
      'it is the value around the closure',
    );
    assert.deepEqual(file.binds('$g'), ['value $g']);
    assert.deepEqual(file.binds('$y'), ['value 1']);
  });

  it('takes arrays and loops apart', () => {
    const file = open('[$a, $b] = f(); ["k" => $c] = g(); foreach ($list as $k => $d) {} foreach ($list as [$e]) {}');
    assert.deepEqual(file.binds('$b'), ['value f() .1']);
    assert.deepEqual(file.binds('$c'), ['value g() .k']);
    assert.deepEqual(file.binds('$k'), ['opaque a key of an array']);
    assert.deepEqual(file.binds('$d'), ['element $list']);
    assert.deepEqual(file.binds('$e'), ['element $list .0']);
  });

  it('finds declared, promoted, documented and assigned properties', () => {
    const file = open(
      'class S extends Base implements Api { use T;\n const K = "k";\n /** @var SqsClient|null */ private $q;\n private ?S3Client $s = null;\n function __construct(private readonly S3Client $p) { $this->s = new S3Client([]); } }',
    );
    const found = file.syntax.classAt(file.at('$this'));
    assert.deepEqual(found?.field('$q').map(shownBinding), ['declared SqsClient']);
    assert.deepEqual(found?.field('$p').map(shownBinding), ['parameter p: S3Client']);
    assert.deepEqual(found?.field('$s').map(shownBinding), ['value new S3Client({})', 'declared S3Client']);
    assert.deepEqual(found?.field('K').map(shownBinding), ['value "k"']);
    assert.deepEqual(found?.bases.map(shown), ['T', 'Base', 'Api']);
    assert.equal(found?.method('__construct')?.kind, 'constructor');
  });

  it('reads types of signatures and comments', () => {
    const file = open(
      '/**\n * @param S3Client $a\n * @return static\n */\nclass X { /** @return \\Aws\\Sdk */ function f(S3Client|null $a, $b): ?Store {} function g(): ?Sdk {} }',
    );
    const method = file.syntax.functionAt(file.at('{} function'));
    assert.equal(shown(method?.returnType), 'Store');
    assert.deepEqual(
      method?.parameters.map(({ type }) => shown(type)),
      ['S3Client', 'nothing'],
    );
  });

  it('takes an object of a container for what its class is', () => {
    const file = open('$x = $app->get(\\Aws\\S3\\S3Client::class);');
    assert.deepEqual(file.binds('$x'), ['value new \\Aws\\S3\\S3Client']);
    assert.deepEqual(file.binds('new \\Aws\\S3\\S3Client'), ['declared \\Aws\\S3\\S3Client']);
  });

  it('tells changes of an array', () => {
    const file = open('$input = ["A" => 1]; $input["B"] = 2; go($input);');
    const [binding] = file.syntax.bindings('$input');
    assert.ok(binding);
    const changes = file.syntax.changes?.('$input', binding, file.at('go(')) ?? [];
    assert.deepEqual(
      changes.map((change) => (change.kind === 'assignment' ? `${change.property} ${shown(change.value)}` : '')),
      ['B 2'],
    );
  });

  it('knows namespaces, and folders where there is none', () => {
    const { packages } = phpFrontEnd;
    assert.equal(packages?.packageOf('src/Store.php', '<?php\nnamespace App\\Reports;'), 'App\\Reports');
    assert.equal(packages?.packageOf('jobs/worker.php', '<?php'), '/jobs');
    assert.equal(packages?.sees?.('/jobs', '/jobs/lib'), true);
    assert.equal(packages?.means('App\\Reports', 'App\\Reports'), true);
    assert.deepEqual(phpFrontEnd.moduleFiles('./../clients.php', 'a/b/c.php'), ['a/clients.php']);
  });
});
