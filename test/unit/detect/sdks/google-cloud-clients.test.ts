import assert from 'node:assert/strict';
import type { CallArguments, SdkRules, SdkValue } from '../../../../src/core/detect/rules.js';
import { googleCloudCSharpRules } from '../../../../src/core/detect/sdks/google-cloud/csharp/index.js';
import { googleCloudNodeRules, googleCloudPythonRules } from '../../../../src/core/detect/sdks/google-cloud/index.js';
import { googleCloudJavaRules } from '../../../../src/core/detect/sdks/google-cloud/java/index.js';
import { googleCloudPhpRules } from '../../../../src/core/detect/sdks/google-cloud/php/index.js';
import { serviceOfClient } from '../../../../src/core/detect/sdks/google-cloud/protobuf.js';
import { googleCloudRubyRules } from '../../../../src/core/detect/sdks/google-cloud/ruby/index.js';
import { testCatalog } from '../../../support/catalog.js';

const none: CallArguments = { positional: [], named: {}, open: false };
const catalog = testCatalog();
const python = googleCloudPythonRules(catalog);
const node = googleCloudNodeRules(catalog);
const php = googleCloudPhpRules(catalog);
const ruby = googleCloudRubyRules(catalog);

/** The operations of a method of a client: members of the module (those in parentheses are called), then the method. */
function operations(rules: SdkRules, module: string, chain: string, method: string): readonly string[] {
  let value: SdkValue | undefined = rules.imported(module, undefined);
  for (const step of chain.split(' ')) {
    const name = step.replace('()', '');
    value = value && rules.member(value, name);
    if (step.endsWith('()')) value = value && rules.call(value, none)?.returns;
  }
  const member = value && rules.member(value, method);
  return (member && rules.call(member, none)?.operations.map(({ operation }) => operation)) ?? [];
}

const PATCH = 'google.cloud.osconfig.v1.OsConfigService.GetPatchJob';

describe('generated clients of Google libraries without a table', () => {
  it('are those of the protobuf package that the module is named after, in every language', () => {
    assert.deepEqual(operations(python, 'google.cloud.osconfig_v1', 'OsConfigServiceClient()', 'get_patch_job'), [
      PATCH,
    ]);
    assert.deepEqual(operations(python, 'google.cloud.osconfig', 'OsConfigServiceAsyncClient()', 'get_patch_job'), [
      PATCH,
    ]);
    assert.deepEqual(operations(node, '@google-cloud/os-config', 'v1 OsConfigServiceClient()', 'getPatchJob'), [PATCH]);
    assert.deepEqual(operations(node, '@google-cloud/os-config', 'OsConfigServiceClient()', 'getPatchJob'), [PATCH]);
    assert.deepEqual(operations(php, 'Google\\Cloud', 'OsConfig', 'x'), []);
    const client = php.imported('Google\\Cloud\\OsConfig\\V1\\Client', 'OsConfigServiceClient');
    assert.equal(client?.service, 'osconfig');
    const google = 'Cloud OsConfig';
    assert.deepEqual(rubyOperations(`${google} V1 OsConfigService Client()`, 'get_patch_job'), [PATCH]);
    assert.deepEqual(rubyOperations(`${google} os_config_service()`, 'get_patch_job'), [PATCH]);
  });

  it('are found where the module has another name than the package', () => {
    assert.deepEqual(serviceOfClient({ module: 'dms', version: 'v1', name: 'DataMigrationService' }, catalog), {
      service: 'datamigration',
      name: 'google.cloud.clouddms.v1.DataMigrationService',
    });
    assert.equal(serviceOfClient({ module: 'attic', name: 'DataMigrationService' }, catalog), undefined);
    assert.equal(serviceOfClient({ module: 'osconfig', name: 'AtticService' }, catalog), undefined);
  });

  it('are of the version that is named, else of one that the catalog has', () => {
    const speech = (version: string): string | undefined =>
      serviceOfClient({ module: 'speech', version, name: 'Speech' }, catalog)?.name;
    assert.equal(speech('v1'), 'google.cloud.speech.v1.Speech');
    assert.equal(speech('v2'), 'google.cloud.speech.v2.Speech');
    assert.equal(speech('v1p1beta1'), 'google.cloud.speech.v2.Speech');
    assert.deepEqual(operations(python, 'google.cloud.tasks_v2beta3', 'CloudTasksClient()', 'delete_queue'), [
      'google.cloud.tasks.v2.CloudTasks.DeleteQueue',
    ]);
  });

  it('stand below hand-written libraries too', () => {
    assert.deepEqual(operations(node, '@google-cloud/spanner', 'v1 SpannerClient()', 'createSession'), [
      'google.spanner.v1.Spanner.CreateSession',
    ]);
    assert.deepEqual(rubyOperations('Cloud Firestore V1 Firestore Client()', 'batch_write'), [
      'google.firestore.v1.Firestore.BatchWrite',
    ]);
    assert.deepEqual(rubyOperations('Cloud Bigquery Storage V1 BigQueryRead Client()', 'create_read_session'), [
      'google.cloud.bigquery.storage.v1.BigQueryRead.CreateReadSession',
    ]);
  });

  it('of Compute Engine have the methods of its REST API', () => {
    assert.deepEqual(operations(python, 'google.cloud.compute_v1', 'InstancesClient()', 'insert_unary'), [
      'compute.instances.insert',
    ]);
    assert.deepEqual(operations(node, '@google-cloud/compute', 'InstancesClient()', 'aggregatedListAsync'), [
      'compute.instances.aggregatedList',
    ]);
  });

  it('have methods by hand beside their RPCs, and the basic edition of Translation has none', () => {
    const annotate = ['google.cloud.vision.v1.ImageAnnotator.BatchAnnotateImages'];
    assert.deepEqual(operations(python, 'google.cloud.vision', 'ImageAnnotatorClient()', 'label_detection'), annotate);
    assert.deepEqual(operations(node, '@google-cloud/vision', 'ImageAnnotatorClient()', 'labelDetection'), annotate);
    assert.deepEqual(operations(python, 'google.cloud.vision_v1', 'ProductSearchClient()', 'get_product'), [
      'google.cloud.vision.v1.ProductSearch.GetProduct',
    ]);
    const translate = ['translate.translations.translate'];
    assert.deepEqual(operations(python, 'google.cloud.translate_v2', 'Client()', 'translate'), translate);
    assert.deepEqual(operations(node, '@google-cloud/translate', 'v2 Translate()', 'translate'), translate);
    assert.deepEqual(operations(node, '@google-cloud/translate', 'v3 TranslationServiceClient()', 'translateText'), [
      'google.cloud.translation.v3.TranslationService.TranslateText',
    ]);
  });

  it('are not what only looks like a client', () => {
    assert.deepEqual(operations(python, 'google.cloud.attic', 'AtticClient()', 'get_patch_job'), []);
    assert.equal(python.imported('google.auth.transport', 'AuthorizedClient'), undefined);
    assert.equal(node.imported('@google-cloud/functions-framework', 'HttpClient'), undefined);
  });

  it('tell an RPC whose name ends as a way of calling does', () => {
    const csharp = googleCloudCSharpRules(catalog);
    const client = csharp.imported('Google.Cloud.BigQuery.Storage.V1', 'BigQueryWriteClient');
    const made = client && csharp.member(client, 'Create');
    const instance = made && csharp.call(made, none)?.returns;
    const names = ['FinalizeWriteStream', 'FinalizeWriteStreamAsync'].map((method) => {
      const called = instance && csharp.member(instance, method);
      return called && csharp.call(called, none)?.operations[0]?.operation;
    });
    const name = 'google.cloud.bigquery.storage.v1.BigQueryWrite.FinalizeWriteStream';
    assert.deepEqual(names, [name, name]);
  });

  it('are known in Java by the package of their class', () => {
    const java = googleCloudJavaRules(catalog);
    const client = java.imported('com.google.cloud.clouddms.v1', 'DataMigrationServiceClient');
    const create = client && java.member(client, 'create');
    const instance = create && java.call(create, none)?.returns;
    const method = instance && java.member(instance, 'listMigrationJobs');
    assert.deepEqual(method && java.call(method, none)?.operations.map(({ operation }) => operation), [
      'google.cloud.clouddms.v1.DataMigrationService.ListMigrationJobs',
    ]);
  });
});

