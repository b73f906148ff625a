import type { Form } from '../form.js';
import { list } from '../values.js';

/** Azure Resource Manager, Microsoft Entra ID, Microsoft Graph and the data planes (Azure documentation, "Troubleshoot Azure RBAC"). */

const ACTION = '[A-Za-z*][\\w.]{1,60}\\/[\\w./*-]{2,200}';

export const AZURE: readonly Form[] = [
  {
    name: 'client has no authorization to perform an action over a scope',
    provider: 'azure',
    rank: 'permission',
    needs: ['authorization to perform action', 'permission to perform action', 'authorization to perform the action'],
    pattern: new RegExp(
      `(?:does not|doesn't) have (?:authorization|permission) to perform (?:the )?actions? ["'\`](?<permission>${ACTION})["'\`]`,
      'i',
    ),
    before: [
      /(?:client|user|principal|identity) ["'`](?<name>[^"'`\n]{1,200})["'`] with object id ["'`](?<id>[^"'`\n]{1,100})["'`] ?$/i,
      /(?:client|user|principal|identity) with object id ["'`](?<id>[^"'`\n]{1,100})["'`] ?$/i,
      /(?:client|user|principal|identity) ["'`](?<name>[^"'`\n]{1,200})["'`] ?$/i,
    ],
    after: [
      /^[^]{0,60}?over scope ["'`](?<resource>\/[^"'`\n]{0,600})["'`]/i,
      /(?<deny>because of the deny assignment|deny assignment)/i,
    ],
    read: ({ name, id, deny }) => ({
      kind: deny ? 'explicit-deny' : 'missing-permission',
      ...((id ?? name) !== undefined && { principal: id ?? name ?? '' }),
    }),
  },
  {
    name: 'client has permission, but a linked scope or a deny assignment refuses',
    provider: 'azure',
    rank: 'permission',
    needs: ['has permission to perform action'],
    pattern: new RegExp(`has permission to perform action ["'\`](?<own>${ACTION})["'\`]`, 'i'),
    before: [
      /(?:client|user|principal)(?: ["'`][^"'`\n]{1,200}["'`])?(?: with object id)? ["'`](?<principal>[^"'`\n]{1,200})["'`] ?$/i,
    ],
    after: [
      /^[^]{0,40}?on scope ["'`](?<scope>\/[^"'`\n]{0,600})["'`]/i,
      new RegExp(
        `not have permission to perform (?:the )?action(?:\\(s\\))? ["'\`](?<permission>${ACTION}(?:,${ACTION}){0,10})["'\`] on the linked scope(?:\\(s\\))? ["'\`](?<resource>[^"'\`\\n]{1,600})["'\`]`,
        'i',
      ),
      /(?<deny>deny assignment)/i,
    ],
    reach: 1500,
    read: ({ own, deny, permission, scope }) =>
      permission
        ? { kind: 'missing-permission' }
        : deny && own
          ? { kind: 'explicit-deny', permissions: [own], ...(scope && { resource: scope }) }
          : undefined,
  },
  {
    name: 'caller is not authorized on a resource (data planes such as Key Vault)',
    provider: 'azure',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['caller is not authorized to perform action'],
    pattern: /Caller is not authorized to perform action on resource/i,
    after: [
      /\boid=(?<principal>[0-9a-f-]{8,40})/i,
      new RegExp(`Action: ["'\`](?<permission>${ACTION})["'\`]`, 'i'),
      /Resource: ["'`](?<resource>[^"'`\n]{1,600})["'`]/i,
      /DenyAssignmentId: (?<assignment>["'`\/\w][^\s]{4,200})/,
    ],
    reach: 1600,
    read: ({ assignment }) => (assignment && !/^null|^\(not/i.test(assignment) ? { kind: 'explicit-deny' } : {}),
  },
  {
    name: 'vault access policy',
    provider: 'azure',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['permission on key vault'],
    pattern:
      /(?:does not|doesn't) have (?:(?<object>secrets|keys|certificates) )?(?<verb>\w{2,20}) permission on key vault ["'`]?(?<resource>[^\s"'`;]{1,300})/i,
    before: [/["'`][^"'`\n]{0,120}\boid=(?<principal>[0-9a-f-]{8,40})[^"'`\n]{0,200}["'`] ?$/i],
    read: ({ object, verb }) => (object && verb ? { permissions: [`${object}/${verb}`] } : {}),
  },
  {
    name: 'data plane role missing (Storage and others)',
    provider: 'azure',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: [
      'authorizationpermissionmismatch',
      'this request is not authorized to perform this operation using this permission',
    ],
    pattern:
      /AuthorizationPermissionMismatch|This request is not authorized to perform this operation using this permission/i,
  },
  {
    name: 'network rules of a storage account, vault or registry',
    provider: 'azure',
    rank: 'sentence',
    kind: 'network-perimeter',
    needs: [
      'authorizationfailure',
      'client address is not authorized',
      'public network access',
      'firewall',
      'is not allowed access',
    ],
    pattern:
      /\bAuthorizationFailure\b|Client address is not authorized and caller is not a trusted service|public network access (?:on this resource )?is disabled|client with IP address? ["'`]?[\d.:a-f]{3,45}["'`]? is not allowed|(?:blocked|denied) by (?:the )?(?:firewall|virtual network)/i,
  },
  {
    name: 'authorization failed without a sentence',
    provider: 'azure',
    rank: 'code',
    kind: 'missing-permission',
    needs: ['authorizationfailed', 'linkedauthorizationfailed'],
    pattern: /\b(?:Linked)?AuthorizationFailed\b/,
  },
  {
    name: 'policy or lock',
    provider: 'azure',
    rank: 'sentence',
    kind: 'org-guardrail',
    needs: [
      'requestdisallowedbypolicy',
      'disallowed by policy',
      'scopelocked',
      'are locked',
      'is locked',
      'conditional access',
    ],
    pattern:
      /RequestDisallowedByPolicy|was disallowed by (?:one or more )?polic(?:y|ies)|\bScopeLocked\b|scope\(s\) (?:is|are) locked|AADSTS5300[0-3]|blocked by Conditional Access/i,
    after: [/^[^]{0,300}?resource ["'`](?<resource>[^"'`\n]{1,300})["'`]/i],
  },
  {
    name: 'Graph names the permissions one of which is needed',
    provider: 'azure',
    rank: 'permission',
    kind: 'missing-scope',
    needs: ['requires one of', 'missing scope permissions'],
    pattern: /Missing scope permissions on the request\. API requires one of ["'`](?<wanted>[^"'`\n]{3,600})["'`]/i,
    read: ({ wanted = '' }) => ({ scopes: list(wanted) }),
  },
  {
    name: 'Graph refuses for lack of privileges',
    provider: 'azure',
    rank: 'sentence',
    kind: 'missing-scope',
    needs: ['authorization_requestdenied', 'insufficient privileges to complete'],
    pattern: /Authorization_RequestDenied|Insufficient privileges to complete the operation/i,
  },
  {
    name: 'consent is missing',
    provider: 'azure',
    rank: 'sentence',
    kind: 'missing-scope',
    needs: ['aadsts65001', 'aadsts90094', 'has not consented'],
    pattern: /AADSTS(?:65001|90094|65004)|has not consented to use the application/i,
  },
  {
    name: 'credential refused by Entra ID',
    provider: 'azure',
    rank: 'sentence',
    needs: ['aadsts', 'expiredauthenticationtoken', 'invalidauthenticationtoken', 'authenticationfailed'],
    pattern:
      /AADSTS(?<number>70043|700082|50173|700084|50078|7000215|7000222|70011|700016|700027|50034|50126|90002|500011)|(?<expired>ExpiredAuthenticationToken|Lifetime validation failed|access token (?:has )?expired|Signature not valid in the specified time frame)|InvalidAuthenticationToken\w{0,20}|AuthenticationFailed|ManagedIdentityCredential authentication (?:unavailable|failed)|DefaultAzureCredential failed to retrieve a token/i,
    read: ({ number, expired }) => ({
      kind:
        expired || ['70043', '700082', '50173', '700084', '50078', '7000222'].includes(number ?? '')
          ? 'expired-credential'
          : 'invalid-credential',
    }),
  },
  {
    name: 'resource provider not registered',
    provider: 'azure',
    rank: 'sentence',
    kind: 'service-disabled',
    needs: ['missingsubscriptionregistration', 'not registered to use namespace', 'subscriptionnotregistered'],
    pattern: /MissingSubscriptionRegistration|SubscriptionNotRegistered|not registered to use namespace/i,
    after: [/^ ["'`](?<resource>[\w.]{3,100})["'`]/],
  },
  {
    name: 'subscription disabled',
    provider: 'azure',
    rank: 'sentence',
    kind: 'billing',
    needs: ['readonlydisabledsubscription', 'subscriptionnotfound'],
    pattern: /ReadOnlyDisabledSubscription/i,
  },
];
