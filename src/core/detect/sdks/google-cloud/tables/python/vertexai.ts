import type { LibraryTable } from '../../table.js';

const a = 'aiplatform.projects.locations';
const generate = `${a}.publishers.models.generateContent`;

/** google-cloud-aiplatform with its older module vertexai, and google-genai, for Python. */
export const pythonVertexAi: LibraryTable = {
  library: 'google-cloud-aiplatform',
  documentation: 'https://cloud.google.com/python/docs/reference/aiplatform/latest',
  namespace: 'vertexai',
  service: 'aiplatform',
  modules: {
    'google.cloud.aiplatform': {
      exports: {
        Model: 'Model',
        Endpoint: 'Endpoint',
        CustomJob: 'CustomJob',
        PipelineJob: 'PipelineJob',
        BatchPredictionJob: 'BatchPredictionJob',
        MatchingEngineIndex: 'Index',
        MatchingEngineIndexEndpoint: 'IndexEndpoint',
      },
    },
    'google.cloud.aiplatform_v1': { generated: 'google.cloud.aiplatform.v1' },
    'vertexai.generative_models, vertexai.preview.generative_models': {
      exports: { GenerativeModel: 'GenerativeModel' },
    },
    'vertexai.language_models, vertexai.preview.language_models': {
      exports: { TextEmbeddingModel: 'TextEmbeddingModel' },
    },
  },
  types: {
    GenerativeModel: {
      construct: { takes: 'model_name' },
      methods: {
        'generate_content, generate_content_async': [
          {
            when: [{ argument: 'stream', is: true }],
            calls: `${a}.publishers.models.streamGenerateContent`,
          },
          { calls: generate },
        ],
        'count_tokens, count_tokens_async': `${a}.publishers.models.countTokens`,
        compute_tokens: `${a}.publishers.models.computeTokens`,
        start_chat: { returns: 'ChatSession' },
      },
    },
    ChatSession: { methods: { 'send_message, send_message_async': generate } },
    TextEmbeddingModel: {
      statics: { from_pretrained: { returns: 'TextEmbeddingModel' } },
      methods: { 'get_embeddings, get_embeddings_async': `${a}.publishers.models.predict` },
    },
    Endpoint: {
      construct: { takes: 'endpoint_name', calls: `${a}.endpoints.get` },
      statics: {
        create: { calls: `${a}.endpoints.create`, returns: 'Endpoint' },
        list: { calls: `${a}.endpoints.list`, returns: 'Endpoint[]' },
      },
      methods: {
        'predict, predict_async': `${a}.endpoints.predict`,
        raw_predict: `${a}.endpoints.rawPredict`,
        'explain, explain_async': `${a}.endpoints.explain`,
        deploy: `${a}.endpoints.deployModel`,
        'undeploy, undeploy_all': `${a}.endpoints.undeployModel`,
        update: `${a}.endpoints.patch`,
        delete: `${a}.endpoints.delete`,
      },
    },
    Model: {
      construct: { takes: 'model_name', calls: `${a}.models.get` },
      statics: {
        upload: { calls: `${a}.models.upload`, returns: 'Model' },
        list: { calls: `${a}.models.list`, returns: 'Model[]' },
      },
      methods: {
        deploy: { calls: `${a}.endpoints.create ${a}.endpoints.deployModel`, returns: 'Endpoint' },
        batch_predict: { calls: `${a}.batchPredictionJobs.create`, returns: 'BatchPredictionJob' },
        export_model: `${a}.models.export`,
        update: `${a}.models.patch`,
        delete: `${a}.models.delete`,
      },
    },
    CustomJob: {
      construct: { takes: 'display_name' },
      statics: { get: `${a}.customJobs.get`, list: `${a}.customJobs.list` },
      methods: {
        'run, submit': `${a}.customJobs.create`,
        cancel: `${a}.customJobs.cancel`,
        delete: `${a}.customJobs.delete`,
      },
    },
    PipelineJob: {
      construct: { takes: 'display_name, template_path' },
      statics: { get: `${a}.pipelineJobs.get`, list: `${a}.pipelineJobs.list` },
      methods: {
        'run, submit': `${a}.pipelineJobs.create`,
        cancel: `${a}.pipelineJobs.cancel`,
        delete: `${a}.pipelineJobs.delete`,
      },
    },
    BatchPredictionJob: {
      construct: { takes: 'batch_prediction_job_name', calls: `${a}.batchPredictionJobs.get` },
      statics: { create: `${a}.batchPredictionJobs.create`, list: `${a}.batchPredictionJobs.list` },
      methods: { cancel: `${a}.batchPredictionJobs.cancel`, delete: `${a}.batchPredictionJobs.delete` },
    },
    Index: {
      construct: { takes: 'index_name', calls: `${a}.indexes.get` },
      statics: {
        'create_tree_ah_index, create_brute_force_index': { calls: `${a}.indexes.create`, returns: 'Index' },
        list: `${a}.indexes.list`,
      },
      methods: {
        upsert_datapoints: `${a}.indexes.upsertDatapoints`,
        remove_datapoints: `${a}.indexes.removeDatapoints`,
        delete: `${a}.indexes.delete`,
      },
    },
    IndexEndpoint: {
      construct: { takes: 'index_endpoint_name', calls: `${a}.indexEndpoints.get` },
      statics: {
        create: { calls: `${a}.indexEndpoints.create`, returns: 'IndexEndpoint' },
        list: `${a}.indexEndpoints.list`,
      },
      methods: {
        'find_neighbors, match': `${a}.indexEndpoints.findNeighbors`,
        deploy_index: `${a}.indexEndpoints.deployIndex`,
        undeploy_index: `${a}.indexEndpoints.undeployIndex`,
        delete: `${a}.indexEndpoints.delete`,
      },
    },
  },
};
