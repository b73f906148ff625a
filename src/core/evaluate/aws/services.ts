import type { AwsRequest } from './policy.js';

/** Actions that need no permission and that no policy can take away. */
const NEED_NOTHING: Readonly<Record<string, string>> = {
  // AWS STS API reference, GetCallerIdentity: allowed even when a policy denies it explicitly.
  'sts:getcalleridentity': 'sts:GetCallerIdentity needs no permission; no policy can deny it.',
};

/** A sentence when the action is allowed whatever the policies say. */
export function exceptionFor(action: string): string | undefined {
  return NEED_NOTHING[action.toLowerCase()];
}

/**
 * Resources whose own policy must allow explicitly, also within the account ("Policy evaluation logic": IAM role trust
 * policies and KMS key policies). `condition` follows "allowed if".
 */
const OWN_POLICY_DECIDES: readonly { action: RegExp; resource: RegExp; condition: string }[] = [
  {
    action: /^kms:/,
    resource: /:key\//,
    condition: "the key policy lets the account's IAM policies decide, as the default key policy does",
  },
  {
    action: /^sts:assumerole/,
    resource: /:role\//,
    condition: "the role's trust policy names this identity or its account",
  },
];

/** The condition under which identity policies count for this resource; undefined: they count by themselves. */
export function mustAllowItself(request: AwsRequest): string | undefined {
  const action = request.action.toLowerCase();
  return OWN_POLICY_DECIDES.find((rule) => rule.action.test(action) && rule.resource.test(request.resource))?.condition;
}
