import assert from 'node:assert/strict';
import type { Expression } from '../../../../src/core/detect/expression.js';
import type { Binding, FileSyntax } from '../../../../src/core/detect/languages/front-end.js';
import { javascriptFrontEnd } from '../../../../src/core/detect/languages/javascript/index.js';
import type { LanguageId } from '../../../../src/core/model/source.js';
import { createParsers } from '../../../../src/core/syntax/parsers.js';
import type { OwnedTree } from '../../../../src/core/syntax/parsers.js';
import { wasmAssets } from '../../../support/assets.js';

const parsers = createParsers(wasmAssets());
const trees: OwnedTree[] = [];
const LANGUAGES: readonly LanguageId[] = ['javascript', 'typescript', 'typescriptreact'];

before(async () => {
  for (const language of LANGUAGES) await parsers.load(language);
});
afterEach(() => {
  for (const tree of trees.splice(0)) tree.delete();
});
after(() => parsers.dispose());

function open(text: string, language: LanguageId = 'typescript'): FileSyntax {
  const tree = parsers.parse(language, text, 5000);
  assert.ok(tree);
  trees.push(tree);
  return javascriptFrontEnd.open(tree);
}

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
      const given = expression.arguments.map(({ spread, value }) => (spread === true ? '...' : '') + show(value));
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
  const path = 'path' in binding && binding.path !== undefined ? `/${binding.path.join('/')}` : '';
  switch (binding.kind) {
    case 'value': {
      const type = binding.type === undefined ? '' : `: ${show(binding.type)}`;
      return `value${path} ${show(binding.value)}${type}`;
    }
    case 'element':
    case 'entered':
      return `${binding.kind}${path} ${show(binding.value)}`;
    case 'parameter': {
      const { parameter } = binding;
      const type = parameter.type === undefined ? '' : `: ${show(parameter.type)}`;
      const fallback = parameter.default === undefined ? '' : ` = ${show(parameter.default)}`;
      return `parameter${path} ${parameter.index ?? 'rest'} of ${binding.function.name ?? '?'}${type}${fallback}`;
    }
    case 'import':
      return `import ${binding.import.symbol ?? '(module)'} from ${binding.import.module}`;
    case 'function':
      return `function ${binding.definition.name ?? '?'}`;
    case 'class':
      return `class ${binding.definition.name ?? '?'}`;
    case 'declared':
      return `declared ${show(binding.type)}`;
    case 'opaque':
      return `opaque ${binding.description}`;
  }
}

const bindingsOf = (text: string, name: string, language?: LanguageId): readonly string[] =>
  open(text, language).bindings(name).map(describeBinding);

function useOf(text: string, word: string, language?: LanguageId): string {
  const use = open(text, language).useAt(text.lastIndexOf(word));
  if (use === undefined) return 'no use';
  if (use.kind === 'call') return `call ${show(use.call)}`;
  return `reference ${show(use.reference)}${use.passedTo === undefined ? '' : ` passed to ${show(use.passedTo.callee)}`}`;
}

describe('JavaScript: imports', () => {
  const importsOf = (text: string, language?: LanguageId): readonly string[] =>
    open(text, language)
      .imports()
      .map(
        ({ module, symbol, local, typeOnly }) =>
          `${symbol ?? '(module)'} as ${local ?? '-'} from ${module}${typeOnly === true ? ' (type)' : ''}`,
      );

  it('reads every form of import statement', () => {
    const text = [
      "import reports, { read, write as put, type Row } from './reports';",
      "import type { Job } from './jobs';",
      "import * as s3 from '@aws-sdk/client-s3';",
      "import './effects';",
      "import legacy = require('./legacy');",
      "export { send } from './send';",
      "export * from './all';",
    ].join('\n');
    assert.deepEqual(importsOf(text), [
      'default as reports from ./reports',
      'read as read from ./reports',
      'write as put from ./reports',
      'Row as Row from ./reports (type)',
      'Job as Job from ./jobs (type)',
      '(module) as s3 from @aws-sdk/client-s3',
      '(module) as - from ./effects',
      '(module) as legacy from ./legacy',
      '(module) as - from ./send',
      '(module) as - from ./all',
    ]);
  });

  it('reads require and dynamic import, destructured or not', () => {
    const text = [
      "const s3 = require('@aws-sdk/client-s3');",
      "const { read, write: put } = require('./reports');",
      "const { S3Client } = await import('@aws-sdk/client-s3');",
      "app.use(require('./routes'));",
    ].join('\n');
    assert.deepEqual([...importsOf(text, 'javascript')].sort(), [
      '(module) as - from ./routes',
      '(module) as s3 from @aws-sdk/client-s3',
      'S3Client as S3Client from @aws-sdk/client-s3',
      'read as read from ./reports',
      'write as put from ./reports',
    ]);
  });

  it('binds a module that is used where it is loaded', () => {
    const file = open("const s3 = new (require('@aws-sdk/client-s3').S3Client)();", 'javascript');
    const [binding] = file.bindings('s3');
    assert.equal(binding && describeBinding(binding), "value new require('@aws-sdk/client-s3').S3Client()");
    assert.deepEqual(file.bindings("require('@aws-sdk/client-s3')").map(describeBinding), [
      'import (module) from @aws-sdk/client-s3',
    ]);
  });
});

