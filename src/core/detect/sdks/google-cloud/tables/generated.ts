import type { LibraryTable, ModuleRow } from '../table.js';

/**
 * Libraries that have generated clients only ("Client libraries explained", Google Cloud documentation), a row each:
 * the catalog's service, the protobuf package without `google.`, the Python module without `google.` and the package for
 * Node.js without `@google-cloud/`. The page of each stands below the language's reference, for Python by the API's id.
 */
interface GeneratedRow {
  readonly service: string;
  /** `cloud.tasks.v2` */
  readonly protobuf: string;
  /** `cloud.tasks`: the module of the stable version; the versioned one is `cloud.tasks_v2`. */
  readonly python?: string;
  readonly node?: string;
  /** Further protobuf packages of a Python library by module: its name differs or it has no unversioned module. */
  readonly pythonAlso?: Readonly<Record<string, string>>;
}

const ROWS: readonly GeneratedRow[] = [
  row('secretmanager', 'cloud.secretmanager.v1', 'cloud.secretmanager', 'secret-manager'),
  row('run', 'cloud.run.v2', 'cloud.run', 'run'),
  {
    ...row('iam', 'iam.admin.v1', 'cloud.iam_admin'),
    pythonAlso: { 'google.cloud.iam_v2': 'google.iam.v2' },
  },
  row('iam', 'iam.v2', undefined, 'iam'),
  row('iamcredentials', 'iam.credentials.v1', 'cloud.iam_credentials', 'iam-credentials'),
  row('cloudresourcemanager', 'cloud.resourcemanager.v3', 'cloud.resourcemanager', 'resource-manager'),
  row('cloudkms', 'cloud.kms.v1', 'cloud.kms', 'kms'),
  row('cloudtasks', 'cloud.tasks.v2', 'cloud.tasks', 'tasks'),
  row('cloudscheduler', 'cloud.scheduler.v1', 'cloud.scheduler', 'scheduler'),
  row('monitoring', 'monitoring.v3', 'cloud.monitoring', 'monitoring'),
  row('cloudtrace', 'devtools.cloudtrace.v2', 'cloud.trace', 'trace'),
  row('clouderrorreporting', 'devtools.clouderrorreporting.v1beta1', 'cloud.errorreporting'),
  row('cloudbuild', 'devtools.cloudbuild.v1', 'cloud.devtools.cloudbuild', 'cloudbuild'),
  row('artifactregistry', 'devtools.artifactregistry.v1', 'cloud.artifactregistry', 'artifact-registry'),
  row('container', 'container.v1', 'cloud.container', 'container'),
  row('cloudfunctions', 'cloud.functions.v2', 'cloud.functions', 'functions'),
  row('eventarc', 'cloud.eventarc.v1', 'cloud.eventarc', 'eventarc'),
  row('workflows', 'cloud.workflows.v1', 'cloud.workflows', 'workflows'),
  row('workflowexecutions', 'cloud.workflows.executions.v1', 'cloud.workflows.executions'),
  row('dataproc', 'cloud.dataproc.v1', 'cloud.dataproc', 'dataproc'),
  row('redis', 'cloud.redis.v1', 'cloud.redis', 'redis'),
  row('memcache', 'cloud.memcache.v1', 'cloud.memcache', 'memcache'),
  row('file', 'cloud.filestore.v1', 'cloud.filestore', 'filestore'),
  row('dlp', 'privacy.dlp.v2', 'cloud.dlp', 'dlp'),
  row('translate', 'cloud.translation.v3', 'cloud.translate'),
  row('language', 'cloud.language.v1', 'cloud.language', 'language'),
  row('speech', 'cloud.speech.v1', 'cloud.speech', 'speech'),
  row('texttospeech', 'cloud.texttospeech.v1', 'cloud.texttospeech', 'text-to-speech'),
  row('videointelligence', 'cloud.videointelligence.v1', 'cloud.videointelligence', 'video-intelligence'),
  row('documentai', 'cloud.documentai.v1', 'cloud.documentai', 'documentai'),
  row('dialogflow', 'cloud.dialogflow.v2', 'cloud.dialogflow', 'dialogflow'),
  row('discoveryengine', 'cloud.discoveryengine.v1', 'cloud.discoveryengine', 'discoveryengine'),
  row('aiplatform', 'cloud.aiplatform.v1', undefined, 'aiplatform'),
  row('cloudasset', 'cloud.asset.v1', 'cloud.asset', 'asset'),
  row('orgpolicy', 'cloud.orgpolicy.v2', 'cloud.orgpolicy', 'org-policy'),
  row('serviceusage', 'api.serviceusage.v1', 'cloud.service_usage', 'service-usage'),
  row('servicedirectory', 'cloud.servicedirectory.v1', 'cloud.servicedirectory', 'service-directory'),
  row('recaptchaenterprise', 'cloud.recaptchaenterprise.v1', 'cloud.recaptchaenterprise', 'recaptcha-enterprise'),
  row('privateca', 'cloud.security.privateca.v1', 'cloud.security.privateca', 'security-private-ca'),
  row('certificatemanager', 'cloud.certificatemanager.v1', 'cloud.certificate_manager', 'certificate-manager'),
  row('apigateway', 'cloud.apigateway.v1', 'cloud.apigateway', 'api-gateway'),
  row('networkservices', 'cloud.networkservices.v1', 'cloud.network_services', 'networkservices'),
  row('batch', 'cloud.batch.v1', 'cloud.batch', 'batch'),
  row('pubsublite', 'cloud.pubsublite.v1', undefined, 'pubsublite'),
  row('bigqueryreservation', 'cloud.bigquery.reservation.v1', 'cloud.bigquery_reservation', 'bigquery-reservation'),
  row('bigqueryconnection', 'cloud.bigquery.connection.v1', 'cloud.bigquery_connection', 'bigquery-connection'),
  row(
    'bigquerydatatransfer',
    'cloud.bigquery.datatransfer.v1',
    'cloud.bigquery_datatransfer',
    'bigquery-data-transfer',
  ),
];

