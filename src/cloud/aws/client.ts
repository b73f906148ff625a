import { IAMClient } from '@aws-sdk/client-iam';
import { STSClient } from '@aws-sdk/client-sts';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { UnforbidError } from '../../core/model/problem.js';
import type { Identity } from '../../core/model/identity.js';
import type { Clock } from '../../core/ports.js';
import { credentialProvider, renewal } from './credentials.js';
import type { AwsCredentials } from './credentials.js';
import type { Doing } from './errors.js';
import { explainError } from './errors.js';
import { readProfiles, sharedFiles } from './shared-files.js';
import type { Environment, Profile, SharedFiles } from './shared-files.js';

export interface AwsOptions {
  /** The process's own by default. */
  readonly environment?: Environment;
  /** The platform's own by default; inside the editor that one follows the proxy settings. */
  readonly fetch?: typeof fetch;
  /** Base addresses instead of AWS's own; else AWS_ENDPOINT_URL_IAM, AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL. */
  readonly endpoints?: { readonly iam?: string; readonly sts?: string };
  readonly clock?: Clock;
  /**
   * ARN templates of the resource types that a permission can be limited to (the catalog's `permission`); empty: none.
   * Without it, a `*` resource is taken for one that the source does not show.
   */
  readonly resourceTemplates?: (permission: string) => readonly string[] | undefined;
  /** Tries for each request, with growing pauses between them. Default 6. */
  readonly attempts?: number;
}

/** Clients that speak for one identity, and how errors name it. */
export interface AwsConnection {
  readonly iam: IAMClient;
  readonly sts: STSClient;
  readonly region: string;
  /** False when no region was set anywhere and one had to be chosen to reach the global endpoints. */
  readonly regionKnown: boolean;
  readonly ssoRegion?: string;
  readonly doing: Omit<Doing, 'operation'>;
  close(): void;
}

const REQUEST_MILLISECONDS = 20_000;

/**
 * Reads the identity's credentials (this may run its credential_process, or ask STS, SSO or the machine's metadata
 * service) and makes clients that use them. Rejects with an UnforbidError.
 */
export async function connect(identity: Identity, options: AwsOptions): Promise<AwsConnection> {
  const environment = options.environment ?? process.env;
  const files = sharedFiles(environment);
  const profiles = await readProfiles(files);
  const name = identity.kind === 'aws-profile' ? identity.profile : environment['AWS_PROFILE'];
  const profile = profiles.find((entry) => entry.name === name);
  if (name !== undefined && name !== '' && profile === undefined) throw unknownProfile(name, profiles, files);
  const doing = {
    who: profile === undefined ? 'the default credentials' : `profile "${profile.name}"`,
    renew: renewal(profile, profiles),
  };
  const region = [environment['AWS_REGION'], environment['AWS_DEFAULT_REGION'], profile?.region].find((one) => one);
  const requestHandler = new FetchHttpHandler({
    requestTimeout: REQUEST_MILLISECONDS,
    ...(options.fetch === undefined ? {} : { customFetch: options.fetch }),
  });
  const settings = { region: region ?? 'us-east-1', requestHandler };
  const stsSettings = { ...settings, ...endpointOf('sts', options, environment) };
  const provider = credentialProvider(profile, environment, files, stsSettings);
  const known: { credentials?: AwsCredentials } = {};
  const client = {
    ...settings,
    credentials: () => (known.credentials === undefined ? provider() : Promise.resolve(known.credentials)),
    maxAttempts: options.attempts ?? 6,
    retryMode: 'adaptive',
    ...(profile === undefined ? {} : { profile: profile.name }),
  };
  const { iam, sts } = withoutVersionNotice(() => ({
    iam: new IAMClient({ ...client, ...endpointOf('iam', options, environment) }),
    sts: new STSClient({ ...client, ...stsSettings }),
  }));
  // Here and not within the first request, so that a failure is known to be one of the credentials.
  known.credentials = await provider().catch((error: unknown) => {
    throw explainError(error, { ...doing, operation: 'sts:AssumeRole, which gives its credentials' });
  });
  return {
    iam,
    sts,
    region: settings.region,
    regionKnown: region !== undefined,
    ...(profile?.ssoRegion === undefined ? {} : { ssoRegion: profile.ssoRegion }),
    doing,
    close: () => {
      iam.destroy();
      sts.destroy();
    },
  };
}

const NOTICE_SWITCH = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

/** The SDK's notice about versions of Node is for who chooses the SDK's version, not for who runs this program. */
function withoutVersionNotice<Made>(make: () => Made): Made {
  const before = process.env[NOTICE_SWITCH];
  process.env[NOTICE_SWITCH] = 'true';
  try {
    return make();
  } finally {
    if (before === undefined) delete process.env[NOTICE_SWITCH];
    else process.env[NOTICE_SWITCH] = before;
  }
}

/** "AWS SDKs and Tools Reference Guide": Service-specific endpoints. */
function endpointOf(
  service: 'iam' | 'sts',
  options: AwsOptions,
  environment: Environment,
): { readonly endpoint?: string } {
  const ignored = environment['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true';
  const configured = environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? environment['AWS_ENDPOINT_URL'];
  const endpoint = options.endpoints?.[service] ?? (ignored ? undefined : configured);
  return endpoint === undefined || endpoint === '' ? {} : { endpoint };
}

function unknownProfile(name: string, profiles: readonly Profile[], files: SharedFiles): UnforbidError {
  const known = profiles.map((profile) => profile.name).join(', ');
  const there = known === '' ? 'there are no profiles there' : `the profiles there are ${known}`;
  return new UnforbidError(
    'no-identity',
    `Profile "${name}" is not in ${files.config} or ${files.credentials}; ${there}: choose one of them, or run "aws configure --profile ${name}".`,
  );
}
