import type { Catalog } from '../../../catalog/catalog.js';
import { googleRequest } from '../../../catalog/google-requests.js';
import type { Cloud } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { patternText } from '../../../model/value.js';
import type { CallArguments, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { commandLine } from './arguments.js';
import type { CommandLine, OptionRules } from './arguments.js';
import { PROGRAMS } from './programs.js';

/** Programs that send HTTP requests; `awscurl` signs them by itself. */
const PROGRAM_NAMES: ReadonlySet<string> = new Set(['curl', 'wget', 'awscurl']);

/** Options without a value, by the manual pages of curl and wget; all others take one. */
const CURL: OptionRules = {
  flags: new Set([
    '-s',
    '-S',
    '-f',
    '-L',
    '-i',
    '-I',
    '-k',
    '-v',
    '-O',
    '-J',
    '-g',
    '-G',
    '-N',
    '-q',
    '-#',
    '-sS',
    '-fsSL',
    '-sSL',
    '-sL',
    '-fsS',
    '-sf',
    '-sSf',
    '-fL',
    '-LO',
    '-OL',
    '-sSLf',
    '-fSL',
    '-sLO',
    '-fsL',
    '-Ss',
    '-sk',
    '-nv',
    '-qO-',
    '-c',
    '--silent',
    '--show-error',
    '--fail',
    '--location',
    '--include',
    '--head',
    '--insecure',
    '--verbose',
    '--remote-name',
    '--get',
    '--compressed',
    '--globoff',
    '--no-buffer',
    '--fail-with-body',
    '--http1.1',
    '--http2',
    '--quiet',
    '--no-verbose',
    '--continue',
    '--create-dirs',
    '--retry-connrefused',
    '--no-progress-meter',
    '--progress-bar',
  ]),
  values: new Set(),
  others: 'one',
};
const BODY = /^(?:-d|-F|--data(?:-\w+)?|--json|--form|--form-string|--post-data|--post-file|--body-data|--body-file)$/;

/** Requests of curl and wget to a cloud's APIs, by method and address. */
export function curlRules(catalog: Catalog, cloud: Cloud): SdkRules {
  return {
    sdk: 'http',
    cloud,
    languages: ['shellscript'],
    marks: cloud === 'aws' ? ['amazonaws.com'] : ['googleapis.com'],
    isCandidate: (normalised) => PROGRAM_NAMES.has(normalised),
    imported: (module, symbol): SdkValue | undefined =>
      module === PROGRAMS && symbol !== undefined && PROGRAM_NAMES.has(symbol)
        ? { sdk: 'http', kind: 'program', name: symbol }
        : undefined,
    member: () => undefined,
    call: (value, args) => ({ operations: requestsOf(value.name ?? '', args, catalog) }),
    instance: () => undefined,
    element: () => undefined,
    guess: () => [],
  };
}

/** Only a request that proves who makes it needs a permission of anyone: an anonymous download does not. */
function isAuthorised(program: string, line: CommandLine, headers: ReadonlyMap<string, string>): boolean {
  return (
    program === 'awscurl' ||
    line.options.has('--aws-sigv4') ||
    line.options.has('--oauth2-bearer') ||
    headers.has('authorization')
  );
}

function requestsOf(program: string, args: CallArguments, catalog: Catalog): readonly OperationUse[] {
  const line = commandLine(args, CURL);
  const headers = headersOf(line);
  if (!isAuthorised(program, line, headers)) return [];
  const addresses = [...line.operands, ...(line.options.get('--url') ?? [])];
  return addresses.flatMap((address): OperationUse[] => {
    const written = patternText(address) ?? '';
    const [, host, rest = ''] =
      /^(?:https?:\/\/)?([\w.*-]+\.(?:googleapis\.com|amazonaws\.com(?:\.cn)?))(?::\d+)?(\/[^\s#]*)?$/i.exec(written) ??
      [];
    if (host === undefined) return [];
    const [path = '/', query = ''] = rest.split('?');
    const method = methodOf(line);
    const cloud: Cloud = host.endsWith('googleapis.com') ? 'gcp' : 'aws';
    const lookup =
      cloud === 'gcp'
        ? googleRequest({ method, host, path: path || '/' }, (service) => catalog.gcp?.methods(service) ?? [])
        : catalog.aws?.request({ method, host, path: path || '/', query, headers: Object.fromEntries(headers) });
    if (lookup?.kind !== 'known') return [];
    return [
      {
        cloud,
        service: lookup.service,
        operation: lookup.operation,
        parameters: inputOf(cloud, lookup.operation, host, path, catalog),
      },
    ];
  });
}

function headersOf(line: CommandLine): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const header of [...(line.options.get('-H') ?? []), ...(line.options.get('--header') ?? [])]) {
    const [, name, value] = /^([\w-]+):\s*([\s\S]*)$/.exec(patternText(header) ?? '') ?? [];
    if (name !== undefined && value !== undefined) found.set(name.toLowerCase(), value);
  }
  return found;
}

function methodOf(line: CommandLine): string {
  const given = line.options.get('-X') ?? line.options.get('--request') ?? line.options.get('--method');
  const attached = [...line.options.keys()].find((option) => /^-X[A-Z]+$/.test(option))?.slice(2);
  const named = given?.[0] === undefined ? attached : patternText(given[0]);
  if (named !== undefined) return named;
  if (line.options.has('-I') || line.options.has('--head')) return 'HEAD';
  if (line.options.has('-T') || line.options.has('--upload-file')) return 'PUT';
  const sends = [...line.options.keys()].some((option) => BODY.test(option));
  return sends && !line.options.has('-G') && !line.options.has('--get') ? 'POST' : 'GET';
}

/** What the address itself names: bucket and object of S3, variables of a Google method's path. */
function inputOf(cloud: Cloud, operation: string, host: string, path: string, catalog: Catalog): ObjectValue {
  const members: Record<string, Value> = {};
  const put = (name: string, value: string | undefined): void => {
    if (value === undefined || value === '') return;
    const parts = value.split('*').flatMap((piece, index) => (index === 0 ? [piece] : [{ hole: name }, piece]));
    members[name] = { kind: 'text', parts: parts.filter((part) => part !== '') };
  };
  if (cloud === 'aws') {
    const [, bucket] = /^(.+)\.s3[.-]/.exec(host) ?? [];
    const [first, ...rest] = path.replace(/^\//, '').split('/');
    if (/(?:^|\.)s3[.-]/.test(host)) {
      put('Bucket', bucket ?? first);
      put('Key', bucket === undefined ? rest.join('/') : [first, ...rest].join('/'));
    }
  } else {
    const service = operation.slice(0, operation.indexOf('.'));
    const http = catalog.gcp?.methods(service).find(({ id }) => id === operation)?.http ?? '';
    const names: string[] = [];
    const pattern = http
      .slice(http.indexOf(' ') + 1)
      .replace(/[.*+?^$()|[\]\\]/g, (character) => (character === '+' ? '+' : `\\${character}`))
      .replace(/\/v\d+\w*(?=\/)/, '/v\\d+\\w*')
      .replace(/\{(\+?)(\w+)\}/g, (_, whole: string, name: string) => {
        names.push(name);
        return whole === '' ? '([^/:]+)' : '([^:]+)';
      });
    const match = new RegExp(`${pattern}$`).exec(path);
    names.forEach((name, index) => put(name, match?.[index + 1]));
  }
  return { kind: 'object', members, open: true };
}
