import type { Catalog, Operation, PermissionRule } from '../catalog/catalog.js';
import type { CallSite } from '../model/call-site.js';
import type { AnalysedCall, Need } from '../model/requirement.js';
import { givenAt } from './parameters.js';
import { resourcesOf } from './resources.js';

/**
 * A call site with the permissions, resources and scopes that its operation needs. What the source decides is decided:
 * a permission that depends on a parameter is needed when the parameter is given (or is a required member), left out
 * when it is not, and conditional only when the source does not show it. Throws nothing: an operation that the catalog
 * does not know has no needs and says why.
 */
export function inferCall(site: CallSite, catalog: Catalog): AnalysedCall {
  if (site.operation === 'unknown') {
    return { site, needs: [], scopes: [], unknown: unknownOperation(site) };
  }
  const lookup = catalog.operation(site.cloud, site.service, site.operation);
  if (lookup.kind === 'unknown') return { site, needs: [], scopes: [], unknown: lookup.reason };
  const needs = needsOf(lookup.operation, site, catalog);
  return { site, needs, scopes: lookup.operation.scopes };
}

function unknownOperation(site: CallSite): string {
  const last = site.evidence.at(-1)?.text;
  return `The name of the operation is not visible in the source${last === undefined ? '' : ` (${last})`}.`;
}

/**
 * Undefined: not needed by this call. `condition` undefined: always needed. Where the call makes the request only
 * sometimes, all that the request needs is needed only then.
 */
function decide(rule: PermissionRule, operation: Operation, site: CallSite): { condition?: string } | undefined {
  const decided = decideRule(rule, operation, site);
  if (decided === undefined || site.when === undefined) return decided;
  return { condition: decided.condition === undefined ? site.when : `${site.when}, and ${decided.condition}` };
}

function decideRule(rule: PermissionRule, operation: Operation, site: CallSite): { condition?: string } | undefined {
  const { when } = rule;
  if (when === undefined) return {};
  if (when.kind === 'circumstance') return { condition: when.words };
  if (when.kind === 'absent') {
    const given = operation.required.includes(when.path) ? 'given' : givenAt(site.parameters, when.path);
    return given === 'absent' ? {} : given === 'unseen' ? { condition: when.words } : undefined;
  }
  if (when.values === undefined && operation.required.includes(when.path)) return {};
  switch (givenAt(site.parameters, when.path, when.values)) {
    case 'given':
      return {};
    case 'unseen':
      return { condition: when.words };
    case 'absent':
      return undefined;
  }
}

/** One need for each permission and condition, in the catalog's order. What is always needed is not repeated as conditional. */
function needsOf(operation: Operation, site: CallSite, catalog: Catalog): readonly Need[] {
  const needs = new Map<string, { permission: string; condition: string | undefined; resources: Set<string> }>();
  for (const rule of operation.permissions) {
    const decided = decide(rule, operation, site);
    if (decided === undefined) continue;
    const templates = catalog.permission(operation.cloud, rule.permission)?.resourceTemplates ?? [];
    const key = `${rule.permission}\n${decided.condition ?? ''}`;
    const need = needs.get(key) ?? { permission: rule.permission, condition: decided.condition, resources: new Set() };
    for (const resource of resourcesOf(rule.resources, site, templates)) need.resources.add(resource);
    needs.set(key, need);
  }
  const result: Need[] = [];
  for (const { permission, condition, resources } of needs.values()) {
    const always = condition === undefined ? undefined : needs.get(`${permission}\n`)?.resources;
    const left = [...resources].filter((resource) => always?.has(resource) !== true);
    if (left.length === 0) continue;
    result.push({
      permission,
      resources: left,
      ...(condition === undefined ? {} : { condition: { when: condition } }),
    });
  }
  return result;
}
