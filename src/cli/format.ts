import { UnforbidError } from '../core/model/problem.js';
import type { OptionRow, OptionValues } from './context.js';

/** The value of `--format`, checked against what the command can print. */
export function formatOf<Format extends string>(
  options: OptionValues,
  formats: readonly [Format, ...Format[]],
): Format {
  const wanted = options.text('format');
  if (wanted === undefined) return formats[0];
  const format = formats.find((each) => each === wanted);
  if (format === undefined) {
    throw new UnforbidError('bad-arguments', `--format ${wanted} is not known. It can be: ${formats.join(', ')}.`);
  }
  return format;
}

/** The option row for a command that can print these. */
export function formatRow(formats: readonly string[]): OptionRow {
  return {
    name: 'format',
    type: 'string',
    value: formats.join('|'),
    help: `how to print the answer (default ${formats[0] ?? 'text'})`,
  };
}
