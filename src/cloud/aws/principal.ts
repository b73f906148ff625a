import { GetRoleCommand } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Identity } from '../../core/model/identity.js';
import type { AwsConnection } from './client.js';
import { explainError, nameOf } from './errors.js';

/** The principal whose policies are simulated. */
export type Principal =
  | {
      readonly kind: 'entity';
      readonly partition: string;
      readonly account: string;
      /** ARNs it may have, likeliest first. */
      readonly arns: readonly string[];
      /** The ARNs are made of the name, because the role could not be read. */
      readonly guessed: boolean;
      /** What to tell an administrator when none of them can be simulated. */
      readonly name: string;
    }
  /** The simulator takes users, groups and roles only. */
  | { readonly kind: 'not-simulated'; readonly reason: string };

const ARN = /^arn:(?<partition>[^:]+):(?<service>iam|sts)::(?<account>\d{12}):(?<rest>.+)$/;

/**
 * Who the connection's credentials stand for. The session of a role names the role without its path, so the role's ARN
 * is asked for; where that is not allowed, its possible ARNs are given. For an identity that is declared by its ARN
 * nothing is asked. Rejects with an UnforbidError.
 */
export async function principalOf(
  identity: Identity,
  connection: AwsConnection,
  abortSignal: AbortSignal,
): Promise<Principal> {
  if (identity.kind === 'aws-declared') return entity(identity.arn ?? '') ?? notSimulated(identity.label);
  const operation = 'sts:GetCallerIdentity';
  const { Arn: caller = '' } = await connection.sts
    .send(new GetCallerIdentityCommand({}), { abortSignal })
    .catch((error: unknown) => {
      throw explainError(error, { ...connection.doing, operation });
    });
  return (await assumedRole(caller, connection, abortSignal)) ?? entity(caller) ?? notSimulated(caller);
}

/** `arn:aws:sts::111122223333:assumed-role/NAME/session`. */
async function assumedRole(
  caller: string,
  connection: AwsConnection,
  abortSignal: AbortSignal,
): Promise<Principal | undefined> {
  const { partition, service, account, rest } = ARN.exec(caller)?.groups ?? {};
  const [type, name] = rest?.split('/') ?? [];
  if (partition === undefined || account === undefined || name === undefined) return undefined;
  if (service !== 'sts' || type !== 'assumed-role') return undefined;
  try {
    const { Role: role } = await connection.iam.send(new GetRoleCommand({ RoleName: name }), { abortSignal });
    if (role?.Arn !== undefined) return { kind: 'entity', partition, account, arns: [role.Arn], guessed: false, name };
  } catch (error) {
    if (!/^(AccessDenied|NoSuchEntity)$/.test(nameOf(error))) {
      throw explainError(error, { ...connection.doing, operation: 'iam:GetRole' });
    }
  }
  const paths = name.startsWith('AWSReservedSSO_') ? [...ssoPaths(connection), ''] : [''];
  return {
    kind: 'entity',
    partition,
    account,
    guessed: true,
    arns: paths.map((path) => `arn:${partition}:iam::${account}:role/${path}${name}`),
    name,
  };
}

/** Roles of permission sets ("IAM Identity Center User Guide"): the region is left out of the path for us-east-1. */
function ssoPaths({ ssoRegion }: AwsConnection): string[] {
  const base = 'aws-reserved/sso.amazonaws.com/';
  return ssoRegion === undefined || ssoRegion === 'us-east-1' ? [base] : [`${base}${ssoRegion}/`, base];
}

function entity(arn: string): Principal | undefined {
  const { partition, service, account, rest } = ARN.exec(arn)?.groups ?? {};
  if (partition === undefined || account === undefined || rest === undefined || service !== 'iam') return undefined;
  if (!/^(user|group|role)\//.test(rest)) return undefined;
  return {
    kind: 'entity',
    partition,
    account,
    arns: [arn],
    guessed: false,
    name: rest.slice(rest.lastIndexOf('/') + 1),
  };
}

function notSimulated(arn: string): Principal {
  if (/:root$/.test(arn)) {
    const reason = `${arn} is the account's root user, which identity policies do not limit and the policy simulator does not take.`;
    return { kind: 'not-simulated', reason };
  }
  return {
    kind: 'not-simulated',
    reason: `The policy simulator takes users, groups and roles only, and this is ${arn === '' ? 'none that it names' : arn}.`,
  };
}

/** The policy that lets a principal examine itself, for an administrator to add. */
export function selfExaminationPolicy(principal: Extract<Principal, { kind: 'entity' }>): string {
  const { partition, account, arns, guessed, name } = principal;
  const resources = !guessed
    ? arns
    : [`arn:${partition}:iam::${account}:role/${name}`, `arn:${partition}:iam::${account}:role/*/${name}`];
  const actions = resources.some((arn) => arn.includes(':role/'))
    ? ['iam:GetRole', 'iam:SimulatePrincipalPolicy']
    : ['iam:SimulatePrincipalPolicy'];
  const statement = {
    Sid: 'UnforbidExaminesItself',
    Effect: 'Allow',
    Action: actions,
    Resource: resources.length === 1 ? resources[0] : resources,
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}
