import { stringify } from 'yaml';

/**
 * A custom role for exactly these permissions, as `gcloud iam roles create --file` takes it ("IAM documentation": Create
 * and manage custom roles). Permissions are sorted, each once. Some permissions cannot be in a custom role, or in one of
 * a project (`resourcemanager.projects.list`); gcloud then says which.
 */
export function customRoleYaml(permissions: readonly string[], title: string): string {
  return stringify({
    title,
    description: 'Least permissions, made by Unforbid from the calls of the code',
    stage: 'GA',
    includedPermissions: [...new Set(permissions)].sort(),
  });
}
