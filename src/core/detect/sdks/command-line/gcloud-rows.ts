/** A request of a command: a method's id, with a phrase that follows "needed " where the command makes it only sometimes. */
export type CommandRequest = string | RequestRow;

export interface RequestRow {
  readonly method: string;
  readonly when?: string;
  /** Made only with this option. */
  readonly option?: string;
  /** Made only without this option. */
  readonly unless?: string;
  /** False: the command's operand does not name what the request is about. */
  readonly operand?: boolean;
}

const existing = 'when it exists already';
const absent = 'when it does not exist yet';
const DEPLOYED = (collection: string): readonly CommandRequest[] => [
  `${collection}.get`,
  { method: `${collection}.create`, when: absent },
  { method: `${collection}.patch`, when: existing },
];
const SOURCE: readonly CommandRequest[] = [
  { method: 'storage.objects.insert', option: '--source' },
  { method: 'cloudbuild.projects.builds.create', option: '--source' },
];
const SESSION = 'spanner.projects.instances.databases.sessions.create';
const SSH: readonly CommandRequest[] = [
  'compute.instances.get',
  'compute.projects.get',
  { method: 'compute.projects.setCommonInstanceMetadata', when: 'when the key is not known to the project yet' },
];
const changed = (collection: string, method: string): readonly CommandRequest[] => [
  `${collection}.get`,
  `${collection}.${method}`,
];

/**
 * Commands of gcloud that make other requests than the method of their verb and collection, by what the gcloud CLI
 * reference says of each command. Alpha and beta commands are those without the word.
 */
