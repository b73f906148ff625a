import { contextInRegion } from '../../model/decision.js';
import type { StatementReference } from '../../model/identity.js';
import type { Outcome } from '../outcome.js';
import { orList, shortList } from '../outcome.js';
import { AwsContext, type Principal, principalOf } from './context.js';
import type { AwsLayer, AwsPolicy, AwsPolicySet, AwsRequest } from './policy.js';
import { requestedResource, resourceOfCaller } from './resources.js';
import { exceptionFor, mustAllowItself } from './services.js';
import { bearsOn, type Hit, hitsOf, type LayerHits, type Question, type Standing, standingOf } from './standing.js';

/** An outcome with the layers that took part in it: what a certificate may name. */
export type AwsOutcome = Outcome & { readonly layers: readonly AwsLayer[] };

/**
 * Decides one request by all layers of the set (documentation: "Policy evaluation logic", "Cross-account policy
 * evaluation logic"): an explicit deny anywhere wins; then every organization layer, and of identity and resource
 * policies what the account's rules ask for, limited by boundary and session policies. What is not known never becomes
 * allowed or denied.
 */
export function evaluateAws(asked: AwsRequest, policies: AwsPolicySet): AwsOutcome {
  const principal = principalOf(policies.principal);
  const { region } = policies;
  const request = {
    ...asked,
    resource: resourceOfCaller(asked.resource, principal, region),
    ...(asked.context === undefined || region === undefined ? {} : { context: contextInRegion(asked.context, region) }),
  };
  const question: Question = {
    action: request.action,
    resource: requestedResource(request, principal),
    context: new AwsContext(request, principal),
    principal,
  };
  const layers = layersOf(policies, principal);
  const known = [...new Set(layers.map(({ layer }) => layer))];
  const exception = exceptionFor(request.action);
  if (exception !== undefined) return { kind: 'allowed', layer: 'identity', reason: exception, layers: known };
  const hits = layers.map(({ layer, policies: list }) => hitsOf(layer, list, question));
  return { ...decide(request, policies, hits, question), layers: known };
}

/** Layers in the order in which AWS consults them; a layer of several levels stands there once for each. */
function layersOf(
  set: AwsPolicySet,
  principal: Principal | undefined,
): { layer: AwsLayer; policies: readonly AwsPolicy[] }[] {
  const one = (layer: AwsLayer, policies: readonly AwsPolicy[] | undefined) =>
    policies === undefined ? [] : [{ layer, policies }];
  const levels = (layer: AwsLayer, all: AwsPolicySet['scp']) => (all ?? []).map((policies) => ({ layer, policies }));
  return [
    ...levels('rcp', set.rcp),
    ...(principal?.serviceLinked === true ? [] : levels('scp', set.scp)),
    ...one('vpce', set.vpce),
    ...one('resource', set.resource),
    ...one('identity', set.identity),
    ...one('boundary', set.boundary),
    ...one('session', set.session),
  ];
}

