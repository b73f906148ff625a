import type { Command } from './context.js';

/** `unforbid --help`. */
export function generalHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => `${command.name} ${command.operands}`.length)) + 2;
  return [
    'unforbid finds and fixes cloud permission errors: what your code needs of AWS and Google Cloud, whether an identity',
    'has it, and what a 403 means. It works on files alone; the network is used only with --live and roles --refresh.',
    '',
    'Usage: unforbid <command> [options]',
    '',
    'Commands',
    ...commands.map((command) => `  ${`${command.name} ${command.operands}`.padEnd(width)}${command.summary}`),
    '',
    'unforbid <command> --help shows the options of a command; unforbid --version the version.',
    '',
    'Exit codes: 0 the answer was given; 1 (check only) a permission is denied or a scope is missing;',
    '2 it could not be answered, and standard error says why.',
    '',
  ].join('\n');
}

/** `unforbid <command> --help`. */
export function commandHelp(command: Command): string {
  const rows = [...command.options, { name: 'help', type: 'boolean', help: 'show this text' } as const].map(
    (option) => ({
      left: `--${option.name}${option.type === 'string' ? ` ${'value' in option ? (option.value ?? 'VALUE') : 'VALUE'}` : ''}`,
      help: `${option.help}${'multiple' in option && option.multiple === true ? '; may be given several times' : ''}`,
    }),
  );
  const width = Math.max(...rows.map((row) => row.left.length)) + 2;
  return [
    `Usage: unforbid ${[command.name, '[options]', command.operands].filter((part) => part !== '').join(' ')}`,
    '',
    `${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`,
    '',
    'Options',
    ...rows.map((row) => `  ${row.left.padEnd(width)}${row.help}`),
    ...(command.notes === undefined ? [] : ['', ...command.notes]),
    '',
  ].join('\n');
}