export const GCLOUD_COMMANDS: Readonly<Record<string, readonly CommandRequest[]>> = {
  'app deploy': [
    'appengine.apps.get',
    'storage.objects.insert',
    'cloudbuild.projects.builds.create',
    'appengine.apps.services.versions.create',
    { method: 'appengine.apps.services.patch', unless: '--no-promote' },
  ],
  'app browse': ['appengine.apps.get'],
  'app logs read': ['logging.entries.list'],
  'app logs tail': ['logging.entries.list'],
  'artifacts print-settings': [],
  'artifacts docker images list': ['artifactregistry.projects.locations.repositories.dockerImages.list'],
  'billing projects describe': ['cloudbilling.projects.getBillingInfo'],
  'billing projects link': ['cloudbilling.projects.updateBillingInfo'],
  'billing projects unlink': ['cloudbilling.projects.updateBillingInfo'],
  'builds submit': [
    { method: 'storage.buckets.get', unless: '--no-source', operand: false },
    { method: 'storage.objects.insert', unless: '--no-source' },
    'cloudbuild.projects.builds.create',
    { method: 'cloudbuild.projects.builds.get', unless: '--async', operand: false },
  ],
  'builds log': [
    'cloudbuild.projects.builds.get',
    { method: 'storage.objects.get', when: 'when the log is kept in a bucket' },
  ],
  'compute config-ssh': ['compute.instances.aggregatedList', 'compute.projects.get'],
  'compute instances add-labels': changed('compute.instances', 'setLabels'),
  'compute instances add-metadata': changed('compute.instances', 'setMetadata'),
  'compute instances add-tags': changed('compute.instances', 'setTags'),
  'compute instances remove-labels': changed('compute.instances', 'setLabels'),
  'compute instances remove-metadata': changed('compute.instances', 'setMetadata'),
  'compute instances remove-tags': changed('compute.instances', 'setTags'),
  'compute instances tail-serial-port-output': ['compute.instances.getSerialPortOutput'],
  'compute project-info add-metadata': ['compute.projects.get', 'compute.projects.setCommonInstanceMetadata'],
  'compute project-info describe': ['compute.projects.get'],
  'compute scp': SSH,
  'compute ssh': SSH,
  'compute start-iap-tunnel': ['compute.instances.get'],
  'container clusters get-credentials': ['container.projects.locations.clusters.get'],
  'container clusters resize': [
    'container.projects.locations.clusters.get',
    'container.projects.locations.clusters.nodePools.setSize',
  ],
  'dataflow flex-template run': ['dataflow.projects.locations.flexTemplates.launch'],
  'dataflow jobs run': ['dataflow.projects.locations.templates.create'],
  'dns record-sets transaction abort': [],
  'dns record-sets transaction add': [],
  'dns record-sets transaction describe': [],
  'dns record-sets transaction execute': ['dns.changes.create'],
  'dns record-sets transaction remove': [],
  'dns record-sets transaction start': ['dns.managedZones.get', 'dns.resourceRecordSets.list'],
  'endpoints services deploy': [
    'servicemanagement.services.configs.submit',
    'servicemanagement.services.rollouts.create',
  ],
  'firestore export': ['firestore.projects.databases.exportDocuments'],
  'firestore import': ['firestore.projects.databases.importDocuments'],
  'functions deploy': [
    'cloudfunctions.projects.locations.functions.get',
    {
      method: 'cloudfunctions.projects.locations.functions.generateUploadUrl',
      when: 'when the source is a folder of the machine',
    },
    { method: 'cloudfunctions.projects.locations.functions.create', when: absent },
    { method: 'cloudfunctions.projects.locations.functions.patch', when: existing },
  ],
  'functions logs read': ['logging.entries.list'],
  'kms asymmetric-decrypt': ['cloudkms.projects.locations.keyRings.cryptoKeys.cryptoKeyVersions.asymmetricDecrypt'],
  'kms asymmetric-sign': ['cloudkms.projects.locations.keyRings.cryptoKeys.cryptoKeyVersions.asymmetricSign'],
  'kms decrypt': ['cloudkms.projects.locations.keyRings.cryptoKeys.decrypt'],
  'kms encrypt': ['cloudkms.projects.locations.keyRings.cryptoKeys.encrypt'],
  'kms mac-sign': ['cloudkms.projects.locations.keyRings.cryptoKeys.cryptoKeyVersions.macSign'],
  'kms mac-verify': ['cloudkms.projects.locations.keyRings.cryptoKeys.cryptoKeyVersions.macVerify'],
  'logging read': ['logging.entries.list'],
  'logging tail': ['logging.entries.tail'],
  'logging write': ['logging.entries.write'],
  'pubsub subscriptions ack': ['pubsub.projects.subscriptions.acknowledge'],
  'pubsub subscriptions modify-message-ack-deadline': ['pubsub.projects.subscriptions.modifyAckDeadline'],
  'pubsub subscriptions pull': [
    'pubsub.projects.subscriptions.pull',
    { method: 'pubsub.projects.subscriptions.acknowledge', option: '--auto-ack' },
  ],
  'pubsub topics list-subscriptions': ['pubsub.projects.topics.subscriptions.list'],
  'run deploy': [
    ...DEPLOYED('run.projects.locations.services'),
    ...SOURCE,
    { method: 'run.projects.locations.services.setIamPolicy', option: '--allow-unauthenticated' },
  ],
  'run jobs deploy': [...DEPLOYED('run.projects.locations.jobs'), ...SOURCE],
  'run jobs execute': ['run.projects.locations.jobs.run'],
  'run jobs update': changed('run.projects.locations.jobs', 'patch'),
  'run services logs read': ['logging.entries.list'],
  'run services replace': DEPLOYED('run.projects.locations.services'),
  'run services update': changed('run.projects.locations.services', 'patch'),
  'run services update-traffic': changed('run.projects.locations.services', 'patch'),
  'secrets create': [
    'secretmanager.projects.secrets.create',
    { method: 'secretmanager.projects.secrets.addVersion', option: '--data-file' },
  ],
  'secrets versions add': ['secretmanager.projects.secrets.addVersion'],
  'services enable': [{ method: 'serviceusage.services.enable' }],
  'spanner databases ddl describe': ['spanner.projects.instances.databases.getDdl'],
  'spanner databases ddl update': ['spanner.projects.instances.databases.updateDdl'],
  'spanner databases execute-sql': [SESSION, 'spanner.projects.instances.databases.sessions.executeSql'],
  'spanner rows delete': [SESSION, 'spanner.projects.instances.databases.sessions.commit'],
  'spanner rows insert': [SESSION, 'spanner.projects.instances.databases.sessions.commit'],
  'spanner rows update': [SESSION, 'spanner.projects.instances.databases.sessions.commit'],
  'sql connect': [
    'sqladmin.instances.get',
    { method: 'sqladmin.instances.patch', when: 'when the address of the machine is let in' },
  ],
  'sql export csv': ['sqladmin.instances.export'],
  'sql export sql': ['sqladmin.instances.export'],
  'sql import csv': ['sqladmin.instances.import'],
  'sql import sql': ['sqladmin.instances.import'],
  'sql instances patch': changed('sqladmin.instances', 'patch'),
  'sql users set-password': ['sqladmin.users.update'],
  'workflows deploy': DEPLOYED('workflows.projects.locations.workflows'),
  'workflows execute': ['workflowexecutions.projects.locations.workflows.executions.create'],
  'workflows run': [
    'workflowexecutions.projects.locations.workflows.executions.create',
    { method: 'workflowexecutions.projects.locations.workflows.executions.get', operand: false },
  ],
};
