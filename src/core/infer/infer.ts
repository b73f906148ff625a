import type { Catalog, Operation, PermissionRule } from '../catalog/catalog.js';
import type { CallSite } from '../model/call-site.js';
import type { AnalysedCall, Need } from '../model/requirement.js';
import { fixedContext, regionOfCall } from './contexts.js';
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

/** What rules of one permission, condition and context ask for together. */
interface Gathered {
  readonly permission: string;
  readonly condition: string | undefined;
  readonly context: PermissionRule['context'];
  readonly resources: Set<string>;
}

/**
 * One need for each permission, condition and context, in the catalog's order. What is always needed is not repeated as
 * conditional.
 */
function needsOf(operation: Operation, site: CallSite, catalog: Catalog): readonly Need[] {
  const gathered = new Map<string, Gathered>();
  const keyOf = ({ permission, context }: PermissionRule | Gathered, condition: string | undefined): string =>
    JSON.stringify([permission, condition ?? null, context ?? null]);
  for (const rule of operation.permissions) {
    const decided = decide(rule, operation, site);
    if (decided === undefined) continue;
    const templates = catalog.permission(operation.cloud, rule.permission)?.resourceTemplates ?? [];
    const key = keyOf(rule, decided.condition);
    const { permission, context } = rule;
    const need = gathered.get(key) ?? { permission, condition: decided.condition, context, resources: new Set() };
    for (const resource of resourcesOf(rule.resources, site, templates)) need.resources.add(resource);
    gathered.set(key, need);
  }
  const region = regionOfCall(
    site,
    [...gathered.values()].flatMap(({ resources }) => [...resources]),
  );
  const result: Need[] = [];
  for (const need of gathered.values()) {
    const { permission, condition, context } = need;
    const always = condition === undefined ? undefined : gathered.get(keyOf(need, undefined))?.resources;
    const resources = [...need.resources].filter((resource) => always?.has(resource) !== true);
    if (resources.length === 0) continue;
    result.push({
      permission,
      resources,
      ...(condition === undefined ? {} : { condition: { when: condition } }),
      ...(context === undefined ? {} : { context: fixedContext(context, region) }),
    });
  }
  return result;
}
