import { assumedRole } from '../../decode/values.js';
import type { AwsStatementJson } from '../../evaluate/index.js';
import { documentText } from './iam-json.js';
import { commandLine } from './shell.js';

/** A role or user whose inline policies can be changed by name. */
export interface Editable {
  readonly kind: 'role' | 'user';
  readonly name: string;
}

/** Undefined: nobody's inline policy (root, a federated session), or one that IAM Identity Center owns. */
export function editablePrincipal(principal: string): Editable | undefined {
  const session = assumedRole(principal);
  const match = /^arn:[a-z-]+:iam::[^:]{0,20}:(role|user)\/(?:.{0,512}\/)?([^/]+)$/.exec(principal);
  const kind = session || match?.[1] === 'role' ? 'role' : 'user';
  const name = session?.role ?? match?.[2];
  if (name === undefined || isPermissionSet(principal)) return undefined;
  return { kind, name };
}

/** Roles of IAM Identity Center are written by its permission sets; a change of the role is refused or overwritten. */
export function isPermissionSet(principal: string): boolean {
  return principal.includes('AWSReservedSSO_');
}

/** `aws iam put-role-policy`: adds an inline policy; one of the same name would be replaced, so the name tells what it allows and when. */
export function putPolicy(principal: Editable, statement: AwsStatementJson, date: Date): string {
  const name = `${statement.Sid ?? 'Allow'}-${date.toISOString().slice(0, 10).replaceAll('-', '')}`;
  return commandLine([
    'aws',
    'iam',
    `put-${principal.kind}-policy`,
    `--${principal.kind}-name`,
    principal.name,
    '--policy-name',
    name.slice(0, 128),
    '--policy-document',
    documentText(statement),
  ]);
}
