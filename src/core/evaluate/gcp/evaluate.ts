import type { Outcome } from '../outcome.js';
import { type Applicability, every, maybe, NO, shortOrList, unsure, YES } from '../outcome.js';
import { globPattern, matches } from '../pattern.js';
import { inherits, isProjectLevel, projectOf, resourceInProject } from './hierarchy.js';
import { deniedPrincipalApplies, memberApplies } from './members.js';
import type { GcpAllowPolicy, GcpBinding, GcpCondition, GcpDenyRule, GcpPolicySet, GcpRequest } from './policy.js';

/** A binding or rule that applies, or may. */
interface Hit {
  readonly statement: Pick<GcpBinding, 'reference'>;
  readonly applies: Applicability;
}

/**
 * Decides one request (documentation: "Understanding allow policies", "Deny policies"): deny policies first, then allow
 * policies of the resource and of everything it lies in. A grant that hangs on a condition is `conditional`; one that
 * hangs on a group or on a role whose permissions are not known is `unknown`.
 */
export function evaluateGcp(asked: GcpRequest, set: GcpPolicySet): Outcome {
  const request = { ...asked, resource: resourceInProject(asked.resource, set.project) };
  const outcome = decide(request, set);
  const taken = takenForGranted(asked, request, set);
  if (taken === undefined || (outcome.kind !== 'allowed' && outcome.kind !== 'denied')) return outcome;
  return { ...outcome, reason: `${outcome.reason} ${taken}` };
}

/** What the decision presumes about where the resource lies: said with it, since source does not show it. */
function takenForGranted(asked: GcpRequest, request: GcpRequest, set: GcpPolicySet): string | undefined {
  if (request.resource !== asked.resource)
    return `The resource is taken to lie in project ${set.project ?? ''}, which the stage names.`;
  if (!BUCKET.test(request.resource)) return undefined;
  const bearing = set.policies.filter(
    (policy): policy is GcpAllowPolicy =>
      policy.kind === 'allow' && inherits(request.resource, policy.resource).kind !== 'no',
  );
  // The bucket's own policy says by itself what it is about.
  const projects = bearing.map(({ resource }) => projectOf(resource)).filter((project) => project !== undefined);
  if (projects.length === 0 || projects.length < bearing.length) return undefined;
  return `The bucket is taken to lie in project ${[...new Set(projects)].join(', ')}, whose policy was given.`;
}

/** Names of buckets show no project. */
const BUCKET = /^\/\/storage\.googleapis\.com\/projects\/_\//;

function decide(request: GcpRequest, set: GcpPolicySet): Outcome {
  const denies = denyHits(request, set);
  const denied = denies.find(({ applies }) => applies.kind === 'yes');
  if (denied !== undefined) {
    const reason = `Denied by ${where(denied)} of a deny policy; no role overrides it.`;
    return { kind: 'denied', layer: 'deny-policy', implicit: false, statement: denied.statement.reference, reason };
  }
  const allows = allowHits(request, set);
  const allowed = allows.find(({ applies }) => applies.kind === 'yes');
  const possible = allows.filter(({ applies }) => applies.kind === 'maybe');
  const lost = set.unread?.[0];
  const doubt = allows.find(({ applies }) => applies.kind === 'unsure');

  if (lost !== undefined) return { kind: 'unknown', reason: lost.reason };
  if (allowed === undefined && possible.length === 0)
    return doubt === undefined ? nothingGrants(request, set) : unknownBy(doubt);
  const doubtfulDeny = denies.find(({ applies }) => applies.kind === 'unsure');
  if (doubtfulDeny !== undefined) return unknownBy(doubtfulDeny);

  const first = allowed ?? possible[0];
  const allowIf = shortOrList(
    possible.map(({ applies }) => conditionsOf(applies)),
    'bindings',
  );
  const ifs = [
    ...(allowed === undefined ? [`allowed if ${allowIf}`] : []),
    ...denies.map(({ applies }) => `denied if ${conditionsOf(applies)}`),
  ];
  const statement = first === undefined ? {} : { statement: first.statement.reference };
  const by = first === undefined ? '' : where(first);
  if (ifs.length === 0) return { kind: 'allowed', layer: 'allow-policy', reason: `Allowed by ${by}.`, ...statement };
  const denyDecides = allowed !== undefined;
  return {
    kind: 'conditional',
    layer: denyDecides ? 'deny-policy' : 'allow-policy',
    ifs,
    reason: `Depends on what is not known here: ${ifs.join('; ')}. See ${denyDecides ? where(denies[0]) : by}.`,
    ...(denyDecides && denies[0] !== undefined ? { statement: denies[0].statement.reference } : statement),
  };
}

function denyHits(request: GcpRequest, set: GcpPolicySet): Hit[] {
  const hits: Hit[] = [];
  for (const policy of set.policies) {
    if (policy.kind !== 'deny') continue;
    for (const rule of policy.rules) {
      const named = (list: readonly string[]): boolean =>
        list.some((pattern) => deniedPermissionMatches(pattern, request.permission));
      if (!named(rule.permissions) || named(rule.exceptPermissions)) continue;
      const applies = every([
        inherits(request.resource, policy.resource),
        denyPrincipal(rule, set.principal),
        conditionHolds(rule.condition),
      ]);
      if (applies.kind !== 'no') hits.push({ statement: rule, applies });
    }
  }
  return hits;
}

