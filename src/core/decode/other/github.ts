import type { Form } from '../form.js';

/** GitHub and GitLab (REST API documentation, "Troubleshooting", "Permissions required for fine-grained tokens"). */

/**
 * Permission of a GitHub App or fine-grained token by the path behind `repos/{owner}/{repo}/` (or from the root), first
 * match. Reads need `read`, all other verbs `write`.
 */
const PATHS: readonly (readonly [RegExp, string])[] = [
  [/\/pulls?(?:\/|$|\?)/, 'pull_requests'],
  [/\/issues(?:\/|$|\?)|\/labels|\/assignees|\/milestones/, 'issues'],
  [/\/actions\/secrets|\/dependabot\/secrets/, 'secrets'],
  [/\/actions\/variables/, 'variables'],
  [
    /\/actions\/runners|\/branches\/[^/]{1,100}\/protection|\/collaborators|\/hooks|\/keys|\/topics|\/autolinks/,
    'administration',
  ],
  [/\/actions\//, 'actions'],
  [/\/check-(?:runs|suites)/, 'checks'],
  [/\/statuses/, 'statuses'],
  [/\/deployments/, 'deployments'],
  [/\/environments/, 'environments'],
  [/\/pages/, 'pages'],
  [/\/code-scanning/, 'security_events'],
  [/\/dependabot\/alerts/, 'vulnerability_alerts'],
  [/\/packages/, 'packages'],
  [/\/contents|\/git\/|\/releases|\/commits|\/branches|\/merges|\/dispatches|\/tags/, 'contents'],
];

function permissionOf(text: string, start: number, end: number): { permissions?: string[]; resource?: string } {
  const near = text.slice(Math.max(0, start - 600), end + 600);
  const request =
    /(?:(GET|POST|PUT|PATCH|DELETE)[ :"']{1,4}(?:\S{0,100})?)?https?:\/\/api\.github\.com(\/[^\s"',)]{1,300})/.exec(
      near,
    ) ?? /\b(GET|POST|PUT|PATCH|DELETE) (\/repos\/[^\s"',)]{1,300})/.exec(near);
  if (!request?.[2]) return {};
  const path = request[2].split('?')[0] ?? '';
  const repository = /^\/repos\/([^/]{1,100}\/[^/]{1,100})/.exec(path)?.[1];
  const permission = PATHS.find(([pattern]) => pattern.test(path))?.[1];
  const method = request[1] ?? /method["']?[:=] ?["']?(GET|POST|PUT|PATCH|DELETE)/i.exec(near)?.[1];
  return {
    ...(permission !== undefined &&
      method !== undefined && { permissions: [`${permission}:${method.toUpperCase() === 'GET' ? 'read' : 'write'}`] }),
    ...(repository !== undefined && { resource: repository }),
  };
}

export const GITHUB: readonly Form[] = [
  {
    name: 'resource not accessible by the token',
    provider: 'github',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['not accessible by'],
    pattern: /Resource not accessible by (?:integration|personal access token)/i,
    after: [
      /x-accepted-github-permissions["']?[:=] ?["']?(?<accepted>[a-z_]{3,40}=[a-z]{4,10}(?:[,;] ?[a-z_]{3,40}=[a-z]{4,10}){0,8})/i,
    ],
    read: ({ accepted }, scene) => {
      const header =
        accepted ??
        /x-accepted-github-permissions["']?[:=] ?["']?([a-z_]{3,40}=[a-z]{4,10}(?:[,;] ?[a-z_]{3,40}=[a-z]{4,10}){0,8})/i.exec(
          scene.text,
        )?.[1];
      const derived = permissionOf(scene.text, scene.start, scene.end);
      return header
        ? { ...derived, permissions: header.split(/[,;] ?/).map((entry) => entry.replace('=', ':')) }
        : derived;
    },
  },
  {
    name: 'token lacks an OAuth scope',
    provider: 'github',
    rank: 'permission',
    kind: 'missing-scope',
    needs: [
      'required scopes',
      'token needs the',
      'without `workflow` scope',
      'without "workflow" scope',
      "without 'workflow' scope",
      'x-accepted-oauth-scopes',
    ],
    pattern:
      /(?:Your token has not been granted the required scopes|This API operation needs the ["'`](?<scopes>[\w:]{2,40})["'`] scope|without [`"'](?<workflow>workflow)[`"'] scope|(?:missing|requires?|needs?) (?:the )?(?:required )?scopes?:? ["'`[]{1,2}(?<asked>[\w:,' ]{2,100}?)["'`\]]{1,2})/i,
    before: [/update workflow [`"'](?<resource>[^`"'\n]{3,200})[`"'] ?$/],
    after: [/(?:requires one of the following scopes|accepted-oauth-scopes)["']?: ?\[?["'`]?(?<listed>[\w:]{2,40})/i],
    read: ({ workflow, listed, asked }) => {
      const scope = workflow ?? listed ?? asked;
      return scope ? { scopes: scope.split(/[', ]{1,4}/).filter(Boolean) } : {};
    },
  },
  {
    name: 'organization enforces single sign-on or allow list',
    provider: 'github',
    rank: 'sentence',
    kind: 'org-guardrail',
    needs: ['saml', 'oauth app access restrictions', 'ip allow list'],
    pattern:
      /(?:protected by organization SAML enforcement|enabled or enforced SAML SSO|OAuth App access restrictions|IP allow list enabled)/i,
  },
  {
    name: 'push refused',
    provider: 'github',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: ['permission to'],
    pattern:
      /Permission to (?<resource>[\w.-]{1,100}\/[\w.-]{1,100}?)(?:\.git)? denied to (?<principal>[\w[\]-]{1,80})/i,
    fields: { permissions: ['contents:write'] },
  },
  {
    name: 'administration rights needed',
    provider: 'github',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: ['must have admin rights'],
    pattern: /Must have admin rights to Repository/i,
  },
  {
    name: 'package may not be written',
    provider: 'github',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: [
      'not allowed to create organization package',
      'permission_denied: write_package',
      'permission_denied: read_package',
    ],
    pattern: /installation not allowed to Create organization package|permission_denied: (?<level>write|read)_package/i,
    read: ({ level }) => ({ permissions: [`packages:${level?.toLowerCase() ?? 'write'}`] }),
  },
  {
    name: 'protected branch',
    provider: 'github',
    rank: 'sentence',
    kind: 'resource-policy',
    needs: ['protected branch'],
    pattern:
      /(?:protected branch hook declined|Protected branch update failed|not allowed to push code to protected branches)/i,
    after: [/refs\/heads\/(?<resource>[\w./-]{1,200})/],
    read: (_groups, scene) => (/gitlab/i.test(scene.text) ? { provider: 'gitlab' } : {}),
  },
  {
    name: 'repository hidden or absent',
    provider: 'github',
    rank: 'sentence',
    kind: 'not-found-or-denied',
    needs: ['repository not found'],
    pattern: /\bRepository not found\./,
    after: [
      /repository ['"`]?https?:\/\/github\.com\/(?<resource>[\w.-]{1,100}\/[\w.-]{1,100}?)(?:\.git)?\/?['"`]? not found/,
    ],
    read: (_groups, scene) => (/gitlab|bitbucket/i.test(scene.text) ? { provider: 'generic' } : {}),
  },
  {
    name: 'credentials refused by GitHub',
    provider: 'github',
    rank: 'sentence',
    kind: 'invalid-credential',
    needs: ['bad credentials'],
    pattern: /Bad credentials/,
    read: (_groups, scene) => (/github|"message"/i.test(scene.text) ? {} : undefined),
  },
  {
    name: 'rate limit of GitHub',
    provider: 'github',
    rank: 'sentence',
    kind: 'quota',
    needs: ['rate limit'],
    pattern: /API rate limit exceeded for|exceeded a secondary rate limit/i,
  },
  {
    name: 'may not download or push (GitLab)',
    provider: 'gitlab',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: ['you are not allowed to'],
    pattern: /You are not allowed to (?:download|push|force push|access)[^.\n]{0,80}/i,
  },
];
