import type { DenySource, DiagnosisKind } from '../model/diagnosis.js';
import type { Actor, Fix, FixKind } from '../model/fix.js';
import { LAYER_WORDS, PROVIDER_NAMES } from '../decode/summary.js';
import { uncertified } from './certify.js';
import { commandLine } from './render/shell.js';
import { requestText, type Refusal } from './request.js';

/** Remedies that are no grant: who must do what. One row for each cause and, where they differ, provider. */
interface RemedyRow {
  readonly kind: FixKind;
  readonly actor: Actor;
  readonly title: (refusal: Refusal) => string;
  readonly command?: (refusal: Refusal) => string | undefined;
  /** What is asked of whoever must act; becomes the text to copy. */
  readonly wish?: (refusal: Refusal) => string;
  readonly snippet?: (refusal: Refusal) => Fix['snippet'];
  readonly note?: string;
}

const NO_GRANT = uncertified('This remedy changes no policy that the local evaluator could decide.');

/** Who owns a layer of AWS policies and whether a statement or the lack of one is to be changed there. */
const LAYER_OWNERS: Readonly<Record<DenySource, Actor>> = {
  identity: 'iam-admin',
  resource: 'resource-owner',
  boundary: 'iam-admin',
  session: 'iam-admin',
  scp: 'organization-admin',
  rcp: 'organization-admin',
  vpce: 'network-admin',
};

const subject = ({ permissions, operation }: Refusal): string =>
  permissions.length > 0 ? permissions.join(', ') : (operation?.name ?? 'the request');
const where = ({ denySource }: Refusal): string => (denySource ? `the ${LAYER_WORDS[denySource]}` : 'the policy');

/** For what a layer that no grant can lift blocks: the text for whoever owns that layer. */
export function askOwner(refusal: Refusal): Fix {
  const actor = refusal.denySource ? LAYER_OWNERS[refusal.denySource] : 'iam-admin';
  return {
    title: `Ask the owner of ${where(refusal)} to permit ${subject(refusal)}`,
    kind: 'contact-admin',
    actor,
    snippet: {
      format: 'text',
      text: requestText(
        refusal,
        `Please check ${where(refusal)}: it does not permit the request below. A further Allow elsewhere cannot lift that.`,
      ),
    },
    certification: uncertified(`No grant to the caller can lift what ${where(refusal)} does not permit.`),
  };
}

const LOGIN: Readonly<Record<string, readonly string[]>> = {
  aws: ['aws', 'sso', 'login'],
  gcp: ['gcloud', 'auth', 'application-default', 'login'],
  azure: ['az', 'login'],
  github: ['gh', 'auth', 'login'],
  docker: ['docker', 'login'],
};

const CHECK: Readonly<Record<string, readonly string[]>> = {
  aws: ['aws', 'sts', 'get-caller-identity'],
  gcp: ['gcloud', 'auth', 'list'],
  azure: ['az', 'account', 'show'],
  github: ['gh', 'auth', 'status'],
  kubernetes: ['kubectl', 'auth', 'whoami'],
};

const command =
  (table: Readonly<Record<string, readonly string[]>>) =>
  ({ provider }: Refusal): string | undefined => {
    const words = table[provider];
    return words && commandLine(words);
  };

const CHECKLIST = [
  'Which identity made the request? Print it where the code runs.',
  'Which operation and which resource did it ask for?',
  'Is the name of the resource right, and does it exist in this account, project and region?',
  'Do the policies of the identity allow the operation on it?',
  'Does the resource have a policy or access list of its own, and is its encryption key usable?',
  'Do organization policies, boundaries, endpoints or perimeters stand in between?',
]
  .map((line, index) => `${String(index + 1)}. ${line}`)
  .join('\n');

