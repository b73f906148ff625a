import type { CallSite, Confidence } from '../model/call-site.js';
import type { ScopeGap } from '../model/inventory.js';
import type { AnalysedCall, Deployments, Need, Requirement } from '../model/requirement.js';
import { contextText } from '../model/requirement.js';
import { either } from './deployments.js';
import { asksTheCloud } from './endpoints.js';

export interface RequirementOptions {
  /** Also what only test code needs. Default: false. */
  readonly includeTests?: boolean;
  /** Also what only calls found by name alone need. Default: true. */
  readonly includeLow?: boolean;
}

const RANK: Readonly<Record<Confidence, number>> = { high: 0, medium: 1, low: 2 };

/**
 * permission x resource x condition x fixed context over all calls, sorted by these in this order, with the sites in the
 * order of files and lines. Calls to an emulator or another vendor's endpoint need nothing of the cloud.
 */
export function requirementsOf(
  calls: readonly AnalysedCall[],
  options: RequirementOptions = {},
): readonly Requirement[] {
  const grouped = new Map<string, Group>();
  for (const call of calls) {
    if (!counts(call.site, options)) continue;
    for (const need of call.needs) {
      for (const resource of need.resources) {
        const id = requirementId(call.site.cloud, resource, need);
        const deployments = need.deployments?.[resource];
        const known = grouped.get(id);
        const group = known ?? { need, resource, deployments, sites: [] };
        if (known) known.deployments = either(known.deployments, deployments);
        if (!group.sites.includes(call.site)) group.sites.push(call.site);
        grouped.set(id, group);
      }
    }
  }
  return [...grouped].map(([id, group]) => requirement(id, group)).sort((a, b) => compareText(a.id, b.id));
}

function counts(site: CallSite, options: RequirementOptions): boolean {
  if (site.test && options.includeTests !== true) return false;
  if (site.confidence === 'low' && options.includeLow === false) return false;
  return asksTheCloud(site);
}

interface Group {
  readonly need: Need;
  readonly resource: string;
  deployments: Deployments | undefined;
  readonly sites: CallSite[];
}

function requirement(id: string, group: Group): Requirement {
  const sites = [...group.sites].sort(compareSites);
  const [first] = sites;
  if (first === undefined) throw new Error(`requirement without a site: ${id}`);
  const confidence = sites.reduce(
    (best, site) => (RANK[site.confidence] < RANK[best] ? site.confidence : best),
    first.confidence,
  );
  return {
    id,
    cloud: first.cloud,
    service: serviceOfPermission(group.need.permission),
    permission: group.need.permission,
    resource: group.resource,
    ...(group.need.condition === undefined ? {} : { condition: group.need.condition }),
    ...(group.need.context === undefined ? {} : { context: group.need.context }),
    ...(group.deployments === undefined ? {} : { deployments: group.deployments }),
    confidence,
    sites,
  };
}

/** The same for the same cloud, permission, resource, condition and context, in every run. Its parts sort as a reader expects. */
function requirementId(cloud: string, resource: string, { permission, condition, context }: Need): string {
  const words = [condition?.when, context === undefined ? undefined : contextText(context)];
  return [cloud, permission, resource, ...words.filter((word) => word !== undefined)].join(' | ');
}

/**
 * The service that checks the permission: `s3` of `s3:PutObject`, `storage` of `storage.objects.create`. It may differ
 * from the service that is called: an S3 call needs `kms:Decrypt`.
 */
function serviceOfPermission(permission: string): string {
  return /^[^:.]+/.exec(permission)?.[0] ?? permission;
}

function compareSites(a: CallSite, b: CallSite): number {
  return (
    compareText(a.location.file, b.location.file) ||
    a.location.range.start.line - b.location.range.start.line ||
    a.location.range.start.character - b.location.range.start.character
  );
}

/** By code units: the same order on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Calls whose client asks for OAuth scopes none of which the call accepts: the token will lack what the request needs,
 * whatever IAM grants. Test code is left out, as is every call whose client does not show its scopes.
 */
export function scopeGaps(calls: readonly AnalysedCall[]): readonly ScopeGap[] {
  const gaps: ScopeGap[] = [];
  for (const call of calls) {
    const declared = call.site.declaredScopes;
    if (call.site.test || declared === undefined || declared.length === 0 || call.scopes.length === 0) continue;
    const enough = new Set(call.scopes.map(scopeKey));
    if (!declared.some((scope) => enough.has(scopeKey(scope)))) gaps.push({ call, declared });
  }
  return gaps;
}

/** A full scope and its short name (`cloud-platform`, as gcloud and some libraries take it) are one scope. */
function scopeKey(scope: string): string {
  return scope.replace(/^https?:\/\/www\.googleapis\.com\/auth\//, '').replace(/\/$/, '');
}
