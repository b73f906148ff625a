import { commandLine } from './shell.js';

/** A condition of a binding: CEL, and the title by which it is found again. */
export interface BindingCondition {
  readonly expression: string;
  readonly title: string;
}

/** Where a role is granted: the command's words, and the flags that say where. */
export interface GrantTarget {
  /** For the reader: `bucket gs://reports`. */
  readonly label: string;
  readonly words: readonly string[];
  readonly flags: readonly string[];
  /** Whether the command takes `--condition` (reference of the Google Cloud CLI). */
  readonly conditions: boolean;
}

interface TargetRow {
  /** Permissions that are granted on it. */
  readonly permissions: RegExp;
  readonly resource: RegExp;
  readonly target: (match: RegExpExecArray) => GrantTarget;
}

const group = (match: RegExpExecArray, index: number): string => match[index] ?? '';

/** The lowest resource that has an allow policy of its own, by permission and resource name. The project is the last resort. */
const ROWS: readonly TargetRow[] = [
  {
    permissions: /^storage\./,
    resource:
      /^(?:gs:\/\/|projects\/_\/buckets\/|\/\/storage\.googleapis\.com\/(?:projects\/_\/)?buckets\/)([a-z0-9._-]{3,222})/,
    target: (match) => ({
      label: `bucket gs://${group(match, 1)}`,
      words: ['storage', 'buckets', 'add-iam-policy-binding', `gs://${group(match, 1)}`],
      flags: [],
      conditions: true,
    }),
  },
  {
    permissions: /^pubsub\.(?:topics|subscriptions)\./,
    resource: /projects\/([^/]+)\/(topics|subscriptions)\/([^/]+)$/,
    target: (match) => ({
      label: `${group(match, 2).slice(0, -1)} ${group(match, 3)}`,
      words: ['pubsub', group(match, 2), 'add-iam-policy-binding', group(match, 3)],
      flags: [`--project=${group(match, 1)}`],
      conditions: false,
    }),
  },
  {
    permissions: /^secretmanager\./,
    resource: /projects\/([^/]+)\/secrets\/([^/]+)/,
    target: (match) => ({
      label: `secret ${group(match, 2)}`,
      words: ['secrets', 'add-iam-policy-binding', group(match, 2)],
      flags: [`--project=${group(match, 1)}`],
      conditions: true,
    }),
  },
  {
    permissions: /^run\./,
    resource: /projects\/([^/]+)\/locations\/([^/]+)\/services\/([^/]+)$/,
    target: (match) => ({
      label: `service ${group(match, 3)}`,
      words: ['run', 'services', 'add-iam-policy-binding', group(match, 3)],
      flags: [`--region=${group(match, 2)}`, `--project=${group(match, 1)}`],
      conditions: false,
    }),
  },
  {
    permissions: /^iam\.serviceAccounts\./,
    resource: /([a-z0-9.-]+@[a-z0-9.-]+\.gserviceaccount\.com)$/,
    target: (match) => ({
      label: `service account ${group(match, 1)}`,
      words: ['iam', 'service-accounts', 'add-iam-policy-binding', group(match, 1)],
      flags: [],
      conditions: true,
    }),
  },
  {
    permissions: /^cloudkms\./,
    resource: /projects\/([^/]+)\/locations\/([^/]+)\/keyRings\/([^/]+)\/cryptoKeys\/([^/]+)/,
    target: (match) => ({
      label: `key ${group(match, 4)}`,
      words: ['kms', 'keys', 'add-iam-policy-binding', group(match, 4)],
      flags: [`--keyring=${group(match, 3)}`, `--location=${group(match, 2)}`, `--project=${group(match, 1)}`],
      conditions: true,
    }),
  },
  {
    permissions: /./,
    resource: /(?:^|\/)projects\/([a-z0-9][a-z0-9:.-]{1,60}[a-z0-9])(?:\/|$)/,
    target: (match) => ({
      label: `project ${group(match, 1)}`,
      words: ['projects', 'add-iam-policy-binding', group(match, 1)],
      flags: [],
      conditions: true,
    }),
  },
  {
    permissions: /^bigquery\./,
    resource: /^([a-z][a-z0-9-]{4,28}[a-z0-9])[:.][\w.]+$/,
    target: (match) => ({
      label: `project ${group(match, 1)}`,
      words: ['projects', 'add-iam-policy-binding', group(match, 1)],
      flags: [],
      conditions: true,
    }),
  },
];

/** Undefined: the resource does not show where a role could be granted. A bare name is taken as a project only where `project` says so. */
export function grantTarget(permission: string, resource: string, project?: string): GrantTarget | undefined {
  for (const candidate of [resource, ...(project === undefined ? [] : [`projects/${project}`])]) {
    for (const row of ROWS) {
      const match = row.permissions.test(permission) ? row.resource.exec(candidate) : null;
      if (match && match[1] !== '_' && !match[0].includes('*')) return row.target(match);
    }
  }
  return undefined;
}

/** `gcloud … add-iam-policy-binding` with its member and role. `condition` only where the target takes one. */
export function addBinding(target: GrantTarget, member: string, role: string, condition?: BindingCondition): string {
  const written = condition
    ? `--condition=expression=${condition.expression},title=${condition.title}`
    : '--condition=None';
  return commandLine([
    'gcloud',
    ...target.words,
    ...target.flags,
    `--member=${member}`,
    `--role=${role}`,
    target.conditions ? written : undefined,
  ]);
}

/** `gcloud iam roles create` of a role of a project with its permissions in the command (reference of the gcloud CLI). */
export function createRole(
  role: {
    readonly id: string;
    readonly title: string;
    readonly stage: string;
    readonly permissions: readonly string[];
  },
  project: string,
): string {
  return commandLine([
    'gcloud',
    'iam',
    'roles',
    'create',
    role.id,
    `--project=${project}`,
    `--title=${role.title}`,
    `--permissions=${role.permissions.join(',')}`,
    `--stage=${role.stage}`,
  ]);
}