function denyPrincipal(rule: GcpDenyRule, principal: string): Applicability {
  const best = (identifiers: readonly string[]): Applicability =>
    anyOf(identifiers.map((one) => deniedPrincipalApplies(one, principal)));
  const denied = best(rule.principals);
  const excepted = best(rule.exceptPrincipals);
  if (denied.kind === 'no' || excepted.kind === 'yes') return NO;
  return denied.kind === 'yes' && excepted.kind !== 'no' ? excepted : denied;
}

/**
 * Deny policies name permissions by the service's host: `storage.googleapis.com/objects.get`. The host's first label is
 * the permission's service, but for the ones in this table.
 */
const HOSTS: Readonly<Record<string, string>> = { resourcemanager: 'cloudresourcemanager' };

function deniedPermissionMatches(pattern: string, permission: string): boolean {
  const dot = permission.indexOf('.');
  const service = permission.slice(0, dot);
  const named = `${HOSTS[service] ?? service}.googleapis.com/${permission.slice(dot + 1)}`;
  return matches(globPattern(pattern), named);
}

function allowHits(request: GcpRequest, set: GcpPolicySet): Hit[] {
  const hits: Hit[] = [];
  for (const policy of set.policies) {
    if (policy.kind !== 'allow') continue;
    const place = inherits(request.resource, policy.resource);
    if (place.kind === 'no') continue;
    for (const binding of policy.bindings) {
      const role = roleHolds(binding.role, request.permission, set);
      if (role.kind === 'no') continue;
      const members = anyOf(
        binding.members.map((member) =>
          memberApplies(member, set.principal, (basic, project) => holdsBasic(basic, project, set)),
        ),
      );
      const applies = every([place, role, members, conditionHolds(binding.condition)]);
      if (applies.kind !== 'no') hits.push({ statement: binding, applies });
    }
  }
  return hits;
}

const roleSets = new WeakMap<readonly string[], ReadonlySet<string>>();

function roleHolds(role: string, permission: string, set: GcpPolicySet): Applicability {
  const permissions = permissionsOf(role, set);
  if (permissions === undefined) {
    return unsure(
      `the permissions of ${role} are not known; export it with "gcloud iam roles describe" and name the file beside the policies`,
    );
  }
  let holds = roleSets.get(permissions);
  if (holds === undefined) roleSets.set(permissions, (holds = new Set(permissions)));
  return holds.has(permission) ? YES : NO;
}

function permissionsOf(role: string, set: GcpPolicySet): readonly string[] | undefined {
  for (const policy of set.policies) if (policy.kind === 'role' && policy.role === role) return policy.permissions;
  return set.rolePermissions(role);
}

/** Whether the principal has a basic role on the project, which a bucket's policy may refer to. */
function holdsBasic(role: string, project: string, set: GcpPolicySet): Applicability {
  const own = set.policies.filter(
    (policy): policy is GcpAllowPolicy => policy.kind === 'allow' && isProjectLevel(policy.resource),
  );
  if (own.length === 0)
    return unsure(
      `whether ${set.principal} has ${role} on project ${project} is not known; name the project's policy too`,
    );
  const found = own.flatMap((policy) =>
    policy.bindings
      .filter((binding) => binding.role === role)
      .map((binding) =>
        every([
          inherits(`//cloudresourcemanager.googleapis.com/projects/${project}`, policy.resource),
          anyOf(binding.members.map((member) => memberApplies(member, set.principal, () => NO))),
          conditionHolds(binding.condition),
        ]),
      ),
  );
  return anyOf(found);
}

function conditionHolds(condition: GcpCondition | undefined): Applicability {
  if (condition === undefined) return YES;
  const title = condition.title === undefined ? '' : `"${condition.title}" `;
  return maybe(`the condition ${title}holds: ${condition.expression}`);
}

/** The best of alternatives: any one is enough. */
function anyOf(parts: readonly Applicability[]): Applicability {
  for (const kind of ['yes', 'maybe', 'unsure'] as const) {
    const found = parts.find((part) => part.kind === kind);
    if (found !== undefined) return found;
  }
  return NO;
}

/** Denied only when the policy that every grant could come from is among those given. */
function nothingGrants(request: GcpRequest, set: GcpPolicySet): Outcome {
  const bearing = set.policies.filter(
    (policy): policy is GcpAllowPolicy =>
      policy.kind === 'allow' && inherits(request.resource, policy.resource).kind !== 'no',
  );
  const names = bearing.map(({ name }) => name).join(', ');
  if (!bearing.some((policy) => isProjectLevel(policy.resource))) {
    const given = names === '' ? 'No policy given bears on it' : `Only ${names} bears on it`;
    return {
      kind: 'unknown',
      reason: `Nothing given grants ${request.permission} on ${request.resource}, but its project's policy is not known. ${given}.`,
    };
  }
  const reason = `No binding of ${names} grants ${request.permission} on ${request.resource} to ${set.principal}.`;
  return { kind: 'denied', layer: 'allow-policy', implicit: true, reason };
}

function unknownBy(hit: Hit): Outcome {
  const reason = hit.applies.kind === 'unsure' ? hit.applies.reason : 'it depends on what is not known';
  return { kind: 'unknown', reason: `${capital(where(hit))} may decide, but ${reason}.` };
}

function conditionsOf(applies: Applicability): string {
  return applies.kind === 'maybe' ? applies.ifs.join(' and ') : '';
}

function where(hit: Hit | undefined): string {
  if (hit === undefined) return '';
  const { label, location } = hit.statement.reference;
  return location === undefined ? label : `${label} (${location.file}:${location.range.start.line + 1})`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
