import { broadScopes, broadScopeText } from '../core/infer/broad-scopes.js';
import { scanJson, scanText } from '../core/report/findings.js';
import type { Command } from './context.js';
import { formatOf, formatRow } from './format.js';
import { configurationOf, reportSkipped, rootOf, scanRoot } from './workspace.js';

const FORMATS = ['text', 'json'] as const;

/** `unforbid scan`: what the code needs, without looking at any identity. */
export const scanCommand: Command = {
  name: 'scan',
  operands: '[paths..]',
  summary: 'list the SDK calls of a folder with the permissions, resources and scopes they need',
  options: [formatRow(FORMATS)],
  notes: [
    'Without a path the working directory is scanned. Files that .gitignore or the usual exclusions leave out are not read.',
    'Exits 0 whatever it finds.',
  ],
  async run(options, operands, context) {
    const format = formatOf(options, FORMATS);
    const root = await rootOf(operands, context);
    const { configuration, problems } = await configurationOf(root, context);
    const scanned = await scanRoot(root, configuration?.exclude ?? [], context);
    context.out((format === 'json' ? scanJson : scanText)(scanned.calls, scanned.skipped));
    for (const broad of format === 'text' ? broadScopes(scanned.calls) : []) {
      const { file, range } = broad.location;
      context.out(`hint ${file}:${String(range.start.line + 1)}  ${broadScopeText(broad)}\n`);
    }
    for (const problem of [...problems, ...scanned.problems]) context.err(`${problem.message}\n`);
    reportSkipped(scanned.skipped, context);
    return 0;
  },
};
