/** The module that programs are imported from, so to speak: every name that nothing in the script defines. */
export const PROGRAMS = '$PATH';

/** `source ./lib.sh`, `. "$(dirname "$0")/lib.sh"`: beside the script, or from the workspace's root. */
export function sourcedFiles(specifier: string, fromFile: string): readonly string[] {
  if (specifier === PROGRAMS || specifier.startsWith('/')) return [];
  const folder = fromFile.includes('/') ? fromFile.slice(0, fromFile.lastIndexOf('/')) : '';
  return [...new Set([joined(folder, specifier), joined('', specifier)])].filter((file) => file !== '');
}

function joined(folder: string, path: string): string {
  const segments = folder === '' ? [] : folder.split('/');
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}
