import type { Form } from '../form.js';
import { list } from '../values.js';

/** Sentences of Google Cloud that name the permission (each service's reference; "Troubleshoot IAM permissions"). */

const PERMISSION = '[a-z][a-zA-Z0-9]{1,40}(?:\\.[a-zA-Z][a-zA-Z0-9]{1,60}){1,3}';
const PERMISSIONS = `["'\`\\[]{0,2}${PERMISSION}["'\`\\]]{0,2}(?:(?:,| and| or|,? and/or) ["'\`]?${PERMISSION}["'\`]?){0,30}`;

/** What kind of resource a sentence says it is, before its name. */
const TYPE =
  '(?:(?:the|resource|service account|service|dataset|table|view|project|projects|folder|organization|topic|subscription|secret|bucket|object|instance|repository|queue|key|cryptokey|function|location|database|routine|model|connection|on) ){0,3}';
const NAME = `(?:\\[(?<resource>[^\\]\\n]{1,300})\\]|["'\`](?<resource>[^"'\`\\n]{1,600})["'\`]|(?<resource>(?!\\(or|because|since|and |or |which|with |denied|(?:the|resource|project|service|dataset|table|bucket|object|instance|secret|key|topic|subscription|account)(?:[\\s.,;:)'\"]|$))[\\w~/.:%@*{}<>-]{2,600}))`;

/** A pattern may name a group once only (Node 20), so each alternative has a number; the first that matched is the value. */
function numbered(pattern: string): string {
  let number = 0;
  return pattern.replaceAll('(?<resource>', () => `(?<resource${(number += 1)}>`);
}

const RESOURCE = new RegExp(numbered(`^["'\`\\]]{0,2},? (?:on|for|in|to|at) ${TYPE}${NAME}`), 'i');

/** The member stands between: `for $MEMBER on the service account …`. */
const RESOURCE_OF_MEMBER = new RegExp(numbered(`^ for \\S{1,200} on ${TYPE}${NAME}`), 'i');

const MEMBER_BEFORE: readonly RegExp[] = [
  /(?<![\w.+%@-])(?<principal>[\w.+%{}<>*-]{1,100}@[\w.{}<>*-]{2,200})["'`\]]? (?:does|do|is|was|lacks|has)? ?(?:not)? ?$/i,
  /(?:user|principal|caller|service account|account|member|identity):? ?["'`[](?<principal>[^\s"'`\]]{1,300})["'`\]] ?$/i,
  /(?<principal>principal(?:Set)?:\/\/[^\s"'`]{5,400}) ?$/i,
];

