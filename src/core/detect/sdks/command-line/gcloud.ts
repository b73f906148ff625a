import type { Catalog } from '../../../catalog/catalog.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { CallArguments, CallMeaning, OperationUse, SdkRules, SdkValue } from '../../rules.js';
import { commandLine, settingOf } from './arguments.js';
import type { CommandLine, OptionRules } from './arguments.js';
import { bqUses } from './bq.js';
import { inputOf } from './gcloud-input.js';
import { methodsOf } from './gcloud-methods.js';
import { GCLOUD_COMMANDS } from './gcloud-rows.js';
import type { RequestRow } from './gcloud-rows.js';
import { GROUPS, LOCAL_GROUPS } from './gcloud-services.js';
import { gsutilUses, storageUses } from './storage-commands.js';
import { PROGRAMS } from './programs.js';

/** Options without a value that are met before operands (gcloud CLI reference; others take a value or hold `=`). */
const FLAGS: readonly string[] = [
  '--allow-unauthenticated',
  '--all-regions',
  '--async',
  '--auto-ack',
  '--continue-on-error',
  '--force',
  '--gen2',
  '--global',
  '--help',
  '--log-http',
  '--preemptible',
  '--promote',
  '--quiet',
  '--recursive',
  '--uniform-bucket-level-access',
  '--user-output-enabled',
  '--internal-ip',
  '--tunnel-through-iap',
  '--dry-run',
  '--delete-unmatched-destination-objects',
  '-q',
  '-r',
  '-R',
  '-h',
];
const gcloudOptions: OptionRules = { flags: new Set(FLAGS), values: new Set(), others: 'one' };
const RELEASES: ReadonlySet<string> = new Set(['alpha', 'beta', 'preview', 'ga']);

/** gcloud, gsutil and bq: the programs of the Google Cloud CLI. */
export function googleCliRules(catalog: Catalog): SdkRules {
  const programs: Readonly<Record<string, (args: CallArguments) => readonly OperationUse[]>> = {
    gcloud: (args) => gcloudUses(args, catalog),
    gsutil: gsutilUses,
    bq: bqUses,
  };

  return {
    sdk: 'gcloud-cli',
    cloud: 'gcp',
    languages: ['shellscript'],
    marks: ['gcloud', 'gsutil', 'bq ', 'bq"', 'bq\\', "bq'"],
    isCandidate: (normalised) => Object.hasOwn(programs, normalised) || Object.hasOwn(GROUPS, normalised),
    imported: (module, symbol): SdkValue | undefined =>
      module === PROGRAMS && symbol !== undefined && Object.hasOwn(programs, symbol)
        ? { sdk: 'gcloud-cli', kind: 'program', name: symbol }
        : undefined,
    member: () => undefined,
    call(value, args): CallMeaning | undefined {
      const uses = programs[value.name ?? '']?.(args);
      return uses && { operations: uses };
    },
    instance: () => undefined,
    element: () => undefined,
    guess: () => [],
  };
}

function gcloudUses(args: CallArguments, catalog: Catalog): readonly OperationUse[] {
  const given = withoutNegations(commandLine(args, gcloudOptions));
  const released = given.operands.filter((operand, index) => index > 0 || !RELEASES.has(literalText(operand) ?? ''));
  const project = given.environment.get('CLOUDSDK_CORE_PROJECT');
  const options =
    project && !given.options.has('--project')
      ? new Map([...given.options, ['--project', [project]] as const])
      : given.options;
  const line: CommandLine = { ...given, operands: released, options };
  const words = leadingWords(line);
  const [group] = words;
  if (group === undefined || LOCAL_GROUPS.has(group) || words.includes('help') || line.options.has('--help')) return [];
  const client = clientOf(line);
  const made = (uses: readonly OperationUse[]): readonly OperationUse[] =>
    client === undefined ? uses : uses.map((use) => ({ ...use, client }));
  if (group === 'storage') {
    const uses = storageUses(words, line);
    if (uses) return made(uses);
  }
  for (let length = Math.min(words.length, 5); length > 0; length -= 1) {
    const rows = GCLOUD_COMMANDS[words.slice(0, length).join(' ')];
    if (!rows) continue;
    // What the command is given by name is of the collection that its first request is about.
    const [first] = rows;
    const main = (typeof first === 'string' ? first : first?.method)?.split('.').at(-2);
    return made(
      rows.flatMap((row): OperationUse[] => {
        const {
          method,
          when,
          option,
          unless,
          operand = true,
        }: RequestRow = typeof row === 'string' ? { method: row } : row;
        if ((option !== undefined && !line.options.has(option)) || (unless !== undefined && line.options.has(unless)))
          return [];
        const takes = operand && method.split('.').at(-2) === main;
        return [use(method, line, takes ? line.operands.slice(length) : [], catalog, when)];
      }),
    );
  }
  const methods = methodsOf(words, line, catalog);
  if (methods.kind === 'unknown') {
    const { service, reason } = methods;
    return made([{ cloud: 'gcp', service, operation: 'unknown', parameters: OPEN, reason }]);
  }
  return made(methods.ids.map((id) => use(id, line, line.operands.slice(methods.words), catalog)));
}

const OPEN = { kind: 'object', members: {}, open: true } as const;

function use(id: string, line: CommandLine, operands: readonly Value[], catalog: Catalog, when?: string): OperationUse {
  const service = id.slice(0, id.indexOf('.'));
  const method = catalog.gcp?.methods(service).find((each) => each.id === id) ?? { id };
  const made: OperationUse = { cloud: 'gcp', service, operation: id, parameters: inputOf(method, line, operands) };
  return when === undefined ? made : { ...made, when };
}

/** `--no-promote` is a flag; `--async` and its like may stand before an operand, which is then none of their values. */
function withoutNegations(line: CommandLine): CommandLine {
  const operands = [...line.operands];
  const options = new Map(line.options);
  for (const [name, values] of line.options) {
    if (!name.startsWith('--no-') || values.length === 0) continue;
    operands.push(...values);
    options.set(name, []);
  }
  return { ...line, operands, options };
}

/** The words before the first operand that is no word of a command. */
function leadingWords({ operands }: CommandLine): readonly string[] {
  const words: string[] = [];
  for (const operand of operands) {
    const word = literalText(operand);
    if (word === undefined || !/^[a-z][\w-]*$/.test(word)) break;
    words.push(word);
  }
  return words;
}

/** Options of all commands ("gcloud" of the reference), then the properties as variables ("gcloud topic configurations"). */
function clientOf(line: CommandLine): ClientConfiguration | undefined {
  const given = {
    project: settingOf(line, ['--project', '-p', '--project_id'], ['CLOUDSDK_CORE_PROJECT', 'GOOGLE_CLOUD_PROJECT']),
    serviceAccount: settingOf(
      line,
      ['--impersonate-service-account', '-i'],
      ['CLOUDSDK_AUTH_IMPERSONATE_SERVICE_ACCOUNT'],
    ),
    keyFile: settingOf(line, [], ['CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE', 'GOOGLE_APPLICATION_CREDENTIALS']),
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== ''));
  return Object.keys(known).length === 0 ? undefined : known;
}
