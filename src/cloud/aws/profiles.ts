import type { AwsProfileIdentity } from '../../core/model/identity.js';
import type { IdentitySource } from '../../core/ports.js';
import { readProfiles, sharedFiles } from './shared-files.js';
import type { Environment } from './shared-files.js';

export interface ProfileOptions {
  readonly environment?: Environment;
}

/** The identity that stands for a profile of ~/.aws. */
export function profileIdentity(profile: string): AwsProfileIdentity {
  return { kind: 'aws-profile', cloud: 'aws', id: `aws-profile:${profile}`, label: `${profile} (profile)`, profile };
}

/**
 * The profiles of ~/.aws/config and ~/.aws/credentials (or of the files that AWS_CONFIG_FILE and
 * AWS_SHARED_CREDENTIALS_FILE name). Files are read at each `list`, nothing is run and no credential is kept.
 */
export function listProfiles(options: ProfileOptions = {}): IdentitySource {
  const environment = options.environment ?? process.env;
  return {
    async list() {
      const profiles = await readProfiles(sharedFiles(environment));
      return profiles.map(({ name }) => profileIdentity(name));
    },
  };
}
