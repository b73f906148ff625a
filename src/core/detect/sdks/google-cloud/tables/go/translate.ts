import type { LibraryTable } from '../../table.js';

/** cloud.google.com/go/translate, the basic edition; the advanced one has generated clients. */
export const goTranslate: LibraryTable = {
  library: 'cloud.google.com/go/translate',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/translate',
  namespace: 'translate',
  service: 'translate',
  modules: {
    'cloud.google.com/go/translate': { exports: { NewClient: { returns: 'Client' }, Client: 'Client' } },
  },
  types: {
    Client: {
      methods: {
        Translate: 'translate.translations.translate',
        DetectLanguage: 'translate.detections.detect',
        SupportedLanguages: 'translate.languages.list',
        Close: '',
      },
    },
  },
};
