import type { Catalog, Operation, OperationLookup, PermissionFact } from '../../../src/core/catalog/catalog.js';
import type { CallSite } from '../../../src/core/model/call-site.js';
import type { ObjectValue, Value } from '../../../src/core/model/value.js';
import { text } from '../../../src/core/model/value.js';

/** A catalog of the given operations and nothing else. */
export function catalogOf(operations: readonly Operation[], facts: readonly PermissionFact[] = []): Catalog {
  return {
    serviceNamed: (_naming, name) => name,
    operation(cloud, service, name): OperationLookup {
      const operation = operations.find((one) => one.cloud === cloud && one.service === service && one.name === name);
      if (operation === undefined) return { kind: 'unknown', reason: `no operation ${name}` };
      return { kind: 'known', operation };
    },
    isOperationName: () => true,
    servicesWith: () => [],
    waiter: () => undefined,
    permission: (_cloud, permission) => facts.find((fact) => fact.permission === permission),
    rolePermissions: () => undefined,
    rolesFor: () => [],
    roles: () => [],
    operations: () => operations,
    provenance: { date: '2026-01-01', sources: {} },
  };
}

export function operation(parts: Pick<Operation, 'service' | 'name' | 'permissions'> & Partial<Operation>): Operation {
  return { cloud: 'aws', scopes: [], required: [], origin: 'same-name', source: 'a test', ...parts };
}

/** `open` members may be followed by others that are not seen. */
export function input(members: Readonly<Record<string, Value | string>>, open = false): ObjectValue {
  const values = Object.entries(members).map(([name, value]) => [
    name,
    typeof value === 'string' ? text(value) : value,
  ]);
  return { kind: 'object', members: Object.fromEntries(values) as Record<string, Value>, open };
}

export const list = (items: readonly Value[], open = false): Value => ({ kind: 'list', items, open });
/** Text around one part that source does not show. */
export const around = (before: string, after: string): Value => ({
  kind: 'text',
  parts: [before, { hole: 'stage' }, after],
});

export function siteOf(parts: Pick<CallSite, 'service' | 'operation'> & Partial<CallSite>): CallSite {
  return {
    location: { file: 'src/reports.ts', range: { start: { line: 3, character: 2 }, end: { line: 3, character: 40 } } },
    language: 'typescript',
    sdk: 'aws-sdk-js-v3',
    cloud: 'aws',
    parameters: input({}),
    confidence: 'high',
    evidence: [],
    test: false,
    ...parts,
  };
}
