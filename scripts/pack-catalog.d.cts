export function packCatalog(dataDirectory: string, outDirectory: string): void;
export function packedCatalog(dataDirectory: string): { index: Buffer; tables: Buffer };
