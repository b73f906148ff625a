/**
 * Paths of the workspace, with forward slashes; `''` is the workspace folder. Written here because the core does without
 * Node's path module.
 */
export const folderOf = (file: string): string => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '');

export const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** `path` as seen from `folder`; undefined: it leaves the workspace. */
export function joinPath(folder: string, path: string): string | undefined {
  const segments = path.startsWith('/') ? [] : folder.split('/').filter((segment) => segment !== '');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}

/** True for a file in the folder, or in one below it. */
export const isWithin = (file: string, folder: string): boolean => folder === '' || file.startsWith(`${folder}/`);

/**
 * Folders by whose names people keep infrastructure code beside the code it deploys: it is for what lies in the folder
 * above.
 */
const OF_INFRASTRUCTURE =
  /^(?:\.?(?:infra(?:structure)?|iac|terraform|tf|tofu|cloudformation|cfn|sam|pulumi|deploy(?:ment)?s?|ops|devops|ci|cd|k8s|kubernetes|kube|manifests?|kustomize|overlays?|bases?|helm|charts?|docker|compose|env(?:s|ironments?)?|stages?|stacks?|templates?|config(?:s|uration)?|provision(?:ing)?|live|platform|aws|gcp|google|cloud|github|vscode|cloudbuild))$/i;

/** The folder whose code a definition in this file is for. */
export function scopeOf(file: string): string {
  const segments = folderOf(file)
    .split('/')
    .filter((segment) => segment !== '');
  const at = segments.findIndex((segment) => OF_INFRASTRUCTURE.test(segment));
  return (at < 0 ? segments : segments.slice(0, at)).join('/');
}

/** Names of deployments that files and folders are called by, as one name each. */
const STAGES: Readonly<Record<string, string>> = {
  prod: 'production',
  production: 'production',
  prd: 'production',
  live: 'production',
  dev: 'development',
  develop: 'development',
  development: 'development',
  stage: 'staging',
  staging: 'staging',
  stg: 'staging',
  test: 'test',
  testing: 'test',
  qa: 'qa',
  uat: 'uat',
  preprod: 'preprod',
  preview: 'preview',
  sandbox: 'sandbox',
  local: 'local',
  integration: 'integration',
  demo: 'demo',
};

/** The deployment that a word names: `prod` is `production`. Undefined: it is no usual name of one. */
export const stageNamed = (word: string): string | undefined =>
  Object.hasOwn(STAGES, word.toLowerCase()) ? STAGES[word.toLowerCase()] : undefined;

/** The deployment that a file's name, or that of a folder above it, tells of. */
export function stageOfFile(file: string): string | undefined {
  const segments = file.split('/');
  const words = (segments.pop() ?? '').split(/[.\-_]/);
  for (const word of words.reverse()) {
    const stage = stageNamed(word);
    if (stage !== undefined) return stage;
  }
  // A folder counts only beside the names of others: `environments/prod`, `overlays/prod`.
  for (let at = segments.length - 1; at > 0; at -= 1) {
    const parent = segments[at - 1] ?? '';
    if (/^(?:env(?:s|ironments?)?|overlays?|stages?|live|accounts?|deployments?)$/i.test(parent)) {
      return stageNamed(segments[at] ?? '') ?? segments[at];
    }
  }
  return undefined;
}
