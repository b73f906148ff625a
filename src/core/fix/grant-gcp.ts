import { customRoles } from '../catalog/custom-role.js';
import { LIST_SOURCE } from '../catalog/gcp-role-list.js';
import { fitsClosely, isKnownPermission, proposeRoles } from '../catalog/gcp-roles.js';
import { bindingEdit } from '../declared/insertion.js';
import { gcpPrincipal, type GcpPolicySet } from '../evaluate/index.js';
import type { AccessRequest } from '../model/decision.js';
import type { Certification, Fix } from '../model/fix.js';
import { certifyBinding, uncertified } from './certify.js';
import { gcpPoliciesOf, type FixContext } from './context.js';
import { addBinding, createRole, grantTarget, type BindingCondition } from './render/gcloud.js';
import { requestText, type Refusal } from './request.js';
import { endOfGrant, untilCondition } from './time-bound.js';

const PROPAGATION = 'A new binding takes effect within about two minutes, at times seven or more.';

/**
 * Grants for what no allow policy gives the caller: the least role, then the same with an end. Where it takes several
 * roles to hold all permissions, one grant for each. Where no role fits closely, a custom role with exactly the permissions
 * comes last; where none holds them at all, it comes alone.
 */
export function grantGcp(refusal: Refusal, context: FixContext): Fix[] {
  const known = gcpPoliciesOf(context, refusal.principal);
  const project = known?.set.project ?? projectIn(refusal.resource);
  const parents = project === undefined ? [] : [`projects/${project}`];
  const listed = context.catalog.roles();
  const proposal = proposeRoles(refusal.permissions, listed, parents);
  const roles = proposal.missing.length > 0 ? [] : (proposal.narrower ?? proposal.roles);
  const member =
    known?.set.principal ??
    (refusal.principal === null || !/[@:]/.test(refusal.principal) ? undefined : gcpPrincipal(refusal.principal));
  const target = grantTarget(refusal.permissions[0] ?? '', refusal.resource ?? '', project);
  const until = untilCondition(endOfGrant(context.clock));
  const on = target ? ` on ${target.label}` : '';
  const together =
    roles.length > 1 ? ` No single role of this size will do: all of ${roles.join(', ')} are needed together.` : '';
  const fixes = [
    ...roles.map((role) => fix(role, `Grant ${role} to ${member ?? 'the caller'}${on}`)),
    ...roles.map((role) => {
      const what = roles.length > 1 ? role : 'it';
      return fix(role, `Grant ${what} until ${until.title.slice('until-'.length)} only`, until);
    }),
    ...(fitsClosely(proposal) ? [] : ownRole()),
  ];
  return fixes.length > 0 ? fixes : [unknownRole(refusal)];

  function fix(role: string, title: string, condition?: BindingCondition): Fix {
    const binding = { role, members: [member ?? 'MEMBER'], ...(condition && { condition }) };
    const policy = known?.set.policies.find(
      (one) => one.kind === 'allow' && one.document !== undefined && one.resource === undefined,
    );
    const edit =
      policy?.kind === 'allow' && member !== undefined
        ? bindingEdit(policy, { role: binding.role, member, ...(condition && { condition }) })
        : undefined;
    const runnable = target !== undefined && member !== undefined && (condition === undefined || target.conditions);
    return {
      title,
      kind: 'grant-permission',
      actor: 'iam-admin',
      snippet: { format: 'json', text: JSON.stringify(binding, null, 2) },
      ...(runnable && { command: addBinding(target, member, role, condition) }),
      ...(edit && { edit }),
      certification: certification(binding, condition),
      note: `${PROPAGATION}${together}${readOn(role)}`,
    };
  }

  /** Where what the role holds is known from, when Google said it on a day. */
  function readOn(role: string): string {
    const source = listed.find(({ name }) => name === role)?.source ?? '';
    return source.startsWith(LIST_SOURCE) ? ` What ${role} holds is from ${source}.` : '';
  }

  /** A custom role of the project, then the same for a time; empty where a name may be no permission at all. */
  function ownRole(): Fix[] {
    if (!refusal.permissions.every((permission) => isKnownPermission(permission, context.catalog))) return [];
    const support = context.catalog.customRoleSupport?.(parents[0] ?? '');
    const made = customRoles(refusal.permissions, 'Missing permissions of a call', 'project', support);
    const [role] = made.roles;
    // What one request needs is never as large as a role may be.
    if (role === undefined || made.roles.length > 1) return [];
    const name = `projects/${project ?? 'PROJECT_ID'}/roles/${role.id}`;
    const left = made.excluded
      .map(({ permission, reason }) => ` ${permission} is left out, because ${reason}.`)
      .join('');
    return [undefined, until].map((condition): Fix => {
      const runnable =
        project !== undefined &&
        target !== undefined &&
        member !== undefined &&
        (condition === undefined || target.conditions);
      return {
        title: condition
          ? `Grant the custom role until ${condition.title.slice('until-'.length)} only`
          : `Make a custom role with exactly ${role.permissions.join(', ')}, and grant it to ${member ?? 'the caller'}${on}`,
        kind: 'grant-permission',
        actor: 'iam-admin',
        snippet: { format: 'yaml', text: role.yaml },
        ...(runnable && {
          command: `${createRole(role, project)} && ${addBinding(target, member, name, condition)}`,
        }),
        certification:
          made.excluded.length > 0
            ? uncertified(`The role holds not all that is needed.${left}`)
            : certification({ role: name, members: [member ?? 'MEMBER'] }, condition, role.permissions),
        note: `${PROPAGATION} The snippet is the role's file for "gcloud iam roles create ${role.id} --file"; it is then granted as ${name}.${left}`,
      };
    });
  }

  /** `own`: what the role of the binding holds, which does not exist yet. */
  function certification(
    binding: { role: string; members: readonly string[] },
    condition: BindingCondition | undefined,
    own?: readonly string[],
  ): Certification {
    if (!known)
      return uncertified(
        refusal.principal === null
          ? 'The text does not say whose request it was, so no policy could be examined.'
          : `No policies of ${refusal.principal} are known here.`,
      );
    if (condition) return uncertified('Conditions in CEL are shown and not evaluated here.');
    if (refusal.resource === null) return uncertified('The text does not name the resource.');
    if (own === undefined && roles.length > 1)
      return uncertified(`It takes all of ${roles.join(', ')}; one of them alone flips nothing.`);
    const resource = refusal.resource;
    const rolePermissions = (role: string) =>
      own !== undefined && role === binding.role ? own : context.catalog.rolePermissions(role);
    const set: GcpPolicySet =
      own === undefined
        ? known.set
        : { ...known.set, rolePermissions: (role) => (role === binding.role ? own : known.set.rolePermissions(role)) };
    return certifyBinding(
      binding,
      refusal.permissions.map((permission): AccessRequest => ({ permission, resource })),
      set,
      { rolePermissions },
    );
  }
}

/** `projects/x/…`, `x:dataset`, or an id that the sentence called a project. */
function projectIn(resource: string | null): string | undefined {
  return (
    /projects\/([a-z][a-z0-9:.-]{4,60})/.exec(resource ?? '')?.[1] ??
    /^([a-z][a-z0-9-]{4,28}[a-z0-9])$/.exec(resource ?? '')?.[1]
  );
}

function unknownRole(refusal: Refusal): Fix {
  return {
    title: `Have ${refusal.permissions.join(', ')} granted by a role that holds no more than that`,
    kind: 'grant-permission',
    actor: 'iam-admin',
    snippet: {
      format: 'text',
      text: requestText(
        refusal,
        'Please grant the permission below on this resource, by the smallest role that holds it.',
      ),
    },
    certification: uncertified('The catalog knows no role with this permission.'),
    note: PROPAGATION,
  };
}