describe('JavaScript: bindings', () => {
  it('follows values, their types and casts', () => {
    assert.deepEqual(bindingsOf('const s3: S3Client = make();', 's3'), ['value make(): S3Client']);
    assert.deepEqual(bindingsOf("const s3 = container.get('s3') as S3Client;", 's3'), [
      'value container.get("s3"): S3Client',
    ]);
    assert.deepEqual(bindingsOf('let s3: S3Client | undefined;', 's3'), ['declared S3Client']);
    assert.deepEqual(bindingsOf('let s3; s3 = make(); s3 ??= other();', 's3'), [
      'value null',
      'value make()',
      'value other()',
    ]);
  });

  it('follows destructuring, defaults and loops', () => {
    const text = 'const { clients: { s3 = none }, ...others } = context; const [, second] = pair;';
    assert.deepEqual(bindingsOf(text, 's3'), ['value/clients/s3 context']);
    assert.deepEqual(bindingsOf(text, 'others'), ['opaque the rest of an object']);
    assert.deepEqual(bindingsOf('for await (const { Contents } of pages()) use(Contents);', 'Contents'), [
      'element/Contents pages()',
    ]);
    assert.deepEqual(bindingsOf('for (const key in table) use(key);', 'key'), ['opaque a key of an object']);
  });

  it('follows parameters, destructured, typed, with defaults and rest', () => {
    const text =
      'async function store(s3: S3Client, { table = "jobs" }: Options = {}, region = "eu-west-1", ...keys: string[]) {}';
    assert.deepEqual(bindingsOf(text, 's3'), ['parameter 0 of store: S3Client']);
    assert.deepEqual(bindingsOf(text, 'table'), ['parameter/table 1 of store: Options = {}']);
    assert.deepEqual(bindingsOf(text, 'region'), ['parameter 2 of store = "eu-west-1"']);
    assert.deepEqual(bindingsOf(text, 'keys'), ['parameter rest of store']);
    assert.deepEqual(bindingsOf('const read = key => load(key);', 'key', 'javascript'), ['parameter 0 of read']);
  });

  it('knows functions, classes, enums and type shapes', () => {
    const text =
      'const make = async () => new S3Client({}); class Store {} enum Table { Jobs = "jobs" } interface Deps { s3: S3Client }';
    assert.deepEqual(bindingsOf(text, 'make'), ['function make']);
    assert.deepEqual(bindingsOf(text, 'Store'), ['class Store']);
    assert.deepEqual(bindingsOf(text, 'Table'), ['value {Jobs: "jobs"}']);
    assert.deepEqual(
      open(text)
        .bindings('Deps')
        .flatMap((one) => (one.kind === 'class' ? one.definition.field('s3') : []))
        .map(describeBinding),
      ['declared S3Client'],
    );
  });

  it('gives an assignment the scope of the declaration', () => {
    const file = open('let s3;\nfunction client() { if (!s3) { s3 = new S3Client({}); } return s3; }');
    const [declared, assigned] = file.bindings('s3');
    assert.equal(declared?.scope.kind, 'module');
    assert.deepEqual(assigned?.scope, declared.scope);
    assert.ok(assigned.block.start > 0, 'the branch that it stands in');
  });

  it('keeps blocks apart for let and const, and functions for var', () => {
    const [inner] = open('function f() { if (ready) { const key = 1; } }').bindings('key');
    assert.equal(inner?.scope.kind, 'block');
    const [hoisted] = open('function f() { if (ready) { var key = 1; } }').bindings('key');
    assert.equal(hoisted?.scope.kind, 'function');
  });
});

