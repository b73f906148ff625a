import * as v from 'valibot';
import type { Role } from '../core/catalog/catalog.js';
import { customRoles } from '../core/catalog/custom-role.js';
import type { CustomRoles } from '../core/catalog/custom-role.js';
import { LIST_SOURCE, roleParents } from '../core/catalog/gcp-role-list.js';
import { fitsClosely, isKnownPermission, proposeRoles } from '../core/catalog/gcp-roles.js';
import { UnforbidError } from '../core/model/problem.js';
import { keepRoles } from '../node/role-cache.js';
import type { CliContext, Command, ExitCode } from './context.js';
import { formatOf, formatRow } from './format.js';

const FORMATS = ['json', 'yaml'] as const;

const Cases = v.array(v.object({ case: v.union([v.number(), v.string()]), need: v.array(v.string()) }));

/** `unforbid roles`: the least roles of Google Cloud for sets of permissions. */
export const rolesCommand: Command = {
  name: 'roles',
  operands: '[permissions..]',
  summary: 'name the least Google Cloud roles that hold a set of permissions',
  options: [
    { name: 'custom', type: 'boolean', help: 'custom roles that hold exactly the permissions (as YAML for gcloud)' },
    { name: 'refresh', type: 'boolean', help: 'read the roles from the IAM API and keep them for later commands' },
    { name: 'project', type: 'string', value: 'ID', help: 'a project whose custom roles count as well' },
    { name: 'organization', type: 'string', value: 'NUMBER', help: 'an organization whose custom roles count as well' },
    formatRow(FORMATS),
  ],
  notes: [
    'Without operands it reads [{"case": 1, "need": ["storage.objects.get"]}] from standard input. It prints',
    '[{"case": 1, "roles": ["roles/storage.objectViewer"], "excess": [..], "missing": [..]}]. Permissions under "missing"',
    'are in no known role: they need a custom role. "narrower", where it is given, names several roles that together',
    'hold less than half as much. Basic roles (owner, editor, viewer) are never named. "read" says of roles that came from',
    'the IAM API on which day.',
    '--refresh uses the application-default credentials and asks iam.googleapis.com; no other option sends anything.',
  ],
  async run(options, operands, context) {
    const custom = options.flag('custom');
    const format = formatOf(options, custom && options.text('format') === undefined ? ['yaml'] : FORMATS);
    if (format === 'yaml' && !custom)
      throw new UnforbidError('bad-arguments', '--format yaml is for --custom: add it, or leave the format out.');
    const parents = roleParents(options.text('project'), options.text('organization'));
    if (options.flag('refresh')) {
      const code = await refresh(parents, context);
      if (code !== 0 || (operands.length === 0 && !custom)) return code;
    }
    const cases =
      operands.length > 0
        ? [{ case: 1, need: [...operands] }]
        : casesOf(new TextDecoder().decode(await context.readInput()));
    if (!custom) {
      const roles = context.catalog().roles();
      const answers = cases.map(({ case: name, need }) => {
        const proposal = proposeRoles(need, roles, parents);
        return { case: name, ...proposal, fitsClosely: fitsClosely(proposal), ...readOn(proposal.roles, roles) };
      });
      context.out(`${JSON.stringify(answers)}\n`);
      return 0;
    }
    const level = options.text('organization') === undefined ? 'project' : 'organization';
    const support = context.catalog().customRoleSupport?.(parents.at(-1) ?? '');
    const made = cases.map(({ case: name, need }) => ({
      case: name,
      ...customRoles(known(need, context), cases.length > 1 ? `Calls of case ${String(name)}` : TITLE, level, support),
    }));
    if (format === 'json') context.out(`${JSON.stringify(made)}\n`);
    else printYaml(made, context);
    return 0;
  },
};

const TITLE = 'Calls of the code';

/** A custom role with a name that does not exist is refused as a whole; better here, by name. */
function known(need: readonly string[], context: CliContext): readonly string[] {
  const catalog = context.catalog();
  const unknown = need.filter((one) => !isKnownPermission(one, catalog));
  if (unknown.length > 0)
    context.err(
      `The catalog does not know ${unknown.join(', ')}: gcloud refuses the whole role if there is no such permission.\n`,
    );
  return need;
}

function printYaml(made: readonly CustomRoles[], context: CliContext): void {
  const roles = made.flatMap((each) => each.roles);
  context.out(roles.map(({ id, yaml }) => `# gcloud iam roles create ${id} --file=<this file>\n${yaml}`).join('---\n'));
  for (const { permission, reason } of made.flatMap((each) => each.excluded))
    context.err(`${permission} is left out, because ${reason}.\n`);
}

/** Of the roles that came from a list the day on which it was read. */
function readOn(
  names: readonly string[],
  roles: readonly Role[],
): { readonly read?: Readonly<Record<string, string>> } {
  const days = roles
    .filter(({ name, source }) => names.includes(name) && source.startsWith(LIST_SOURCE))
    .map(({ name, source }) => [name, source.slice(LIST_SOURCE.length)] as const);
  return days.length === 0 ? {} : { read: Object.fromEntries(days) };
}

async function refresh(parents: readonly string[], context: CliContext): Promise<ExitCode> {
  try {
    const { read, failed } = await keepRoles(await context.readRoles(parents), context.roleCache);
    for (const sentence of read) context.err(`${sentence}.\n`);
    for (const sentence of failed) context.err(`${sentence}\n`);
    return failed.length > 0 ? 2 : 0;
  } catch (error) {
    if (!context.cancel.aborted) throw error;
    context.err('Stopped; the roles that were kept before are unchanged.\n');
    return 2;
  }
}

function casesOf(text: string): v.InferOutput<typeof Cases> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Cases), text);
  if (parsed.success) return parsed.output;
  throw new UnforbidError(
    'bad-arguments',
    'Standard input is not a list of cases: write [{"case": 1, "need": ["storage.objects.get"]}].',
  );
}
