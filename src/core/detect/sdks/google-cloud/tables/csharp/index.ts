import type { LibraryTable } from '../../table.js';
import { csharpGenerated } from '../generated.js';
import { csharpAuth } from './auth.js';
import { csharpBigquery } from './bigquery.js';
import { csharpBigtable, csharpBigtableAdmin } from './bigtable.js';
import { csharpDatastore } from './datastore.js';
import { csharpFirestore } from './firestore.js';
import { csharpLogging } from './logging.js';
import { csharpPubsub } from './pubsub.js';
import { csharpSpanner } from './spanner.js';
import { csharpStorage } from './storage.js';

/** The client libraries for C#: a further library is a further row. */
export const csharpTables: readonly LibraryTable[] = [
  csharpAuth,
  csharpStorage,
  csharpPubsub,
  csharpBigquery,
  csharpFirestore,
  csharpDatastore,
  csharpSpanner,
  csharpBigtable,
  csharpBigtableAdmin,
  csharpLogging,
  ...csharpGenerated,
];