describe('JavaScript: expressions', () => {
  const valueOf = (text: string, language?: LanguageId): string => {
    const [binding] = open(`const x = ${text};`, language).bindings('x');
    return binding?.kind === 'value' ? show(binding.value) : 'no value';
  };

  it('reads strings, templates and joined texts', () => {
    assert.equal(valueOf("'it\\'s \\u0041'"), '"it\'s A"');
    assert.equal(valueOf('`logs-${stage}/x`'), '"logs-<stage>/x"');
    assert.equal(valueOf("'logs-' + stage + '/x'"), '"logs-<stage>/x"');
    assert.equal(valueOf('1 + 2'), '?the result of +');
  });

  it('reads choices, casts, await and optional chains as the values they give', () => {
    assert.equal(valueOf("process.env.BUCKET ?? 'reports'"), 'process.env.BUCKET | "reports"');
    assert.equal(valueOf('ready ? a : b'), 'a | b');
    assert.equal(valueOf('ready && client'), 'client');
    assert.equal(valueOf('((await make()) as S3Client)!'), 'make()');
    assert.equal(valueOf("this.clients?.['s3']?.send"), 'this.clients.s3.send');
    assert.equal(valueOf('import.meta.env.BUCKET'), 'import.meta.env.BUCKET');
  });

  it('reads objects, lists and functions', () => {
    assert.equal(
      valueOf("{ Bucket, Key: key, ...rest, ['a']: -1, [b]: undefined }"),
      '{Bucket: Bucket, Key: key, ...: rest, a: -1, ...: null}',
    );
    assert.equal(valueOf('[a, ...b, 3]'), '[a, ...b, 3]');
    assert.equal(valueOf('new Map([[1, (a) => a.b]])'), 'new Map([[1, (a) => a.b]])');
  });
});

describe('JavaScript: uses of a word', () => {
  it('finds calls, constructions and their whole chain', () => {
    assert.equal(useOf('await this.s3?.send(command);', 'send'), 'call this.s3.send(command)');
    assert.equal(
      useOf('new s3.PutObjectCommand({ Bucket });', 'PutObjectCommand'),
      'call new s3.PutObjectCommand({Bucket: Bucket})',
    );
    assert.equal(
      useOf('const a = <b onClick={() => client.send(x)} />;', 'send', 'typescriptreact'),
      'call client.send(x)',
    );
    assert.equal(useOf('client.send<Output>(x);', 'send'), 'call client.send(x)');
  });

  it('finds functions that are passed on', () => {
    assert.equal(useOf('retry(client.putObject, input);', 'putObject'), 'reference client.putObject passed to retry');
    assert.equal(useOf('const { a } = { putObject };', 'putObject'), 'reference putObject');
  });

  it('passes over definitions, targets, keys, comments and strings', () => {
    for (const text of [
      'function putObject() {}',
      'class Store { putObject() {} }',
      'const putObject = 1;',
      'const store = { putObject: 1 };',
      'const { putObject } = store;',
      "import { putObject } from './store';",
      '// client.putObject(x)',
      "const text = 'client.putObject(x)';",
      'store.putObject = none;',
      'function store(putObject) {}',
      'interface Store { putObject(): void }',
    ]) {
      assert.equal(useOf(text, 'putObject'), 'no use', text);
    }
  });

  it('meets every call in its coarse sieve', () => {
    const text = 'a.one(); two(); new Three(); b?.four?.(); five<Row>(); this.#six(); c\n  .seven();';
    const words = [...text.matchAll(javascriptFrontEnd.callWords)].map(([word]) => word);
    assert.deepEqual(
      words,
      ['one', 'two', 'Three', 'four', 'five', '#six', 'six', 'seven'].filter((word) => word !== '#six'),
    );
  });
});

