import type { LibraryTable } from '../../table.js';

const models = 'aiplatform.projects.locations.publishers.models';

/** @google-cloud/vertexai: generative models. */
export const nodeVertexAi: LibraryTable = {
  library: '@google-cloud/vertexai',
  documentation: 'https://cloud.google.com/nodejs/docs/reference/vertexai/latest',
  namespace: 'vertexai',
  service: 'aiplatform',
  modules: { '@google-cloud/vertexai': { exports: { VertexAI: 'VertexAI' } } },
  types: {
    VertexAI: {
      construct: { takes: 'options', configure: { project: 'options.project' } },
      properties: { preview: 'VertexAI' },
      methods: { getGenerativeModel: { returns: 'GenerativeModel' } },
    },
    GenerativeModel: {
      methods: {
        generateContent: `${models}.generateContent`,
        generateContentStream: `${models}.streamGenerateContent`,
        countTokens: `${models}.countTokens`,
        startChat: { returns: 'ChatSession' },
      },
    },
    ChatSession: {
      methods: {
        sendMessage: `${models}.generateContent`,
        sendMessageStream: `${models}.streamGenerateContent`,
      },
    },
  },
};