function permissionReading(groups: Readonly<Record<string, string | undefined>>) {
  const permissions = list(groups['permission'] ?? '').map(canonical);
  const resource = groups['resource1'] ?? groups['resource2'] ?? groups['resource3'];
  return {
    kind: permissions.some((permission) => permission.startsWith('cloudkms.'))
      ? ('kms' as const)
      : ('missing-permission' as const),
    permissions,
    ...(resource !== undefined && { resource: resource.replace(/["'`\]).,;:]{1,4}$/, '') }),
  };
}

/** Spellings that services print in lower case. IAM: the permission's own spelling. */
const SPELLINGS: Readonly<Record<string, string>> = Object.fromEntries(
  ['iam.serviceAccounts.actAs', 'iam.serviceAccounts.getAccessToken', 'iam.serviceAccounts.signBlob'].map((name) => [
    name.toLowerCase(),
    name,
  ]),
);

function canonical(permission: string): string {
  return SPELLINGS[permission.toLowerCase()] ?? permission;
}

export const PERMISSION_SENTENCES: readonly Form[] = [
  {
    name: 'does not have permission access to a resource (Cloud Storage)',
    provider: 'gcp',
    rank: 'permission',
    needs: ['not have'],
    pattern: new RegExp(`(?:does|do) not have (?:the )?(?<permission>${PERMISSIONS}) access`),
    before: [...MEMBER_BEFORE, /(?:Anonymous caller|Anonymous users) ?$/],
    after: [
      /^ to (?!the Google)(?:(?:the )?(?:bucket|object|managed folder) )?(?<resource1>(?!bucket |object |the )[\w~/.:%@*{}<>-]{2,600})/,
    ],
    read: permissionReading,
  },
  {
    name: 'permission denied on a resource, or it may not exist',
    provider: 'gcp',
    rank: 'permission',
    needs: ['denied'],
    pattern: new RegExp(`(?:permissions?|Permissions?) (?<permission>${PERMISSIONS}) (?:was |were |is |are )?denied`),
    after: [RESOURCE, /^[^]{0,40}?for (?:principal|user|caller) ["'`]?(?<principal>[^\s"'`]{3,200})/],
    read: permissionReading,
  },
  {
    name: 'permission is required or missing for a resource',
    provider: 'gcp',
    rank: 'permission',
    joins: true,
    needs: ['required', 'missing', 'requires', 'lacks', 'need'],
    pattern: new RegExp(
      `(?:[Rr]equired|[Mm]issing(?: the)?(?: required| necessary| following)?|[Rr]equires(?: the)?|[Ll]acks(?: the)?(?: required| following)?|[Nn]eeds?(?: the)?)(?: IAM)?(?: permissions?| privileges?)?(?:\\(s\\))?:? (?:- )?(?<permission>["'\`\\[]{0,2}${PERMISSION}["'\`\\]]{0,2}(?:(?:,| and| or)? ?["'\`]?(?:(?<=[\\s"'\`])${PERMISSION})["'\`]?){0,30})(?: permissions?)?`,
    ),
    before: MEMBER_BEFORE,
    after: [RESOURCE, RESOURCE_OF_MEMBER],
    read: (groups, scene) => {
      const sentence = scene.text.slice(Math.max(0, scene.start - 10), scene.end + 60);
      const reading = permissionReading(groups);
      return /permission|privilege/i.test(sentence) && reading.permissions.every(isPermission)
        ? { ...reading, ...troubleshooting(scene.text, scene.start) }
        : undefined;
    },
  },
  {
    name: 'does not have the permission on a resource',
    provider: 'gcp',
    rank: 'permission',
    needs: ['not have', "n't have"],
    pattern: new RegExp(
      `(?:does|do)(?: not|n't) have (?:the )?(?:required |necessary )?(?:permissions? )?(?:\\(s\\) )?(?:to )?:? ?(?<permission>${PERMISSIONS})(?: permissions?)?`,
    ),
    before: [...MEMBER_BEFORE, /(?:user|caller|principal) ?$/i],
    after: [RESOURCE, /^[^]{0,20}?\(or (?:it|they) may not exist\)/],
    read: (groups, scene) => {
      const reading = permissionReading(groups);
      const sentence = scene.text.slice(scene.start, scene.end + 20);
      return /permission/i.test(sentence) && reading.permissions.every(isPermission) ? reading : undefined;
    },
  },
  {
    name: 'bucket may not be used, perhaps for lack of a permission (gcloud)',
    provider: 'gcp',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['forbidden from accessing'],
    pattern: /forbidden from accessing the (?:bucket|resource) \[(?<resource>[^\]\n]{1,300})\]/i,
    after: [new RegExp(`has the "(?<permission>${PERMISSION})" permission`)],
  },
  {
    name: 'image may not be read (Artifact Registry, Container Registry)',
    provider: 'gcp',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['docker.pkg.dev', 'gcr.io'],
    pattern:
      /(?<resource>(?<![\w.-])(?:[a-z0-9-]{3,40}-docker\.pkg\.dev|(?:[a-z]{2,4}\.)?gcr\.io)\/[a-z0-9._/-]{3,250}(?![a-z0-9._/-])(?::[\w.-]{1,128}(?![\w.-]))?)[^]{0,600}?403 Forbidden/,
    fields: { permissions: ['artifactregistry.repositories.downloadArtifacts'], httpStatus: 403 },
  },
  {
    name: 'key of Cloud KMS may not be used',
    provider: 'gcp',
    rank: 'permission',
    kind: 'kms',
    needs: ['cloud kms key'],
    pattern: /Permission denied on Cloud KMS key/i,
    fields: { permissions: ['cloudkms.cryptoKeyVersions.useToEncrypt', 'cloudkms.cryptoKeyVersions.useToDecrypt'] },
  },
  {
    name: 'services of a project may not be listed (Service Usage)',
    provider: 'gcp',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['to list services'],
    pattern: /Permission denied to list services for consumer container \[(?<resource>[^\]\n]{3,200})\]/i,
    fields: { permissions: ['serviceusage.services.list'] },
  },
  {
    name: 'may not act as a service account',
    provider: 'gcp',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['act as'],
    pattern:
      /(?:does not|do not|doesn't) have (?:permission|access) to act as (?:the )?(?:service account )?["'`[]?(?<resource>[\w.-]{1,100}@[\w.-]{2,200})?/i,
    before: MEMBER_BEFORE,
    fields: { permissions: ['iam.serviceAccounts.actAs'] },
  },
  {
    name: 'may not use the project for quota and billing',
    provider: 'gcp',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['permission to use project'],
    pattern:
      /(?:Caller|User|Principal) does not have required permission to use project (?<resource>[\w.:{}-]{2,100})/i,
    fields: { permissions: ['serviceusage.services.use'] },
  },
  {
    name: 'request was not authorized to invoke a service (Cloud Run)',
    provider: 'gcp',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['to invoke this'],
    pattern:
      /(?:The request was not authori[sz]ed to invoke this (?:service|function)|(?:not|lacks) permission to invoke this (?:service|function))/i,
    fields: { permissions: ['run.routes.invoke'] },
    read: (_groups, scene) => {
      const service = scene.field('service_name');
      return service ? { resource: service } : {};
    },
  },
];

/** Three parts at least, and not a host name, a file or a version. */
function isPermission(name: string): boolean {
  return (
    /^[a-z][a-zA-Z0-9]+(?:\.[a-zA-Z][a-zA-Z0-9]+){2,3}$/.test(name) &&
    !/\.(?:com|org|net|io|py|js|ts|go|java|dev)$/.test(name)
  );
}

/** The "Troubleshooting info" block of the console: principal and resource stand above the permissions. */
function troubleshooting(text: string, start: number): { principal?: string; resource?: string } {
  const above = text.slice(Math.max(0, start - 700), start);
  const principal = /\bPrincipal: ([^\s]{3,200})/.exec(above)?.[1];
  const resource = /\bResource: ([^\s]{2,300})/.exec(above)?.[1];
  return { ...(principal && { principal }), ...(resource && { resource }) };
}
