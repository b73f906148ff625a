import { parseArgs } from 'node:util';
import { messageOf, UnforbidError } from '../core/model/problem.js';
import { redact } from '../core/redaction/redact.js';
import { catalogCommand } from './catalog.js';
import { checkCommand } from './check.js';
import { type CliContext, type Command, type ExitCode, OptionValues } from './context.js';
import { decodeCommand } from './decode.js';
import { explainCommand } from './explain.js';
import { commandHelp, generalHelp } from './help.js';
import { rolesCommand } from './roles.js';
import { scanCommand } from './scan.js';

const COMMANDS: readonly Command[] = [
  scanCommand,
  checkCommand,
  decodeCommand,
  explainCommand,
  catalogCommand,
  rolesCommand,
];

/** Runs one command line (without node and the script). Never throws: what went wrong is a sentence on standard error. */
export async function main(args: readonly string[], version: string, context: CliContext): Promise<ExitCode> {
  const [name, ...rest] = args;
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const topic = COMMANDS.find((command) => command.name === rest[0]);
      context.out(topic === undefined ? generalHelp(COMMANDS) : commandHelp(topic));
      return name === undefined ? 2 : 0;
    }
    if (name === '--version' || name === '-v') {
      context.out(`${version}\n`);
      return 0;
    }
    const command = COMMANDS.find((each) => each.name === name);
    if (command === undefined) {
      const known = COMMANDS.map((each) => each.name).join(', ');
      throw new UnforbidError(
        'bad-arguments',
        `There is no command "${name}". There are: ${known}. See unforbid --help.`,
      );
    }
    return await runCommand(command, rest, context);
  } catch (error) {
    context.err(`unforbid: ${redact(messageOf(error))}\n`);
    return 2;
  }
}

async function runCommand(command: Command, args: readonly string[], context: CliContext): Promise<ExitCode> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        ...Object.fromEntries(
          command.options.map(({ name, type, multiple }) => [name, { type, multiple: multiple ?? false }]),
        ),
      },
    });
  } catch (error) {
    throw new UnforbidError('bad-arguments', `${messageOf(error)} See unforbid ${command.name} --help.`, {
      cause: error,
    });
  }
  if (parsed.values.help === true) {
    context.out(commandHelp(command));
    return 0;
  }
  return command.run(new OptionValues(parsed.values), parsed.positionals, context);
}
