import type { LibraryTable } from '../../table.js';
import { nodeGenerated } from '../generated.js';
import { nodeTranslate } from '../translate.js';
import { nodeVision } from '../vision.js';
import { nodeAuth } from './auth.js';
import { nodeBigquery } from './bigquery.js';
import { nodeDatastore } from './datastore.js';
import { nodeFirestore } from './firestore.js';
import { nodeLogging } from './logging.js';
import { nodePubsub } from './pubsub.js';
import { nodeStorage } from './storage.js';
import { nodeBigtable } from './bigtable.js';
import { nodeSpanner } from './spanner.js';
import { nodeVertexAi } from './vertexai.js';

/** The client libraries for Node.js: a further library is a further row. */
export const nodeTables: readonly LibraryTable[] = [
  nodeAuth,
  nodeStorage,
  nodePubsub,
  nodeBigquery,
  nodeFirestore,
  nodeDatastore,
  nodeLogging,
  nodeBigtable,
  nodeSpanner,
  nodeVertexAi,
  nodeTranslate,
  nodeVision,
  ...nodeGenerated,
];