describe('JavaScript: classes and functions', () => {
  const STORE = [
    'class Store extends Base {',
    '  static table = "jobs";',
    '  #client = new S3Client({});',
    '  private queue?: SQSClient;',
    '  send = (key) => this.queue.send(key);',
    '  constructor(private readonly s3: S3Client, db: DynamoDBClient) { super(); this.docs = from(db); }',
    '  get client() { return this.#client; }',
    '  async load(key) { return this.s3.send(key); }',
    '}',
  ].join('\n');
  const store = (): NonNullable<ReturnType<FileSyntax['classAt']>> => {
    const found = open(STORE).classAt(STORE.indexOf('this.s3.send'));
    assert.ok(found);
    return found;
  };

  it('knows fields however they are set', () => {
    const fieldsOf = (name: string): readonly string[] => store().field(name).map(describeBinding);
    assert.deepEqual(fieldsOf('table'), ['value "jobs"']);
    assert.deepEqual(fieldsOf('#client'), ['value new S3Client({})']);
    assert.deepEqual(fieldsOf('queue'), ['declared SQSClient']);
    assert.deepEqual(fieldsOf('s3'), ['parameter 0 of constructor: S3Client']);
    assert.deepEqual(fieldsOf('docs'), ['value from(db)']);
  });

  it('knows methods, getters, arrow fields and bases', () => {
    assert.equal(store().name, 'Store');
    assert.deepEqual(store().bases.map(show), ['Base']);
    assert.deepEqual(store().method('load')?.returns().map(show), ['this.s3.send(key)']);
    assert.equal(store().method('client')?.kind, 'property');
    assert.equal(store().method('send')?.owner?.name, 'Store');
    assert.equal(store().method('constructor')?.kind, 'constructor');
    assert.deepEqual(open('class Store extends Base {}', 'javascript').classAt(14)?.bases.map(show), ['Base']);
  });

  it('takes an object literal for the owner of its methods', () => {
    const text = 'export const store = { client: new S3Client({}), put(x) { return this.client.send(x); } };';
    const owner = open(text).classAt(text.indexOf('this'));
    assert.deepEqual(owner?.field('client').map(describeBinding), ['value new S3Client({})']);
  });

  it('tells what a function returns, without its nested functions', () => {
    const text = 'function make(a) { if (a) return one; items.map((x) => { return x; }); return two; }';
    assert.deepEqual(open(text).functionAt(text.indexOf('two'))?.returns().map(show), ['one', 'two']);
  });

  it('finds the calls of a function and the constructions of a class', () => {
    const file = open('function put(s3) {} put(client); class A {} new A(other);');
    assert.deepEqual(file.callsNamed('put').map(show), ['put(client)']);
    assert.deepEqual(file.callsNamed('A').map(show), ['new A(other)']);
  });
});

