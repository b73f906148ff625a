import type { Form, Reading, Scene } from '../form.js';
import { list } from '../values.js';

/** OAuth 2.0 bearer tokens (RFC 6750, section 3) and the services that report missing scopes in their own way. */

/** Whose API answers, where something in the surroundings says so. */
const OWNERS: readonly (readonly [RegExp, NonNullable<Reading['provider']>])[] = [
  [/googleapis\.com|accounts\.google\.com|google/i, 'gcp'],
  [/gitlab/i, 'gitlab'],
  [/api\.github\.com|github\.com/i, 'github'],
  [/graph\.microsoft|login\.microsoftonline|azure|sharepoint/i, 'azure'],
  [/slack/i, 'slack'],
];

function owner(scene: Scene): NonNullable<Reading['provider']> {
  const near = scene.text.slice(Math.max(0, scene.start - 600), scene.end + 600);
  return OWNERS.find(([pattern]) => pattern.test(near))?.[1] ?? 'oauth';
}

const SCOPE_MEMBER = /\bscopes?["']?[:=] ?["'](?<scopes>[^"'\n]{1,600})["']/i;

export const OAUTH: readonly Form[] = [
  {
    name: 'insufficient_scope (RFC 6750)',
    provider: 'oauth',
    rank: 'sentence',
    kind: 'missing-scope',
    needs: ['insufficient_scope', 'insufficientscope', 'insufficient scope'],
    pattern: /insufficient[_ ]?scopes?\b/i,
    after: [SCOPE_MEMBER, /^,? expected any of: ?(?<scopes>[\w:./-]{2,100}(?:, ?[\w:./-]{2,100}){0,20})/i],
    read: (groups, scene) => {
      const before = scene.text.slice(Math.max(0, scene.start - 300), scene.start);
      const scopes = groups['scopes'] ?? SCOPE_MEMBER.exec(before)?.groups?.['scopes'];
      return { provider: owner(scene), httpStatus: 403, ...(scopes && { scopes: list(scopes) }) };
    },
  },
  {
    name: 'invalid_token (RFC 6750)',
    provider: 'oauth',
    rank: 'sentence',
    needs: ['invalid_token'],
    pattern: /invalid_token/i,
    read: (_groups, scene) => {
      const near = scene.text.slice(scene.start, scene.end + 300);
      return {
        provider: owner(scene),
        kind: /expired/i.test(near) ? 'expired-credential' : 'invalid-credential',
        httpStatus: 401,
      };
    },
  },
  {
    name: 'token expired, in words',
    provider: 'oauth',
    rank: 'sentence',
    kind: 'expired-credential',
    needs: ['expired'],
    pattern: /\b(?:ID|access|OAuth|refresh|bearer|JWT) token (?:has |is )?expired|\bjwt expired\b/i,
    read: (_groups, scene) => ({ provider: owner(scene) }),
  },
  {
    name: 'invalid_client or unauthorized_client (RFC 6749)',
    provider: 'oauth',
    rank: 'code',
    kind: 'invalid-credential',
    needs: ['invalid_client', 'unauthorized_client', 'invalid_grant'],
    pattern: /["' =:](?:invalid_client|unauthorized_client|invalid_grant)\b/,
    read: (_groups, scene) => ({ provider: owner(scene) }),
  },
  {
    name: 'a scope is required or missing, in words',
    provider: 'oauth',
    rank: 'permission',
    kind: 'missing-scope',
    needs: ['scope'],
    pattern:
      /(?:missing|requires?|required|needs?|lacks?)(?: the)?(?: following)?(?: required)? (?:oauth )?scopes?(?::? ?["'`[(]{1,2}(?<scopes>[\w:./, -]{2,300}?)["'`\])]{1,2}|: (?<plain>[\w:./-]{2,100}(?:, ?[\w:./-]{2,100}){0,20}))/i,
    read: ({ plain }, scene) => ({ provider: owner(scene), ...(plain && { scopes: list(plain) }) }),
  },
  {
    name: 'missing_scope (Slack)',
    provider: 'slack',
    rank: 'permission',
    kind: 'missing-scope',
    needs: ['missing_scope'],
    pattern: /missing_scope/,
    read: (_groups, scene) => {
      const needed = scene.field('needed');
      return needed ? { scopes: list(needed) } : {};
    },
  },
  {
    name: 'token refused (Slack)',
    provider: 'slack',
    rank: 'sentence',
    needs: ['invalid_auth', 'not_authed', 'token_revoked', 'token_expired', 'account_inactive'],
    pattern:
      /(?:error["']?: ?["']|Error: |error: )(?:invalid_auth|not_authed|token_revoked|account_inactive|(?<expired>token_expired))\b/,
    read: ({ expired }) => ({ kind: expired ? 'expired-credential' : 'invalid-credential' }),
  },
  {
    name: 'not in the channel (Slack)',
    provider: 'slack',
    rank: 'sentence',
    kind: 'resource-policy',
    needs: ['not_in_channel', 'restricted_action'],
    pattern: /(?:error["']?: ?["']|error: )(?:not_in_channel|restricted_action)\b/,
  },
  {
    name: 'key lacks a permission (Stripe)',
    provider: 'stripe',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['required permissions for this endpoint', 'more_permissions_required'],
    pattern: /(?:provided key|key)[^\n]{0,200}? does not have the required permissions for this endpoint/i,
    after: [/Having the ["'`](?<permission>[\w-]{3,80})["'`] permission/i],
  },
  {
    name: 'key refused (Stripe)',
    provider: 'stripe',
    rank: 'sentence',
    kind: 'invalid-credential',
    needs: ['invalid api key provided'],
    pattern: /Invalid API Key provided/,
  },
  {
    name: 'privileges (Snowflake)',
    provider: 'snowflake',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: ['sql access control error'],
    pattern: /SQL access control error:/i,
    after: [/Insufficient privileges to operate on (?<type>[\w ]{2,40}?) ["'`](?<resource>[^"'`\n]{1,300})["'`]/i],
  },
  {
    name: 'network policy (Snowflake)',
    provider: 'snowflake',
    rank: 'sentence',
    kind: 'network-perimeter',
    needs: ['is not allowed to access snowflake'],
    pattern: /IP\/Token \S{3,50} is not allowed to access Snowflake|is not allowed to access Snowflake/i,
  },
  {
    name: 'token lacks access (Cloudflare API)',
    provider: 'cloudflare',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: ['unauthorized to access requested resource', '"code":9109', '"code": 9109'],
    pattern: /Unauthorized to access requested resource/i,
  },
  {
    name: 'credentials refused (Cloudflare API)',
    provider: 'cloudflare',
    rank: 'sentence',
    kind: 'invalid-credential',
    needs: ['"code":10000', '"code": 10000', '"code":9103', '"code": 9103'],
    pattern: /"code": ?(?:10000|9103)[^]{0,40}?"message": ?"[^"]{1,100}"/,
  },
  {
    name: 'image hidden or absent',
    provider: 'docker',
    rank: 'sentence',
    kind: 'not-found-or-denied',
    needs: ['pull access denied'],
    pattern: /pull access denied for (?<resource>[^\s,"']{2,200}), repository does not exist or may require/i,
  },
  {
    name: 'registry refuses',
    provider: 'docker',
    rank: 'sentence',
    kind: 'unspecified-denial',
    needs: ['requested access to the resource is denied'],
    pattern: /requested access to the resource is denied/i,
  },
];
