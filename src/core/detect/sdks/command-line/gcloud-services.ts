/** Where the methods of a group of gcloud's commands are. */
export interface Group {
  /** The catalog's service id. */
  readonly service: string;
  /** The group's own word is a collection: `gcloud secrets list` lists secrets. */
  readonly collection?: string;
  /** Words of gcloud for collections that the API calls otherwise. `a b`: two words for one. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const group = (service: string, more: Omit<Group, 'service'> = {}): Group => ({ service, ...more });

/** Top-level groups of the gcloud CLI reference (cloud.google.com/sdk/gcloud/reference) and the services they speak to. */
export const GROUPS: Readonly<Record<string, Group>> = {
  'access-context-manager': group('accesscontextmanager', {
    renamed: { policies: 'accessPolicies', perimeters: 'servicePerimeters', levels: 'accessLevels' },
  }),
  ai: group('aiplatform'),
  alloydb: group('alloydb'),
  'api-gateway': group('apigateway', { renamed: { 'api-configs': 'configs' } }),
  app: group('appengine', {
    renamed: {
      instances: 'instances',
      services: 'services',
      versions: 'versions',
      'domain-mappings': 'domainMappings',
      'ssl-certificates': 'authorizedCertificates',
      'firewall-rules': 'ingressRules',
    },
  }),
  artifacts: group('artifactregistry', { renamed: { 'docker images': 'dockerImages', 'docker tags': 'tags' } }),
  asset: group('cloudasset'),
  assured: group('assuredworkloads'),
  batch: group('batch'),
  beyondcorp: group('beyondcorp'),
  bigtable: group('bigtableadmin', { renamed: { instances: 'instances', 'app-profiles': 'appProfiles' } }),
  billing: group('cloudbilling', { renamed: { accounts: 'billingAccounts' } }),
  builds: group('cloudbuild', { collection: 'builds', renamed: { 'worker-pools': 'workerPools' } }),
  'certificate-manager': group('certificatemanager', {
    renamed: { maps: 'certificateMaps', entries: 'certificateMapEntries' },
  }),
  composer: group('composer'),
  compute: group('compute', {
    renamed: {
      'instance-groups managed': 'instanceGroupManagers',
      'instance-groups unmanaged': 'instanceGroups',
      'os-login': 'users',
      'target-vpn-gateways': 'targetVpnGateways',
      'ssl-certificates': 'sslCertificates',
      'firewall-rules': 'firewalls',
      'networks subnets': 'subnetworks',
      'networks peerings': 'networks',
      'forwarding-rules': 'forwardingRules',
      'backend-buckets': 'backendBuckets',
    },
  }),
  container: group('container', { renamed: { 'node-pools': 'nodePools' } }),
  'data-catalog': group('datacatalog', { renamed: { 'entry-groups': 'entryGroups' } }),
  dataflow: group('dataflow', { renamed: { 'flex-template': 'flexTemplates' } }),
  dataplex: group('dataplex'),
  dataproc: group('dataproc', { renamed: { batches: 'batches' } }),
  datastore: group('datastore'),
  datastream: group('datastream'),
  deploy: group('clouddeploy', { renamed: { 'delivery-pipelines': 'deliveryPipelines' } }),
  'deployment-manager': group('deploymentmanager'),
  dns: group('dns', { renamed: { 'record-sets': 'resourceRecordSets' } }),
  domains: group('domains'),
  endpoints: group('servicemanagement'),
  'essential-contacts': group('essentialcontacts', { collection: 'contacts' }),
  eventarc: group('eventarc'),
  filestore: group('file'),
  firestore: group('firestore', { renamed: { 'indexes composite': 'indexes', 'indexes fields': 'fields' } }),
  functions: group('cloudfunctions', { collection: 'functions' }),
  healthcare: group('healthcare', {
    renamed: { 'dicom-stores': 'dicomStores', 'fhir-stores': 'fhirStores', 'hl7v2-stores': 'hl7V2Stores' },
  }),
  iam: group('iam', { renamed: { 'workload-identity-pools': 'workloadIdentityPools' } }),
  iap: group('iap'),
  identity: group('cloudidentity'),
  ids: group('ids'),
  kms: group('cloudkms', { renamed: { keys: 'cryptoKeys', keyrings: 'keyRings', versions: 'cryptoKeyVersions' } }),
  logging: group('logging'),
  memcache: group('memcache'),
  metastore: group('metastore'),
  monitoring: group('monitoring', {
    renamed: { policies: 'alertPolicies', channels: 'notificationChannels', uptime: 'uptimeCheckConfigs' },
  }),
  'network-connectivity': group('networkconnectivity'),
  'network-management': group('networkmanagement'),
  'network-security': group('networksecurity'),
  'network-services': group('networkservices'),
  'org-policies': group('orgpolicy', { collection: 'policies' }),
  organizations: group('cloudresourcemanager', { collection: 'organizations' }),
  'policy-intelligence': group('policytroubleshooter'),
  privateca: group('privateca', {
    renamed: {
      roots: 'certificateAuthorities',
      subordinates: 'certificateAuthorities',
      pools: 'caPools',
      templates: 'certificateTemplates',
    },
  }),
  projects: group('cloudresourcemanager', { collection: 'projects' }),
  publicca: group('publicca'),
  pubsub: group('pubsub'),
  recaptcha: group('recaptchaenterprise'),
  recommender: group('recommender'),
  redis: group('redis'),
  'resource-manager': group('cloudresourcemanager', { renamed: { tags: 'tags', folders: 'folders' } }),
  run: group('run'),
  scc: group('securitycenter'),
  scheduler: group('cloudscheduler'),
  secrets: group('secretmanager', { collection: 'secrets' }),
  'service-directory': group('servicedirectory'),
  services: group('serviceusage', { collection: 'services' }),
  source: group('sourcerepo', { renamed: { repos: 'repos' } }),
  spanner: group('spanner'),
  sql: group('sqladmin', {
    renamed: { backups: 'backupRuns', 'ssl client-certs': 'sslCerts', 'ssl-certs': 'sslCerts' },
  }),
  storage: group('storage'),
  tasks: group('cloudtasks', { collection: 'tasks' }),
  transcoder: group('transcoder'),
  transfer: group('storagetransfer', { renamed: { jobs: 'transferJobs', operations: 'transferOperations' } }),
  vmware: group('vmwareengine'),
  workbench: group('notebooks'),
  workflows: group('workflows', { collection: 'workflows' }),
  workstations: group('workstations', { renamed: { clusters: 'workstationClusters', configs: 'workstationConfigs' } }),
};

/** Groups that only concern the machine ("gcloud config", "gcloud auth" and so on): no API is asked for a permission. */
export const LOCAL_GROUPS: ReadonlySet<string> = new Set([
  'auth',
  'cheat-sheet',
  'components',
  'config',
  'docker',
  'emulators',
  'feedback',
  'help',
  'info',
  'init',
  'interactive',
  'meta',
  'survey',
  'topic',
  'version',
]);

/** Methods that a command's verb may be, by the names that Google's APIs have for it; any other verb is its own method. */
export const VERBS: Readonly<Record<string, readonly string[]>> = {
  describe: ['get'],
  list: ['list', 'search'],
  create: ['create', 'insert'],
  delete: ['delete'],
  update: ['patch', 'update'],
  patch: ['patch', 'update'],
  'get-iam-policy': ['getIamPolicy'],
  'set-iam-policy': ['setIamPolicy'],
  'test-iam-permissions': ['testIamPermissions'],
};
/** Verbs that read the policy, change it and write it back. */
export const POLICY_VERBS: ReadonlySet<string> = new Set(['add-iam-policy-binding', 'remove-iam-policy-binding']);

/** Options that name an element of a collection, where it is not the collection's singular. */
export const COLLECTION_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  projects: ['project'],
  locations: ['location', 'region', 'zone'],
  regions: ['region'],
  zones: ['zone'],
  keyRings: ['keyring'],
  cryptoKeys: ['key'],
  cryptoKeyVersions: ['version'],
  organizations: ['organization'],
  folders: ['folder'],
  billingAccounts: ['billing-account'],
  serviceAccounts: ['iam-account', 'service-account'],
  managedZone: ['zone'],
  managedZones: ['zone'],
};
