import type { Catalog } from '../../../catalog/catalog.js';
import { googleRequest } from '../../../catalog/google-requests.js';
import type { Cloud } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import type { OperationUse } from '../../rules.js';

/** A request as a call shows it; parts that source does not show are `*`. */
export interface HttpCall {
  readonly method: string;
  /** With or without a scheme. */
  readonly address: string;
  /** Parameters beside those of the address. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** There may be headers or parameters that source does not show. */
  readonly open: boolean;
}

const ADDRESS =
  /^(?:https?:\/\/)?([\w.*-]+\.(?:googleapis\.com|amazonaws\.com(?:\.cn)?))(?::\d+)?(\/[^\s#]*)?(?:#.*)?$/i;
/** Stands for a region that is not known: no operation depends on which it is. */
const SOME_REGION = 'us-east-1';

/**
 * The operation that a request to a host of AWS or Google performs, by the catalog; undefined where the address is of
 * another host, or says too little to tell.
 */
export function operationOfRequest(request: HttpCall, catalog: Catalog): OperationUse | undefined {
  const [, written, rest = '/'] = ADDRESS.exec(request.address) ?? [];
  if (written === undefined) return undefined;
  const [path = '/', query = ''] = rest.split('?');
  const host = written.toLowerCase();
  const cloud: Cloud = host.endsWith('googleapis.com') ? 'gcp' : 'aws';
  return cloud === 'gcp'
    ? googleUse(request, { host, path, query }, catalog)
    : awsUse(request, { host, path, query }, catalog);
}

interface Address {
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

function googleUse(
  request: HttpCall,
  { host: written, path, query }: Address,
  catalog: Catalog,
): OperationUse | undefined {
  const host = written.replace(/^\*-/, '');
  // Where all of the path is hidden it may be any operation.
  if (host.includes('*') || !hasOwnWords(path)) return undefined;
  const methods = (service: string): ReturnType<NonNullable<Catalog['gcp']>['methods']> =>
    catalog.gcp?.methods(service) ?? [];
  const found = googleRequest({ method: request.method, host, path }, methods);
  if (found.kind === 'unknown') return undefined;
  const http = methods(found.service).find(({ id }) => id === found.operation)?.http ?? '';
  const members = variablesOf(http, path);
  for (const [name, value] of parametersOf(request, query)) put(members, name, decoded(value));
  return {
    cloud: 'gcp',
    service: found.service,
    operation: found.operation,
    parameters: { kind: 'object', members, open: true },
  };
}

/** Of the address and beside it. */
function parametersOf(request: HttpCall, query: string): readonly (readonly [string, string])[] {
  const written = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => [
      pair.replace(/=.*$/s, ''),
      pair.includes('=') ? pair.replace(/^[^=]*=/, '') : '',
    ]);
  return [...written, ...Object.entries(request.query ?? {})];
}

/** A path that names a collection; a version alone says nothing. */
const hasOwnWords = (path: string): boolean =>
  path.split('/').some((segment) => /[a-z]{2,}/i.test(segment) && !/^v\d+\w*$/.test(segment));

function awsUse(request: HttpCall, at: Address, catalog: Catalog): OperationUse | undefined {
  const host = at.host
    .split('.')
    .map((label, index) => (index > 0 && label === '*' ? SOME_REGION : label))
    .join('.');
  if (/^\*\.(?:[a-z-]+-\d\.)?amazonaws/.test(host)) return undefined;
  const query = parametersOf(request, at.query);
  const found = catalog.aws?.request({
    method: request.method,
    host,
    path: at.path === '' ? '/' : at.path,
    query: Object.fromEntries(query),
    headers: request.headers,
  });
  if (found?.kind !== 'known') return undefined;
  const isS3 = /(?:^|\.)s3[.-]/.test(at.host);
  const parameters: ObjectValue = isS3 ? s3Input(request, at, query) : { kind: 'object', members: {}, open: true };
  return { cloud: 'aws', service: found.service, operation: found.operation, parameters };
}

/** Bucket and key, in the host or the path ("Methods for accessing a bucket"), and what headers and parameters give. */
function s3Input(request: HttpCall, at: Address, query: readonly (readonly [string, string])[]): ObjectValue {
  const members: Record<string, Value> = {};
  const [, bucket] = /^(.+)\.s3[.-]/.exec(at.host) ?? [];
  const [first = '', ...rest] = at.path.replace(/^\//, '').split('/');
  put(members, 'Bucket', bucket ?? first);
  put(members, 'Key', bucket === undefined ? rest.join('/') : [first, ...rest].join('/'));
  for (const [name, value] of [...query, ...Object.entries(request.headers)]) {
    const member = S3_MEMBERS[name.toLowerCase()];
    if (member !== undefined) put(members, member, value === '' ? '*' : value);
  }
  return { kind: 'object', members, open: request.open };
}

/** Headers and parameters of S3's requests that decide permissions, by the members of its API ("Amazon S3 API Reference"). */
const S3_MEMBERS: Readonly<Record<string, string>> = {
  versionid: 'VersionId',
  'x-amz-acl': 'ACL',
  'x-amz-grant-full-control': 'GrantFullControl',
  'x-amz-grant-read': 'GrantRead',
  'x-amz-grant-read-acp': 'GrantReadACP',
  'x-amz-grant-write-acp': 'GrantWriteACP',
  'x-amz-tagging': 'Tagging',
  'x-amz-copy-source': 'CopySource',
  'x-amz-object-lock-mode': 'ObjectLockMode',
  'x-amz-object-lock-legal-hold': 'ObjectLockLegalHoldStatus',
  'x-amz-server-side-encryption-aws-kms-key-id': 'SSEKMSKeyId',
  'x-amz-bypass-governance-retention': 'BypassGovernanceRetention',
};

/** The variables of a method's path, by the template of its HTTP rule (`GET /v1/{+name}`). */
function variablesOf(http: string, path: string): Record<string, Value> {
  const members: Record<string, Value> = {};
  const names: string[] = [];
  const pattern = http
    .slice(http.indexOf(' ') + 1)
    .replace(/[.*?^$()|[\]\\]/g, '\\$&')
    .replace(/\/v\d+\w*(?=\/)/, '/v\\d+\\w*')
    .replace(/\{(\+?)(\w+)\}/g, (_match, whole: string, name: string) => {
      names.push(name);
      return whole === '' ? '([^/:]+)' : '([^:]+)';
    });
  const match = new RegExp(`${pattern}$`).exec(path);
  names.forEach((name, index) => put(members, name, decoded(match?.[index + 1])));
  return members;
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    // A percent sign of the text's own.
    return text;
  }
}

function put(members: Record<string, Value>, name: string, value: string | undefined): void {
  if (value === undefined || value === '') return;
  const parts = value.split('*').flatMap((piece, index) => (index === 0 ? [piece] : [{ hole: name }, piece]));
  members[name] = { kind: 'text', parts: parts.filter((part) => part !== '') };
}
