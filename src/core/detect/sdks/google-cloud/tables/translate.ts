import type { LibraryTable } from '../table.js';

/** The basic edition of Cloud Translation; the advanced one has generated clients. */
const translate = 'translate.translations.translate';
const detect = 'translate.detections.detect';
const languages = 'translate.languages.list';

/** google-cloud-translate for Python. */
export const pythonTranslate: LibraryTable = {
  library: 'google-cloud-translate',
  documentation: 'https://cloud.google.com/python/docs/reference/translate/latest',
  namespace: 'translate',
  service: 'translate',
  modules: { 'google.cloud.translate_v2': { exports: { Client: 'Client' } } },
  types: {
    Client: {
      construct: { takes: 'target_language, credentials', configure: { credentials: 'credentials' } },
      methods: { translate, detect_language: detect, get_languages: languages },
    },
  },
};

/** @google-cloud/translate. */
export const nodeTranslate: LibraryTable = {
  library: '@google-cloud/translate',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/translate/latest',
  namespace: 'translate',
  service: 'translate',
  modules: {
    '@google-cloud/translate': { generated: 'google.cloud.translation.v3' },
    '@google-cloud/translate/v2': { exports: { Translate: 'Translate' } },
    '@google-cloud/translate/build/src/v2': { exports: { Translate: 'Translate' } },
  },
  types: {
    Translate: {
      construct: {
        takes: 'options',
        configure: { project: 'options.projectId', keyFile: 'options.keyFilename' },
      },
      methods: { translate, detect, getLanguages: languages },
    },
  },
};
