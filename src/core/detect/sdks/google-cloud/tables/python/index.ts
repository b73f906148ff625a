import type { LibraryTable } from '../../table.js';
import { pythonGenerated } from '../generated.js';
import { pythonTranslate } from '../translate.js';
import { pythonVision } from '../vision.js';
import { pythonAuth } from './auth.js';
import { pythonBigquery } from './bigquery.js';
import { pythonDatastore } from './datastore.js';
import { pythonFirestore } from './firestore.js';
import { pythonLogging } from './logging.js';
import { pythonPubsub } from './pubsub.js';
import { pythonStorage } from './storage.js';
import { pythonBigtable } from './bigtable.js';
import { pythonSpanner } from './spanner.js';
import { pythonVertexAi } from './vertexai.js';

/** The client libraries for Python: a further library is a further row. */
export const pythonTables: readonly LibraryTable[] = [
  pythonAuth,
  pythonStorage,
  pythonPubsub,
  pythonBigquery,
  pythonFirestore,
  pythonDatastore,
  pythonLogging,
  pythonBigtable,
  pythonSpanner,
  pythonVertexAi,
  pythonTranslate,
  pythonVision,
  ...pythonGenerated,
];
