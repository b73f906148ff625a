import type { AwsRequest } from './policy.js';

/** What is known of a context key. */
export type ContextEntry =
  | { readonly kind: 'known'; readonly values: readonly string[] }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown' };

const UNKNOWN: ContextEntry = { kind: 'unknown' };
const ABSENT: ContextEntry = { kind: 'absent' };
const known = (...values: string[]): ContextEntry => ({ kind: 'known', values });

/** The request context: keys are compared without regard to case. */
export class AwsContext {
  private readonly entries = new Map<string, ContextEntry>();
  private readonly principal: ReadonlyMap<string, ContextEntry> | undefined;

  constructor(request: AwsRequest, principal: Principal | undefined) {
    this.principal = principal === undefined ? undefined : keysOfPrincipal(principal);
    for (const [key, entry] of resourceKeys(request.resource)) this.entries.set(key, entry);
    for (const [key, value] of Object.entries(request.context ?? {})) {
      const values = typeof value === 'string' ? [value] : value;
      this.entries.set(key.toLowerCase(), values.length === 0 ? ABSENT : known(...values));
    }
  }

  get(key: string): ContextEntry {
    const name = key.toLowerCase();
    return this.entries.get(name) ?? this.principal?.get(name) ?? UNKNOWN;
  }
}

/** A principal's ARN, taken apart. */
export interface Principal {
  readonly arn: string;
  readonly partition: string;
  readonly account: string;
  readonly kind: 'role' | 'user' | 'role-session' | 'federated-user' | 'root' | 'other';
  /** The name without its path; of a session, the role's. */
  readonly name: string;
  /** True for roles under /aws-service-role/, which service control policies do not limit. */
  readonly serviceLinked: boolean;
}

const KINDS: Readonly<Record<string, Principal['kind']>> = {
  role: 'role',
  user: 'user',
  'assumed-role': 'role-session',
  'federated-user': 'federated-user',
  root: 'root',
};

const principals = new Map<string, Principal>();
/** A run examines a few identities; a caller with very many must not fill the memory. */
const MOST_PRINCIPALS = 1000;

/** Takes an IAM or STS ARN apart; undefined for what is none. The same object for the same ARN. */
export function principalOf(arn: string | undefined): Principal | undefined {
  if (arn === undefined) return undefined;
  const known = principals.get(arn) ?? takeApart(arn);
  if (known === undefined) return undefined;
  if (principals.size >= MOST_PRINCIPALS) principals.clear();
  principals.set(arn, known);
  return known;
}

function takeApart(arn: string): Principal | undefined {
  const match = /^arn:([^:]+):(?:iam|sts)::(\d{12}):([^/]+)(?:\/(.*))?$/.exec(arn);
  if (match === null) return undefined;
  const [, partition = '', account = '', type = '', rest = ''] = match;
  const kind = KINDS[type] ?? 'other';
  const path = rest.split('/');
  const name = (kind === 'role-session' ? path[0] : path[path.length - 1]) ?? '';
  return { arn, partition, account, kind, name, serviceLinked: kind === 'role' && path[0] === 'aws-service-role' };
}

const keys = new WeakMap<Principal, ReadonlyMap<string, ContextEntry>>();

function keysOfPrincipal(principal: Principal): ReadonlyMap<string, ContextEntry> {
  let known = keys.get(principal);
  if (known === undefined) keys.set(principal, (known = new Map(principalKeys(principal))));
  return known;
}

/** Keys that follow from who asks ("AWS global condition context keys", "Principal key values" of the page on variables). */
function principalKeys(principal: Principal): [string, ContextEntry][] {
  const role = principal.kind === 'role' || principal.kind === 'role-session';
  const types: Partial<Record<Principal['kind'], string>> = {
    role: 'AssumedRole',
    'role-session': 'AssumedRole',
    user: 'User',
    'federated-user': 'FederatedUser',
    root: 'Account',
  };
  const type = types[principal.kind];
  // Of a session whose ARN alone is known, the role's path is lost: its aws:PrincipalArn cannot be told.
  const arn = principal.kind === 'role-session' ? UNKNOWN : known(principal.arn);
  return [
    ['aws:principalarn', arn],
    ['aws:principalaccount', known(principal.account)],
    ['aws:principaltype', type === undefined ? UNKNOWN : known(type)],
    ['aws:username', principal.kind === 'user' ? known(principal.name) : role ? ABSENT : UNKNOWN],
    ['aws:principalisawsservice', known('false')],
    ['aws:principalservicename', ABSENT],
  ];
}

/** Keys that follow from the resource's ARN, where its fields are literal. */
function resourceKeys(resource: string): [string, ContextEntry][] {
  const [, , , region = '', account = ''] = resource.split(':');
  const keys: [string, ContextEntry][] = [];
  if (/^[a-z0-9-]+$/.test(region)) keys.push(['aws:requestedregion', known(region)]);
  if (/^\d{12}$/.test(account)) keys.push(['aws:resourceaccount', known(account)]);
  return keys;
}
