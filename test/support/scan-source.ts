import { createScanner } from '../../src/core/detect/scanner.js';
import type { Scanner, ScannerOptions } from '../../src/core/detect/scanner.js';
import type { CallSite } from '../../src/core/model/call-site.js';
import { wasmAssets } from './assets.js';
import { testCatalog } from './catalog.js';

export function testScanner(options: Partial<ScannerOptions> = {}): Scanner {
  return createScanner({ catalog: testCatalog(), assets: wasmAssets(), ...options });
}

/** Source in a template literal, without the indentation it has there. */
export function source(parts: TemplateStringsArray): string {
  const lines = (parts.raw[0] ?? '').replace(/^\n/, '').split('\n');
  const margin = Math.min(
    ...lines.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)?.[0].length ?? 0),
  );
  return lines.map((line) => line.slice(margin)).join('\n');
}

/** `5 s3:PutObject high`: the line as an editor counts it, the operation, the confidence. */
export function summary(sites: readonly CallSite[]): string[] {
  return sites.map(
    (site) =>
      `${site.location.range.start.line + 1} ${site.service}:${site.operation} ${site.confidence}${site.test ? ' test' : ''}`,
  );
}
