export function packCatalog(dataDirectory: string, outDirectory: string): void;
export function packedCatalog(dataDirectory: string): { index: Buffer; tables: Buffer };
/** Sorted lines in the form of `NameTable` (src/core/catalog/part.ts). */
export function frontCoded(lines: readonly string[]): string;
