import type { LibraryTable } from '../../table.js';

/**
 * Gems that have generated clients only: the module, its function that makes the client, and the protobuf service. Methods
 * have the names of the RPCs.
 */
const ROWS: readonly (readonly [gem: string, service: string, module: string, maker: string, protobuf: string])[] = [
  [
    'secret_manager',
    'secretmanager',
    'SecretManager',
    'secret_manager_service',
    'google.cloud.secretmanager.v1.SecretManagerService',
  ],
  ['kms', 'cloudkms', 'Kms', 'key_management_service', 'google.cloud.kms.v1.KeyManagementService'],
  ['tasks', 'cloudtasks', 'Tasks', 'cloud_tasks', 'google.cloud.tasks.v2.CloudTasks'],
  ['scheduler', 'cloudscheduler', 'Scheduler', 'cloud_scheduler', 'google.cloud.scheduler.v1.CloudScheduler'],
  ['language', 'language', 'Language', 'language_service', 'google.cloud.language.v1.LanguageService'],
  ['vision', 'vision', 'Vision', 'image_annotator', 'google.cloud.vision.v1.ImageAnnotator'],
  ['speech', 'speech', 'Speech', 'speech', 'google.cloud.speech.v1.Speech'],
  ['text_to_speech', 'texttospeech', 'TextToSpeech', 'text_to_speech', 'google.cloud.texttospeech.v1.TextToSpeech'],
];

export const rubyGenerated: readonly LibraryTable[] = ROWS.map(([gem, service, module, maker, protobuf]) => ({
  library: `google-cloud-${gem}`,
  documentation: `https://cloud.google.com/ruby/docs/reference/google-cloud-${gem}/latest`,
  namespace: service,
  service,
  modules: {
    [`Google.Cloud.${module}`]: { exports: { [maker]: { returns: 'Client' }, Client: 'Client' } },
    [`Google.Cloud.${module}.V1.${protobuf.slice(protobuf.lastIndexOf('.') + 1)}`]: { exports: { Client: 'Client' } },
  },
  types: { Client: { wraps: protobuf, construct: {} } },
}));
