import type { Value } from '../../../model/value.js';
import { literalText } from '../../../model/value.js';
import type { CallArguments, OperationUse } from '../../rules.js';
import { commandLine, members, settingOf } from './arguments.js';
import type { OptionRules } from './arguments.js';

/** Flags of bq without a value ("bq command-line tool reference"); it also takes them with one dash. */
const BQ: OptionRules = {
  flags: new Set(
    [
      'nouse_legacy_sql',
      'use_legacy_sql',
      'dataset',
      'd',
      'table',
      't',
      'f',
      'force',
      'r',
      'recursive',
      'n',
      'a',
      'j',
      'jobs',
      'm',
      'model',
      'routine',
      'autodetect',
      'replace',
      'noreplace',
      'append_table',
      'quiet',
      'q',
      'headless',
      'sync',
      'nosync',
      'synchronous_mode',
      'dry_run',
      'batch',
      'external_table_definition',
      'transfer_config',
      'capacity_commitment',
      'reservation',
      'connection',
      'view',
      'schema',
      'default',
      'no_clobber',
      'ignore_unknown_values',
      'allow_jagged_rows',
      'allow_quoted_newlines',
      'use_avro_logical_types',
      'apilog',
      'exists',
    ].flatMap((name) => [`-${name}`, `--${name}`]),
  ),
  values: new Set(),
  others: 'one',
};
/** These take a value although they share a name with a kind of thing. */
const VALUED: ReadonlySet<string> = new Set(['--view', '--schema', '-schema', '--external_table_definition']);
const RULES: OptionRules = { ...BQ, flags: new Set([...BQ.flags].filter((flag) => !VALUED.has(flag))) };

/** What bq's commands request: jobs, or the method of a table or dataset. */
export function bqUses(args: CallArguments): readonly OperationUse[] {
  const line = commandLine(args, RULES);
  const [first, ...rest] = line.operands;
  const command = literalText(first);
  const has = (...names: readonly string[]): boolean =>
    names.some((name) => line.options.has(`-${name}`) || line.options.has(`--${name}`));
  const [target] = rest;
  const project = settingOf(line, ['--project_id', '-project_id'], ['CLOUDSDK_CORE_PROJECT']);
  const made = (operation: string, of: Value | undefined = target): OperationUse => ({
    cloud: 'gcp',
    service: 'bigquery',
    operation: `bigquery.${operation}`,
    parameters: members(namedBy(of), true),
    ...(project === undefined ? {} : { client: { project } }),
  });
  const kind = has('d', 'dataset') || (!has('t', 'table', 'view') && !isTable(target)) ? 'datasets' : 'tables';
  switch (command) {
    case 'query':
    case 'load':
    case 'extract':
    case 'cp':
      return [made('jobs.insert', command === 'load' || command === 'cp' ? rest[command === 'cp' ? 1 : 0] : undefined)];
    case 'mk':
      return has('transfer_config', 'reservation', 'capacity_commitment', 'connection') ? [] : [made(`${kind}.insert`)];
    case 'show':
      return [
        has('j')
          ? made('jobs.get')
          : has('m', 'model')
            ? made('models.get')
            : has('routine')
              ? made('routines.get')
              : made(`${kind}.get`),
      ];
    case 'ls':
      return [
        has('j', 'jobs')
          ? made('jobs.list')
          : has('m')
            ? made('models.list')
            : made(target === undefined ? 'datasets.list' : 'tables.list'),
      ];
    case 'rm':
      return [
        has('m', 'model') ? made('models.delete') : has('routine') ? made('routines.delete') : made(`${kind}.delete`),
      ];
    case 'update':
      return [made(`${kind}.patch`)];
    case 'head':
      return [made('tabledata.list')];
    case 'insert':
      return [made('tabledata.insertAll')];
    case 'cancel':
      return [made('jobs.cancel')];
    case 'wait':
      return [made('jobs.get')];
    case 'get-iam-policy':
      return [made('tables.getIamPolicy')];
    case 'set-iam-policy':
      return [made('tables.setIamPolicy')];
    default:
      return [];
  }
}

/** `project:dataset.table` or `dataset.table`. */
const isTable = (value: Value | undefined): boolean =>
  value?.kind === 'text' && value.parts.some((part) => typeof part === 'string' && part.includes('.'));

function namedBy(value: Value | undefined): Readonly<Record<string, Value | undefined>> {
  const literal = literalText(value);
  const [, project, dataset, table] =
    /^(?:([^:.]+(?:\.com:[^:.]+)?)[:.](?=[^.]+\.|[^.]+$))?([^.:]+)(?:\.([^.]+))?$/.exec(literal ?? '') ?? [];
  const text = (part: string | undefined): Value | undefined =>
    part === undefined ? undefined : { kind: 'text', parts: [part.replace(/\$.*$/, '')] };
  const plain = literal?.includes(':') === true || (literal?.split('.').length ?? 0) > 2;
  if (plain) return { projectId: text(project), datasetId: text(dataset), tableId: text(table) };
  const [one, two] = literal?.split('.') ?? [];
  return { datasetId: text(one), tableId: text(two) };
}
