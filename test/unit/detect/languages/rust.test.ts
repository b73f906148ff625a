import assert from 'node:assert/strict';
import { rustFrontEnd } from '../../../../src/core/detect/languages/rust/index.js';
import { frontEndTests, shownBinding } from '../../../support/front-end.js';
import { shown } from '../../../support/shown-expression.js';

describe('the Rust front end', () => {
  const open = frontEndTests(rustFrontEnd, 'rust');

  it('gives imports with dotted modules, renamed, grouped and by star', () => {
    const { syntax } = open(
      'use aws_sdk_s3::{self as s3, config::{Region, Builder as B}, Client};\nuse crate::store::*;\nuse std::env;',
    );
    const written = syntax.imports().map(({ module, symbol, local }) => `${module} ${symbol ?? '-'} ${local ?? '-'}`);
    assert.deepEqual(written, [
      'aws_sdk_s3 - s3',
      'aws_sdk_s3.config Region Region',
      'aws_sdk_s3.config Builder B',
      'aws_sdk_s3 Client Client',
      'crate.store * -',
      'std env env',
    ]);
  });

  it("makes an inline module's super the file itself", () => {
    const { syntax } = open('mod tests { use super::store::Store; use super::super::x::Y; }');
    assert.deepEqual(
      syntax.imports().map(({ module }) => module),
      ['self.store', 'super.x'],
    );
  });

  it('passes over references, tries, awaits and methods that give the value itself', () => {
    const file = open('fn f() { (&self.client).clone().as_ref().unwrap().put_object().send().await?; }');
    assert.equal(file.call('send'), 'self/.client/put_object()/send()');
  });

  it('reads paths, type arguments and struct literals', () => {
    const file = open(
      'fn f() { aws_sdk_s3::Client::new(&config); x.collect::<Vec<_>>(); Store { client, at: 1, ..old } }',
    );
    assert.equal(file.call('new'), 'aws_sdk_s3::/Client/new(config)');
    assert.equal(file.call('collect'), 'x/collect()');
    const [returned] = file.syntax.functionAt(file.at('config'))?.returns() ?? [];
    assert.equal(shown(returned), 'new Store(client: client, at: 1, ...old)');
  });

  it('reads templates', () => {
    const file = open('fn f() { g(format!("{}/{name}-{0}.csv", prefix)); }');
    assert.equal(file.call('g'), 'g("<prefix>/<name>-<prefix>.csv")');
  });

  it('reads calls within macros', () => {
    const file = open('fn f() { tokio::try_join!(self.s3.list_buckets().send(), s3::list(&x).first("a")) }');
    assert.equal(file.call('send'), 'self/.s3/list_buckets()/send()');
    assert.equal(file.call('first'), 's3::/list(x)/first("a")');
  });

  it('lets a variable be seen from the end of its own statement on', () => {
    const file = open('fn f(client: Client) { let client = client.clone(); client.go(); }');
    const [parameter, local] = file.syntax.bindings('client');
    assert.deepEqual(file.binds('client'), ['parameter client: Client', 'value client']);
    assert.ok(parameter && local);
    assert.equal(local.scope.start, file.at(' client.go'));
    assert.equal(parameter.scope.start, 0);
  });

  it('takes patterns apart', () => {
    const file = open(
      'fn f() { let (a, Some(b)) = x; if let Some(c) = y {} for (d, _) in z.iter() {} match m { Ok(e) => e, Self::Real(g) => g } }',
    );
    assert.deepEqual(file.binds('a'), ['value x .0']);
    assert.deepEqual(file.binds('b'), ['value x .1']);
    assert.deepEqual(file.binds('c'), ['value y']);
    assert.deepEqual(file.binds('d'), ['element z .0']);
    assert.deepEqual(file.binds('e'), ['value m']);
    assert.deepEqual(file.binds('g'), ['value m ..Real.0']);
  });

  it('keeps variables and modules of one name apart', () => {
    const file = open('use aws_sdk_s3 as s3;\nfn f(s3: s3::Client) {}');
    assert.deepEqual(file.binds('s3::'), ['import aws_sdk_s3']);
    assert.deepEqual(file.binds('s3'), ['import aws_sdk_s3', 'parameter s3: s3::/Client']);
    assert.deepEqual(file.binds('aws_config::'), ['import aws_config'], 'a crate needs no import');
  });

  it('takes wrappers off types', () => {
    const file = open(
      'fn f<T: Storage>(a: &Arc<Client>, b: Option<Box<dyn Api>>, c: State<T>, d: impl Api, e: &str) {}',
    );
    const types = file.syntax.functionAt(file.at('a:'))?.parameters.map(({ type }) => shown(type));
    assert.deepEqual(types, ['Client', 'Api', 'T', 'Api', 'nothing']);
    assert.deepEqual(file.binds('T'), ['value Storage']);
  });

  it('joins a type with all its blocks', () => {
    const file = open(
      'struct Store { client: Arc<Client> }\nimpl Store { const B: &str = "b"; fn new(client: Client) -> Self { Self { client } } }\nimpl Api for Store { fn go(&self) {} }',
    );
    const store = file.syntax.classAt(file.at('go'));
    assert.equal(store?.name, 'Store');
    assert.equal(store.method('new')?.kind, 'constructor');
    assert.equal(store.method('go')?.kind, 'method');
    assert.deepEqual(store.field('.client').map(shownBinding), ['value client', 'declared Client']);
    assert.deepEqual(store.field('B').map(shownBinding), ['value "b"']);
    assert.deepEqual(store.bases.map(shown), ['Api']);
  });

  it('makes a type of another file the base of its block', () => {
    const file = open('use crate::Store;\nimpl Store { fn go(&self) {} }');
    assert.deepEqual(file.syntax.classAt(file.at('go'))?.bases.map(shown), ['Store']);
  });

  it('knows methods without a body, and tests', () => {
    const file = open('trait Api { fn put(&self); }\n#[cfg(test)]\nmod tests { #[test] fn t() { go() } }');
    assert.equal(file.syntax.classAt(file.at('put'))?.method('put')?.abstract, true);
    assert.equal(file.syntax.isTestCode(file.at('go()')), true);
    assert.equal(file.syntax.isTestCode(file.at('put')), false);
  });

  it('finds files of modules', () => {
    assert.deepEqual(rustFrontEnd.moduleFiles('crate.store.s3', 'app/src/bin/job.rs').slice(0, 2), [
      'app/src/bin/store/s3.rs',
      'app/src/bin/store/s3/mod.rs',
    ]);
    assert.deepEqual(rustFrontEnd.moduleFiles('crate.store', 'src/api/mod.rs'), ['src/store.rs', 'src/store/mod.rs']);
    assert.deepEqual(rustFrontEnd.moduleFiles('self.s3', 'src/store.rs'), ['src/store/s3.rs', 'src/store/s3/mod.rs']);
    assert.deepEqual(rustFrontEnd.moduleFiles('super.s3', 'src/store/keys.rs'), [
      'src/store/s3.rs',
      'src/store/s3/mod.rs',
    ]);
    assert.ok(
      rustFrontEnd
        .moduleFiles('report_store.keys', 'crates/api/src/lib.rs')
        .includes('crates/report-store/src/keys.rs'),
    );
    assert.deepEqual(rustFrontEnd.moduleFiles('std.env', 'src/lib.rs'), []);
  });
});
