import { normalise } from '../text.mjs';
import { paths } from './binding.mjs';

/**
 * Permissions that a call needs only with certain members or circumstances.
 * @typedef {import('./operations-v2.mjs').ModelOperation} ModelOperation
 * @typedef {import('./actions.mjs').Action} Action
 * @typedef {{permission: string, resources: string[][], when?: {path?: string, values?: string[], words: string}}} Need
 */

const PASS_ROLE = 'iam:PassRole';
/** Members that hold a role's ARN which the service is to take on. */
const ROLE_MEMBER =
  /Role(Arn|ARN)$|^([Rr]ole|([Ss]ervice|[Ee]xecution|[Tt]ask|[Aa]ccess|[Ii]nstance|[Jj]ob|[Jj]obFlow|[Dd]ataAccess|[Ii]nvocation|[Ll]ambda|AutoScaling|[Bb]atchService|[Ss]potIamFleet)Role)$/;
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

/** The member through which a call with `operation` hands a role to the service; the outermost. @param {ModelOperation} operation */
function roleMembers(operation) {
  const found = paths(operation.members, 2).filter(({ name }) => ROLE_MEMBER.test(name));
  return found.sort((a, b) => a.depth - b.depth || Number(b.required) - Number(a.required));
}

/** `iam:PassRole` for each member that holds a role. @param {ModelOperation} operation @param {Action} action @param {string} service @returns {Need[]} */
function passedRoles(operation, action, service) {
  const listed = action.dependent.includes(PASS_ROLE);
  if (!listed && (OWN_ROLES.has(service) || READS.test(action.accessLevel))) return [];
  const members = roleMembers(operation);
  const roles = members.map(({ path, required, depth }) => ({
    permission: PASS_ROLE,
    resources: [[`iam:role @${path}`]],
    ...(required && depth === 0 && listed ? {} : { when: when(path) }),
  }));
  if (roles.length > 0 || !listed) return roles;
  return [
    {
      permission: PASS_ROLE,
      resources: [['iam:role']],
      when: { words: 'if the request passes a role to the service' },
    },
  ];
}

/** Words for what source does not show, by what the dependent action is about. */
const CIRCUMSTANCES = [
  [/^iam:CreateServiceLinkedRole$/, 'if the account does not have the service-linked role yet'],
  [/^kms:/, 'if the data is protected with a customer-managed KMS key'],
  [/^(organizations|identitystore|sso):/, 'if the account is part of an organization that uses this feature'],
  [/:(Tag|AddTags|CreateTags)/, 'if tags are put on what is created'],
  [/./, 'if the request has the service use this on your behalf: AWS lists it as a dependent action'],
];

/**
 * What an operation with this action needs besides, by the list's dependent actions and the rule for passed roles.
 * @param {ModelOperation} operation @param {Action} action @param {string} service
 * @param {ReturnType<typeof import('./actions.mjs').readActions>} actions @param {boolean} modelled
 * @returns {Need[]}
 */
export function besides(operation, action, service, actions, modelled) {
  const tags = operation.members.find(({ name }) => TAG_MEMBERS.has(normalise(name)));
  /** @type {Need[]} */
  const needs = modelled ? passedRoles(operation, action, service) : [];
  for (const dependent of action.dependent) {
    const found = actions.find(dependent);
    if (found === undefined || found.permission === action.permission || (modelled && found.permission === PASS_ROLE))
      continue;
    const tagging = TAG_ACTION.test(found.name) && (found.prefix === action.prefix || found.prefix === 'ec2');
    needs.push({
      permission: found.permission,
      resources: found.types.length === 0 ? [] : [['*']],
      when:
        tagging && tags !== undefined
          ? when(tags.name)
          : { words: CIRCUMSTANCES.find(([pattern]) => pattern.test(found.permission))[1] },
    });
  }
  return needs;
}
