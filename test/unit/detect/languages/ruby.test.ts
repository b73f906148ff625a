import assert from 'node:assert/strict';
import { rubyFrontEnd } from '../../../../src/core/detect/languages/ruby/index.js';
import { frontEndTests, shownBinding } from '../../../support/front-end.js';
import { shown } from '../../../support/shown-expression.js';

describe('the Ruby front end', () => {
  const open = frontEndTests(rubyFrontEnd, 'ruby');

  it('lists required files, and what is loaded elsewhere', () => {
    const { syntax } = open("require 'aws-sdk-s3'\nrequire_relative 'store'\nrequire name\n");
    assert.deepEqual(
      syntax.imports().map(({ module, symbol }) => `${module} ${symbol ?? ''}`),
      ['./store *', 'aws-sdk-s3 *', ' *'],
    );
  });

  it('reads calls with keywords, hashes, splats and blocks', () => {
    const file = open(
      "client.put_object(bucket: 'b', 'key' => \"a/#{k}\", **more) { |x| x }\nother.go({ a: 1 }, *rest)\n",
    );
    assert.equal(file.call('put_object'), 'client()/put_object(bucket: "b", key: "a/<k()>", ...more())');
    assert.equal(file.call('go'), 'other()/go({a: 1}, ...rest())');
  });

  it('ends a call before its block', () => {
    const file = open('client.get_object(key: 1) do |chunk|\n  go\nend\n');
    const use = file.syntax.useAt(file.at('get_object'));
    assert.ok(use?.kind === 'call');
    assert.deepEqual(use.call.range.end, { line: 0, character: 25 });
  });

  it('tells variables from methods that are called without arguments', () => {
    const file = open('def go(a)\n  b = a\n  use(a, b, c)\nend\n');
    assert.equal(file.call('use'), 'use(a, b, c())');
  });

  it('marks what may be an attribute', () => {
    const file = open('store.client.put(1)\n');
    const use = file.syntax.useAt(file.at('client'));
    assert.equal(use?.kind === 'call' && use.call.bare, true);
    const put = file.syntax.useAt(file.at('put'));
    assert.notEqual(put?.kind === 'call' && put.call.bare, true);
  });

  it('makes objects of the class around by new and self.class.new', () => {
    const file = open('class Store\n  def self.make = new(1)\n  def copy = self.class.new(2)\nend\nStore.new(3)\n');
    assert.equal(file.call('new(1)'), 'new Store(1)');
    assert.equal(file.call('new(2)'), 'new Store(2)');
    assert.equal(file.call('new(3)'), 'new Store(3)');
  });

  it('calls the method that is sent', () => {
    const file = open('a.public_send(:list_buckets, x: 1)\nb.send(name)\n');
    assert.equal(file.call('public_send'), 'a()/list_buckets(x: 1)');
    assert.equal(file.call('send(name)'), 'b()/*()');
  });

  it('gives elements and the object itself to blocks', () => {
    const file = open(
      'list.each_with_index { |a, i| a }\nmaker.tap { |b| b }\npoller.poll { |c| c }\nfor d in list do end\n',
    );
    assert.deepEqual(file.binds('a'), ['element list()']);
    assert.deepEqual(file.binds('b'), ['value maker()']);
    assert.deepEqual(file.binds('c'), ['parameter c']);
    assert.deepEqual(file.binds('d'), ['element list()']);
  });

  it('reads types from comments and signatures', () => {
    const file = open(
      'class S\n  # @param s3 [Aws::S3::Client] it\n  # @return [Aws::SQS::Client, nil]\n  def a(s3, n) = x\n  sig { params(kms: Aws::KMS::Client).returns(String) }\n  def b(kms) = y\nend\n',
    );
    const method = file.syntax.functionAt(file.at('= x'));
    assert.deepEqual(
      method?.parameters.map(({ type }) => shown(type)),
      ['Aws/S3/Client', 'nothing'],
    );
    assert.equal(shown(method?.returnType), 'Aws/SQS/Client');
    assert.equal(shown(file.syntax.functionAt(file.at('= y'))?.parameters[0]?.type), 'Aws/KMS/Client');
  });

  it('finds fields, attributes, mixed-in modules and constants of a class', () => {
    const file = open(
      'class S < Base\n  include Helpers\n  # @return [Aws::S3::Client]\n  attr_reader :client\n  KEY = "k"\n  def initialize(c)\n    @client = c\n    @x ||= 1\n  end\nend\n',
    );
    const found = file.syntax.classAt(file.at('@client'));
    assert.deepEqual(found?.field('@x').map(shownBinding), ['value 1']);
    assert.deepEqual(found?.field('client').map(shownBinding), ['value c', 'declared Aws/S3/Client']);
    assert.deepEqual(found?.field('KEY').map(shownBinding), ['value "k"']);
    assert.deepEqual(found?.bases.map(shown), ['Base', 'Helpers']);
    assert.equal(found?.method('initialize')?.kind, 'constructor');
  });

  it('gives what a method returns: its last value, and returns', () => {
    const file = open('def m\n  return a if x\n  if y then b else c end\nrescue E\n  d\nend\n');
    const returned = file.syntax.functionAt(file.at('return'))?.returns().map(shown);
    assert.deepEqual(returned, ['a()', 'b() | c()']);
  });

  it('sees memoised values of a test group', () => {
    const file = open("RSpec.describe 'x' do\n  let(:client) { Aws::S3::Client.new }\n  it { client.go }\nend\n");
    assert.deepEqual(file.binds('client'), ['value new Aws/S3/Client()']);
    assert.equal(file.syntax.isTestCode(file.at('client.go')), true);
  });

  it('tells changes of a hash', () => {
    const file = open('o = { a: 1 }\no[:b] = 2\ngo(o)\n');
    const [binding] = file.syntax.bindings('o');
    assert.ok(binding);
    const changes = file.syntax.changes?.('o', binding, file.at('go(')) ?? [];
    assert.deepEqual(
      changes.map((change) => (change.kind === 'assignment' ? `${change.property} ${shown(change.value)}` : '')),
      ['b 2'],
    );
  });

  it('knows the project that a file belongs to', () => {
    const { packages } = rubyFrontEnd;
    assert.equal(packages?.packageOf('shop/app/models/order.rb', ''), 'shop');
    assert.equal(packages?.sees?.('shop', 'shop/engines/pay'), true);
    assert.equal(packages?.sees?.('shop', 'blog'), false);
    assert.deepEqual(rubyFrontEnd.moduleFiles('./lib/../store', 'a/b.rb'), ['a/store.rb']);
  });
});
