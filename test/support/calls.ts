import type { CallSite, Cloud } from '../../src/core/model/call-site.js';
import type { AnalysedCall, Need } from '../../src/core/model/requirement.js';

/** A call site for tests; `file` and `line` (from 0) place it. */
export function site(place: { file: string; line?: number; cloud?: Cloud; test?: boolean }): CallSite {
  const line = place.line ?? 0;
  return {
    location: { file: place.file, range: { start: { line, character: 0 }, end: { line, character: 10 } } },
    language: 'python',
    sdk: place.cloud === 'gcp' ? 'google-cloud-python' : 'boto3',
    cloud: place.cloud ?? 'aws',
    service: place.cloud === 'gcp' ? 'storage' : 's3',
    operation: 'GetObject',
    parameters: { kind: 'object', members: {}, open: false },
    confidence: 'high',
    evidence: [],
    test: place.test ?? false,
  };
}

/** A call that needs these permissions, each on one resource. */
export function callNeeding(
  cloud: Cloud,
  ...needs: (readonly [permission: string, resource: string, when?: string])[]
): AnalysedCall {
  return {
    site: site({ file: 'jobs/reader.py', cloud }),
    needs: needs.map(([permission, resource, when]): Need => ({
      permission,
      resources: [resource],
      ...(when === undefined ? {} : { condition: { when } }),
    })),
    scopes: [],
  };
}
