import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain, fromSSO } from '@aws-sdk/credential-providers';
import type { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { Environment, Profile, SharedFiles } from './shared-files.js';

/** Secrets: they go to the SDK's clients and nowhere else. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** How STS is reached. */
export interface StsSettings {
  readonly region: string;
  readonly requestHandler: FetchHttpHandler;
  readonly endpoint?: string;
}

/**
 * Gets the credentials of a profile, or without one those of the environment, by the SDK's own providers. Nothing is
 * read or run before the provider is called.
 */
export function credentialProvider(
  profile: Profile | undefined,
  environment: Environment,
  files: SharedFiles,
  settings: StsSettings,
): () => Promise<AwsCredentials> {
  const { region, requestHandler } = settings;
  const common = {
    filepath: files.credentials,
    configFilepath: files.config,
    ignoreCache: true,
    clientConfig: { region, requestHandler },
    roleAssumer: assumingRoles(settings),
  };
  // fromIni would look for the session in the default files, whatever files the environment names.
  if (profile?.login === 'sso') return fromSSO({ ...common, profile: profile.name });
  if (profile !== undefined) return fromIni({ ...common, profile: profile.name });
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment;
  if (id !== undefined && secret !== undefined && id !== '' && secret !== '') {
    const session = token === undefined || token === '' ? {} : { sessionToken: token };
    return () => Promise.resolve({ accessKeyId: id, secretAccessKey: secret, ...session });
  }
  return fromNodeProviderChain(common);
}

type RoleAssumer = NonNullable<NonNullable<Parameters<typeof fromIni>[0]>['roleAssumer']>;

/** Assumes roles of profiles through the configured endpoint; the provider's own way knows only the process's variables. */
function assumingRoles(settings: StsSettings): RoleAssumer {
  return async (credentials, request) => {
    const sts = new STSClient({ ...settings, credentials });
    try {
      const { Credentials: given } = await sts.send(new AssumeRoleCommand(request));
      return {
        accessKeyId: given?.AccessKeyId ?? '',
        secretAccessKey: given?.SecretAccessKey ?? '',
        ...(given?.SessionToken === undefined ? {} : { sessionToken: given.SessionToken }),
        ...(given?.Expiration === undefined ? {} : { expiration: given.Expiration }),
      };
    } finally {
      sts.destroy();
    }
  };
}

/** What to do about a profile's credentials; those of a role are renewed with the profile that assumes it. */
export function renewal(profile: Profile | undefined, profiles: readonly Profile[]): string {
  const seen = new Set<Profile>();
  let origin = profile;
  while (origin?.login === 'role' && origin.source !== undefined && !seen.has(origin)) {
    seen.add(origin);
    const { source } = origin;
    origin = profiles.find(({ name }) => name === source);
  }
  if (origin?.login === 'sso') return `run "aws sso login --profile ${origin.name}"`;
  if (origin?.login === 'aws-login') return `run "aws login --profile ${origin.name}"`;
  return 'renew them';
}
