import { bindingEdit } from '../declared/insertion.js';
import { gcpPrincipal } from '../evaluate/index.js';
import type { AccessRequest } from '../model/decision.js';
import type { Certification, Fix } from '../model/fix.js';
import { certifyBinding, uncertified } from './certify.js';
import { gcpPoliciesOf, type FixContext } from './context.js';
import { addBinding, grantTarget, type BindingCondition } from './render/gcloud.js';
import { requestText, type Refusal } from './request.js';
import { endOfGrant, untilCondition } from './time-bound.js';

const PROPAGATION = 'A new binding takes effect within about two minutes, at times seven or more.';

/**
 * Grants for what no allow policy gives the caller: the least role, then the same with an end. Where it takes several
 * roles to hold all permissions, one grant for each.
 */
export function grantGcp(refusal: Refusal, context: FixContext): Fix[] {
  const roles = context.catalog.rolesFor(refusal.permissions);
  if (roles.length === 0) return [unknownRole(refusal)];
  const known = gcpPoliciesOf(context, refusal.principal);
  const member =
    known?.set.principal ??
    (refusal.principal === null || !/[@:]/.test(refusal.principal) ? undefined : gcpPrincipal(refusal.principal));
  const target = grantTarget(
    refusal.permissions[0] ?? '',
    refusal.resource ?? '',
    known?.set.project ?? projectIn(refusal.resource),
  );
  const until = untilCondition(endOfGrant(context.clock));
  const on = target ? ` on ${target.label}` : '';
  const together =
    roles.length > 1 ? ` No single role of this size will do: all of ${roles.join(', ')} are needed together.` : '';
  return [
    ...roles.map((role) => fix(role, `Grant ${role} to ${member ?? 'the caller'}${on}`)),
    ...roles.map((role) => {
      const what = roles.length > 1 ? role : 'it';
      return fix(role, `Grant ${what} until ${until.title.slice('until-'.length)} only`, until);
    }),
  ];

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
      note: `${PROPAGATION}${together}`,
    };
  }

  function certification(
    binding: { role: string; members: readonly string[] },
    condition: BindingCondition | undefined,
  ): Certification {
    if (!known)
      return uncertified(
        refusal.principal === null
          ? 'The text does not say whose request it was, so no policy could be examined.'
          : `No policies of ${refusal.principal} are known here.`,
      );
    if (condition) return uncertified('Conditions in CEL are shown and not evaluated here.');
    if (refusal.resource === null) return uncertified('The text does not name the resource.');
    if (roles.length > 1) return uncertified(`It takes all of ${roles.join(', ')}; one of them alone flips nothing.`);
    const resource = refusal.resource;
    return certifyBinding(
      binding,
      refusal.permissions.map((permission): AccessRequest => ({ permission, resource })),
      known.set,
      context.catalog,
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
