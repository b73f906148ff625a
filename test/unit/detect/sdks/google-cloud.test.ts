import assert from 'node:assert/strict';
import type {
  ArgumentValue,
  CallArguments,
  CallMeaning,
  SdkRules,
  SdkValue,
} from '../../../../src/core/detect/rules.js';
import { googleCloudNodeRules, googleCloudPythonRules } from '../../../../src/core/detect/sdks/google-cloud/index.js';
import { libraryRules } from '../../../../src/core/detect/sdks/google-cloud/library-rules.js';
import type { LibraryTable } from '../../../../src/core/detect/sdks/google-cloud/table.js';
import type { Value } from '../../../../src/core/model/value.js';
import { literalText, patternText } from '../../../../src/core/model/value.js';
import { testCatalog } from '../../../support/catalog.js';

type Plain = string | number | boolean | null | SdkValue | readonly Plain[] | { readonly [name: string]: Plain };

const isSdk = (value: Plain): value is SdkValue => typeof value === 'object' && value !== null && 'sdk' in value;

/** A value as the resolver would make it of a literal. */
function data(value: Plain): Value {
  if (typeof value === 'string') return { kind: 'text', parts: [value] };
  if (typeof value !== 'object' || value === null) return { kind: 'scalar', value };
  if (Array.isArray(value)) return { kind: 'list', items: value.map((each: Plain) => data(each)), open: false };
  if (isSdk(value)) throw new Error('an SDK value within data');
  const members = Object.fromEntries(
    Object.entries(value as Record<string, Plain>).map(([name, each]) => [name, data(each)]),
  );
  return { kind: 'object', members, open: false };
}

const given = (value: Plain): ArgumentValue => (isSdk(value) ? { kind: 'sdk', value } : data(value));
const none: CallArguments = { positional: [], named: {}, open: false };

/** Follows imports, members and calls as the resolver does. */
class Walk {
  constructor(
    readonly rules: SdkRules,
    readonly value: SdkValue | undefined,
    readonly meaning?: CallMeaning,
  ) {}

  static from(rules: SdkRules, module: string, symbol?: string): Walk {
    return new Walk(rules, rules.imported(module, symbol));
  }

  get(...properties: readonly string[]): Walk {
    let value = this.value;
    for (const property of properties) value = value && this.rules.member(value, property);
    return new Walk(this.rules, value);
  }

  /** Calls it: a last argument under `named` gives keyword arguments. */
  call(positional: readonly Plain[] = [], named: Readonly<Record<string, Plain>> = {}, open = false): Walk {
    const args: CallArguments = {
      positional: positional.map(given),
      named: Object.fromEntries(Object.entries(named).map(([name, value]) => [name, given(value)])),
      open,
    };
    const meaning = this.value && this.rules.call(this.value, args);
    return new Walk(this.rules, meaning?.returns, meaning);
  }

  element(): Walk {
    return new Walk(this.rules, this.value && this.rules.element(this.value));
  }

  /** `storage.objects.get(bucket=reports, object=q1.csv)` and a condition after `?`. */
  requests(): readonly string[] {
    return (this.meaning?.operations ?? []).map((use) => {
      const members = Object.entries(use.parameters.members).flatMap(([name, value]) => {
        const text = patternText(value);
        return text === undefined ? [] : [`${name}=${text}`];
      });
      return `${use.operation}(${members.join(', ')})${use.when === undefined ? '' : ` ?${use.when}`}`;
    });
  }

  sdk(): SdkValue {
    assert.ok(this.value, 'there is no value');
    return this.value;
  }
}

const python = googleCloudPythonRules(testCatalog());
const node = googleCloudNodeRules(testCatalog());

