import type { GcpCredentialIdentity } from '../../core/model/identity.js';
import type { IdentitySource } from '../../core/ports.js';
import { defaultCredentialsFile, defaultProject, exists } from './credentials.js';
import type { Environment } from './credentials.js';

export interface CredentialListOptions {
  readonly environment?: Environment;
}

/** The identity of application-default credentials, or of a key file. */
export function credentialIdentity(keyFile?: string, project?: string): GcpCredentialIdentity {
  return {
    kind: 'gcp-credential',
    cloud: 'gcp',
    id: `gcp-credential:${keyFile ?? 'default'}`,
    label: keyFile === undefined ? 'application-default credentials' : `${keyFile} (key file)`,
    ...(keyFile === undefined ? {} : { keyFile }),
    ...(project === undefined ? {} : { project }),
  };
}

/**
 * Application-default credentials, where this machine has a file of them. The file is looked for, not read; the project
 * comes from the environment or from gcloud's settings.
 */
export function listCredentials(options: CredentialListOptions = {}): IdentitySource {
  const environment = options.environment ?? process.env;
  return {
    async list() {
      if (!(await exists(defaultCredentialsFile(environment)))) return [];
      return [credentialIdentity(undefined, await defaultProject(environment))];
    },
  };
}
