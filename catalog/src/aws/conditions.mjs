import { normalise } from '../text.mjs';
import { paths } from './binding.mjs';

/**
 * Permissions that a call needs only with certain members or circumstances.
 * @typedef {import('./operations-v2.mjs').ModelOperation} ModelOperation
 * @typedef {import('./actions.mjs').Action} Action
 * @typedef {{permission: string, resources: string[][], when?: {path?: string, values?: string[], absent?: true, words: string}, context?: string, page?: string}} Need `page`: its source, where that is not the operation's
 */

const PASS_ROLE = 'iam:PassRole';
/** Members that hold a role's ARN which the service is to take on. */
const ROLE_MEMBER =
  /[Rr]ole(Arn|ARN)$|^([Rr]ole|([Ss]ervice|[Ee]xecution|[Tt]ask|[Aa]ccess|[Ii]nstance|[Jj]ob|[Jj]obFlow|[Dd]ataAccess|[Ii]nvocation|[Ll]ambda|AutoScaling|[Bb]atchService|[Ss]potIamFleet)Role)$/;
/** Services whose role members name the role that is managed or taken on by the caller, not passed to a service. */
const OWN_ROLES = new Set([
  'iam',
  'sts',
  'cognito-identity',
  'rolesanywhere',
  'sso',
  'sso-admin',
  'organizations',
  'access-analyzer',
  'accessanalyzer',
]);
const TAG_MEMBERS = new Set([
  'tags',
  'tagset',
  'tagslist',
  'taglist',
  'tagspecifications',
  'tagging',
  'tagspecification',
  'listtags',
]);
const TAG_ACTION =
  /^(TagResource|TagResources|CreateTags|AddTags|AddTagsToResource|TagUser|TagRole|TagPolicy|TagQueue)$/;
const READS = /^(List|Read)/;

export const when = (path) => ({ path, words: `when ${path.replaceAll('[]', '')} is given` });

/**
 * Ways in which a table of services.yaml may name a member of an operation, the closest first.
 * @param {string} operation @param {string} path
 */
const spellings = (operation, path) => {
  const bare = path.replaceAll('[]', '');
  return [`${operation}.${bare}`, bare, bare.slice(bare.lastIndexOf('.') + 1), operation];
};

/**
 * The members through which a call with `operation` hands a role to the service; the outermost first: by their names,
 * and by `roleMembers` and `notRoles` of services.yaml.
 * @param {ModelOperation} operation @param {string} service @param {Record<string, any>} table
 */
function roleMembers(operation, service, table) {
  const further = table.roleMembers[service] ?? [];
  const others = table.notRoles[service]?.members ?? [];
  const named = (list, path) => spellings(operation.name, path).some((spelling) => list.includes(spelling));
  return paths(operation.members, 2)
    .filter(({ path, name }) => (ROLE_MEMBER.test(name) || named(further, path)) && !named(others, path))
    .sort((a, b) => a.depth - b.depth || Number(b.required) - Number(a.required));
}

/** Which role a member names: one that is not called an ARN takes its name too, an instance profile has another name. */
function roleResources(path, name) {
  if (/instanceprofile/i.test(name)) return ['iam:role'];
  return /arn$/i.test(name) ? [`iam:role @${path}`] : [`iam:role @${path}`, `iam:role RoleNameWithPath=${path}`];
}

/**
 * `iam:PassRole` for each member that holds a role.
 * @param {ModelOperation} operation @param {Action} action @param {string} service @param {Record<string, any>} table
 * @returns {Need[]}
 */
function passedRoles(operation, action, service, table) {
  const listed = action.dependent.includes(PASS_ROLE);
  if (!listed && (OWN_ROLES.has(service) || READS.test(action.accessLevel))) return [];
  const members = roleMembers(operation, service, table);
  const roles = members.map(({ path, name, required, depth }) => ({
    permission: PASS_ROLE,
    resources: [roleResources(path, name)],
    ...(required && depth === 0 && listed ? {} : { when: when(path) }),
  }));
  // An action that also deletes passes a role in its other operations.
  if (roles.length > 0 || !listed || operation.name.startsWith('Delete')) return roles;
  return [
    {
      permission: PASS_ROLE,
      resources: [['iam:role']],
      when: { words: 'if the request passes a role to the service' },
    },
  ];
}

/** Members that name the KMS key that data is to be protected with. */
const KEY_MEMBER =
  /^(kms|sse|customer|encryption|serverside|volume|output|disk|master|performanceinsights|activitystream)*(kms|aws)*(master|encryption)*(kms)?key(id|arn|identifier|alias)?$/i;
const isKeyMember = (name) =>
  /kms|encryption/i.test(name) && (KEY_MEMBER.test(name) || /KmsKey|KMSKey|kmsKey/.test(name));

/**
 * What a service asks of KMS in the caller's name when a call names a key of one's own: `forwards` of services.yaml.
 * @param {ModelOperation} operation @param {Action} action @param {{actions: string[], page: string} | undefined} forward @returns {Need[]}
 */
function keysOfOnesOwn(operation, action, forward) {
  if (forward === undefined || READS.test(action.accessLevel)) return [];
  const [member] = paths(operation.members, 2)
    .filter(({ name }) => isKeyMember(name))
    .sort((a, b) => a.depth - b.depth);
  if (member === undefined) return [];
  return forward.actions.map((name) => ({
    permission: `kms:${name}`,
    resources: [[`kms:key KeyId=${member.path}`]],
    when: when(member.path),
    page: forward.page,
  }));
}

