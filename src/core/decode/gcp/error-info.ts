import type { DiagnosisKind } from '../../model/diagnosis.js';
import type { Form, Reading, Scene } from '../form.js';

/**
 * Machine-readable reasons of Google: `google.rpc.ErrorInfo.reason` of the domain googleapis.com (proto
 * google/api/error_reason.proto) and the older `errors[].reason` of the JSON APIs. They look the same in JSON, in the
 * records that client libraries print and in printed protocol buffers.
 */
interface ReasonRow {
  readonly kind: DiagnosisKind;
  /** Metadata members that hold the resource, best first. */
  readonly resource?: readonly string[];
  readonly permissions?: readonly string[];
  /** Metadata names the permission. */
  readonly statesPermission?: true;
  /** Metadata names service and method. */
  readonly statesMethod?: true;
  /** Also sent with 429, which is no refusal of access. */
  readonly alsoTransient?: true;
}

const keyRestriction: ReasonRow = { kind: 'key-restriction' };
const invalid: ReasonRow = { kind: 'invalid-credential' };
const quota: ReasonRow = { kind: 'quota', alsoTransient: true };
const policy: ReasonRow = { kind: 'org-guardrail' };

const REASONS: Readonly<Record<string, ReasonRow>> = {
  IAM_PERMISSION_DENIED: { kind: 'missing-permission', statesPermission: true, resource: ['resource'] },
  ACCESS_TOKEN_SCOPE_INSUFFICIENT: { kind: 'missing-scope', statesMethod: true },
  SERVICE_DISABLED: { kind: 'service-disabled', resource: ['service'] },
  SERVICE_NOT_VISIBLE: { kind: 'service-disabled', resource: ['service'] },
  GCP_SUSPENDED: { kind: 'service-disabled', resource: ['service'] },
  CONSUMER_SUSPENDED: { kind: 'service-disabled', resource: ['consumer'] },
  CONSUMER_INVALID: { kind: 'not-found-or-denied', resource: ['consumer'] },
  BILLING_DISABLED: { kind: 'billing', resource: ['consumer'] },
  USER_PROJECT_DENIED: {
    kind: 'missing-permission',
    permissions: ['serviceusage.services.use'],
    resource: ['consumer'],
  },
  API_KEY_INVALID: invalid,
  API_KEY_SERVICE_BLOCKED: { ...keyRestriction, resource: ['service'] },
  API_KEY_HTTP_REFERRER_BLOCKED: keyRestriction,
  API_KEY_IP_ADDRESS_BLOCKED: keyRestriction,
  API_KEY_ANDROID_APP_BLOCKED: keyRestriction,
  API_KEY_IOS_APP_BLOCKED: keyRestriction,
  RATE_LIMIT_EXCEEDED: quota,
  RESOURCE_QUOTA_EXCEEDED: quota,
  VPC_SERVICE_CONTROLS: { kind: 'network-perimeter' },
  SECURITY_POLICY_VIOLATED: { kind: 'network-perimeter' },
  ORG_RESTRICTION_VIOLATION: policy,
  ORG_RESTRICTION_HEADER_INVALID: policy,
  LOCATION_ORG_POLICY_VIOLATED: policy,
  LOCATION_POLICY_VIOLATED: policy,
  RESOURCE_USAGE_RESTRICTION_VIOLATED: policy,
  SYSTEM_PARAMETER_UNSUPPORTED: policy,
  CREDENTIALS_MISSING: invalid,
  ACCESS_TOKEN_TYPE_UNSUPPORTED: invalid,
  ACCOUNT_STATE_INVALID: invalid,
  SESSION_COOKIE_INVALID: invalid,
  ACCESS_TOKEN_EXPIRED: { kind: 'expired-credential' },
  insufficientPermissions: { kind: 'missing-scope' },
  appNotAuthorizedToFile: { kind: 'missing-scope' },
  insufficientFilePermissions: { kind: 'resource-policy' },
  accessNotConfigured: { kind: 'service-disabled' },
  ipRefererBlocked: keyRestriction,
  keyInvalid: invalid,
  keyExpired: { kind: 'expired-credential' },
  authError: invalid,
  domainPolicy: policy,
  accountDisabled: { kind: 'billing' },
  billingNotEnabled: { kind: 'billing' },
  dailyLimitExceeded: quota,
  dailyLimitExceededUnreg: quota,
  userRateLimitExceeded: quota,
  rateLimitExceeded: quota,
  quotaExceeded: quota,
  sharingRateLimitExceeded: quota,
  UserProjectAccessDenied: { kind: 'missing-permission', permissions: ['serviceusage.services.use'] },
};

