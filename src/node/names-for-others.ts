import { bytesAsText } from '../core/detect/candidates.js';
import { definedNames } from '../core/detect/scanner.js';
import type { FileNames } from './worker-protocol.js';

/** Files that only stand for their folder: others import them by the folder's name. */
const STANDS_FOR_FOLDER = /^(?:__init__|index|mod|main|lib)$/;
/** A file that defines more names than this is generated. */
const MOST_NAMES = 200;
/** Shorter names of a package's definitions stand anywhere. */
const SHORTEST_NAME = 3;

/** What other files call a file: its own name without its ending, or its folder's; and what it defines for them. */
export function namesForOthers(file: string, content: Uint8Array | string): Omit<FileNames, 'clouds'> {
  const [base = '', folder = ''] = file.split('/').reverse();
  const stem = base.replace(/\.[^.]*$/, '');
  const { names, inPackage } = definedNames(file, typeof content === 'string' ? content : bytesAsText(content));
  return {
    imported: STANDS_FOR_FOLDER.test(stem) && folder !== '' ? folder : stem,
    defined: names.length > MOST_NAMES ? [] : names.filter((name) => !inPackage || name.length >= SHORTEST_NAME),
    inPackage,
  };
}
