import type { LibraryTable } from '../../table.js';

/** Packages that have generated clients only: the catalog's service, the namespace and the protobuf package without `google.`. */
const ROWS: readonly (readonly [name: string, service: string, namespace: string, protobuf: string])[] = [
  ['secret-manager', 'secretmanager', 'SecretManager.V1', 'cloud.secretmanager.v1'],
  ['kms', 'cloudkms', 'Kms.V1', 'cloud.kms.v1'],
  ['tasks', 'cloudtasks', 'Tasks.V2', 'cloud.tasks.v2'],
  ['scheduler', 'cloudscheduler', 'Scheduler.V1', 'cloud.scheduler.v1'],
  ['run', 'run', 'Run.V2', 'cloud.run.v2'],
  ['language', 'language', 'Language.V1', 'cloud.language.v1'],
  ['vision', 'vision', 'Vision.V1', 'cloud.vision.v1'],
  ['speech', 'speech', 'Speech.V1', 'cloud.speech.v1'],
  ['text-to-speech', 'texttospeech', 'TextToSpeech.V1', 'cloud.texttospeech.v1'],
  ['dlp', 'dlp', 'Dlp.V2', 'privacy.dlp.v2'],
  ['monitoring', 'monitoring', 'Monitoring.V3', 'monitoring.v3'],
];

export const phpGenerated: readonly LibraryTable[] = ROWS.map(([name, service, namespace, protobuf]) => ({
  library: `google/cloud-${name}`,
  documentation: `https://cloud.google.com/php/docs/reference/cloud-${name}/latest`,
  namespace: service,
  service,
  // Clients of the second generation stand in a namespace of their own, and take a request object.
  modules: { [`Google.Cloud.${namespace}, Google.Cloud.${namespace}.Client`]: { generated: `google.${protobuf}` } },
  types: {},
}));
