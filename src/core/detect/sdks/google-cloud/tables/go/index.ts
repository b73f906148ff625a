import type { LibraryTable } from '../../table.js';
import { goGenerated } from '../generated.js';
import { goBigquery } from './bigquery.js';
import { goBigtable } from './bigtable.js';
import { goDatastore } from './datastore.js';
import { goErrorReporting, goProfiler } from './diagnostics.js';
import { goFirebase } from './firebase.js';
import { goFirestore } from './firestore.js';
import { goLogging } from './logging.js';
import { goPubsub } from './pubsub.js';
import { goSpanner } from './spanner.js';
import { goStorage } from './storage.js';
import { goTranslate } from './translate.js';
import { goVertexAi } from './vertexai.js';

/** The client libraries for Go: a further library is a further row. */
export const goTables: readonly LibraryTable[] = [
  goStorage,
  goPubsub,
  goBigquery,
  goFirestore,
  goDatastore,
  goSpanner,
  goBigtable,
  goLogging,
  goErrorReporting,
  goProfiler,
  goTranslate,
  goVertexAi,
  goFirebase,
  ...goGenerated,
];
