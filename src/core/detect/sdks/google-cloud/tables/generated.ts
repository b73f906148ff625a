import type { LibraryTable, ModuleRow } from '../table.js';

interface GeneratedLibrary {
  readonly library: string;
  readonly service: string;
  readonly documentation: string;
  /** Modules -> protobuf package. */
  readonly modules: Readonly<Record<string, string>>;
}

/** A library that has generated clients only. */
const generated = ({ library, service, documentation, modules }: GeneratedLibrary): LibraryTable => ({
  library,
  documentation,
  namespace: `${service}-generated`,
  service,
  modules: Object.fromEntries(
    Object.entries(modules).map(([names, protobuf]): [string, ModuleRow] => [names, { generated: protobuf }]),
  ),
  types: {},
});

const PYTHON = 'https://cloud.google.com/python/docs/reference';
const NODE = 'https://cloud.google.com/nodejs/docs/reference';

/** Libraries for Python without hand-written parts. */
export const pythonGenerated: readonly LibraryTable[] = [
  generated({
    library: 'google-cloud-secret-manager',
    service: 'secretmanager',
    documentation: `${PYTHON}/secretmanager/latest`,
    modules: { 'google.cloud.secretmanager, google.cloud.secretmanager_v1': 'google.cloud.secretmanager.v1' },
  }),
  generated({
    library: 'google-cloud-run',
    service: 'run',
    documentation: `${PYTHON}/run/latest`,
    modules: { 'google.cloud.run, google.cloud.run_v2': 'google.cloud.run.v2' },
  }),
  generated({
    library: 'google-cloud-iam',
    service: 'iam',
    documentation: `${PYTHON}/iam/latest`,
    modules: {
      'google.cloud.iam_admin, google.cloud.iam_admin_v1': 'google.iam.admin.v1',
      'google.cloud.iam_v2': 'google.iam.v2',
    },
  }),
  generated({
    library: 'google-cloud-iam',
    service: 'iamcredentials',
    documentation: `${PYTHON}/iam/latest`,
    modules: { 'google.cloud.iam_credentials, google.cloud.iam_credentials_v1': 'google.iam.credentials.v1' },
  }),
  generated({
    library: 'google-cloud-resource-manager',
    service: 'cloudresourcemanager',
    documentation: `${PYTHON}/cloudresourcemanager/latest`,
    modules: { 'google.cloud.resourcemanager, google.cloud.resourcemanager_v3': 'google.cloud.resourcemanager.v3' },
  }),
  generated({
    library: 'google-cloud-kms',
    service: 'cloudkms',
    documentation: `${PYTHON}/cloudkms/latest`,
    modules: { 'google.cloud.kms, google.cloud.kms_v1': 'google.cloud.kms.v1' },
  }),
];

/** Libraries for Node.js without hand-written parts. */
export const nodeGenerated: readonly LibraryTable[] = [
  generated({
    library: '@google-cloud/secret-manager',
    service: 'secretmanager',
    documentation: `${NODE}/secret-manager/latest`,
    modules: { '@google-cloud/secret-manager': 'google.cloud.secretmanager.v1' },
  }),
  generated({
    library: '@google-cloud/run',
    service: 'run',
    documentation: `${NODE}/run/latest`,
    modules: { '@google-cloud/run': 'google.cloud.run.v2' },
  }),
  generated({
    library: '@google-cloud/iam',
    service: 'iam',
    documentation: `${NODE}/iam/latest`,
    modules: { '@google-cloud/iam': 'google.iam.v2' },
  }),
  generated({
    library: '@google-cloud/iam-credentials',
    service: 'iamcredentials',
    documentation: `${NODE}/iam-credentials/latest`,
    modules: { '@google-cloud/iam-credentials': 'google.iam.credentials.v1' },
  }),
  generated({
    library: '@google-cloud/resource-manager',
    service: 'cloudresourcemanager',
    documentation: `${NODE}/resource-manager/latest`,
    modules: { '@google-cloud/resource-manager': 'google.cloud.resourcemanager.v3' },
  }),
  generated({
    library: '@google-cloud/kms',
    service: 'cloudkms',
    documentation: `${NODE}/kms/latest`,
    modules: { '@google-cloud/kms': 'google.cloud.kms.v1' },
  }),
];
