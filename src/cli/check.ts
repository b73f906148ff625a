import path from 'node:path';
import { readFile } from 'node:fs/promises';
import { takeInventory } from '../core/compare/compare.js';
import { type Configuration, isIgnored, stagesOf } from '../core/configuration/configuration.js';
import { createDeclaredSimulator } from '../core/declared/simulator.js';
import type { Verdict } from '../core/model/decision.js';
import type { Identity, Stage } from '../core/model/identity.js';
import type { Inventory } from '../core/model/inventory.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Simulator } from '../core/ports.js';
import { checkJson, checkText, summarise } from '../core/report/check.js';
import type { CliContext, Command, ExitCode, OptionValues } from './context.js';
import { formatOf, formatRow } from './format.js';
import { configurationOf, rootOf, scanRoot } from './workspace.js';

const FORMATS = ['text', 'json'] as const;
const FAILABLE: readonly Verdict[] = ['conditional', 'unknown'];

/** `unforbid check`: needs beside grants, for people and pipelines. */
export const checkCommand: Command = {
  name: 'check',
  operands: '[paths..]',
  summary: 'compare what the code needs with what the identities of each stage have',
  options: [
    {
      name: 'stage',
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'a stage of unforbid.json (default: all of them)',
    },
    { name: 'config', type: 'string', value: 'FILE', help: 'another configuration file than unforbid.json' },
    { name: 'live', type: 'boolean', help: 'ask the cloud about profiles and credentials named in the configuration' },
    { name: 'fail-on', type: 'string', value: 'VERDICTS', help: 'also fail on these: conditional,unknown' },
    formatRow(FORMATS),
  ],
  notes: [
    'Exits 1 when a permission is denied or a scope is missing, 2 when nothing could be decided.',
    'Without --live no credential is read and nothing is sent.',
  ],
  async run(options, operands, context) {
    const format = formatOf(options, FORMATS);
    const failOn = verdictsOf(options);
    const root = await rootOf(operands, context);
    const { configuration, directory, problems } = await configurationOf(root, context, options.text('config'));
    if (configuration === undefined) {
      for (const problem of problems) context.err(`${problem.message}\n`);
      throw new UnforbidError(
        'no-identity',
        `No identity to compare with: ${root.folder} has no usable unforbid.json. It names the stages (dev, prod) and their policies; see the README.`,
      );
    }
    const stages = chosenStages(stagesOf(configuration), options.list('stage'));
    const scanned = await scanRoot(root, configuration.exclude ?? [], context);
    const inventory = await takeInventory(
      {
        ...scanned,
        problems: [...problems, ...scanned.problems],
        stages,
        simulatorFor: simulators(directory, options.flag('live'), context),
        clock: context.clock,
      },
      context.cancel,
    );
    context.out((format === 'json' ? checkJson : checkText)(inventory, stages));
    return exitCode(inventory, configuration, failOn, context);
  },
};

function verdictsOf(options: OptionValues): readonly Verdict[] {
  const words = (options.text('fail-on') ?? '').split(',').filter((word) => word !== '');
  return words.map((word) => {
    const verdict = FAILABLE.find((each) => each === word);
    if (verdict === undefined) {
      throw new UnforbidError(
        'bad-arguments',
        `--fail-on ${word} is not known. It can be: conditional, unknown, or both with a comma.`,
      );
    }
    return verdict;
  });
}

function chosenStages(stages: readonly Stage[], names: readonly string[]): readonly Stage[] {
  if (names.length === 0) return stages;
  return names.map((name) => {
    const stage = stages.find((each) => each.name === name);
    if (stage === undefined) {
      const known = stages.map((each) => each.name).join(', ');
      throw new UnforbidError('bad-arguments', `unforbid.json has no stage "${name}". There are: ${known}.`);
    }
    return stage;
  });
}

function simulators(folder: string, live: boolean, context: CliContext): (identity: Identity) => Simulator | undefined {
  const declared = createDeclaredSimulator({
    read: (file) => readFile(path.resolve(folder, file)),
    catalog: context.catalog(),
    clock: context.clock,
  });
  return (identity) => {
    if (identity.kind === 'aws-declared' || identity.kind === 'gcp-declared') return declared;
    if (live) return context.liveSimulator(identity);
    context.err(`${identity.label} is asked only with --live.\n`);
    return undefined;
  };
}

function exitCode(
  inventory: Inventory,
  configuration: Configuration,
  failOn: readonly Verdict[],
  context: CliContext,
): ExitCode {
  const now = context.clock.now();
  const counted = inventory.rows.filter((row) => !isIgnored(row.requirement, configuration, now));
  const counts = summarise(counted);
  if (counts.denied > 0 || inventory.scopeGaps.length > 0) return 1;
  if (failOn.some((verdict) => counts[verdict] > 0)) return 1;
  const all = summarise(inventory.rows);
  if (inventory.rows.length > 0 && all.allowed + all.denied + all.conditional === 0) {
    context.err('Nothing could be decided; the output says why for each permission.\n');
    return 2;
  }
  return 0;
}
