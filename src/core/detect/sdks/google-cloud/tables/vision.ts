import type { LibraryTable, TypeRow } from '../table.js';

/**
 * Cloud Vision's clients have, beside their RPCs, a method for each feature of one image, which all make the same request
 * ("Package Classes for Google Cloud Vision", "@google-cloud/vision").
 */
const ANNOTATE = 'google.cloud.vision.v1.ImageAnnotator.BatchAnnotateImages';
const PROTOBUF = 'google.cloud.vision.v1';

const FEATURES = [
  'face_detection',
  'landmark_detection',
  'logo_detection',
  'label_detection',
  'text_detection',
  'document_text_detection',
  'safe_search_detection',
  'image_properties',
  'crop_hints',
  'web_detection',
  'product_search',
  'object_localization',
  'annotate_image',
];

const inCamelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());

const annotator = (methods: readonly string[], configure: NonNullable<TypeRow['construct']>): TypeRow => ({
  wraps: `${PROTOBUF}.ImageAnnotator`,
  construct: configure,
  methods: {
    [methods.join(', ')]: { calls: ANNOTATE, note: 'all features of an image are asked for by one request' },
  },
});

/** google-cloud-vision for Python. */
export const pythonVision: LibraryTable = {
  library: 'google-cloud-vision',
  documentation: 'https://cloud.google.com/python/docs/reference/vision/latest',
  namespace: 'vision',
  service: 'vision',
  modules: {
    'google.cloud.vision, google.cloud.vision_v1': {
      generated: PROTOBUF,
      exports: { ImageAnnotatorClient: 'ImageAnnotator', ImageAnnotatorAsyncClient: 'ImageAnnotator' },
    },
    'google.cloud.vision_v1p3beta1, google.cloud.vision_v1p4beta1': {
      exports: { ImageAnnotatorClient: 'ImageAnnotator', ImageAnnotatorAsyncClient: 'ImageAnnotator' },
    },
  },
  types: {
    ImageAnnotator: annotator(FEATURES, {
      configure: { credentials: 'credentials', endpoint: 'client_options.api_endpoint' },
    }),
  },
};

/** @google-cloud/vision. */
export const nodeVision: LibraryTable = {
  library: '@google-cloud/vision',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/vision/latest',
  namespace: 'vision',
  service: 'vision',
  modules: {
    '@google-cloud/vision, @google-cloud/vision/v1, @google-cloud/vision/v1p3beta1, @google-cloud/vision/v1p4beta1': {
      generated: PROTOBUF,
      exports: { ImageAnnotatorClient: 'ImageAnnotator' },
    },
  },
  types: {
    ImageAnnotator: annotator(FEATURES.map(inCamelCase), {
      takes: 'options',
      configure: { project: 'options.projectId', keyFile: 'options.keyFilename', endpoint: 'options.apiEndpoint' },
    }),
  },
};
