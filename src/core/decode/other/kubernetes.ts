import type { Form } from '../form.js';

/** Kubernetes: authorization by RBAC, authentication, admission (Kubernetes documentation, "Authorization", "Admission control"). */

/** The members of a list as Go prints it: `"get" "list"`. */
function quoted(list: string): string[] {
  return [...list.matchAll(/"([^"]{1,100})"/g)].map(([, item = '']) => item);
}

export const KUBERNETES: readonly Form[] = [
  {
    name: 'user cannot verb resource (RBAC)',
    provider: 'kubernetes',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['cannot '],
    pattern:
      /(?<=["'` ])cannot (?<verb>[a-z*]{2,20}) (?:(?:resource|resources) ["'`]?(?<type>[\w.*/-]{2,100})["'`]?|path ["'`]?(?<path>\/[\w./*-]{0,200})["'`]?|(?<bare>[a-z][\w.*/-]{2,100}))(?: in API group ["'`](?<group>[\w.-]{0,100})["'`])?/,
    before: [
      /(?:User|user|serviceaccount) ?["'`](?<principal>[^"'`\n]{1,200})["'`] ?$/,
      /(?:User|user) (?<principal>\S{1,200}) $/,
    ],
    after: [/^ in the namespace ["'`]?(?<namespace>[\w.-]{1,63})/],
    read: ({ verb = '', type, path, bare, group, principal }) => {
      if (principal === undefined && type === undefined) return undefined;
      const name = type ?? path ?? bare ?? '';
      return { permissions: [`${verb} ${group ? `${name}.${group}` : name}`], resource: name };
    },
  },
  {
    name: 'not logged in to the cluster',
    provider: 'kubernetes',
    rank: 'sentence',
    kind: 'invalid-credential',
    needs: ['logged in to the server', 'provide credentials'],
    pattern: /You must be logged in to the server|the server has asked for the client to provide credentials/i,
  },
  {
    name: 'unauthorized by the API server',
    provider: 'kubernetes',
    rank: 'sentence',
    kind: 'invalid-credential',
    needs: ['"unauthorized"'],
    pattern: /"kind": ?"Status"[^]{0,300}?"reason": ?"Unauthorized"/,
  },
  {
    name: 'admission refused',
    provider: 'kubernetes',
    rank: 'sentence',
    kind: 'org-guardrail',
    needs: ['admission webhook', 'violates podsecurity', 'validatingadmissionpolicy', 'security context constraint'],
    pattern:
      /admission webhook ["'`]?[\w./-]{2,200}["'`]? denied the request|violates PodSecurity|ValidatingAdmissionPolicy ["'`][^"'`\n]{1,200}["'`][^.\n]{0,100} denied|unable to validate against any security context constraint/i,
    before: [/(?<resource>[a-z]{3,40} ["'`][\w.-]{1,253}["'`]) is forbidden: ?$/],
  },
  {
    name: 'quota of a namespace',
    provider: 'kubernetes',
    rank: 'sentence',
    kind: 'quota',
    needs: ['exceeded quota'],
    pattern: /is forbidden: exceeded quota: /,
  },
  {
    name: 'may not grant more than it holds',
    provider: 'kubernetes',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: ['attempting to grant rbac permissions'],
    pattern:
      /user ["'`](?<principal>[^"'`\n]{1,200})["'`][^]{0,200}?is attempting to grant RBAC permissions not currently held/i,
    before: [/(?<resource>[a-z]{3,40})(?:\.[\w.-]{2,60})? ["'`][\w.-]{1,253}["'`] is forbidden: ?$/],
    read: (_groups, scene) => {
      const rules = scene.text
        .slice(scene.end, scene.end + 2000)
        .matchAll(
          /\{APIGroups:\["([^\]]{0,200})"\], Resources:\[([^\]]{1,300})\],[^}]{0,200}? ?Verbs:\[([^\]]{1,200})\]/g,
        );
      const permissions = [...rules].flatMap(([, group = '', resources = '', verbs = '']) =>
        quoted(verbs).flatMap((verb) =>
          quoted(resources).map((resource) => `${verb} ${group ? `${resource}.${group}` : resource}`),
        ),
      );
      return { permissions };
    },
  },
  {
    name: 'forbidden by the API server',
    provider: 'kubernetes',
    rank: 'code',
    kind: 'unspecified-denial',
    needs: ['is forbidden', 'error from server (forbidden)'],
    pattern: /Error from server \(Forbidden\)|\b[a-z]{3,40}(?:\.[\w.-]{2,60})? ["'`][\w.-]{1,253}["'`] is forbidden/,
  },
  {
    name: 'caller has no access to the cluster (EKS)',
    provider: 'kubernetes',
    rank: 'sentence',
    kind: 'missing-permission',
    needs: ["doesn't have access to kubernetes objects"],
    pattern: /Your current IAM principal doesn't have access to Kubernetes objects/i,
  },
];
