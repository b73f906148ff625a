import type { DenySource, DiagnosisKind } from '../../model/diagnosis.js';

/**
 * Policy types as AWS messages name them (IAM user guide, "Troubleshoot access denied error messages"). The names are
 * what stands between "explicit deny in a(n)" or "because no" and "policy".
 */
const LAYERS: Readonly<Record<string, DenySource>> = {
  'identity-based': 'identity',
  'identity based': 'identity',
  'resource-based': 'resource',
  'resource based': 'resource',
  'permissions boundary': 'boundary',
  'permission boundary': 'boundary',
  'permissions boundaries': 'boundary',
  session: 'session',
  'service control': 'scp',
  'resource control': 'rcp',
  'vpc endpoint': 'vpce',
  'vpc-endpoint': 'vpce',
};

/** Alternatives of a pattern; spaces stay, they stand for any white space. */
export const LAYER_NAMES = Object.keys(LAYERS).join('|');

export function layerNamed(name: string | undefined): DenySource | undefined {
  return name === undefined ? undefined : LAYERS[name.toLowerCase().replace(/\s+/g, ' ')];
}

/** Permissions that the trust policy of the role decides (IAM user guide, "Roles terms and concepts"). */
const TRUST = /^sts:(?:assumerole|tagsession|setsourceidentity)/i;

/**
 * The cause, where several descriptions fit: guard rails and end points first, then any other explicit deny, then keys, then
 * trust, then what is missing. For SCPs AWS says "explicit deny" also where nothing allows, so that counts as one cause.
 */
export function denialKind(
  permissions: readonly string[],
  layer: DenySource | undefined,
  explicit: boolean,
): DiagnosisKind {
  if (layer === 'scp' || layer === 'rcp') return 'org-guardrail';
  if (layer === 'vpce') return 'network-perimeter';
  if (explicit) return 'explicit-deny';
  if (permissions.some((permission) => /^kms:/i.test(permission))) return 'kms';
  if (layer !== 'identity' && permissions.some((permission) => TRUST.test(permission))) return 'trust-policy';
  return layer === 'resource' ? 'resource-policy' : 'missing-permission';
}