describe('JavaScript: modules', () => {
  const exportedOf = (text: string, symbol: string | undefined, language?: LanguageId): readonly string[] =>
    open(text, language).exported(symbol).map(describeBinding);

  it('knows what a module exports by statements', () => {
    const text = [
      'export const s3 = new S3Client({});',
      'export function make(inner) { const hidden = 1; }',
      'const docs = from(s3); export { docs as documents };',
      "export { queue } from './queue'; export * as keys from './keys';",
      'export default class Store {}',
    ].join('\n');
    assert.deepEqual(exportedOf(text, 's3'), ['value new S3Client({})']);
    assert.deepEqual(exportedOf(text, 'make'), ['function make']);
    assert.deepEqual(exportedOf(text, 'documents'), ['value from(s3)']);
    assert.deepEqual(exportedOf(text, 'queue'), ['import queue from ./queue']);
    assert.deepEqual(exportedOf(text, 'keys'), ['import (module) from ./keys']);
    assert.deepEqual(exportedOf(text, 'default'), ['class Store']);
    assert.deepEqual(exportedOf(text, 'hidden'), []);
    assert.deepEqual(exportedOf("export * from './all';", 'other'), ['import other from ./all']);
  });

  it('knows what a module exports by assignment', () => {
    const text = 'const s3 = make(); exports.queue = other(); module.exports = { s3, table: "jobs" };';
    assert.deepEqual(exportedOf(text, 's3', 'javascript'), ['value make()']);
    assert.deepEqual(exportedOf(text, 'table', 'javascript'), ['value "jobs"']);
    assert.deepEqual(exportedOf(text, 'queue', 'javascript'), ['value other()']);
    assert.deepEqual(exportedOf('module.exports = make();', undefined, 'javascript'), ['value make()']);
  });

  it('turns specifiers into files', () => {
    assert.deepEqual(javascriptFrontEnd.moduleFiles('./s3.js', 'src/store/index.ts').slice(0, 2), [
      'src/store/s3.ts',
      'src/store/s3.tsx',
    ]);
    assert.ok(javascriptFrontEnd.moduleFiles('../clients', 'src/store/index.ts').includes('src/clients/index.ts'));
    assert.deepEqual(javascriptFrontEnd.moduleFiles('@aws-sdk/client-s3', 'src/a.ts'), []);
    assert.deepEqual(javascriptFrontEnd.moduleFiles('../../outside', 'src/a.ts'), []);
    assert.ok(javascriptFrontEnd.moduleFiles('@/clients', 'app/src/store/a.ts').includes('app/src/clients.ts'));
  });

  it('tells test files and test code', () => {
    assert.ok(javascriptFrontEnd.isTestFile('src/store.spec.ts'));
    assert.ok(javascriptFrontEnd.isTestFile('packages/a/__tests__/store.js'));
    assert.ok(!javascriptFrontEnd.isTestFile('src/latest/store.ts'));
    const text = "client.send(a); describe('store', () => { it('puts', async () => { await client.send(b); }); });";
    const file = open(text);
    assert.equal(file.isTestCode(text.indexOf('send(a)')), false);
    assert.equal(file.isTestCode(text.indexOf('send(b)')), true);
  });
});

describe('statements that change a value, in JavaScript', () => {
  const changes = (text: string, name: string, use: string): readonly string[] => {
    const syntax = open(text);
    const [binding] = syntax.bindings(name);
    assert.ok(binding);
    return (syntax.changes?.(name, binding, text.indexOf(use)) ?? []).map((change) => {
      const perhaps = 'perhaps' in change && change.perhaps === true ? '?' : '';
      switch (change.kind) {
        case 'assignment':
          return `${[...(change.within ?? []), change.property].join('.')}${perhaps} = ${show(change.value)}`;
        case 'call':
          return show(change.call);
        default:
          return `${change.kind}${perhaps} ${show(change.value)}`;
      }
    });
  };

  it('are assignments to members, calls, and additions to lists', () => {
    const text = `let p = {}; p.a = 1; p['b'] = 2; p.c.d = 3; p.e.f(x); Object.assign(p, q); p.g; if (p.a === 2) {} end(p)`;
    assert.equal(changes(text, 'p', 'end').length, 5);
    assert.deepEqual(changes(text, 'p', 'end').slice(0, 3), ['a = 1', 'b = 2', 'c.d = 3']);
    assert.deepEqual(changes('const l = []; l.push(a, ...b); end(l)', 'l', 'end'), ['item a', 'item b']);
    assert.deepEqual(changes('const p = {}; p[k] = 1; end(p); p.z = 1', 'p', 'end').length, 1);
  });

  it('happen perhaps in a branch that the use is not in, and never in a function that it is not in', () => {
    assert.deepEqual(changes('const p = {}; if (x) { p.a = 1; } end(p)', 'p', 'end'), ['a? = 1']);
    assert.deepEqual(changes('const p = {}; if (x) p.a = 1; end(p)', 'p', 'end'), ['a? = 1']);
    assert.deepEqual(changes('const p = {}; if (x) { p.a = 1; end(p) }', 'p', 'end'), ['a = 1']);
    assert.deepEqual(changes('const p = {}; function f() { p.a = 1; } end(p)', 'p', 'end'), []);
    assert.deepEqual(changes('if (y) { const p = {}; p.a = 1; end(p) }', 'p', 'end'), ['a = 1']);
  });
});