function row(service: string, protobuf: string, python?: string, node?: string): GeneratedRow {
  return { service, protobuf, ...(python === undefined ? {} : { python }), ...(node === undefined ? {} : { node }) };
}

/** Packages for Python whose name is not that of their module. */
const PYTHON_PACKAGES: Readonly<Record<string, string>> = {
  'cloud.secretmanager': 'google-cloud-secret-manager',
  'cloud.iam_admin': 'google-cloud-iam',
  'cloud.iam_credentials': 'google-cloud-iam',
  'cloud.resourcemanager': 'google-cloud-resource-manager',
  'cloud.errorreporting': 'google-cloud-error-reporting',
  'cloud.devtools.cloudbuild': 'google-cloud-build',
  'cloud.artifactregistry': 'google-cloud-artifact-registry',
  'cloud.workflows.executions': 'google-cloud-workflows',
  'cloud.orgpolicy': 'google-cloud-org-policy',
  'cloud.servicedirectory': 'google-cloud-service-directory',
  'cloud.recaptchaenterprise': 'google-cloud-recaptcha-enterprise',
  'cloud.security.privateca': 'google-cloud-private-ca',
  'cloud.apigateway': 'google-cloud-api-gateway',
};

const PYTHON = 'https://cloud.google.com/python/docs/reference';
const NODE = 'https://cloud.google.com/nodejs/docs/reference';

const table = (
  { service, protobuf }: GeneratedRow,
  library: string,
  documentation: string,
  modules: Readonly<Record<string, ModuleRow>>,
): LibraryTable => ({
  library,
  documentation,
  // Of one service with several packages each is a table of its own; they have no types that could meet.
  namespace: `${service}-${protobuf.replaceAll('.', '-')}`,
  service,
  modules,
  types: {},
});

/** Libraries for Python without hand-written parts. */
export const pythonGenerated: readonly LibraryTable[] = ROWS.flatMap((each) => {
  if (each.python === undefined) return [];
  const version = each.protobuf.slice(each.protobuf.lastIndexOf('.') + 1);
  const name = PYTHON_PACKAGES[each.python] ?? `google-${each.python.replaceAll(/[._]/g, '-')}`;
  return [
    table(each, name, `${PYTHON}/${each.service}/latest`, {
      [`google.${each.python}, google.${each.python}_${version}`]: { generated: `google.${each.protobuf}` },
      ...Object.fromEntries(
        Object.entries(each.pythonAlso ?? {}).map(([module, generated]) => [module, { generated }]),
      ),
    }),
  ];
});

