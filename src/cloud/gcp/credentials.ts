import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { UnforbidError } from '../../core/model/problem.js';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** gcloud's folder ("gcloud CLI documentation": CLOUDSDK_CONFIG). */
function gcloudFolder(environment: Environment): string {
  const { CLOUDSDK_CONFIG: named, APPDATA: roaming } = environment;
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'win32' && roaming !== undefined) return join(roaming, 'gcloud');
  return join(environment['HOME'] ?? homedir(), '.config', 'gcloud');
}

/** Where application-default credentials are ("Google Cloud documentation": How Application Default Credentials works). */
export function defaultCredentialsFile(environment: Environment): string {
  const { GOOGLE_APPLICATION_CREDENTIALS: named } = environment;
  if (named !== undefined && named !== '') return named;
  return join(gcloudFolder(environment), 'application_default_credentials.json');
}

export async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** Project of the environment or of gcloud's active configuration; its files hold settings, no credentials. */
export async function defaultProject(environment: Environment): Promise<string | undefined> {
  for (const name of ['GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT', 'CLOUDSDK_CORE_PROJECT']) {
    const value = environment[name];
    if (value !== undefined && value !== '') return value;
  }
  const folder = gcloudFolder(environment);
  const active = environment['CLOUDSDK_ACTIVE_CONFIG_NAME'] ?? (await textOf(join(folder, 'active_config')));
  const settings = await textOf(join(folder, 'configurations', `config_${active ?? 'default'}`));
  const core = /^\[core\]\s*\n(?<body>(?:(?!\[).*\n?)*)/m.exec(settings ?? '')?.groups?.['body'];
  return /^\s*project\s*=\s*(?<project>\S+)/m.exec(core ?? '')?.groups?.['project'];
}

async function textOf(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

const CredentialFile = v.looseObject({
  type: v.string(),
  client_email: v.optional(v.string()),
  project_id: v.optional(v.string()),
  quota_project_id: v.optional(v.string()),
});

/** The content of a credential file, as google-auth-library takes it. It holds secrets: it goes nowhere else. */
export type CredentialContent = v.InferOutput<typeof CredentialFile>;

/** Reads a credential file. Rejects with an UnforbidError `no-credentials` whose sentence holds nothing of the content. */
export async function readCredentials(file: string): Promise<CredentialContent> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new UnforbidError(
      'no-credentials',
      `The credential file ${file} cannot be read: check its path and permissions.`,
      {
        cause: error,
      },
    );
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), CredentialFile), text);
  if (parsed.success) return parsed.output;
  // Neither the parser's message nor valibot's issues go on: both quote the text.
  throw new UnforbidError(
    'no-credentials',
    `${file} is not a credential file of Google: it has to be a JSON object with a "type", as gcloud or the console writes it.`,
  );
}