describe('Google client libraries for Python', () => {
  const storage = Walk.from(python, 'google.cloud', 'storage').get('Client').call([], { project: 'acme' });
  const blob = storage.get('bucket').call(['reports']).get('blob').call(['q1.csv']);

  it('are imported by package, module, class and submodule', () => {
    const client = Walk.from(python, 'google', undefined).get('cloud', 'storage', 'Client').sdk();
    for (const other of [
      Walk.from(python, 'google.cloud.storage', undefined).get('Client'),
      Walk.from(python, 'google.cloud.storage', 'Client'),
      Walk.from(python, 'google.cloud.storage.client', 'Client'),
    ]) {
      assert.deepEqual(other.sdk(), client);
    }
    assert.equal(python.imported('boto3', undefined), undefined);
    assert.equal(python.imported('google.cloud.attic', 'AtticClient'), undefined);
  });

  it('bind the bucket and the object on what is derived', () => {
    assert.deepEqual(blob.get('download_as_bytes').call().requests(), [
      'storage.objects.get(bucket=reports, object=q1.csv)',
    ]);
    assert.equal(blob.value?.client?.project, 'acme');
    assert.deepEqual(storage.get('bucket').call(['reports']).requests(), []);
  });

  it('decide overloads by arguments, and say what is not decided', () => {
    const open = blob.get('open');
    assert.deepEqual(open.call(['w']).requests(), ['storage.objects.insert(bucket=reports, object=q1.csv)']);
    assert.deepEqual(open.call().requests(), ['storage.objects.get(bucket=reports, object=q1.csv)']);
    assert.deepEqual(open.call([], {}, true).requests(), [
      'storage.objects.insert(bucket=reports, object=q1.csv) ?to write to the file',
      'storage.objects.get(bucket=reports, object=q1.csv) ?to read the file',
    ]);
  });

  it('take names out of texts', () => {
    const bigquery = Walk.from(python, 'google.cloud', 'bigquery').get('Client').call();
    assert.match(
      bigquery.get('get_table').call(['acme.shop.orders']).requests().join(),
      /projectId=acme, datasetId=shop, tableId=orders/,
    );
    assert.match(bigquery.get('get_table').call(['shop.orders']).requests().join(), /datasetId=shop, tableId=orders/);
    const parsed = Walk.from(python, 'google.cloud.storage', 'Blob')
      .get('from_string')
      .call(['gs://reports/2026/q1.csv']);
    assert.deepEqual(parsed.get('delete').call().requests(), [
      'storage.objects.delete(bucket=reports, object=2026/q1.csv)',
    ]);
  });

  it('iterate over derived objects', () => {
    const found = storage.get('list_blobs').call(['reports']);
    assert.deepEqual(found.element().get('delete').call().requests(), ['storage.objects.delete(bucket=reports)']);
    assert.equal(found.get('pages').element().element().value?.kind, 'storage.Blob');
  });

  it('make resource names that stand for data', () => {
    const publisher = Walk.from(python, 'google.cloud', 'pubsub_v1').get('PublisherClient').call();
    const topic = publisher.get('topic_path').call(['acme', 'jobs']).sdk();
    assert.equal(literalText(python.data?.(topic)), 'projects/acme/topics/jobs');
    assert.deepEqual(publisher.get('publish').call([topic, 'x']).requests(), [
      'pubsub.projects.topics.publish(topic=projects/acme/topics/jobs)',
    ]);
  });

  it('take requests of generated clients in every form', () => {
    const client = Walk.from(python, 'google.cloud', 'secretmanager').get('SecretManagerServiceClient').call();
    const name = 'projects/acme/secrets/key/versions/1';
    const expected = [`google.cloud.secretmanager.v1.SecretManagerService.AccessSecretVersion(name=${name})`];
    const access = client.get('access_secret_version');
    const message = Walk.from(python, 'google.cloud', 'secretmanager')
      .get('AccessSecretVersionRequest')
      .call([], { name });
    assert.deepEqual(access.call([], { request: { name } }).requests(), expected);
    assert.deepEqual(access.call([{ name }]).requests(), expected);
    assert.deepEqual(access.call([], { name, timeout: 5 }).requests(), expected);
    assert.deepEqual(access.call([name]).requests(), expected);
    assert.deepEqual(access.call([message.sdk()]).requests(), expected);
    assert.equal(client.get('sing').value, undefined);
  });

  it('carry scopes and key files of credentials to clients', () => {
    const scopes = ['https://www.googleapis.com/auth/devstorage.read_only'];
    const [credentials] = [Walk.from(python, 'google.auth', 'default').call([], { scopes }).element().sdk()];
    const client = Walk.from(python, 'google.cloud', 'storage').get('Client').call([], { credentials });
    assert.deepEqual(client.value?.declaredScopes, scopes);
    const key = Walk.from(python, 'google.oauth2', 'service_account')
      .get('Credentials', 'from_service_account_file')
      .call(['key.json'], { scopes });
    const built = Walk.from(python, 'googleapiclient.discovery', 'build').call(['storage', 'v1'], {
      credentials: key.sdk(),
    });
    assert.deepEqual(built.value?.declaredScopes, scopes);
    assert.equal(built.value?.client?.keyFile, 'key.json');
    assert.deepEqual(key.get('with_scopes').call([['https://www.googleapis.com/auth/pubsub']]).value?.declaredScopes, [
      'https://www.googleapis.com/auth/pubsub',
    ]);
  });

  it('send requests of discovery clients by execute()', () => {
    const service = Walk.from(python, 'googleapiclient.discovery', 'build').call(['pubsub', 'v1']);
    const request = service
      .get('projects')
      .call()
      .get('topics')
      .call()
      .get('publish')
      .call([], { topic: 'projects/acme/topics/jobs', body: {} });
    assert.deepEqual(request.requests(), []);
    assert.deepEqual(request.get('execute').call().requests(), [
      'pubsub.projects.topics.publish(topic=projects/acme/topics/jobs)',
    ]);
    assert.equal(Walk.from(python, 'googleapiclient.discovery', 'build').call(['attic', 'v3']).value, undefined);
  });

  it('hand values to functions that are given as arguments', () => {
    const subscriber = Walk.from(python, 'google.cloud', 'pubsub_v1').get('SubscriberClient').call();
    const meaning = subscriber.get('subscribe').call(['projects/acme/subscriptions/worker']).meaning;
    assert.equal(meaning?.passes?.[0]?.kind, 'pubsub.Message');
  });

  it('guess a receiver only where few could be meant', () => {
    const guess = (method: string, ...services: string[]): readonly string[] =>
      python.guess(method, new Set(services), { arguments: none }).map((value) => value.kind);
    assert.deepEqual(guess('listblobs', 'storage'), ['storage.Client']);
    assert.deepEqual(guess('put', 'datastore'), ['datastore.Client']);
    assert.deepEqual(guess('update', 'firestore'), []);
    assert.deepEqual(guess('accesssecretversion', 'secretmanager'), ['generated']);
    assert.deepEqual(guess('accesssecretversion', 'storage'), []);
    assert.deepEqual(guess('append', 'storage'), []);
    const named = (receiver: string, method: string): readonly string[] =>
      python.guess(method, new Set(['storage', 'firestore']), { receiver, arguments: none }).map((value) => value.kind);
    assert.deepEqual(named('report_bucket', 'listblobs'), ['storage.Bucket']);
    assert.deepEqual(named('doc_ref', 'set'), ['firestore.Document']);
    assert.deepEqual(named('settings', 'set'), []);
  });
});

