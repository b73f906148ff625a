import type { LibraryTable } from '../../table.js';
import { javaGenerated } from '../generated.js';
import { javaAuth } from './auth.js';
import { javaBigquery } from './bigquery.js';
import { javaBigtable } from './bigtable.js';
import { javaDatastore } from './datastore.js';
import { javaFirestore } from './firestore.js';
import { javaLogging } from './logging.js';
import { javaPubsub } from './pubsub.js';
import { javaSpanner } from './spanner.js';
import { javaStorage } from './storage.js';

/** The client libraries for Java: a further library is a further row. */
export const javaTables: readonly LibraryTable[] = [
  javaStorage,
  javaPubsub,
  javaBigquery,
  javaFirestore,
  javaDatastore,
  javaSpanner,
  javaBigtable,
  javaLogging,
  javaAuth,
  ...javaGenerated,
];
