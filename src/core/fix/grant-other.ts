import type { Fix } from '../model/fix.js';
import { uncertified } from './certify.js';
import { requestText, type Refusal } from './request.js';

/** Grants of providers that are decoded but not evaluated: the text in the provider's own notation. */

function rolesOfKubernetes({ permissions, principal }: Refusal): Fix['snippet'] {
  const rules = permissions.flatMap((permission) => {
    const [verb = '', name = ''] = permission.split(' ');
    const [resource = '', ...group] = name.split('.');
    return name === ''
      ? []
      : [`  - apiGroups: ["${group.join('.')}"]\n    resources: ["${resource}"]\n    verbs: ["${verb}"]`];
  });
  const account = /^system:serviceaccount:([^:]{1,63}):([^:]{1,253})$/.exec(principal ?? '');
  const subject = account
    ? `  - kind: ServiceAccount\n    name: ${account[2] ?? ''}\n    namespace: ${account[1] ?? ''}`
    : `  - kind: User\n    name: ${JSON.stringify(principal ?? 'NAME')}\n    apiGroup: rbac.authorization.k8s.io`;
  const metadata = `metadata:\n  name: access-needed\n  namespace: ${account?.[1] ?? 'NAMESPACE'}`;
  return {
    format: 'yaml',
    text: `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n${metadata}\nrules:\n${rules.join('\n')}\n---\napiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\n${metadata}\nsubjects:\n${subject}\nroleRef:\n  kind: Role\n  name: access-needed\n  apiGroup: rbac.authorization.k8s.io\n`,
  };
}

function permissionsOfWorkflow({ permissions }: Refusal): Fix['snippet'] {
  const lines = permissions.map((permission) => `  ${permission.replaceAll('_', '-').replace(':', ': ')}`);
  return lines.length > 0 ? { format: 'yaml', text: `permissions:\n${lines.join('\n')}\n` } : undefined;
}

const SNIPPETS: Readonly<Record<string, (refusal: Refusal) => Fix['snippet']>> = {
  kubernetes: rolesOfKubernetes,
  github: permissionsOfWorkflow,
};

export function grantOther(refusal: Refusal): Fix[] {
  const subject = refusal.permissions.length > 0 ? refusal.permissions.join(', ') : 'the permission';
  const own = refusal.permissions.length > 0 ? SNIPPETS[refusal.provider]?.(refusal) : undefined;
  return [
    {
      title: `Grant ${subject}${refusal.principal === null ? '' : ` to ${refusal.principal}`}`,
      kind: 'grant-permission',
      actor: 'iam-admin',
      snippet: own ?? {
        format: 'text',
        text: requestText(refusal, 'Please grant the permission below, and nothing wider.'),
      },
      certification: uncertified('Only policies of AWS and Google Cloud are evaluated here.'),
    },
  ];
}
