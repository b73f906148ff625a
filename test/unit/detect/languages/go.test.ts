import assert from 'node:assert/strict';
import type { Expression } from '../../../../src/core/detect/expression.js';
import type { Binding } from '../../../../src/core/detect/languages/front-end.js';
import { goFrontEnd } from '../../../../src/core/detect/languages/go/index.js';
import { packageNames } from '../../../../src/core/detect/languages/go/imports.js';
import { goPackages } from '../../../../src/core/detect/languages/go/packages.js';
import { namesDefined } from '../../../../src/core/detect/definitions.js';
import { sourceOpener } from '../../../support/open-source.js';
import { source } from '../../../support/scan-source.js';

const open = sourceOpener(goFrontEnd, 'go');

/** Source-like text of an expression, to compare with. */
function show(expression: Expression | undefined): string {
  switch (expression?.kind) {
    case 'name':
      return expression.name;
    case 'self':
      return 'self';
    case 'member':
      return `${show(expression.object)}.${expression.property}`;
    case 'index':
      return `${show(expression.object)}[${show(expression.index)}]`;
    case 'call': {
      const given = expression.arguments.map(
        ({ name, spread, value }) => (spread === true ? '...' : name === undefined ? '' : `${name}: `) + show(value),
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

function describeBinding(binding: Binding): string {
  switch (binding.kind) {
    case 'value':
      return `value ${show(binding.value)}${binding.type === undefined ? '' : `: ${show(binding.type)}`}`;
    case 'element':
      return `element ${show(binding.value)}`;
    case 'parameter': {
      const { type } = binding.parameter;
      return `parameter ${binding.parameter.index ?? 'rest'} of ${binding.function.name ?? '?'}${type ? `: ${show(type)}` : ''}`;
    }
    case 'import':
      return `import ${binding.import.module}`;
    case 'function':
      return `function ${binding.definition.name ?? '?'}`;
    case 'class':
      return `class ${binding.definition.name ?? '?'}`;
    case 'declared':
      return `declared ${show(binding.type)}`;
    case 'entered':
      return 'entered';
    case 'opaque':
      return `opaque ${binding.description}`;
  }
}

const inFunction = (body: string): string => `package reports\n\nfunc run(ctx context.Context) {\n${body}\n}\n`;
const bindingsOf = (text: string, name: string): readonly string[] => open(text).bindings(name).map(describeBinding);
/** What `value` is, written in a function. */
const valueOf = (expression: string): string =>
  bindingsOf(inFunction(`value := ${expression}`), 'value')
    .join('; ')
    .replace(/^value /, '');

describe('Go: imports', () => {
  it('reads single and grouped imports, with and without names', () => {
    const text = source`
      package reports

      import "context"
      import (
        "github.com/aws/aws-sdk-go-v2/service/s3"
        cfg "github.com/aws/aws-sdk-go-v2/config"
        . "example.com/reports/dsl"
        _ "example.com/reports/drivers"
      )
    `;
    const found = open(text)
      .imports()
      .map(({ module, symbol, local }) => `${module} ${symbol ?? ''} ${local ?? '-'}`.replace('  ', ' '));
    assert.deepEqual(found, [
      'context context',
      'github.com/aws/aws-sdk-go-v2/service/s3 s3',
      'github.com/aws/aws-sdk-go-v2/config cfg',
      'example.com/reports/dsl * -',
      'example.com/reports/drivers -',
    ]);
  });

  it('tells the likely name of a package from its path', () => {
    assert.equal(packageNames('cloud.google.com/go/secretmanager/apiv1')[0], 'secretmanager');
    assert.equal(packageNames('cloud.google.com/go/pubsub/v2')[0], 'pubsub');
    assert.equal(packageNames('firebase.google.com/go/v4')[0], 'firebase');
    assert.equal(packageNames('gopkg.in/yaml.v3')[0], 'yaml');
    assert.ok(packageNames('github.com/example/go-reports').includes('reports'));
  });

  it('binds a package under another name that its path allows', () => {
    const text = 'package jobs\n\nimport "github.com/example/go-reports"\n\nvar store = reports.New()\n';
    assert.deepEqual(bindingsOf(text, 'reports'), ['import github.com/example/go-reports']);
  });
});

describe('Go: bindings', () => {
  it('gives the first result of a call to the first name and follows further ones in the file', () => {
    const text = source`
      package reports

      func clients(cfg aws.Config) (*s3.Client, *sqs.Client, error) {
        return s3.NewFromConfig(cfg), sqs.NewFromConfig(cfg), nil
      }

      func run() {
        store, queue, err := clients(cfg)
      }
    `;
    assert.deepEqual(bindingsOf(text, 'store'), ['value clients(cfg)']);
    assert.deepEqual(bindingsOf(text, 'queue'), ['value sqs.NewFromConfig(cfg): sqs.Client']);
  });

  it('binds an assignment where the variable was declared', () => {
    const text = source`
      package reports

      var client *s3.Client

      func init() {
        client = s3.NewFromConfig(cfg)
      }
    `;
    const [binding, ...more] = open(text).bindings('client');
    assert.ok(binding);
    assert.deepEqual(more, []);
    assert.equal(describeBinding(binding), 'value s3.NewFromConfig(cfg): s3.Client');
    assert.equal(binding.scope.kind, 'module');
  });

  it('keeps variables to the statement or block that they are declared in', () => {
    const text = inFunction('if client, ok := clients["reports"]; ok {\n\tuse(client)\n}\nclient := other');
    const [inner, outer] = open(text).bindings('client');
    assert.ok(inner && outer);
    assert.equal(text.slice(inner.scope.start, inner.scope.start + 2), 'if');
    assert.equal(outer.scope.kind, 'function');
    assert.ok(inner.scope.end < outer.from);
  });

  it('reads loops, receives and type switches', () => {
    const text = inFunction(
      [
        'for index, client := range clients {',
        '}',
        'for job := range queue.Jobs() {',
        '}',
        'select {',
        'case message := <-messages:',
        '}',
        'switch typed := value.(type) {',
        'case *s3.Client:',
        '}',
      ].join('\n'),
    );
    assert.deepEqual(bindingsOf(text, 'client'), ['element clients']);
    assert.deepEqual(bindingsOf(text, 'index'), ['opaque an index or key']);
    assert.deepEqual(bindingsOf(text, 'job'), ['element queue.Jobs()']);
    assert.deepEqual(bindingsOf(text, 'message'), ['value messages[?the next]']);
    assert.deepEqual(bindingsOf(text, 'typed'), ['value value: s3.Client']);
  });

  it('counts parameters by their names and leaves the receiver out', () => {
    const text = source`
      package reports

      func (s *Store) Put(ctx context.Context, bucket, key string, client *s3.Client, opts ...Option) error { return nil }
    `;
    assert.deepEqual(bindingsOf(text, 'key'), ['parameter 2 of Put']);
    assert.deepEqual(bindingsOf(text, 'client'), ['parameter 3 of Put: s3.Client']);
    assert.deepEqual(bindingsOf(text, 'opts'), ['parameter rest of Put']);
    assert.deepEqual(bindingsOf(text, 's'), ['value self']);
  });

  it('names types of collections and functions by what they give', () => {
    const text = 'package reports\n\nfunc run(all map[string]*s3.Client, make func() *s3.Client) {}\n';
    assert.deepEqual(bindingsOf(text, 'all'), [
      'parameter 0 of run: [new s3.Client(...?what it holds), ...?further elements]',
    ]);
    assert.deepEqual(bindingsOf(text, 'make'), ['parameter 1 of run: () => new s3.Client(...?what it holds)']);
  });
});

describe('Go: expressions', () => {
  it('takes pointers, brackets and conversions for what they hold', () => {
    assert.equal(
      valueOf('&s3.PutObjectInput{Bucket: &bucket, Key: (key)}'),
      'new s3.PutObjectInput(Bucket: bucket, Key: key)',
    );
    assert.equal(valueOf('[]byte("report")'), '"report"');
    assert.equal(valueOf('*pointer'), 'pointer');
    assert.equal(valueOf('new(s3.PutObjectInput)'), 'new s3.PutObjectInput()');
    assert.equal(valueOf('value.(*s3.Client)'), 'value | new s3.Client(...?what it holds)');
  });

  it('reads literals of maps, slices and structs', () => {
    assert.equal(valueOf('map[string]string{"Metric": name, key: "x"}'), '{Metric: name, ...: "x"}');
    assert.equal(valueOf('[]types.Tag{{Key: a}, {Key: b}}'), '[new types.Tag(Key: a), new types.Tag(Key: b)]');
    assert.equal(valueOf('struct{ Name string }{Name: "reports"}'), '{Name: "reports"}');
    assert.equal(valueOf('append(tags, tag)'), '[...tags, tag]');
  });

  it('puts texts together', () => {
    assert.equal(valueOf('"reports/" + year + `/summary`'), '"reports/<year>/summary"');
    assert.equal(valueOf('fmt.Sprintf("%s-%02d/%[1]s%%", name, month)'), '"<name>-<month>/<name>%"');
    assert.equal(valueOf('path.Join("reports", year)'), '"reports/<year>"');
    assert.equal(valueOf('"line\\n"'), '"line\\n"');
  });

  it('names the fields of a literal without keys where the type is in the file', () => {
    const text = source`
      package reports

      type Store struct {
        client *s3.Client
        bucket, prefix string
      }

      var store = Store{client, "reports", "2026/"}
    `;
    assert.deepEqual(bindingsOf(text, 'store'), [
      'value new Store(client: client, bucket: "reports", prefix: "2026/")',
    ]);
  });

  it('takes a function that fills in its parameter for what it makes of it', () => {
    assert.equal(valueOf('func(o *s3.Options) { o.Region = "eu-west-1" }'), '(o) => o');
    assert.equal(valueOf('func() *s3.Client { return client }'), '() => client');
  });
});

describe('Go: types and their members', () => {
  const text = source`
    package reports

    type Base struct{ bucket string }

    type Store struct {
      Base
      *s3.Client
      queue QueueAPI
    }

    type QueueAPI interface {
      SendMessage(ctx context.Context, in *sqs.SendMessageInput) error
    }

    func New(queue *sqs.Client) *Store {
      store := &Store{queue: queue}
      store.Client = s3.NewFromConfig(cfg)
      return store
    }

    func (s *Store) Put(ctx context.Context) (out *s3.PutObjectOutput, err error) {
      out, err = s.PutObject(ctx, nil)
      return
    }
  `;

  function classOf(name: string): Extract<Binding, { kind: 'class' }>['definition'] {
    const binding = open(text).bindings(name)[0];
    assert.ok(binding?.kind === 'class', name);
    return binding.definition;
  }

  it('has embedded types as bases', () => {
    assert.deepEqual(classOf('Store').bases.map(show), ['Base', 's3.Client']);
  });

  it('finds what fields are given in literals and assignments, with their types', () => {
    assert.deepEqual(classOf('Store').field('queue').map(describeBinding), ['value queue: QueueAPI']);
    assert.deepEqual(classOf('Store').field('Client').map(describeBinding), ['value s3.NewFromConfig(cfg): s3.Client']);
    assert.deepEqual(classOf('Base').field('bucket').map(describeBinding), ['opaque the field bucket']);
  });

  it('has methods by their receivers, and those of interfaces as declared only', () => {
    const put = classOf('Store').method('Put');
    assert.equal(put?.kind, 'method');
    assert.deepEqual(put.returns().map(show), ['out']);
    assert.equal(classOf('QueueAPI').method('SendMessage')?.abstract, true);
    assert.equal(classOf('Base').method('Put'), undefined);
  });

  it('offers methods of a type that is declared in another file', () => {
    const part = 'package reports\n\nfunc (s *Store) Remove(ctx context.Context) error { return nil }\n';
    const [binding] = open(part).exported('Store');
    assert.ok(binding?.kind === 'class');
    assert.equal(binding.definition.partial, true);
    assert.ok(binding.definition.method('Remove'));
  });
});

describe('Go: uses', () => {
  const useOf = (text: string, word: string): string => {
    const use = open(text).useAt(text.lastIndexOf(word));
    if (use === undefined) return 'no use';
    if (use.kind === 'call') return `call ${show(use.call)}`;
    return `reference ${show(use.reference)}${use.passedTo === undefined ? '' : ` passed to ${show(use.passedTo.callee)}`}`;
  };

  it('tells calls, also over lines, from methods that are handed on', () => {
    assert.equal(
      useOf(inFunction('client.\n\tPutObject(ctx, input)'), 'PutObject'),
      'call client.PutObject(ctx, input)',
    );
    assert.equal(
      useOf(inFunction('retry(client.PutObject, 3)'), 'PutObject'),
      'reference client.PutObject passed to retry',
    );
    assert.equal(useOf(inFunction('put := client.PutObject'), 'PutObject'), 'reference client.PutObject');
  });

  it('takes no definition, key, comment or text for a use', () => {
    assert.equal(useOf('package a\n\nfunc (s *Store) PutObject(x int) {}', 'PutObject'), 'no use');
    assert.equal(useOf('package a\n\ntype API interface { PutObject(x int) error }', 'PutObject'), 'no use');
    assert.equal(useOf(inFunction('// client.PutObject(ctx)'), 'PutObject'), 'no use');
    assert.equal(useOf(inFunction('text := "client.PutObject(ctx)"'), 'PutObject'), 'no use');
    assert.equal(useOf(inFunction('table := Methods{PutObject: upload}'), 'PutObject'), 'no use');
  });

  it('lists the changes of a variable between its binding and a place', () => {
    const text = inFunction(
      'input := &s3.PutObjectInput{}\ninput.Bucket = aws.String("reports")\ninput.SetKey("a").SetACL("private")\nif tagged {\n\tinput.Tagging = tags\n}\ninput.Delete.Quiet = aws.Bool(true)\nclient.PutObject(ctx, input)\ninput.Key = nil',
    );
    const syntax = open(text);
    const [binding] = syntax.bindings('input');
    assert.ok(binding);
    const changes = syntax.changes?.('input', binding, text.indexOf('client.')) ?? [];
    assert.deepEqual(
      changes.map((change) => {
        if (change.kind === 'call') return show(change.call.callee);
        if (change.kind !== 'assignment') return change.kind;
        const path = [...(change.within ?? []), change.property].join('.');
        return `${path} = ${show(change.value)}${change.perhaps === true ? ' perhaps' : ''}`;
      }),
      [
        'Bucket = aws.String("reports")',
        'input.SetKey',
        'input.SetKey("a").SetACL',
        'Tagging = tags perhaps',
        'Delete.Quiet = aws.Bool(true)',
      ],
    );
  });

  it('knows tests by the file and by what a function takes', () => {
    assert.ok(goFrontEnd.isTestFile('internal/store/store_test.go'));
    assert.ok(!goFrontEnd.isTestFile('internal/store/latest.go'));
    const text =
      'package a\n\nfunc seed(t *testing.T) { client.PutObject(ctx, nil) }\nfunc run() { client.GetObject(ctx, nil) }\n';
    const syntax = open(text);
    assert.equal(syntax.isTestCode(text.indexOf('PutObject')), true);
    assert.equal(syntax.isTestCode(text.indexOf('GetObject')), false);
  });

  it('reads half-typed source without an error', () => {
    const text = source`
      package reports

      import (
        "github.com/aws/aws-sdk-go-v2/service/s3"

      type Store struct { client *s3.

      func (s *Store Put(ctx {
        s.client.PutObject(ctx, &s3.PutObjectInput{Bucket: 
        for _, x := range
        x := func(
    `;
    for (let end = 0; end <= text.length; end += 7) {
      const syntax = open(text.slice(0, end));
      syntax.imports();
      for (const name of ['s', 'x', 'Store', 'ctx', 'client', 's3']) {
        syntax.bindings(name).map(describeBinding);
        syntax.exported(name).map(describeBinding);
      }
      for (const match of text.slice(0, end).matchAll(/\w+/g)) syntax.useAt(match.index);
    }
  });
});

describe('Go: packages', () => {
  it('finds the names that a file defines for others', () => {
    const text = source`
      package store

      type Store struct{}

      type (
      	Option func(*Store)
      	Reader interface{ Read() }
      )

      const Bucket = "reports"

      var (
      	client *s3.Client
      	prefix = "2026/"
      )

      func New() *Store { return nil }
      func (s *Store) Put() {}
      func (Queue) Send() {}
      func Map[T any](all []T) {}
    `;
    const names = namesDefined(text, goPackages.names);
    for (const name of ['Store', 'Reader', 'Bucket', 'client', 'prefix', 'New', 'Queue', 'Map']) {
      assert.ok(names.includes(name), name);
    }
  });

  it('takes an import for the folder that its path ends in', () => {
    const packageOf = (folder: string, name: string): string =>
      goPackages.packageOf(`${folder}/a.go`, `package ${name}\n`);
    const means = (module: string, folder: string, name = 'store'): boolean =>
      goPackages.means(module, packageOf(folder, name));
    assert.ok(means('github.com/example/app/internal/store', 'internal/store'));
    assert.ok(means('github.com/example/app/internal/store', 'services/api/internal/store'));
    assert.ok(means('github.com/example/app/internal/v2/store', 'internal/store'));
    assert.ok(means('github.com/example/app/store/v3', 'store'));
    assert.ok(means('reports/store', 'cmd/reports/store'));
    assert.ok(!means('github.com/example/app/jobs/store', 'reports/store'));
    assert.ok(!means('context', 'internal/context', 'context'));
    assert.ok(!means('github.com/example/app/internal/store', 'internal/store', 'store_test'));
    assert.ok(!means('github.com/example/app/cmd/store', 'cmd/store', 'main'));
  });
});
