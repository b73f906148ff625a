import * as v from 'valibot';
import { proposeRoles } from '../core/catalog/gcp-roles.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Command } from './context.js';
import { formatOf, formatRow } from './format.js';

const FORMATS = ['json'] as const;

const Cases = v.array(v.object({ case: v.union([v.number(), v.string()]), need: v.array(v.string()) }));

/** `unforbid roles`: the least roles of Google Cloud for sets of permissions. */
export const rolesCommand: Command = {
  name: 'roles',
  operands: '',
  summary: 'name the least Google Cloud roles that hold a set of permissions',
  options: [formatRow(FORMATS)],
  notes: [
    'Reads [{"case": 1, "need": ["storage.objects.get"]}] from standard input and prints',
    '[{"case": 1, "roles": ["roles/storage.objectViewer"], "excess": [..], "missing": [..]}]. Permissions under "missing"',
    'are in no known role: they need a custom role. "narrower", where it is given, names several roles that together',
    'hold less than half as much. Basic roles (owner, editor, viewer) are never named.',
  ],
  async run(options, _operands, context) {
    formatOf(options, FORMATS);
    const cases = casesOf(new TextDecoder().decode(await context.readInput()));
    const roles = context.catalog().roles();
    const answers = cases.map(({ case: name, need }) => ({ case: name, ...proposeRoles(need, roles) }));
    context.out(`${JSON.stringify(answers)}\n`);
    return 0;
  },
};

function casesOf(text: string): v.InferOutput<typeof Cases> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Cases), text);
  if (parsed.success) return parsed.output;
  throw new UnforbidError(
    'bad-arguments',
    'Standard input is not a list of cases: write [{"case": 1, "need": ["storage.objects.get"]}].',
  );
}