/** Libraries for Node.js without hand-written parts. */
export const nodeGenerated: readonly LibraryTable[] = ROWS.flatMap((each) => {
  if (each.node === undefined) return [];
  const name = `@google-cloud/${each.node}`;
  return [table(each, name, `${NODE}/${each.node}/latest`, { [name]: { generated: `google.${each.protobuf}` } })];
});

/**
 * Libraries of the other languages for services without a hand-written part: the Go module below `cloud.google.com/go/`,
 * the Java package below `com.google.`, the C# namespace (options `go_package`, `java_package` and `csharp_namespace` of the
 * protobuf files).
 */
const OTHER_LANGUAGES: readonly (readonly [
  service: string,
  protobuf: string,
  go: string,
  java: string,
  csharp: string,
])[] = [
  [
    'secretmanager',
    'cloud.secretmanager.v1',
    'secretmanager/apiv1',
    'cloud.secretmanager.v1',
    'Google.Cloud.SecretManager.V1',
  ],
  ['cloudtasks', 'cloud.tasks.v2', 'cloudtasks/apiv2', 'cloud.tasks.v2', 'Google.Cloud.Tasks.V2'],
  ['cloudscheduler', 'cloud.scheduler.v1', 'scheduler/apiv1', 'cloud.scheduler.v1', 'Google.Cloud.Scheduler.V1'],
  ['cloudkms', 'cloud.kms.v1', 'kms/apiv1', 'cloud.kms.v1', 'Google.Cloud.Kms.V1'],
  ['aiplatform', 'cloud.aiplatform.v1', 'aiplatform/apiv1', 'cloud.aiplatform.v1', 'Google.Cloud.AIPlatform.V1'],
  ['run', 'cloud.run.v2', 'run/apiv2', 'cloud.run.v2', 'Google.Cloud.Run.V2'],
  ['monitoring', 'monitoring.v3', 'monitoring/apiv3/v2', 'cloud.monitoring.v3', 'Google.Cloud.Monitoring.V3'],
  [
    'iamcredentials',
    'iam.credentials.v1',
    'iam/credentials/apiv1',
    'cloud.iam.credentials.v1',
    'Google.Cloud.Iam.Credentials.V1',
  ],
  ['workflows', 'cloud.workflows.v1', 'workflows/apiv1', 'cloud.workflows.v1', 'Google.Cloud.Workflows.V1'],
  [
    'workflowexecutions',
    'cloud.workflows.executions.v1',
    'workflows/executions/apiv1',
    'cloud.workflows.executions.v1',
    'Google.Cloud.Workflows.Executions.V1',
  ],
  ['translate', 'cloud.translation.v3', 'translate/apiv3', 'cloud.translate.v3', 'Google.Cloud.Translate.V3'],
  ['dlp', 'privacy.dlp.v2', 'dlp/apiv2', 'cloud.dlp.v2', 'Google.Cloud.Dlp.V2'],
  ['documentai', 'cloud.documentai.v1', 'documentai/apiv1', 'cloud.documentai.v1', 'Google.Cloud.DocumentAI.V1'],
];

type OtherRow = (typeof OTHER_LANGUAGES)[number];

const others = (moduleOf: (row: OtherRow) => string, pageOf: (name: string) => string): readonly LibraryTable[] =>
  OTHER_LANGUAGES.map((each) => {
    const [service, protobuf] = each;
    const name = moduleOf(each);
    return table({ service, protobuf }, name, pageOf(name), { [name]: { generated: `google.${protobuf}` } });
  });

/** Generated clients for Go, by import path. */
export const goGenerated = others(
  ([, , go]) => `cloud.google.com/go/${go}`,
  (name) => `https://pkg.go.dev/${name}`,
);

/** Generated clients for Java, by package. */
export const javaGenerated = others(
  ([, , , java]) => `com.google.${java}`,
  () => 'https://cloud.google.com/java/docs/reference',
);

/** Generated clients for C#, by namespace. */
export const csharpGenerated = others(
  ([, , , , csharp]) => csharp,
  (name) => `https://cloud.google.com/dotnet/docs/reference/${name}/latest`,
);
