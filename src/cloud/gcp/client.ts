import { GoogleAuth, Impersonated } from 'google-auth-library';
import type { AuthClient, GoogleAuthOptions } from 'google-auth-library';
import * as v from 'valibot';
import type { Identity } from '../../core/model/identity.js';
import { UnforbidError } from '../../core/model/problem.js';
import type { Clock } from '../../core/ports.js';
import { networkError } from '../network-error.js';
import { defaultCredentialsFile, defaultProject, exists, readCredentials } from './credentials.js';
import type { Environment } from './credentials.js';
import { explainRefusal, explainTokenError, NO_DEFAULT_CREDENTIALS, refusalOf } from './errors.js';
import { CLOUD_PLATFORM } from './targets.js';
import type { Target } from './targets.js';

export interface GcpOptions {
  /** The process's own by default. */
  readonly environment?: Environment;
  /** The platform's own by default; inside the editor that one follows the proxy settings. */
  readonly fetch?: typeof fetch;
  /**
   * Base addresses instead of Google's, by host: `{"pubsub.googleapis.com": "http://127.0.0.1:8085"}`. Also read from
   * gcloud's CLOUDSDK_API_ENDPOINT_OVERRIDES_<SERVICE> and, for tokens, CLOUDSDK_AUTH_TOKEN_HOST.
   */
  readonly endpoints?: Readonly<Record<string, string>>;
  readonly clock?: Clock;
  /** Tries for each request. Default 5. */
  readonly attempts?: number;
  /** Waits between tries; milliseconds. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** What a target answered: the permissions the caller has, or that the question itself is not valid there. */
export type Answer =
  | { readonly kind: 'granted'; readonly permissions: ReadonlySet<string> }
  | { readonly kind: 'invalid'; readonly message: string };

/** Asks targets with the credentials of one identity. */
export interface GcpConnection {
  /** Who is asking, in words. */
  readonly who: string;
  readonly project: string | undefined;
  /** Rejects with an UnforbidError. */
  test(target: Target, permissions: readonly string[], signal: AbortSignal): Promise<Answer>;
  /** The body of a resource that is only read. Rejects with an UnforbidError. */
  read(source: ReadSource, signal: AbortSignal): Promise<string>;
}

/**
 * What is read: its address and scope, what the user calls it, and the host of the service; the body where the question is
 * asked by POST.
 */
export type ReadSource = Pick<Target, 'url' | 'scope' | 'label' | 'service'> & { readonly body?: string };

const REQUEST_MILLISECONDS = 20_000;
const IMPERSONATION_SECONDS = 300;
const RETRIED = new Set([429, 500, 502, 503, 504]);

/** Reads the identity's credential file. Rejects with an UnforbidError. */
export async function connect(identity: Identity, options: GcpOptions): Promise<GcpConnection> {
  const environment = options.environment ?? process.env;
  const request = redirected(options, environment);
  const keyFile = identity.kind === 'gcp-credential' ? identity.keyFile : undefined;
  const serviceAccount = identity.kind === 'gcp-declared' ? identity.serviceAccount : undefined;
  const { settings, who: source, project: ownProject } = await sourceOf(keyFile, environment);
  const who = serviceAccount ?? source;
  const named = identity.kind === 'gcp-credential' ? identity.project : projectOfAccount(serviceAccount ?? '');
  const clients = new Map<string, Promise<AuthClient>>();

  const clientFor = (scope: string): Promise<AuthClient> => {
    let client = clients.get(scope);
    if (client === undefined) clients.set(scope, (client = makeClient(scope)));
    return client;
  };
  const makeClient = async (scope: string): Promise<AuthClient> => {
    const transporterOptions = { fetchImplementation: request, timeout: REQUEST_MILLISECONDS };
    const scopes = serviceAccount === undefined ? scope : CLOUD_PLATFORM;
    const auth = new GoogleAuth({ ...settings, scopes, clientOptions: { transporterOptions } });
    const sourceClient = await auth.getClient();
    if (serviceAccount === undefined) return sourceClient;
    return new Impersonated({
      sourceClient,
      targetPrincipal: serviceAccount,
      targetScopes: [scope],
      lifetime: IMPERSONATION_SECONDS,
    });
  };
  const headersFor = async ({ scope, url }: Pick<Target, 'scope' | 'url'>): Promise<Headers> => {
    try {
      const headers = new Headers(await (await clientFor(scope)).getRequestHeaders(url));
      headers.set('content-type', 'application/json');
      return headers;
    } catch (error) {
      throw explainTokenError(error, source, serviceAccount);
    }
  };
  /** Sends until the answer is none of those that pass by themselves. */
  const retried = async (once: () => Promise<Reply>, signal: AbortSignal): Promise<Reply> => {
    for (let attempt = 1; ; attempt++) {
      const reply = await once();
      if (!RETRIED.has(reply.status) || attempt >= (options.attempts ?? 5)) return reply;
      await (options.pause ?? sleep)(reply.retryAfter ?? 300 * 2 ** attempt * (0.5 + Math.random() / 2));
      if (signal.aborted) throw new UnforbidError('network', 'The check was stopped.');
    }
  };

  return {
    who,
    project: named ?? ownProject ?? (await defaultProject(environment)),
    async test(target, permissions, signal) {
      const headers = await headersFor(target);
      const { status, body } = await retried(() => send(request, target, permissions, headers, signal), signal);
      if (status === 200) return { kind: 'granted', permissions: grantedOf(body, target) };
      const refusal = refusalOf(status, body);
      if (status === 400) return { kind: 'invalid', message: refusal.message };
      throw explainRefusal(refusal, target, who);
    },
    async read(from, signal) {
      const headers = await headersFor(from);
      const { status, body } = await retried(() => get(request, from, headers, signal), signal);
      if (status === 200) return body;
      throw explainRefusal(refusalOf(status, body), from, who);
    },
  };
}

interface Reply {
  readonly status: number;
  readonly body: string;
  /** Milliseconds that the server asks for. */
  readonly retryAfter?: number;
}

/** `agent@reports-prod.iam.gserviceaccount.com` lives in the project reports-prod. */
function projectOfAccount(email: string): string | undefined {
  return /@([a-z][a-z0-9-]{4,28}[a-z0-9])\.iam\.gserviceaccount\.com$/.exec(email)?.[1];
}

interface Source {
  readonly settings: Pick<GoogleAuthOptions, 'credentials'>;
  readonly who: string;
  readonly project?: string | undefined;
}

async function sourceOf(keyFile: string | undefined, environment: Environment): Promise<Source> {
  const file = keyFile ?? defaultCredentialsFile(environment);
  if (keyFile === undefined && !(await exists(file))) {
    const named = environment['GOOGLE_APPLICATION_CREDENTIALS'] ?? '';
    if (named !== '')
      throw new UnforbidError(
        'no-credentials',
        `${named}, named by GOOGLE_APPLICATION_CREDENTIALS, does not exist: correct the variable.`,
      );
    if (environment['METADATA_SERVER_DETECTION'] === 'none')
      throw new UnforbidError('no-credentials', NO_DEFAULT_CREDENTIALS);
    // On a machine of Google's its metadata service may know the identity; the library finds that out.
    return { settings: {}, who: "this machine's service account" };
  }
  const content = await readCredentials(file);
  const who = content.client_email ?? (keyFile === undefined ? 'the application-default credentials' : keyFile);
  return {
    settings: { credentials: content as NonNullable<GoogleAuthOptions['credentials']> },
    who,
    project: content.project_id ?? content.quota_project_id,
  };
}

/** A fetch that goes to the configured endpoints. */
function redirected(options: GcpOptions, environment: Environment): typeof fetch {
  const send = options.fetch ?? fetch;
  const overridden = (host: string): string | undefined => {
    const service = /^([a-z0-9]+)\.googleapis\.com$/.exec(host)?.[1]?.toUpperCase() ?? '';
    const variable = service === 'OAUTH2' ? 'CLOUDSDK_AUTH_TOKEN_HOST' : `CLOUDSDK_API_ENDPOINT_OVERRIDES_${service}`;
    return options.endpoints?.[host] ?? environment[variable];
  };
  return (input, init) => {
    if (input instanceof Request) return send(input, init);
    const url = new URL(input);
    const base = overridden(url.host);
    return send(base === undefined || base === '' ? url : new URL(`${url.pathname}${url.search}`, base), init);
  };
}

async function send(
  request: typeof fetch,
  { url, form, service }: Target,
  permissions: readonly string[],
  headers: Headers,
  signal: AbortSignal,
): Promise<Reply> {
  const query = new URLSearchParams(permissions.map((permission): [string, string] => ['permissions', permission]));
  if (form === 'bucket') return get(request, { url: `${url}?${query.toString()}`, service }, headers, signal);
  return replyOf(service, signal, (limit) =>
    request(url, { method: 'POST', headers, body: JSON.stringify({ permissions }), signal: limit }),
  );
}

function get(
  request: typeof fetch,
  { url, service, body }: Pick<ReadSource, 'url' | 'service' | 'body'>,
  headers: Headers,
  signal: AbortSignal,
): Promise<Reply> {
  const question = body === undefined ? {} : { method: 'POST', body };
  return replyOf(service, signal, (limit) => request(url, { ...question, headers, signal: limit }));
}

async function replyOf(
  service: string,
  signal: AbortSignal,
  ask: (limit: AbortSignal) => Promise<Response>,
): Promise<Reply> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(REQUEST_MILLISECONDS)]);
  try {
    const response = await ask(limit);
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
    const retryAfter = Number.isFinite(seconds) ? { retryAfter: Math.min(seconds, 30) * 1000 } : {};
    return { status: response.status, body: await response.text(), ...retryAfter };
  } catch (error) {
    throw networkError(error, 'Google', service) ?? error;
  }
}

const Granted = v.pipe(v.string(), v.parseJson(), v.object({ permissions: v.optional(v.array(v.string()), []) }));

function grantedOf(body: string, target: Target): ReadonlySet<string> {
  const parsed = v.safeParse(Granted, body);
  if (parsed.success) return new Set(parsed.output.permissions);
  throw new UnforbidError(
    'network',
    `The answer about ${target.label} is not one of Google's: check the proxy settings, and the endpoint if one is set.`,
  );
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