/** `projects/my-project` as a resource when that is how the metadata names the consumer. */
function reasonReading(reason: string, scene: Scene): Reading | undefined {
  const row = REASONS[reason];
  if (!row) return undefined;
  const around = scene.text.slice(Math.max(0, scene.start - 800), scene.end + 600);
  if (row.alsoTransient && /(?<!\d)429(?!\d)|RESOURCE_EXHAUSTED/.test(around) && !/(?<!\d)403(?!\d)/.test(around))
    return undefined;
  const reading: Reading = { kind: row.kind };
  const permission = row.statesPermission ? scene.field('permission') : undefined;
  const permissions = permission ? permission.split(/[,\s]+/) : row.permissions;
  const resource = row.resource ? scene.field(...row.resource) : undefined;
  if (permissions) reading.permissions = permissions;
  if (permissions?.some((name) => name.startsWith('cloudkms.'))) reading.kind = 'kms';
  if (resource) reading.resource = resource;
  if (row.statesMethod) {
    const service = scene.field('service');
    const method = scene.field('method');
    if (service) reading.service = service;
    if (method) reading.operation = method;
  }
  return reading;
}

const NEEDS = Object.keys(REASONS).map((reason) => reason.toLowerCase());
const NAMES = Object.keys(REASONS)
  .sort((left, right) => right.length - left.length)
  .join('|');

export const ERROR_INFO: readonly Form[] = [
  {
    name: 'reason of ErrorInfo, or of the errors of a JSON API',
    provider: 'gcp',
    rank: 'sentence',
    needs: NEEDS,
    pattern: new RegExp(`\\breason["']?(?: ?[:=]|=>|,? value:)? ?["']?(?<reason>${NAMES})\\b`),
    read: ({ reason = '' }, scene) => reasonReading(reason, scene),
  },
  {
    name: 'reason behind the message, as the Go and Ruby clients print it',
    provider: 'gcp',
    rank: 'sentence',
    needs: NEEDS,
    pattern: new RegExp(`(?:, |- |\\(|: |\\b)(?<reason>${NAMES})(?=[:,.\\s)\\]"']|$)`),
    read: ({ reason = '' }, scene) =>
      /googleapi|google|error|403|permission/i.test(scene.text) ? reasonReading(reason, scene) : undefined,
  },
  {
    name: 'permission that an audit log record says was not granted',
    provider: 'gcp',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['authorizationinfo'],
    pattern: /authorizationInfo["']?[:=] ?\[/,
    reach: 1500,
    read: (_groups, scene) => {
      const record = scene.text.slice(scene.end, scene.end + 3000);
      const permissions: string[] = [];
      let resource: string | undefined;
      for (const [entry] of record.matchAll(/\{[^{}]{1,600}(?:\{[^{}]{0,300}\}[^{}]{0,300}){0,2}\}/g)) {
        if (/granted["']?[:=] ?true/.test(entry)) continue;
        const permission = /permission["']?[:=] ?["']([\w.]{3,100})["']/.exec(entry)?.[1];
        if (!permission) continue;
        permissions.push(permission);
        resource ??= /resource["']?[:=] ?["']([^"']{1,400})["']/.exec(entry)?.[1];
      }
      if (permissions.length === 0) return undefined;
      const principal = /principalEmail["']?[:=] ?["']([^"'\s]{3,200})["']/.exec(
        scene.text.slice(Math.max(0, scene.start - 2000), scene.end + 3000),
      )?.[1];
      return { permissions: [...new Set(permissions)], ...(resource && { resource }), ...(principal && { principal }) };
    },
  },
];
