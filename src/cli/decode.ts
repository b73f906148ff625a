import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { UnforbidError } from '../core/model/problem.js';
import { decode } from '../core/decode/decode.js';
import { stagesOf } from '../core/configuration/configuration.js';
import { createDeclaredSimulator } from '../core/declared/simulator.js';
import type { FixContext } from '../core/fix/context.js';
import { fixesFor } from '../core/fix/fixes.js';
import { knownPolicies } from '../core/fix/known-policies.js';
import type { ExplainedDiagnosis } from '../core/model/diagnosis.js';
import { decodeBatchLine, decodeJson, decodeText } from '../core/report/diagnoses.js';
import type { CliContext, Command } from './context.js';
import { formatOf, formatRow } from './format.js';
import { configurationOf } from './workspace.js';

const FORMATS = ['text', 'json'] as const;

/** `unforbid decode`: a 403 on standard input -> cause and fixes. */
export const decodeCommand: Command = {
  name: 'decode',
  operands: '',
  summary: 'explain the permission errors in a text on standard input',
  options: [
    formatRow(FORMATS),
    { name: 'batch', type: 'boolean', help: 'read JSON lines {"id", "text"} and print JSON lines {"id", "diagnoses"}' },
  ],
  notes: [
    'For example: terraform apply 2>&1 | unforbid decode',
    'Exits 0 also when the text holds no permission error.',
  ],
  async run(options, _operands, context) {
    const format = formatOf(options, FORMATS);
    const input = decodedText(await context.readInput(), context);
    const known = await fixContext(context);
    if (options.flag('batch')) return batch(input, known, context);
    if (input.trim() === '') {
      throw new UnforbidError(
        'bad-arguments',
        'Standard input is empty. Pipe the error text into it, as in: some-command 2>&1 | unforbid decode',
      );
    }
    context.out((format === 'json' ? decodeJson : decodeText)(explain(input, known)));
    return 0;
  },
};

function explain(text: string, known: FixContext): ExplainedDiagnosis[] {
  return decode(text, known.catalog).map((diagnosis) => ({ diagnosis, fixes: fixesFor(diagnosis, known) }));
}

/** The policies that the working directory's unforbid.json names: fixes are certified against them. */
async function fixContext(context: CliContext): Promise<FixContext> {
  const { clock } = context;
  const catalog = context.catalog();
  const { configuration, directory } = await configurationOf({ folder: context.workingDirectory }, context);
  if (configuration === undefined) return { catalog, clock, policies: [] };
  const read = (file: string) => readFile(path.resolve(directory, file));
  const declared = createDeclaredSimulator({ read, catalog, clock });
  return { catalog, clock, policies: await knownPolicies(stagesOf(configuration), declared) };
}

/** Text that is not UTF-8 is read all the same: what matters in an error message is ASCII. Said on standard error. */
function decodedText(bytes: Uint8Array, context: CliContext): string {
  const bom =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (bom !== undefined) return new TextDecoder(bom).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    context.err('The text is not UTF-8; it is read as Latin-1, so accented letters may be wrong.\n');
    return new TextDecoder('latin1').decode(bytes);
  }
}

function batch(input: string, known: FixContext, context: CliContext): 0 {
  input.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const row = parseLine(line, index + 1);
    context.out(decodeBatchLine(row.id, explain(row.text, known)));
  });
  return 0;
}

function parseLine(line: string, number: number): { id: unknown; text: string } {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new UnforbidError('bad-arguments', `Line ${String(number)} of the batch is not JSON: ${String(error)}.`, {
      cause: error,
    });
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string') {
    throw new UnforbidError('bad-arguments', `Line ${String(number)} of the batch has no "text" of type string.`);
  }
  return { id: 'id' in value ? value.id : number, text: value.text };
}
