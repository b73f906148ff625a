/** Kinds of resources that can be asked what the caller may do on them, one row each. */
interface TargetKind {
  /** The service's host, which is also that of its full resource names ("IAM documentation": Full resource names). */
  readonly host: string;
  /** Segments of the resource's name; `*` stands for any one. Longer names lie below: a secret's version, a bucket's object. */
  readonly pattern: string;
  /** What the user calls it. */
  readonly noun: string;
  /** Path of the API's version: the address is `https://host/version/name:testIamPermissions`. */
  readonly version: string;
  /** The narrowest OAuth scope that the method takes (the API's reference page). */
  readonly scope: string;
  /** Cloud Storage has a form of its own. */
  readonly form?: 'bucket';
}

export const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
const CLOUD_PLATFORM_READ_ONLY = 'https://www.googleapis.com/auth/cloud-platform.read-only';

/** Sources: the REST reference of each API, method testIamPermissions. */
const KINDS: readonly TargetKind[] = [
  row('cloudresourcemanager', 'projects/*', 'project', 'v3', CLOUD_PLATFORM_READ_ONLY),
  row('cloudresourcemanager', 'folders/*', 'folder', 'v3', CLOUD_PLATFORM_READ_ONLY),
  row('cloudresourcemanager', 'organizations/*', 'organization', 'v3', CLOUD_PLATFORM_READ_ONLY),
  { ...row('storage', 'projects/_/buckets/*', 'bucket', 'storage/v1', CLOUD_PLATFORM_READ_ONLY), form: 'bucket' },
  row('bigquery', 'projects/*/datasets/*/tables/*', 'table', 'bigquery/v2', CLOUD_PLATFORM_READ_ONLY),
  row('bigquery', 'projects/*/datasets/*/routines/*', 'routine', 'bigquery/v2', CLOUD_PLATFORM_READ_ONLY),
  row('pubsub', 'projects/*/topics/*', 'topic'),
  row('pubsub', 'projects/*/subscriptions/*', 'subscription'),
  row('pubsub', 'projects/*/snapshots/*', 'snapshot'),
  row('pubsub', 'projects/*/schemas/*', 'schema'),
  row('secretmanager', 'projects/*/secrets/*', 'secret'),
  row('cloudkms', 'projects/*/locations/*/keyRings/*', 'key ring'),
  row('cloudkms', 'projects/*/locations/*/keyRings/*/cryptoKeys/*', 'key'),
  row('iam', 'projects/*/serviceAccounts/*', 'service account'),
  row('run', 'projects/*/locations/*/services/*', 'service', 'v2'),
  row('run', 'projects/*/locations/*/jobs/*', 'job', 'v2'),
  row('cloudfunctions', 'projects/*/locations/*/functions/*', 'function', 'v2'),
  row('cloudtasks', 'projects/*/locations/*/queues/*', 'queue', 'v2'),
  row('artifactregistry', 'projects/*/locations/*/repositories/*', 'repository'),
  row('spanner', 'projects/*/instances/*', 'instance'),
  row('spanner', 'projects/*/instances/*/databases/*', 'database'),
];

function row(service: string, pattern: string, noun: string, version = 'v1', scope = CLOUD_PLATFORM): TargetKind {
  return { host: `${service}.googleapis.com`, pattern, noun, version, scope };
}

/** A resource that is asked. */
export interface Target {
  readonly url: string;
  readonly form: 'post' | 'bucket';
  readonly scope: string;
  /** `topic`. */
  readonly noun: string;
  /** `topic jobs`. */
  readonly label: string;
  /** `pubsub.googleapis.com`. */
  readonly service: string;
  readonly project: string | undefined;
}

/** Where to ask about a resource. */
export interface Targets {
  /** The resource itself, or what holds its policy: the bucket of an object, the secret of a version. */
  readonly own?: Target;
  /** True when `own` is not the resource but holds it. */
  readonly below: boolean;
  /** The project it is in: all that the project grants holds for it too. */
  readonly project?: Target;
  /** Why there is no `own`, in words. */
  readonly missing: string;
}

/**
 * The targets of a full resource name (`//pubsub.googleapis.com/projects/p/topics/t`) with `*` for unknown parts. An
 * unknown project is taken to be `project`.
 */
export function targetsOf(resource: string, project: string | undefined): Targets {
  const [host = '', ...rest] = resource.startsWith('//') ? resource.slice(2).split('/') : ['', ...resource.split('/')];
  const segments = rest.map((segment, index) =>
    rest[index - 1] === 'projects' && segment === '*' ? (project ?? '*') : segment,
  );
  const named = segments[0] === 'projects' && segments[1] !== '_' ? segments[1] : undefined;
  const known = named === undefined || named === '*' ? project : named;
  const projectTarget = known === undefined ? undefined : projectOf(known);
  const around = { below: false, ...(projectTarget === undefined ? {} : { project: projectTarget }) };

  const kind = KINDS.filter((entry) => entry.host === host && fits(entry.pattern, segments)).sort(
    (a, b) => b.pattern.length - a.pattern.length,
  )[0];
  if (kind === undefined) {
    const missing =
      resource === '*' || resource.includes('*')
        ? 'the source does not show which resource is meant'
        : 'a resource of this kind cannot be asked by itself';
    return { ...around, missing };
  }
  const length = kind.pattern.split('/').length;
  const own = segments.slice(0, length);
  if (own.some((segment) => segment.includes('*'))) {
    return { ...around, missing: `the source does not show which ${kind.noun} is meant` };
  }
  return { ...around, own: targetAt(kind, own, known), below: segments.length > length, missing: '' };
}

function fits(pattern: string, segments: readonly string[]): boolean {
  return pattern
    .split('/')
    .every((part, index) => (part === '*' ? segments[index] !== undefined : part === segments[index]));
}

function targetAt(kind: TargetKind, segments: readonly string[], project: string | undefined): Target {
  const name = segments.at(-1) ?? '';
  const base = `https://${kind.host}/${kind.version}`;
  const path = segments.map(encodeURIComponent).join('/');
  const url =
    kind.form === 'bucket'
      ? `${base}/b/${encodeURIComponent(name)}/iam/testPermissions`
      : `${base}/${path}:testIamPermissions`;
  return {
    url,
    form: kind.form ?? 'post',
    scope: kind.scope,
    noun: kind.noun,
    label: `${kind.noun} ${name}`,
    service: kind.host,
    project,
  };
}

function projectOf(project: string): Target {
  return targetAt(
    row('cloudresourcemanager', 'projects/*', 'project', 'v3', CLOUD_PLATFORM_READ_ONLY),
    ['projects', project],
    project,
  );
}