/**
 * Which member shows that a dependent action is needed: it is needed when the first of these is given. Without such a
 * member it stays a circumstance.
 */
const SHOWN_BY = [
  [/^s3:(Get|Head)/, /(^|s3)(uri|url|location|object|bucket|source)|template(url)?|manifest/i],
  [/^s3:(Put|Create)/, /output|destination|target|export|log|result/i],
  [/^kms:/, { test: isKeyMember }],
  [/^secretsmanager:/, /secret/i],
  [/^sns:/, /topic|sns|notification/i],
  [/^sqs:/, /queue|deadletter|dlq/i],
  [/^lambda:/, /lambda|function/i],
  [/^(logs|firehose):/, /log|deliverystream|firehose/i],
  [/^(ec2|elasticfilesystem):/, /vpc|subnet|securitygroup|network|filesystem|instance|image|ami\b/i],
  [/^acm:/, /certificate/i],
  [/^kinesis:/, /kinesis|stream/i],
  [/^dynamodb:/, /dynamodb|table/i],
  [/^cloudwatch:/, /alarm|metric/i],
];

/** Words for what source does not show, by what the dependent action is about. */
const CIRCUMSTANCES = [
  [/^iam:CreateServiceLinkedRole$/, 'if the account does not have the service-linked role yet'],
  [/^kms:/, 'if the data is protected with a customer-managed KMS key'],
  [/^(organizations|identitystore|sso):/, 'if the account is part of an organization that uses this feature'],
  [/:(Tag|AddTags|CreateTags)/, 'if tags are put on what is created'],
  [/./, 'if the request has the service use this on your behalf: AWS lists it as a dependent action'],
];

/** Dependent actions that are checked in other requests of a workflow, never in the operation's own. */
const OTHER_REQUESTS =
  /^(iam:(List|Get)|ec2:Describe(Account|Regions|AvailabilityZones)|cloudformation:(Describe|List))/;

/**
 * What an operation with this action needs besides, by the list's dependent actions and the rules for passed roles and
 * for keys.
 * @param {ModelOperation} operation @param {Action} action @param {import('./services.mjs').Service} service
 * @param {ReturnType<typeof import('./actions.mjs').readActions>} actions @param {Record<string, any>} table services.yaml
 * @returns {Need[]}
 */
export function besides(operation, action, { id, modelled }, actions, table) {
  const tags = operation.members.find(({ name }) => TAG_MEMBERS.has(normalise(name)));
  const members = paths(operation.members, 1, '', 0, true);
  /** @type {Need[]} */
  const needs = modelled
    ? [...passedRoles(operation, action, id, table), ...keysOfOnesOwn(operation, action, table.forwards[id])]
    : [];
  const settled = new Set(needs.map(({ permission }) => permission));
  for (const dependent of action.dependent) {
    const found = actions.find(dependent);
    if (found === undefined || found.permission === action.permission || (modelled && found.permission === PASS_ROLE))
      continue;
    if (settled.has(found.permission) || OTHER_REQUESTS.test(found.permission)) continue;
    const tagging = TAG_ACTION.test(found.name) && (found.prefix === action.prefix || found.prefix === 'ec2');
    // Tags are put on by a member; an operation without one puts none.
    if (tagging && tags === undefined && modelled) continue;
    const shownBy = SHOWN_BY.find(([pattern]) => pattern.test(found.permission))?.[1];
    const shown = members.find(({ name, required }) => shownBy?.test(name) && !required);
    needs.push({
      permission: found.permission,
      resources: found.types.length === 0 ? [] : [['*']],
      when:
        tagging && tags !== undefined
          ? when(tags.name)
          : shown !== undefined
            ? when(shown.path)
            : { words: CIRCUMSTANCES.find(([pattern]) => pattern.test(found.permission))[1] },
    });
  }
  return needs;
}

/**
 * The service principals that a role is passed to, by `passedTo` of services.yaml. Empty: not known.
 * @param {Need} need @param {string} service @param {string} operation @param {Record<string, any>} table
 */
function passedTo({ resources, when }, service, operation, table) {
  const row = table.passedTo[service];
  if (row === undefined || typeof row === 'string' || Array.isArray(row)) return [row ?? []].flat();
  const path = /^iam:role @(\S+)/.exec(resources[0]?.[0] ?? '')?.[1] ?? when?.path ?? '';
  const key = [...spellings(operation, path), 'else'].find((spelling) => row[spelling] !== undefined);
  return key === undefined || row[key] === 'unknown' ? [] : [row[key]].flat();
}

/**
 * The need with the condition keys that the operation fixes, by services.yaml: the service that a role is passed to, the
 * service that asks KMS, the service of a linked role.
 * @param {Need} need @param {import('./services.mjs').Service} service @param {Record<string, any>} table
 * @param {string} operation
 */
export function withContext(need, { id }, table, operation) {
  if (need.context !== undefined) return need;
  const via = table.viaService[id];
  const [key, values] =
    need.permission === PASS_ROLE
      ? ['iam:PassedToService', passedTo(need, id, operation, table)]
      : need.permission === 'iam:CreateServiceLinkedRole'
        ? ['iam:AWSServiceName', [table.linkedRoles[id] ?? []].flat()]
        : need.permission.startsWith('kms:') && id !== 'kms' && via !== undefined
          ? ['kms:ViaService', [`${via}.${'${Region}'}.amazonaws.com`]]
          : [undefined, []];
  return values.length === 0 ? need : { ...need, context: `${key}=${values.join('|')}` };
}
