import type { GcpAllowPolicy, GcpBinding, GcpPolicySet } from './policy.js';

/**
 * The set with one more binding on a resource (absent: the project); the given set is not changed. What would be decided
 * if the role were granted?
 */
export function withBinding(
  set: GcpPolicySet,
  binding: Omit<GcpBinding, 'reference'>,
  resource?: string,
): GcpPolicySet {
  const added: GcpAllowPolicy = {
    kind: 'allow',
    name: 'the added binding',
    ...(resource === undefined ? {} : { resource }),
    bindings: [{ ...binding, reference: { label: `the added binding (${binding.role})` } }],
  };
  return { ...set, policies: [...set.policies, added] };
}