describe('Google client libraries for Node.js', () => {
  const pubsub = Walk.from(node, '@google-cloud/pubsub', 'PubSub').call([{ projectId: 'acme' }]);

  it('make whole names of topics and subscriptions', () => {
    const topic = pubsub.get('topic').call(['jobs']);
    assert.deepEqual(topic.get('publishMessage').call([{}]).requests(), [
      'pubsub.projects.topics.publish(topic=projects/acme/topics/jobs)',
    ]);
    const foreign = pubsub.get('topic').call(['projects/other/topics/jobs']);
    assert.deepEqual(foreign.get('delete').call().requests(), [
      'pubsub.projects.topics.delete(topic=projects/other/topics/jobs)',
    ]);
    const unnamed = Walk.from(node, '@google-cloud/pubsub', 'PubSub').call().get('topic').call(['jobs']);
    assert.deepEqual(unnamed.get('delete').call().requests(), [
      'pubsub.projects.topics.delete(topic=projects/*/topics/jobs)',
    ]);
  });

  it('listen for messages, not for errors', () => {
    const on = pubsub.get('subscription').call(['worker']).get('on');
    assert.equal(on.call(['message']).requests().length, 1);
    assert.equal(on.call(['error']).requests().length, 0);
  });

  it('create what is missing on request', () => {
    const get = pubsub.get('topic').call(['jobs']).get('get');
    assert.equal(get.call([{ autoCreate: true }]).requests().length, 2);
    assert.equal(get.call([{ autoCreate: false }]).requests().length, 1);
    assert.equal(get.call().requests().length, 1);
  });

  it('resolve to tuples', () => {
    const storage = Walk.from(node, '@google-cloud/storage', 'Storage').call();
    const files = storage.get('bucket').call(['reports']).get('getFiles').call();
    assert.equal(files.element().value?.kind, 'storage.File[]');
    assert.equal(files.get('0').element().value?.kind, 'storage.File');
  });

  it('know scopes of clients and of discovery clients', () => {
    const scopes = 'https://www.googleapis.com/auth/pubsub';
    assert.deepEqual(Walk.from(node, '@google-cloud/pubsub', 'PubSub').call([{ scopes }]).value?.declaredScopes, [
      scopes,
    ]);
    const auth = Walk.from(node, 'google-auth-library', 'GoogleAuth')
      .call([{ scopes: [scopes] }])
      .sdk();
    assert.deepEqual(auth.declaredScopes, [scopes]);
    const shown = node.data?.(auth);
    assert.ok(shown);
    const api = Walk.from(node, 'googleapis', 'google').get('pubsub').sdk();
    const client = node.call(api, {
      ...none,
      positional: [{ kind: 'object', members: { version: data('v1'), auth: shown }, open: false }],
    });
    assert.deepEqual(client?.returns?.declaredScopes, [scopes]);
  });

  it('are candidates by the names of their methods', () => {
    for (const name of ['getfiles', 'publishmessage', 'accesssecretversion', 'listsecretsasync', 'runtransaction']) {
      assert.ok(node.isCandidate(name), name);
    }
    for (const name of ['bucket', 'tostring', 'foldreports']) assert.ok(!node.isCandidate(name), name);
  });
});

describe('tables of libraries', () => {
  it('serve a library of the user as well', () => {
    const vault: LibraryTable = {
      library: 'acme-vault',
      documentation: 'https://docs.example.com/vault',
      namespace: 'vault',
      service: 'secretmanager',
      modules: { 'acme.vault': { exports: { Vault: 'Vault' } } },
      types: {
        Vault: {
          construct: { takes: 'project', bind: { project: 'project' } },
          methods: {
            read: {
              takes: 'secret',
              calls: [
                {
                  operation: 'secretmanager.projects.secrets.versions.access',
                  with: { name: 'projects/{project}/secrets/{secret}/versions/latest' },
                },
              ],
            },
          },
        },
      },
    };
    const set = {
      sdk: 'google-cloud-python',
      languages: ['python'],
      marks: ['acme.vault'],
      discovery: 'by-execute',
      moduleSeparator: '.',
    } as const;
    const rules = libraryRules({ ...set, tables: [JSON.parse(JSON.stringify(vault)) as LibraryTable] }, testCatalog());
    const read = Walk.from(rules, 'acme.vault', 'Vault').call(['acme']).get('read').call(['key']);
    assert.match(read.requests().join(), /name=projects\/acme\/secrets\/key\/versions\/latest/);
  });
});
