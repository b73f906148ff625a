import type { Catalog } from '../catalog/catalog.js';
import {
  type AwsLayer,
  type AwsPolicy,
  type AwsPolicySet,
  awsRequestOf,
  decisionOf,
  evaluateAws,
  evaluateGcp,
  type GcpPolicy,
  type GcpPolicySet,
  gcpPrincipal,
  type Outcome,
  parseAwsPolicyTree,
  parseGcpPolicyTree,
} from '../evaluate/index.js';
import type { AccessRequest, Decision } from '../model/decision.js';
import type { AwsDeclaredIdentity, GcpDeclaredIdentity, Identity } from '../model/identity.js';
import type { Problem } from '../model/inventory.js';
import type { Cancel, Clock, Simulator } from '../ports.js';
import { openPolicyFile, type PolicyFile } from './policy-file.js';

/** The policies of a declared identity, each statement with its file and range. */
export type DeclaredPolicies =
  { readonly kind: 'aws'; readonly set: AwsPolicySet } | { readonly kind: 'gcp'; readonly set: GcpPolicySet };

export interface DeclaredSimulator extends Simulator {
  /** What was wrong with the policy files read so far, each once. */
  problems(): readonly Problem[];
  /** Undefined for an identity that is not declared in files. Files that cannot be used stand in the set's `unread`. */
  policiesOf(identity: Identity): Promise<DeclaredPolicies | undefined>;
}

export interface DeclaredSimulatorOptions {
  /** The bytes of a file of the workspace; rejects when it cannot be read. */
  readonly read: (file: string) => Promise<Uint8Array>;
  readonly catalog: Catalog;
  readonly clock: Clock;
}

/**
 * Decides requests from the policy files of the workspace, without any cloud. Each file is read and parsed once: make a
 * new simulator when files have changed. A file that is missing, unreadable or malformed makes what it could decide
 * `unknown`, with the reason.
 */
export function createDeclaredSimulator(options: DeclaredSimulatorOptions): DeclaredSimulator {
  const { read, catalog, clock } = options;
  const files = new Map<string, Promise<PolicyFile>>();
  const sets = new Map<string, Promise<DeclaredPolicies>>();
  const problems = new Map<string, Problem>();

  const note = (problem: Problem): Problem => {
    problems.set(problem.message, problem);
    return problem;
  };
  const open = (file: string): Promise<PolicyFile> => remembered(files, file, () => openPolicyFile(file, read));

  const policiesOf = async (identity: Identity): Promise<DeclaredPolicies | undefined> => {
    if (identity.kind === 'aws-declared') {
      return remembered(sets, identity.id, async () => ({ kind: 'aws', set: await awsSet(identity, open, note) }));
    }
    if (identity.kind === 'gcp-declared') {
      return remembered(sets, identity.id, async () => ({
        kind: 'gcp',
        set: await gcpSet(identity, open, note, catalog),
      }));
    }
    return undefined;
  };

  return {
    policiesOf,
    problems: () => [...problems.values()],
    async simulate(
      identity: Identity,
      requests: readonly AccessRequest[],
      cancel?: Cancel,
    ): Promise<readonly Decision[]> {
      const policies = await policiesOf(identity);
      const now = clock.now();
      return requests.map((request) => {
        const outcome = cancel?.aborted === true ? CANCELLED : outcomeOf(request, policies, catalog, now);
        return decisionOf(outcome, outcome.kind === 'unknown' && policies === undefined ? 'none' : 'declared', now);
      });
    },
  };
}

const CANCELLED: Outcome = { kind: 'unknown', reason: 'The comparison was cancelled before this was decided.' };

function outcomeOf(
  request: AccessRequest,
  policies: DeclaredPolicies | undefined,
  catalog: Catalog,
  now: Date,
): Outcome {
  if (policies === undefined) return { kind: 'unknown', reason: 'This identity is not declared by policy files.' };
  if (policies.kind === 'gcp') return evaluateGcp(request, policies.set);
  const time = { 'aws:CurrentTime': now.toISOString(), 'aws:EpochTime': String(Math.floor(now.getTime() / 1000)) };
  const { layers: _layers, ...outcome } = evaluateAws(
    awsRequestOf({ ...request, context: { ...time, ...request.context } }, catalog),
    policies.set,
  );
  return outcome;
}

