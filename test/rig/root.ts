import path from 'node:path';

/** The project's root, which is also the extension's folder. */
export const root = path.resolve(import.meta.dirname, '..', '..');
