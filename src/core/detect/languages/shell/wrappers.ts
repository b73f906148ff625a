/** How a program that runs another command is told it. */
export interface Wrapper {
  /** Options that take the next word as their value; others stand alone. */
  readonly values?: readonly string[];
  /** Options that stand alone, where all others with one or two dashes take the next word (unless they hold `=`). */
  readonly flags?: readonly string[];
  /** Words between the options and the command: the seconds of `timeout 5 cmd`. */
  readonly operands?: number;
  /** The words that make it run a command at all: `run` and `exec` of `docker`. They come first. */
  readonly subcommands?: readonly (readonly string[])[];
  /** The command follows this word and nothing else tells it: `--` of `aws-vault exec prod -- cmd`. */
  readonly after?: readonly string[];
  /** The word before the command may itself be what is run: the image of `docker run amazon/aws-cli s3 ls`. */
  readonly image?: boolean;
}

const DOCKER_FLAGS: readonly string[] = [
  '--rm',
  '-i',
  '-t',
  '-it',
  '-ti',
  '-d',
  '-P',
  '-T',
  '--interactive',
  '--tty',
  '--detach',
  '--init',
  '--privileged',
  '--read-only',
  '--publish-all',
  '--no-healthcheck',
  '--quiet',
  '-q',
  '--no-deps',
  '--build',
  '--no-TTY',
  '--service-ports',
];

const container = (image: boolean, subcommands: readonly (readonly string[])[]): Wrapper => ({
  subcommands,
  flags: DOCKER_FLAGS,
  operands: 1,
  image,
});
const DASHES: Wrapper = { after: ['--'] };

/**
 * Programs that run the command among their arguments, by their manual pages (POSIX, GNU coreutils and findutils, sudo,
 * Docker's and kubectl's command line references).
 */
export const WRAPPERS: Readonly<Record<string, readonly Wrapper[]>> = {
  sudo: [
    {
      values: ['-u', '-g', '-h', '-p', '-C', '-r', '-t', '-D', '-R', '-T', '--user', '--group', '--chdir', '--prompt'],
    },
  ],
  doas: [{ values: ['-u', '-C'] }],
  env: [{ values: ['-u', '-C', '-S', '--unset', '--chdir'] }],
  time: [{ values: ['-o', '-f'] }],
  nohup: [{}],
  exec: [{ values: ['-a'] }],
  command: [{}],
  builtin: [{}],
  eval: [{}],
  nice: [{ values: ['-n', '--adjustment'] }],
  ionice: [{ values: ['-c', '-n', '-p'] }],
  stdbuf: [{ values: ['-i', '-o', '-e'] }],
  unbuffer: [{}],
  setsid: [{}],
  chronic: [{}],
  caffeinate: [{ values: ['-t', '-w'] }],
  strace: [{ values: ['-o', '-e', '-p', '-s'] }],
  timeout: [{ values: ['-s', '-k', '--signal', '--kill-after'], operands: 1 }],
  gtimeout: [{ values: ['-s', '-k', '--signal', '--kill-after'], operands: 1 }],
  flock: [{ values: ['-w', '-E', '--timeout'], operands: 1 }],
  chroot: [{ operands: 1 }],
  watch: [{ values: ['-n', '--interval'] }],
  retry: [{ flags: ['-v', '--'], after: ['--'] }, { values: ['-t', '-d', '-n', '-s', '-m', '-x'] }],
  xargs: [{ values: ['-I', '-n', '-P', '-L', '-d', '-a', '-s', '-E', '--max-args', '--max-procs', '--delimiter'] }],
  parallel: [{ values: ['-j', '--jobs', '--delay', '--retries', '--colsep', '-N', '-a', '-I'] }],
  find: [{ after: ['-exec', '-execdir', '-ok', '-okdir'] }],
  docker: [
    container(true, [['run'], ['container', 'run']]),
    container(false, [['exec'], ['container', 'exec'], ['compose', 'run'], ['compose', 'exec']]),
  ],
  podman: [container(true, [['run']]), container(false, [['exec']])],
  'docker-compose': [container(false, [['run'], ['exec']])],
  kubectl: [DASHES],
  oc: [DASHES],
  'aws-vault': [DASHES, { subcommands: [['exec']], values: ['-d', '-n', '-t'], operands: 1 }],
  'aws-okta': [DASHES, { subcommands: [['exec']], operands: 1 }],
  granted: [DASHES],
  assume: [DASHES],
  chamber: [DASHES],
  doppler: [DASHES],
  op: [DASHES],
  envchain: [{ operands: 1 }],
  dotenv: [DASHES, { values: ['-f', '-e'], flags: [] }],
  'dotenv-cli': [DASHES],
  direnv: [{ subcommands: [['exec']], operands: 1 }],
  sops: [{ subcommands: [['exec-env']], operands: 1 }],
  poetry: [{ subcommands: [['run']] }],
  pipenv: [{ subcommands: [['run']] }],
  uv: [{ subcommands: [['run']], values: ['--with', '--python', '--project'] }],
  npx: [{ values: ['-p', '--package'] }],
  'nix-shell': [{ after: ['--run', '--command'] }],
};

/** Words that end what `find -exec` runs. */
export const COMMAND_ENDS: ReadonlySet<string> = new Set([';', '+']);

/** The language of what a program runs as a script: its heredoc, or the text behind one of `options`. */
export interface Interpreter {
  readonly language: 'shellscript' | 'python' | 'javascript';
  readonly options: readonly string[];
}

const SHELL: Interpreter = { language: 'shellscript', options: ['-c'] };
const PYTHON: Interpreter = { language: 'python', options: ['-c'] };
const NODE: Interpreter = { language: 'javascript', options: ['-e', '--eval', '-p', '--print'] };

export const INTERPRETERS: Readonly<Record<string, Interpreter>> = {
  bash: SHELL,
  sh: SHELL,
  zsh: SHELL,
  dash: SHELL,
  ksh: SHELL,
  ash: SHELL,
  su: SHELL,
  python: PYTHON,
  python2: PYTHON,
  python3: PYTHON,
  node: NODE,
};

/** Programs whose one quoted argument is a script of the shell: `eval "aws s3 ls"`. With a number: its place among the words that are no options. */
export const SCRIPT_ARGUMENTS: Readonly<Record<string, number>> = {
  eval: 0,
  trap: 0,
  watch: 0,
  ssh: 1,
  'nix-shell': 0,
};
/** Of `ssh`, whose command stands behind the host. */
export const SSH_VALUES: readonly string[] = [
  '-i',
  '-o',
  '-p',
  '-l',
  '-F',
  '-J',
  '-L',
  '-R',
  '-D',
  '-b',
  '-c',
  '-E',
  '-m',
];