type Open = (file: string) => Promise<PolicyFile>;
type Note = (problem: Problem) => Problem;

async function awsSet(identity: AwsDeclaredIdentity, open: Open, note: Note): Promise<AwsPolicySet> {
  const unread: { layer: AwsLayer; name: string; reason: string }[] = [];
  const load = async (layer: AwsLayer, files: readonly string[]): Promise<AwsPolicy[]> => {
    const policies: AwsPolicy[] = [];
    for (const file of files) {
      const opened = await open(file);
      const attachedTo = identity.policyResources?.[file];
      const parsed = awsPolicyOf(opened, file, attachedTo);
      if (parsed.kind === 'read') policies.push(parsed.policy);
      else
        unread.push({
          layer,
          name: file,
          reason: `Not decided, because a policy is not usable: ${note(parsed.problem).message}`,
        });
    }
    return policies;
  };
  const own = await load('identity', identity.policyFiles);
  const ofResources = own.filter((policy) => policy.resourceBased);
  const scp: AwsPolicy[][] = [];
  for (const level of identity.scpFiles ?? []) scp.push(await load('scp', level));
  const boundary = identity.boundaryFiles === undefined ? undefined : await load('boundary', identity.boundaryFiles);
  const session = identity.sessionFiles === undefined ? undefined : await load('session', identity.sessionFiles);
  return {
    ...(identity.arn === undefined ? {} : { principal: identity.arn }),
    ...(identity.region === undefined ? {} : { region: identity.region }),
    identity: own.filter((policy) => !policy.resourceBased),
    ...(ofResources.length === 0 ? {} : { resource: ofResources }),
    ...(boundary === undefined ? {} : { boundary }),
    ...(session === undefined ? {} : { session }),
    ...(identity.scpFiles === undefined ? {} : { scp }),
    ...(unread.length === 0 ? {} : { unread }),
  };
}

type AwsParsed = { kind: 'read'; policy: AwsPolicy } | { kind: 'malformed'; problem: Problem };

function awsPolicyOf(opened: PolicyFile, file: string, attachedTo: string | undefined): AwsParsed {
  if (opened.kind === 'unusable') return { kind: 'malformed', problem: opened.problem };
  if (opened.kind === 'gcp') return { kind: 'malformed', problem: wrongCloud(file, 'Google', 'aws', 'gcp') };
  return parseAwsPolicyTree(opened.root, opened.source, attachedTo === undefined ? {} : { attachedTo });
}

async function gcpSet(identity: GcpDeclaredIdentity, open: Open, note: Note, catalog: Catalog): Promise<GcpPolicySet> {
  const policies: GcpPolicy[] = [];
  const unread: { name: string; reason: string }[] = [];
  for (const file of identity.policyFiles) {
    const opened = await open(file);
    const resource = identity.policyResources?.[file];
    const parsed =
      opened.kind === 'gcp'
        ? parseGcpPolicyTree(opened.root, opened.source, {
            format: opened.format,
            ...(resource === undefined ? {} : { resource }),
          })
        : opened.kind === 'aws'
          ? { kind: 'malformed' as const, problem: wrongCloud(file, 'IAM (AWS)', 'gcp', 'aws') }
          : { kind: 'malformed' as const, problem: opened.problem };
    if (parsed.kind === 'read') policies.push(parsed.policy);
    else
      unread.push({
        name: file,
        reason: `Not decided, because a policy is not usable: ${note(parsed.problem).message}`,
      });
  }
  return {
    principal: gcpPrincipal(identity.serviceAccount),
    ...(identity.project === undefined ? {} : { project: identity.project }),
    policies,
    ...(unread.length === 0 ? {} : { unread }),
    rolePermissions: (role) => catalog.rolePermissions(role),
  };
}

function wrongCloud(file: string, is: string, stands: string, belongs: string): Problem {
  return {
    message: `${file} holds a policy of ${is} but stands under "${stands}" in unforbid.json; move it to "${belongs}".`,
    file,
  };
}

/** The value of the key, made once. A failed making is not remembered. */
function remembered<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
    value.catch(() => map.delete(key));
  }
  return value;
}
