import type { Catalog } from '../catalog/catalog.js';
import {
  awsRequestOf,
  evaluateAws,
  evaluateGcp,
  withBinding,
  withStatement,
  type AwsPolicySet,
  type AwsStatementJson,
  type GcpBinding,
  type GcpPolicySet,
} from '../evaluate/index.js';
import type { AccessRequest } from '../model/decision.js';
import type { Certification } from '../model/fix.js';

/** Why a fix is not proven. */
export function uncertified(reason: string): Certification {
  return { certified: false, reason };
}

/** A value that no service's principal or host has. */
const OTHER_VALUE = 'another-service.amazonaws.com';

/**
 * Requests beside the one that is asked for: none of them may be decided otherwise after the change. They have its
 * context, so that a condition does not hide what the statement allows besides.
 */
function neighbours({ permission, resource, context = {} }: AccessRequest, end: string | undefined): AccessRequest[] {
  const service = permission.split(':')[0] ?? '';
  const others: AccessRequest[] = [
    { permission: `${permission}Tagging`, resource, context },
    { permission: `${service}:Delete${permission.slice(service.length + 1)}`, resource, context },
    { permission: 'iam:CreateAccessKey', resource: '*', context },
    { permission: 'sts:AssumeRole', resource: 'arn:aws:iam::111122223333:role/administrator', context },
  ];
  if (resource !== '*')
    others.push({ permission, resource: `${resource}-other`, context }, { permission, resource: '*', context });
  if (end !== undefined) others.push({ permission, resource, context: { ...context, 'aws:CurrentTime': end } });
  for (const key of Object.keys(context))
    others.push({ permission, resource, context: { ...context, [key]: OTHER_VALUE } });
  return others;
}

function requestWords({ permission, resource, context = {} }: AccessRequest): string {
  const keys = Object.entries(context).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`);
  return [`${permission} on ${resource}`, ...keys].join(' with ');
}

const same = (a: AccessRequest, b: AccessRequest): boolean =>
  a.permission === b.permission &&
  a.resource === b.resource &&
  JSON.stringify(a.context ?? {}) === JSON.stringify(b.context ?? {});

/**
 * Proves an AWS statement by the local evaluator: each request is not allowed before and allowed after, the statement
 * names nothing but the permissions and resources asked for, and the neighbours of the request are decided as before.
 * `end` is the end of a time-bound statement; `now` the time at which it must hold.
 */
export function certifyStatement(
  statement: AwsStatementJson,
  requests: readonly AccessRequest[],
  set: AwsPolicySet,
  catalog: Pick<Catalog, 'permission'>,
  time?: { readonly now: string; readonly end: string },
): Certification {
  const actions = [statement.Action].flat();
  const resources = [statement.Resource].flat();
  if (
    actions.some(
      (action) =>
        action.includes('*') || !requests.some(({ permission }) => permission.toLowerCase() === action.toLowerCase()),
    )
  ) {
    return uncertified('The statement names an action that the request does not need.');
  }
  if (resources.some((resource) => !requests.some((request) => request.resource === resource))) {
    return uncertified('The statement names a resource that the request does not use.');
  }
  const changed = withStatement(set, 'identity', statement);
  const layers = new Set<ReturnType<typeof evaluateAws>['layers'][number]>();
  for (const request of requests) {
    const asked = awsRequestOf(
      time ? { ...request, context: { ...request.context, 'aws:CurrentTime': time.now } } : request,
      catalog,
    );
    if (evaluateAws(asked, set).kind === 'allowed')
      return uncertified(
        `The policies that are known already allow ${request.permission} on ${request.resource}: the refusal comes from elsewhere.`,
      );
    const after = evaluateAws(asked, changed);
    if (after.kind !== 'allowed')
      return uncertified(`With the statement, ${request.permission} is still not certainly allowed: ${after.reason}`);
    for (const layer of after.layers) layers.add(layer);
    for (const neighbour of neighbours(request, time?.end)) {
      if (requests.some((one) => same(one, neighbour))) continue;
      const question = awsRequestOf(neighbour, catalog);
      const [was, is] = [evaluateAws(question, set), evaluateAws(question, changed)];
      if (was.kind !== is.kind && is.kind === 'allowed')
        return uncertified(`The statement would also allow ${requestWords(neighbour)}.`);
    }
  }
  return { certified: true, by: 'local evaluator', layers: [...layers] };
}

/** Proves a Google binding: the request flips to allowed, and the role holds nothing but the permissions asked for. */
export function certifyBinding(
  binding: Omit<GcpBinding, 'reference'>,
  requests: readonly AccessRequest[],
  set: GcpPolicySet,
  catalog: Pick<Catalog, 'rolePermissions'>,
  resource?: string,
): Certification {
  const changed = withBinding(set, binding, resource);
  for (const request of requests) {
    if (evaluateGcp(request, set).kind === 'allowed')
      return uncertified(
        `The policies that are known already allow ${request.permission} on ${request.resource}: the refusal comes from elsewhere.`,
      );
    const after = evaluateGcp(request, changed);
    if (after.kind !== 'allowed')
      return uncertified(`With the binding, ${request.permission} is not certainly allowed: ${after.reason}`);
  }
  const asked = new Set(requests.map(({ permission }) => permission));
  const excess = (catalog.rolePermissions(binding.role) ?? []).filter((permission) => !asked.has(permission));
  if (excess.length > 0) {
    const named = excess.slice(0, 3).join(', ');
    return uncertified(
      `The request flips to allowed, but ${binding.role} holds ${String(excess.length)} further permissions (${named}${excess.length > 3 ? ', …' : ''}); a custom role would be exact.`,
    );
  }
  return {
    certified: true,
    by: 'local evaluator',
    layers: ['allow-policy', ...(set.policies.some(({ kind }) => kind === 'deny') ? (['deny-policy'] as const) : [])],
  };
}