describe('receivers of Google libraries that are only named', () => {
  const used = new Set(['firestore']);
  const hints = (receiver: string) => ({ arguments: none, kinds: new Set<never>(), receiver });

  it('are the objects whose name they have, where the method leads on to others', () => {
    const kinds = (method: string, receiver: string): readonly string[] =>
      python.guess(method, used, hints(receiver)).map(({ kind }) => kind);
    assert.deepEqual(kinds('collectiongroup', 'db'), ['firestore.Client']);
    assert.deepEqual(kinds('collection', 'report_ref'), ['firestore.Document']);
    assert.deepEqual(kinds('collection', 'shop'), []);
    assert.deepEqual(python.guess('collection', new Set(['storage']), hints('db')), []);
  });
});

describe('what Google libraries send together', () => {
  /** The writes of the request that `commit` makes after these methods of a batch were called. */
  function writes(rules: SdkRules, batch: SdkValue | undefined, methods: readonly string[], commit: string): unknown {
    let value = batch;
    for (const name of methods) {
      const method = value && rules.member(value, name);
      value = method && rules.call(method, none)?.returns;
      assert.ok(value && rules.changeable?.(value), `${name} gives the changed batch`);
    }
    const sent = value && rules.member(value, commit);
    return sent && rules.call(sent, none)?.operations[0]?.parameters.members['writes'];
  }
  const text = (kind: string): unknown => ({ kind: 'text', parts: [kind] });

  it('are the writes of a batch, of which there may be more than are seen', () => {
    const batch = (rules: SdkRules, module: string, symbol: string): SdkValue | undefined => {
      const client = rules.imported(module, symbol);
      const made = client && rules.call(client, none)?.returns;
      const method = made && rules.member(made, 'batch');
      return method && rules.call(method, none)?.returns;
    };
    const both = { kind: 'list', items: [text('set'), text('delete')], open: true };
    assert.deepEqual(
      writes(python, batch(python, 'google.cloud.firestore', 'Client'), ['set', 'delete'], 'commit'),
      both,
    );
    assert.deepEqual(
      writes(node, batch(node, '@google-cloud/firestore', 'Firestore'), ['set', 'delete'], 'commit'),
      both,
    );
    const empty = writes(node, batch(node, '@google-cloud/firestore', 'Firestore'), [], 'commit');
    assert.deepEqual(empty, { kind: 'unknown', reason: 'what was gathered' });
  });
});

function rubyOperations(chain: string, method: string): readonly string[] {
  let value: SdkValue | undefined = ruby.imported('', 'Google');
  for (const step of chain.split(' ')) {
    value = value && ruby.member(value, step.replace('()', ''));
    if (step.endsWith('()')) value = value && ruby.call(value, none)?.returns;
  }
  const member = value && ruby.member(value, method);
  return (member && ruby.call(member, none)?.operations.map(({ operation }) => operation)) ?? [];
}