const REMEDIES: Readonly<Record<Exclude<DiagnosisKind, 'missing-permission' | 'kms'>, RemedyRow>> = {
  'explicit-deny': {
    kind: 'remove-deny',
    actor: 'iam-admin',
    title: (refusal) => `Have the Deny in ${where(refusal)} narrowed so that it leaves out ${subject(refusal)}`,
    wish: (refusal) =>
      `Please check the Deny statement in ${where(refusal)}: it refuses the request below. No Allow can override it.`,
  },
  'resource-policy': {
    kind: 'edit-resource-policy',
    actor: 'resource-owner',
    title: ({ resource }) => `Let the caller in by the rules of ${resource ?? 'the resource'} itself`,
    wish: () => 'Please let the caller in by the policy, sharing or rules of the resource itself.',
  },
  'trust-policy': {
    kind: 'edit-trust-policy',
    actor: 'iam-admin',
    title: ({ resource, principal }) =>
      `Add ${principal ?? 'the caller'} to the trust policy of ${resource ?? 'the role'}`,
    snippet: ({ principal, permissions }) =>
      principal === null
        ? undefined
        : {
            format: 'json',
            text: JSON.stringify(
              {
                Sid: 'AllowAssume',
                Effect: 'Allow',
                Principal: { AWS: principal },
                Action: permissions.length === 1 ? permissions[0] : permissions,
              },
              null,
              2,
            ),
          },
    note: "The caller's own policies must allow the same action where the accounts differ. A condition on an external id or a token's claims must be met as well.",
  },
  'missing-scope': {
    kind: 'add-scope-and-reauth',
    actor: 'you',
    title: ({ scopes }) =>
      scopes.length > 0
        ? `Ask for the scope ${scopes.join(' ')} and sign in again`
        : 'Ask for a scope that covers the operation and sign in again',
    command: ({ provider, scopes }) =>
      provider === 'gcp' && scopes.length > 0
        ? commandLine([
            'gcloud',
            'auth',
            'application-default',
            'login',
            `--scopes=openid,https://www.googleapis.com/auth/cloud-platform,${scopes.join(',')}`,
          ])
        : provider === 'github' && scopes.length > 0
          ? commandLine(['gh', 'auth', 'refresh', '--scopes', scopes.join(',')])
          : undefined,
    note: 'A token keeps the scopes it was issued with: delete the stored token, or nothing changes. On a virtual machine the scopes of the instance count, and roles cannot widen them.',
  },
  'org-guardrail': {
    kind: 'contact-admin',
    actor: 'organization-admin',
    title: (refusal) => `Ask the organization's administrator about ${subject(refusal)}`,
    wish: (refusal) =>
      `A rule set above the account or project does not permit the request below${refusal.denySource ? ` (${LAYER_WORDS[refusal.denySource]})` : ''}. Please permit it, or tell which way is meant to be used.`,
  },
  'network-perimeter': {
    kind: 'fix-network',
    actor: 'network-admin',
    title: ({ denySource }) =>
      denySource === 'vpce'
        ? 'Have the policy of the VPC endpoint permit the request'
        : 'Send the request from inside the perimeter, or have the perimeter or firewall permit it',
    wish: () =>
      'The network path or perimeter does not permit the request below. Please add an ingress or egress rule, an endpoint statement or an address, or tell where it should be sent from.',
  },
  'key-restriction': {
    kind: 'edit-key-restriction',
    actor: 'you',
    title: () =>
      "Add this API, address, referrer or application to the key's restrictions, or use the key where it is meant to be used",
    note: 'Do not take all restrictions off: a key without any can be used by anyone who finds it.',
  },
  'service-disabled': {
    kind: 'enable-api',
    actor: 'you',
    title: ({ resource }) => `Enable ${resource ?? 'the API'}`,
    command: ({ provider, resource }) =>
      provider === 'gcp' && resource?.endsWith('.googleapis.com')
        ? commandLine(['gcloud', 'services', 'enable', resource])
        : provider === 'azure' && resource
          ? commandLine(['az', 'provider', 'register', '--namespace', resource])
          : undefined,
    note: 'It takes a few minutes until an API that was just enabled answers everywhere.',
  },
  'feature-access': {
    kind: 'request-access',
    actor: 'you',
    title: ({ resource }) => `Request access to ${resource ?? 'the feature'} for the account`,
    note: 'Access is given for each account and region.',
  },
  billing: {
    kind: 'enable-billing',
    actor: 'iam-admin',
    title: ({ resource }) => `Link ${resource ?? 'the project'} to an open billing account`,
  },
  quota: {
    kind: 'request-quota',
    actor: 'you',
    title: () => 'Wait and retry with growing pauses, or request a higher quota',
  },
  'expired-credential': {
    kind: 'refresh-credentials',
    actor: 'you',
    title: () => 'Sign in again, or issue a new token',
    command: command(LOGIN),
  },
  'invalid-credential': {
    kind: 'fix-credentials',
    actor: 'you',
    title: ({ provider }) => `Check which credential is sent: ${PROVIDER_NAMES[provider]} does not accept it`,
    command: command(CHECK),
  },
  'clock-skew': {
    kind: 'fix-clock',
    actor: 'you',
    title: () => 'Set the clock of the machine, or of its virtual machine or container host',
    command: () => commandLine(['sudo', 'timedatectl', 'set-ntp', 'true']),
  },
  'not-found-or-denied': {
    kind: 'investigate',
    actor: 'you',
    title: ({ resource }) => `Check the name of ${resource ?? 'the resource'} first, then who may see it`,
    snippet: () => ({ format: 'text', text: CHECKLIST }),
  },
  'unspecified-denial': {
    kind: 'investigate',
    actor: 'you',
    title: () => 'Find out who was refused what, in this order',
    command: command(CHECK),
    snippet: () => ({ format: 'text', text: CHECKLIST }),
  },
  'web-block': {
    kind: 'not-a-permission-problem',
    actor: 'you',
    title: () => 'Look at the web server, firewall or application: cloud permissions are not the cause',
  },
};

/** The remedy of a cause that no grant to the caller mends. */
export function remedyFor(kind: keyof typeof REMEDIES, refusal: Refusal): Fix {
  const row = REMEDIES[kind];
  const typed = row.command?.(refusal);
  const wish = row.wish?.(refusal);
  const snippet =
    row.snippet?.(refusal) ??
    (wish === undefined ? undefined : { format: 'text' as const, text: requestText(refusal, wish) });
  const actor = kind === 'explicit-deny' && refusal.denySource ? LAYER_OWNERS[refusal.denySource] : row.actor;
  return {
    title: row.title(refusal),
    kind: row.kind,
    actor,
    ...(typed !== undefined && { command: typed }),
    ...(snippet && { snippet }),
    ...(row.note !== undefined && { note: row.note }),
    certification: NO_GRANT,
  };
}
