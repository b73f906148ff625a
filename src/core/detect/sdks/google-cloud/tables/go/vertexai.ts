import type { LibraryTable } from '../../table.js';

const models = 'aiplatform.projects.locations.publishers.models';

/** cloud.google.com/go/vertexai/genai: generative models. */
export const goVertexAi: LibraryTable = {
  library: 'cloud.google.com/go/vertexai/genai',
  documentation: 'https://pkg.go.dev/cloud.google.com/go/vertexai/genai',
  namespace: 'vertexai',
  service: 'aiplatform',
  modules: {
    'cloud.google.com/go/vertexai/genai': {
      exports: {
        NewClient: { takes: 'ctx, project', returns: 'Client', configure: { project: 'project' } },
        Client: 'Client',
        GenerativeModel: 'Model',
        ChatSession: 'Chat',
      },
    },
  },
  types: {
    Client: { methods: { GenerativeModel: { returns: 'Model' }, Close: '' } },
    Model: {
      methods: {
        GenerateContent: `${models}.generateContent`,
        GenerateContentStream: `${models}.streamGenerateContent`,
        CountTokens: `${models}.countTokens`,
        StartChat: { returns: 'Chat' },
      },
    },
    Chat: {
      methods: {
        SendMessage: `${models}.generateContent`,
        SendMessageStream: `${models}.streamGenerateContent`,
      },
    },
  },
};
