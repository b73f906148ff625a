import { normalise, type Catalog, type PermissionRule } from '../catalog/catalog.js';
import type { AwsStatementJson } from '../evaluate/index.js';
import { fixedContext, regionOfResources } from '../infer/contexts.js';
import type { FixedContext } from '../model/requirement.js';
import { contextText } from '../model/requirement.js';
import type { Refusal } from './request.js';

/** Permissions that are checked with the same context: one statement can grant them, limited to it. */
export interface ContextGroup {
  readonly permissions: readonly string[];
  readonly context?: FixedContext;
}

/** The permissions of a refusal by the context that its operation fixes; permissions without one are a group too. */
export function contextGroups(refusal: Refusal, catalog: Catalog): readonly ContextGroup[] {
  const groups = new Map<string, { permissions: string[]; context: FixedContext | undefined }>();
  for (const permission of refusal.permissions) {
    const context = refusal.context ?? contextByOperation(permission, refusal, catalog);
    const key = context === undefined ? '' : contextText(context);
    const group = groups.get(key) ?? { permissions: [], context };
    group.permissions.push(permission);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ permissions, context }) => ({
    permissions,
    ...(context === undefined ? {} : { context }),
  }));
}

/**
 * What the operation that an error names fixes for this permission. A name that several services have counts where only
 * one context comes of it. Undefined: nothing, or that is not known.
 */
function contextByOperation(permission: string, refusal: Refusal, catalog: Catalog): FixedContext | undefined {
  const { operation, provider, resource } = refusal;
  if (operation === null || provider !== 'aws') return undefined;
  const services =
    operation.service === null ? catalog.servicesWith('aws', normalise(operation.name)) : [operation.service];
  const rules = services.flatMap((service): readonly PermissionRule[] => {
    const lookup = catalog.operation('aws', service, operation.name);
    return lookup.kind === 'known' ? lookup.operation.permissions.filter((rule) => rule.permission === permission) : [];
  });
  const contexts = new Map(rules.map(({ context }) => [JSON.stringify(context ?? null), context]));
  const [only] = contexts.values();
  if (contexts.size !== 1 || only === undefined) return undefined;
  return fixedContext(only, regionOfResources(resource === null ? [] : [resource]));
}

/** The Condition that limits a statement to the context. A value that is not known in part is compared as a pattern. */
export function conditionOf(context: FixedContext): NonNullable<AwsStatementJson['Condition']> {
  const condition: Record<string, Record<string, string | readonly string[]>> = {};
  for (const [key, values] of Object.entries(context)) {
    const operator = values.some((value) => value.includes('*')) ? 'StringLike' : 'StringEquals';
    condition[operator] = { ...condition[operator], [key]: values.length === 1 ? (values[0] ?? '') : values };
  }
  return condition;
}
