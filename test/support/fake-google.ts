import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request to one of Google's APIs, as it came. */
export interface GoogleCall {
  /** Method, path and query without the permissions: `POST /v1/projects/p/topics/jobs:testIamPermissions`. */
  readonly route: string;
  /** The permissions asked about, from the body or the query. */
  readonly permissions: readonly string[];
  readonly body: string;
  /** The bearer token. */
  readonly token: string;
}

export interface GoogleReply {
  readonly status?: number;
  readonly json: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeGoogle {
  /** `http://127.0.0.1:port`: stands for every host of Google's. */
  readonly url: string;
  readonly calls: readonly GoogleCall[];
  /** A fetch that reaches this server only, whatever host is asked for, and records the hosts. */
  readonly fetch: typeof fetch;
  readonly hosts: readonly string[];
  close(): Promise<void>;
}

export type GoogleHandler = (call: GoogleCall) => GoogleReply | undefined;

/** A loopback server that speaks the JSON of Google's APIs and of its token servers. */
export async function startFakeGoogle(handler: GoogleHandler): Promise<FakeGoogle> {
  const calls: GoogleCall[] = [];
  const hosts: string[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
      const call = {
        route: `${request.method ?? ''} ${decodeURIComponent(pathname)}`,
        permissions: searchParams.has('permissions') ? searchParams.getAll('permissions') : permissionsOf(body),
        body,
        token: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
      };
      calls.push(call);
      const reply = handler(call) ?? googleError(404, 'NOT_FOUND', `nothing at ${call.route}`);
      response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
      response.end(JSON.stringify(reply.json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    calls,
    hosts,
    fetch: (input, init) => {
      const asked = new URL(input instanceof Request ? input.url : input);
      hosts.push(asked.host);
      return fetch(new URL(`${asked.pathname}${asked.search}`, url), init);
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function permissionsOf(body: string): readonly string[] {
  if (!body.startsWith('{')) return [];
  return (JSON.parse(body) as { permissions?: string[] }).permissions ?? [];
}

/** An error of the JSON APIs, with a reason as google.rpc.ErrorInfo gives it. */
export function googleError(status: number, name: string, message: string, reason?: string): GoogleReply {
  const details = reason === undefined ? [] : [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }];
  return { status, json: { error: { code: status, status: name, message, details } } };
}

/** The permissions of a caller on one resource; the rest is not granted. An empty answer has no member at all. */
export function granted(call: GoogleCall, permissions: readonly string[]): GoogleReply {
  const held = call.permissions.filter((permission) => permissions.includes(permission));
  return { json: held.length === 0 ? {} : { permissions: held } };
}

export const token = (value: string): GoogleReply => ({
  json: { access_token: value, expires_in: 3600, token_type: 'Bearer' },
});

/** Application-default credentials of a user, as gcloud writes them. */
export const userCredentials = JSON.stringify({
  type: 'authorized_user',
  client_id: 'example.apps.googleusercontent.com',
  client_secret: 'example-client-secret',
  refresh_token: 'example-refresh-token',
  quota_project_id: 'reports-dev',
});

/** A key file of a service account, with a key of its own. */
export function serviceAccountKey(email: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return JSON.stringify({
    type: 'service_account',
    project_id: 'reports-dev',
    private_key_id: 'example',
    private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    client_email: email,
    client_id: '1',
  });
}
