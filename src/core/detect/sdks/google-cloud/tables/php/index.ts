import type { LibraryTable } from '../../table.js';
import { phpBigquery } from './bigquery.js';
import { phpFirestore } from './firestore.js';
import { phpGenerated } from './generated.js';
import { phpPubsub } from './pubsub.js';
import { phpStorage } from './storage.js';

/** The client libraries for PHP: a further library is a further row. Namespaces are written with dots. */
export const phpTables: readonly LibraryTable[] = [phpStorage, phpPubsub, phpBigquery, phpFirestore, ...phpGenerated];