function decide(request: AwsRequest, set: AwsPolicySet, hits: readonly LayerHits[], question: Question): Outcome {
  const denies = hits.flatMap(({ layer, denies: found }) => found.map((hit) => ({ layer, hit })));
  const certain = denies.find(({ hit }) => hit.applies.kind === 'yes');
  if (certain !== undefined) return explicitDeny(certain.layer, certain.hit);

  const allowed = bestPath(request, set, hits, question);
  if (allowed.kind === 'no') return implicitDeny(request, allowed.blocking);

  const lost = set.unread?.[0];
  if (lost !== undefined) return { kind: 'unknown', reason: lost.reason };
  for (const { hit } of denies)
    if (hit.applies.kind === 'unsure') return { kind: 'unknown', reason: sentence(hit.applies.reason) };
  if (allowed.kind === 'unsure') return { kind: 'unknown', reason: sentence(allowed.reason) };

  const denyIfs = denies.flatMap(({ hit }) =>
    hit.applies.kind === 'maybe' ? [`denied if ${hit.applies.ifs.join(' and ')}`] : [],
  );
  const allowIfs = allowed.ifs.map((condition) => `allowed if ${condition}`);
  const ifs = [...new Set([...allowIfs, ...denyIfs])];
  if (ifs.length > 0) {
    const deny = allowIfs.length === 0 ? denies[0] : undefined;
    const layer = deny?.layer ?? allowed.layer;
    const hit = deny?.hit ?? allowed.hit;
    const statement = referenceOf(hit);
    const see = hit === undefined ? '' : ` See ${where(hit)}.`;
    const reason =
      allowIfs.length === 0
        ? `Allowed, but ${orList(denyIfs)}.${see}`
        : `Depends on what is not known here: ${ifs.join('; ')}.${see}`;
    return { kind: 'conditional', layer, ifs, reason, ...statement };
  }
  const by = allowed.hit === undefined ? 'the policies given' : where(allowed.hit);
  return { kind: 'allowed', layer: allowed.layer, reason: `Allowed by ${by}.`, ...referenceOf(allowed.hit) };
}

/** What the layers that must all allow come to together. */
type Path =
  | { readonly kind: 'open'; readonly layer: AwsLayer; readonly hit?: Hit; readonly ifs: readonly string[] }
  | { readonly kind: 'unsure'; readonly reason: string }
  | { readonly kind: 'no'; readonly blocking: readonly (Standing & { kind: 'no' })[] };

const ORGANIZATION: readonly AwsLayer[] = ['rcp', 'scp', 'vpce'];
const LIMITS: readonly AwsLayer[] = ['boundary', 'session'];

/** The ways in which access can be granted, best result first: any one of them is enough. */
function bestPath(request: AwsRequest, set: AwsPolicySet, hits: readonly LayerHits[], question: Question): Path {
  const { principal } = question;
  const standings = hits.filter(({ layer }) => layer !== 'resource').map((layer) => standingOf(layer, set.unread));
  const of = (layers: readonly AwsLayer[]): Standing[] => standings.filter(({ layer }) => layers.includes(layer));
  const resource = hits.find(({ layer }) => layer === 'resource');
  const direct = resource === undefined ? undefined : standingOf(resource, set.unread, ['direct']);
  const role = resource === undefined ? undefined : standingOf(resource, set.unread, ['role']);
  const organization = of(ORGANIZATION);
  const own = [...of(['identity']), ...of(LIMITS)];

  const account = /^[^:]*:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(request.resource)?.[1];
  const crossAccount = account !== undefined && principal !== undefined && account !== principal.account;
  const itself = mustAllowItself(request);
  if (crossAccount || itself !== undefined) {
    const given = set.resource?.some((policy) => bearsOn(policy, question)) ?? false;
    const theirs = resource === undefined || !given ? undefined : standingOf(resource, set.unread);
    const condition = itself ?? `the policy of the resource, which is in account ${account ?? ''}, allows it too`;
    const needed: Standing = theirs ?? { kind: 'maybe', layer: 'resource', ifs: [condition] };
    const both = all([...organization, ...own, needed]);
    if (crossAccount) return both;
    return best([
      both,
      ...(direct === undefined ? [] : [all([...organization, direct])]),
      ...(role === undefined ? [] : [all([...organization, role, ...of(LIMITS)])]),
    ]);
  }
  return best([
    all([...organization, ...own]),
    ...(direct === undefined ? [] : [all([...organization, direct])]),
    ...(role === undefined ? [] : [all([...organization, role, ...of(LIMITS)])]),
  ]);
}

