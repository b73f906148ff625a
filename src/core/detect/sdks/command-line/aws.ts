import type { Catalog } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { ObjectValue, Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { awsRequests } from '../aws/requests.js';
import { commandLine, members, settingOf } from './arguments.js';
import type { CommandLine, OptionRules } from './arguments.js';
import { AWS_COMMANDS, LOCAL_COMMANDS, LOCAL_OPERATIONS, WITH_OUTPUT_FILE } from './aws-commands.js';
import type { CustomRequest } from './aws-commands.js';
import { s3Options, s3Requests } from './aws-s3.js';
import { optionValue } from './aws-values.js';
import { PROGRAMS } from './programs.js';

/**
 * Names under which the AWS CLI is run, and what that settles: `awslocal` is the CLI for the emulator (LocalStack's
 * documentation: "AWS CLI"), `aws-cli` the image whose entry point it is ("Running the AWS CLI from Docker").
 */
const NAMES: Readonly<Record<string, ClientConfiguration>> = {
  aws: {},
  aws2: {},
  'aws-cli': {},
  awslocal: { endpoint: 'http://localhost:4566' },
};

/** Options of all commands ("Command line options" of the AWS CLI user guide). */
const COMMON: OptionRules = {
  values: new Set([
    '--region',
    '--profile',
    '--endpoint-url',
    '--output',
    '--query',
    '--ca-bundle',
    '--color',
    '--cli-read-timeout',
    '--cli-connect-timeout',
    '--cli-binary-format',
    '--cli-error-format',
    '--max-items',
    '--page-size',
    '--starting-token',
  ]),
  flags: new Set([
    '--debug',
    '--no-verify-ssl',
    '--no-paginate',
    '--no-sign-request',
    '--no-cli-pager',
    '--cli-auto-prompt',
    '--no-cli-auto-prompt',
    '--version',
    '--no-dry-run',
    '--dry-run',
  ]),
  others: 'all',
};

/** The AWS CLI: operations, waiters, and the commands that are neither. */
export function awsCliRules(catalog: Catalog): SdkRules {
  const requests = awsRequests(catalog, 'cli');
  const cli: SdkValue = { sdk: 'aws-cli', kind: 'program', name: 'aws' };

  function call(value: SdkValue, args: CallArguments): CallMeaning | undefined {
    const line = fromService(commandLine(args, COMMON));
    const [first, second, ...rest] = line.operands;
    const client = clientOf(line, value.client);
    const made = (uses: readonly OperationUse[], note?: string): CallMeaning => ({
      operations: client === undefined ? uses : uses.map((use) => ({ ...use, client })),
      ...(note === undefined ? {} : { note }),
    });
    const service = literalText(first);
    const command = literalText(second);
    if (first === undefined || (service !== undefined && LOCAL_COMMANDS.has(service))) return made([]);
    if (line.options.has('--generate-cli-skeleton')) return made([]);
    const id = service === undefined ? undefined : requests.service(service);
    if (service === undefined || id === undefined)
      return made(service === undefined && !line.open ? [dynamic('', 'the service')] : []);
    if (command === undefined) {
      if (second === undefined && !line.open) return made([]);
      return made([dynamic(id, 'the command')]);
    }
    if (command === 'help' || LOCAL_OPERATIONS.has(`${service} ${command}`)) return made([]);
    if (service === 's3' || service === 's3api') {
      const found = service === 's3' ? highLevel(command, args) : undefined;
      if (found) return made(found, `aws s3 ${command} makes these requests`);
      if (service === 's3') return made([]);
    }
    const custom = AWS_COMMANDS[service]?.[command];
    if (custom) return made(customUses(service, custom, line), `aws ${service} ${command} makes these requests`);
    if (command === 'wait') {
      const waiter = literalText(rest[0]);
      const polled = waiter === undefined ? undefined : requests.polled(id, waiter);
      return made(polled === undefined ? [] : [requests.use(id, polled, inputOf(line))]);
    }
    const operation = requests.operation(id, command);
    const given = WITH_OUTPUT_FILE.has(`${service} ${command}`)
      ? fromService(commandLine(args, { ...COMMON, others: 'one' }))
      : line;
    return made(operation === undefined ? [] : [requests.use(id, operation, inputOf(given))]);
  }

  /** Variables before the service hold options (`aws $PROFILE_OPTION s3 ls`): they say nothing of what is asked for. */
  function fromService(line: CommandLine): CommandLine {
    const at = line.operands.findIndex((operand) => literalText(operand) !== undefined);
    const service = at > 0 ? literalText(line.operands[at]) : undefined;
    const known = service !== undefined && requests.service(service) !== undefined;
    return known ? { ...line, operands: line.operands.slice(at) } : line;
  }

  function highLevel(command: string, args: CallArguments): readonly OperationUse[] | undefined {
    const line = fromService(commandLine(args, s3Options(COMMON)));
    const found = s3Requests(command, { ...line, operands: line.operands.slice(2) });
    return found?.map(({ operation, input, when }) => ({
      ...requests.use('s3', operation, line.open ? { ...input, open: true } : input),
      ...(when === undefined ? {} : { when }),
    }));
  }

  function customUses(service: string, custom: readonly CustomRequest[], line: CommandLine): readonly OperationUse[] {
    return custom.flatMap((row): OperationUse[] => {
      if (row.option !== undefined && !line.options.has(row.option)) return [];
      const id = requests.service(row.service ?? service);
      if (id === undefined) return [];
      const given = Object.entries(row.members ?? {}).map(([member, option]): [string, Value | undefined] => {
        const values = line.options.get(`--${option}`);
        return [member, values && optionValue(values)];
      });
      const use = requests.use(id, row.operation, members(Object.fromEntries(given), line.open));
      return [row.when === undefined ? use : { ...use, when: row.when }];
    });
  }

  const dynamic = (service: string, what: string): OperationUse => ({
    cloud: 'aws',
    service,
    operation: 'unknown',
    parameters: { kind: 'object', members: {}, open: true },
    reason: `${what} is not a literal`,
  });

  return {
    sdk: 'aws-cli',
    cloud: 'aws',
    languages: ['shellscript'],
    marks: ['aws ', 'aws\\', 'aws"', "aws'", 'aws\t', 'aws\n', 'aws\r\n', 'aws2 ', 'awslocal', 'aws-cli'],
    isCandidate: (normalised) =>
      normalised === 'awscli' ||
      Object.hasOwn(NAMES, normalised) ||
      catalog.serviceNamed('cli', normalised) !== undefined,
    imported(module, symbol) {
      const client =
        module === PROGRAMS && symbol !== undefined && Object.hasOwn(NAMES, symbol) ? NAMES[symbol] : undefined;
      return client && { ...cli, client };
    },
    member: () => undefined,
    call,
    instance: () => undefined,
    element: () => undefined,
    guess: () => [],
  };
}

/** The members that the options give, by their own spelling; `AwsRequests.use` knows the API's. */
function inputOf(line: CommandLine): ObjectValue {
  const found: Record<string, Value> = {};
  let open = line.open;
  for (const [option, values] of line.options) {
    if (option === '--cli-input-json' || option === '--cli-input-yaml') open = true;
    if (COMMON.values.has(option) || COMMON.flags.has(option)) continue;
    const name = option.replace(/^-+/, '');
    const negated = /^no-/.test(name) && values.length === 0;
    found[pascal(negated ? name.slice(3) : name)] = negated ? { kind: 'scalar', value: false } : optionValue(values);
  }
  return { kind: 'object', members: found, open };
}

const pascal = (option: string): string =>
  option
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Options first, then the variables that the CLI reads ("Environment variables" of the AWS CLI user guide). */
function clientOf(line: CommandLine, own: ClientConfiguration | undefined): ClientConfiguration | undefined {
  const given = {
    region: settingOf(line, ['--region'], ['AWS_REGION', 'AWS_DEFAULT_REGION']),
    profile: settingOf(line, ['--profile'], ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']),
    endpoint: settingOf(line, ['--endpoint-url', '--endpoint'], ['AWS_ENDPOINT_URL']),
    role: settingOf(line, [], ['AWS_ROLE_ARN']),
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
  const client: ClientConfiguration = {
    ...own,
    ...known,
    ...(line.options.has('--no-sign-request') ? { anonymous: true } : {}),
  };
  return Object.keys(client).length === 0 ? undefined : client;
}
