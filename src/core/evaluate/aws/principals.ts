import { type Applicability, maybe, NO, unsure, YES } from '../outcome.js';
import type { Principal } from './context.js';
import type { AwsStatement, PrincipalPattern } from './policy.js';

/**
 * How a resource policy names the principal. What it grants is limited by other layers accordingly ("Policy evaluation
 * logic", table on resource-based policies and implicit denies): `direct` by none in the account, `role` by boundary and
 * session policies, `account` only hands the decision over to the identity's own policies.
 */
export type Reach = 'direct' | 'role' | 'account';

export interface PrincipalMatch {
  readonly applies: Applicability;
  readonly reach: Reach;
}

const REACHES: readonly Reach[] = ['direct', 'role', 'account'];

/** Whether the statement's Principal takes in the principal, for each way in which it names it. */
export function principalApplies(statement: AwsStatement, principal: Principal | undefined): readonly PrincipalMatch[] {
  const element = statement.principals;
  if (element === undefined) return [{ applies: YES, reach: 'direct' }];
  if (element.not) {
    const reason = `${statement.reference.label} uses NotPrincipal, whose effect depends on how the request was signed`;
    return [{ applies: unsure(reason), reach: 'direct' }];
  }
  const found = element.members.map((member) => memberApplies(member, principal));
  return REACHES.flatMap((reach): PrincipalMatch[] => {
    const kinds = found.filter((match) => match.reach === reach).map((match) => match.applies);
    const best = kinds.find((one) => one.kind === 'yes') ?? kinds.find((one) => one.kind === 'maybe');
    return best === undefined ? [] : [{ applies: best, reach }];
  });
}

function memberApplies(member: PrincipalPattern, principal: Principal | undefined): PrincipalMatch {
  switch (member.kind) {
    case 'everyone':
      return { applies: YES, reach: 'direct' };
    case 'account': {
      const applies =
        principal === undefined
          ? maybe(`the identity belongs to account ${member.account}`)
          : principal.account === member.account
            ? YES
            : NO;
      return { applies, reach: 'account' };
    }
    case 'arn':
      return arnApplies(member.arn, principal);
    case 'other':
      // The principal is an IAM one; a canonical user id may be its account's.
      return member.type === 'CanonicalUser'
        ? { applies: maybe(`the identity's account has the canonical user id ${member.value}`), reach: 'account' }
        : { applies: NO, reach: 'direct' };
  }
}

function arnApplies(arn: string, principal: Principal | undefined): PrincipalMatch {
  const reach: Reach = /:role\//.test(arn) ? 'role' : 'direct';
  if (principal === undefined) return { applies: maybe(`the identity is ${arn}`), reach };
  if (arn === principal.arn) return { applies: YES, reach };
  const session = /^arn:[^:]+:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(arn);
  if (
    session !== null &&
    principal.kind === 'role' &&
    session[1] === principal.account &&
    session[2] === principal.name
  ) {
    return { applies: maybe(`the session of the role is named ${session[3] ?? ''}`), reach };
  }
  const role = /^arn:[^:]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn);
  // Role names are unique within an account, whatever their path.
  const same = principal.kind === 'role-session' && role?.[1] === principal.account && role[2] === principal.name;
  return { applies: same ? YES : NO, reach };
}
