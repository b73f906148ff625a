import type { LibraryTable } from '../../table.js';
import { rubyBigquery } from './bigquery.js';
import { rubyFirestore } from './firestore.js';
import { rubyGenerated } from './generated.js';
import { rubyPubsub } from './pubsub.js';
import { rubyStorage } from './storage.js';

/** The client libraries for Ruby: a further library is a further row. Modules are written with dots. */
export const rubyTables: readonly LibraryTable[] = [
  rubyStorage,
  rubyPubsub,
  rubyBigquery,
  rubyFirestore,
  ...rubyGenerated,
];