function all(standings: readonly Standing[]): Path {
  const blocking = standings.filter((standing) => standing.kind === 'no');
  if (blocking.length > 0) return { kind: 'no', blocking };
  const doubt = standings.find((standing) => standing.kind === 'unsure');
  if (doubt !== undefined) return { kind: 'unsure', reason: doubt.reason };
  const open = standings.filter((standing) => standing.kind === 'yes' || standing.kind === 'maybe');
  // Named as deciding: what is conditional, else the grant itself and not the layers that merely let it pass.
  const granting =
    open.find(({ kind }) => kind === 'maybe') ??
    open.find(({ layer }) => layer === 'resource' || layer === 'identity') ??
    open[0];
  const ifs = [...new Set(open.flatMap((standing) => (standing.kind === 'maybe' ? standing.ifs : [])))];
  return {
    kind: 'open',
    layer: granting?.layer ?? 'identity',
    ifs,
    ...(granting?.hit === undefined ? {} : { hit: granting.hit }),
  };
}

function best(paths: readonly Path[]): Path {
  const sure = paths.find((path) => path.kind === 'open' && path.ifs.length === 0);
  const open = paths.find((path) => path.kind === 'open');
  const unsure = paths.find((path) => path.kind === 'unsure');
  return sure ?? open ?? unsure ?? paths[0] ?? { kind: 'no', blocking: [] };
}

/** What the layers are called in sentences. */
const LAYER_NAMES: Readonly<Record<AwsLayer, string>> = {
  identity: "the identity's policies",
  resource: 'the policy of the resource',
  boundary: 'the permissions boundary',
  session: 'the session policy',
  scp: 'a service control policy',
  rcp: 'a resource control policy',
  vpce: 'the VPC endpoint policy',
};

function explicitDeny(layer: AwsLayer, hit: Hit): Outcome {
  const reason = `Denied by ${where(hit)}, an explicit deny in ${LAYER_NAMES[layer]}; no Allow overrides it.`;
  return { kind: 'denied', layer, implicit: false, reason, ...referenceOf(hit) };
}

function implicitDeny(request: AwsRequest, blocking: readonly (Standing & { kind: 'no' })[]): Outcome {
  // A level of the organization without any Allow would block every request of the account: it was not given whole.
  const whole = blocking.filter((standing) => !isIncomplete(standing));
  const first = whole[0];
  if (first === undefined && blocking[0] !== undefined) {
    const { layer, policies } = blocking[0];
    const names = policies.map(({ name }) => name).join(', ') || LAYER_NAMES[layer];
    const usual = layer === 'scp' ? 'FullAWSAccess' : 'RCPFullAWSAccess';
    const reason = `No statement of ${names} allows anything; where ${usual} is attached beside it, name that policy too.`;
    return { kind: 'unknown', reason };
  }
  const layer = first?.layer ?? 'identity';
  const policies = first?.policies ?? [];
  const names = policies.map(({ name }) => name);
  const files = names.length === 0 ? '' : ` (${shortList(names)})`;
  const further = [...new Set(whole.slice(1).map((standing) => LAYER_NAMES[standing.layer]))].filter(
    (name) => name !== LAYER_NAMES[layer],
  );
  const also = further.length === 0 ? '' : ` Neither does ${further.join(', nor ')}.`;
  const what = `${request.action} on ${request.resource}`;
  const reason = `No statement of ${LAYER_NAMES[layer]}${files} allows ${what}.${also}`;
  return { kind: 'denied', layer, implicit: true, reason };
}

function isIncomplete({ layer, policies }: Standing & { kind: 'no' }): boolean {
  if (layer !== 'scp' && layer !== 'rcp') return false;
  return !policies.some(({ statements }) => statements.some(({ effect }) => effect === 'Allow'));
}

function where(hit: Hit): string {
  const { location } = hit.reference;
  return `${hit.reference.label} (${location === undefined ? hit.policy.name : `${location.file}:${location.range.start.line + 1}`})`;
}

function referenceOf(hit: Hit | undefined): { statement?: StatementReference } {
  return hit === undefined ? {} : { statement: hit.reference };
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (text.endsWith('.') ? '' : '.');
}
