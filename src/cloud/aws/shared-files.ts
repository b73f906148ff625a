import { homedir } from 'node:os';
import { join } from 'node:path';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';

/** Environment variables by name; the process's own unless a test gives others. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The two files of the AWS SDKs and tools ("AWS SDKs and Tools Reference Guide": Shared config and credentials files). */
export interface SharedFiles {
  readonly config: string;
  readonly credentials: string;
}

export function sharedFiles(environment: Environment, home: string = homeOf(environment)): SharedFiles {
  return {
    config: given(environment['AWS_CONFIG_FILE'], home) ?? join(home, '.aws', 'config'),
    credentials: given(environment['AWS_SHARED_CREDENTIALS_FILE'], home) ?? join(home, '.aws', 'credentials'),
  };
}

function homeOf(environment: Environment): string {
  return environment['HOME'] ?? environment['USERPROFILE'] ?? homedir();
}

function given(path: string | undefined, home: string): string | undefined {
  if (path === undefined || path === '') return undefined;
  return path.startsWith('~/') ? join(home, path.slice(2)) : path;
}

/** What is known of a profile without any secret of it: settings that say how to speak to AWS and how to renew it. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
  /** How its credentials are got, as far as it matters for telling the user how to renew them. */
  readonly login?: 'role' | 'sso' | 'aws-login' | 'process';
  /** The profile whose credentials assume its role. */
  readonly source?: string;
  /** Region of its IAM Identity Center. */
  readonly ssoRegion?: string;
}

/** Session sections of the config file that are no profiles. */
const SSO_SESSION = 'sso-session.';
const NOT_A_PROFILE = /^(sso-session|services)\./;

/**
 * The profiles of both files, `default` first, then by name. Only files are read: no credential_process is run, and no
 * key leaves this function. A missing file holds no profiles.
 */
export async function readProfiles(files: SharedFiles): Promise<readonly Profile[]> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({
    filepath: files.credentials,
    configFilepath: files.config,
    // The files are edited, and credentials renewed, while the editor runs.
    ignoreCache: true,
  });
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  const profiles = [...names]
    .filter((name) => !NOT_A_PROFILE.test(name))
    .map((name) => {
      const settings = { ...credentialsFile[name], ...configFile[name] };
      const session = settings['sso_session'];
      const ssoRegion = settings['sso_region'] ?? configFile[`${SSO_SESSION}${session ?? ''}`]?.['sso_region'];
      const login = LOGINS.find(([setting]) => settings[setting] !== undefined)?.[1];
      const region = settings['region'];
      const source = settings['source_profile'];
      return {
        name,
        ...(region === undefined ? {} : { region }),
        ...(login === undefined ? {} : { login }),
        ...(source === undefined ? {} : { source }),
        ...(ssoRegion === undefined ? {} : { ssoRegion }),
      };
    });
  const rank = ({ name }: Profile) => (name === 'default' ? 0 : 1);
  return profiles.sort((a, b) => rank(a) - rank(b) || (a.name < b.name ? -1 : 1));
}

const LOGINS: readonly (readonly [setting: string, login: NonNullable<Profile['login']>])[] = [
  ['role_arn', 'role'],
  ['sso_session', 'sso'],
  ['sso_start_url', 'sso'],
  ['login_session', 'aws-login'],
  ['credential_process', 'process'],
];
