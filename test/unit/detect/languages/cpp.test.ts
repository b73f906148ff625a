import assert from 'node:assert/strict';
import { cppFrontEnd } from '../../../../src/core/detect/languages/cpp/index.js';
import { frontEndTests, shownBinding } from '../../../support/front-end.js';
import { shown } from '../../../support/shown-expression.js';

describe('the C++ front end', () => {
  const open = frontEndTests(cppFrontEnd, 'cpp');

  it('reads includes, namespaces that are used, names and aliases', () => {
    const { syntax } = open(
      '#include <cloud/Client.h>\n#include "store.h"\nusing namespace cloud::model;\nusing cloud::Client;\nnamespace c = cloud::storage;\n// using namespace old;\n',
    );
    assert.deepEqual(
      syntax.imports().map(({ module, symbol, local }) => `${module} ${symbol ?? '-'} ${local ?? '-'}`),
      ['cloud/Client.h - -', 'store.h * -', 'cloud::model * -', 'cloud Client Client', 'cloud storage c'],
    );
  });

  it('reads calls, constructions, pointers, casts and texts', () => {
    const file = open(
      'void f() { (*this->s3)->put(Request{}.WithKey("a/" "b"), &key, std::move(x), R"(raw)", new Client(1), t ? p : nullptr);\n g(std::make_shared<Client>(config), cloud::MakeShared<Client>("tag", config), name + "/x", l["k"], [](int a) { return a; }); }',
    );
    assert.equal(
      file.call('put('),
      'self/s3/put(new Request()/WithKey("a/b"), key, std::move(x), "raw", new Client(1), p | null)',
    );
    assert.equal(file.call('g('), 'g(new Client(config), new Client(config), "<name>/x", l["k"], (a) => a)');
  });

  it('makes objects of variables with brackets, braces, or nothing', () => {
    const file = open(
      'void f() { Client a(config); Client b{config}; Client c; Client d(g(), 1); auto e = Client(config); Client* h = nullptr; std::unique_ptr<Client> i(new Client()); cloud::Client j = make(); Client k(cloud::Config()); std::shared_ptr<Client> l; extern Client m; }',
    );
    assert.deepEqual(
      ['a', 'b', 'c', 'd', 'e', 'h', 'i', 'j', 'k', 'l', 'm'].flatMap((name) => file.binds(name)),
      [
        'value new Client(config) as Client',
        'value new Client(config) as Client',
        'value new Client() as Client',
        'value new Client(g(), 1) as Client',
        'value Client(config)',
        'value null as Client',
        'value new Client() as Client',
        'value make() as cloud::Client',
        'value new Client(cloud::Config | cloud/Config()) as Client',
        'declared Client',
        'declared Client',
      ],
    );
  });

  it('binds parameters, elements, captures, parts, aliases and later values', () => {
    const file = open(
      'using C = cloud::Client;\ntypedef cloud::Client T;\nvoid f(const C& a, std::shared_ptr<T> b, int n = 3) { for (auto& c : list) {} auto l = [d = std::move(b)](T* e) {}; auto [g, h] = pair(); C* k; k = make(); if (auto i = find()) {} }\nC& declared(int);',
    );
    assert.deepEqual(file.binds('C'), ['value cloud::Client']);
    assert.deepEqual(file.binds('T'), ['value cloud::Client']);
    assert.deepEqual(file.binds('a'), ['parameter a: C']);
    assert.deepEqual(file.binds('b'), ['parameter b: T']);
    assert.deepEqual(file.binds('c'), ['element list']);
    assert.deepEqual(file.binds('d'), ['value std::move(b)']);
    assert.deepEqual(file.binds('e'), ['parameter e: T']);
    assert.deepEqual(file.binds('h'), ['value pair() .1']);
    assert.deepEqual(file.binds('k'), ['declared C', 'value make()']);
    assert.deepEqual(file.binds('i'), ['value find()']);
    assert.deepEqual(file.binds('declared'), ['function declared']);
    assert.equal(shown(file.syntax.functionAt(file.at('for'))?.parameters[2]?.default), '3');
  });

  it('looks names up in the namespaces that are used', () => {
    assert.deepEqual(open('using namespace cloud;\n').binds('storage::Client'), [
      'value ::storage::Client | ::cloud::storage::Client',
    ]);
    assert.deepEqual(open('namespace s = cloud::storage;\n').binds('s::Client'), ['import cloud::storage Client']);
    assert.deepEqual(open('').binds('cloud::Client'), ['import cloud Client']);
  });

  it('joins a class with the members that are defined outside of it', () => {
    const file = open(
      'class Store : public Base, private cloud::Other<int> { public: Store(Client c) : own_(c), held_(std::move(c)) {}\n Client& client();\n virtual void Go() = 0;\n private: Client own_; std::unique_ptr<Client> held_; Client *p, q{1}; };\nvoid app::Store::Put() { later_ = make(); this->set_ = 1; }\nstruct Point { int x; };',
    );
    const store = file.syntax.classAt(file.at('later_'));
    assert.equal(store?.name, 'Store');
    assert.equal(store, file.syntax.classAt(file.at('held_')));
    assert.deepEqual(store?.bases.map(shown), ['Base', 'cloud::Other']);
    assert.deepEqual(store.field('own_').map(shownBinding), ['value new Client(c)', 'declared Client']);
    assert.deepEqual(store.field('held_').map(shownBinding), ['value std::move(c)', 'declared Client']);
    assert.deepEqual(store.field('p').map(shownBinding), ['declared Client']);
    assert.deepEqual(store.field('q').map(shownBinding), ['value new Client(1) as Client']);
    assert.deepEqual(store.field('later_').map(shownBinding), ['value make()']);
    assert.deepEqual(store.field('set_').map(shownBinding), ['value 1']);
    assert.equal(store.method('Put')?.kind, 'method');
    assert.equal(store.method('Go')?.abstract, true);
    assert.equal(shown(store.method('client')?.returnType), 'Client');
    assert.equal(store.method('constructor')?.kind, 'constructor');
    assert.equal(store.method('own_'), undefined);
  });

  it('tells what statements change, and methods that are handed on', () => {
    const file = open(
      'void f(Request request) { request.SetKey("a"); request->limits.count = 3; (*request).Done(); x = request.Get(); request.WithA(1).WithB(2); run(&Client::Put, request); }',
    );
    const [binding] = file.syntax.bindings('request');
    assert.ok(binding);
    const changes = file.syntax.changes?.('request', binding, file.at('run(')) ?? [];
    assert.deepEqual(
      changes.map((change) =>
        change.kind === 'call'
          ? shown(change.call)
          : change.kind === 'assignment'
            ? `${change.within?.join('.') ?? ''}.${change.property} = ${shown(change.value)}`
            : change.kind,
      ),
      ['request/SetKey("a")', 'limits.count = 3', 'request/Done()', 'request/WithA(1)/WithB(2)'],
    );
    const use = file.syntax.useAt(file.at('Put'));
    assert.equal(use?.kind === 'reference' ? shown(use.reference) : use?.kind, 'Client/Put');
  });

  it('finds no use in definitions, strings and comments', () => {
    const file = open(
      'void Put() {}\n// Put2()\nconst char* s = "Put3()";\nclass A { void Put4(); };\nvoid A::Put5() {}',
    );
    for (const name of ['Put()', 'Put2', 'Put3', 'Put4', 'Put5'])
      assert.equal(file.syntax.useAt(file.at(name)), undefined, name);
  });

  it('knows tests by their macros, files and folders', () => {
    const file = open('TEST_F(Store, Puts) { put(); }\nvoid f() { go(); }');
    assert.equal(file.syntax.isTestCode(file.at('put')), true);
    assert.equal(file.syntax.isTestCode(file.at('go')), false);
    for (const file of ['store/tests/a.cpp', 'store_test.cc', 'src/StoreTest.cpp'])
      assert.ok(cppFrontEnd.isTestFile(file), file);
    for (const file of ['src/latest.cpp', 'contest/a.cpp']) assert.equal(cppFrontEnd.isTestFile(file), false, file);
  });

  it('finds headers beside a file and in the include folders above', () => {
    const files = cppFrontEnd.moduleFiles('app/store.h', 'app/src/jobs/run.cpp');
    for (const file of ['app/src/jobs/app/store.h', 'app/include/app/store.h', 'app/store.h'])
      assert.ok(files.includes(file), file);
    assert.deepEqual(cppFrontEnd.moduleFiles('../../../x.h', 'a/b.cpp'), []);
    assert.deepEqual(cppFrontEnd.moduleFiles('cloud::model', 'a/b.cpp'), []);
  });

  it('reads half-typed code without a fault', () => {
    const whole =
      'class Store : public Base { Client c_; void put() { c_.Put(Request().WithKey("a")); } };\nvoid Store::Get() { auto [a, b] = x(); for (auto& y : z) { y->Go<int>(); } }';
    for (let end = 0; end < whole.length; end += 1) {
      const file = open(whole.slice(0, end));
      for (const name of ['c_', 'Store', 'a', 'y', 'put']) file.syntax.bindings(name);
      for (const match of whole.slice(0, end).matchAll(/\w+(?=\s*[(<;])/g)) {
        file.syntax.useAt(match.index);
        file.syntax.classAt(match.index)?.field('c_');
        file.syntax.classAt(match.index)?.method('put')?.returns();
        file.syntax.functionAt(match.index);
      }
    }
  });
});
