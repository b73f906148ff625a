import type { Form, Scene } from '../form.js';
import { clean, list } from '../values.js';
import { denialKind, LAYER_NAMES, layerNamed } from './layers.js';

/** "not authorized to perform" with all its reasons (IAM user guide, "Troubleshoot access denied error messages"). */

const PERMISSION = '[a-z0-9-]{2,40}:[A-Za-z0-9*]{2,100}';
const PERMISSIONS = `${PERMISSION}(?:["'\`]{0,2}(?:,| and| or) ["'\`]{0,2}${PERMISSION}){0,20}`;
const POLICY = `(?:[^]{0,24}?(?<policy>arn:[a-z-]{3,12}:(?:iam|organizations|s3|ec2)::?[^\\s"'),]{1,300}))?`;

const PRINCIPAL_BEFORE = [
  /(?:user|principal|caller|role|identity|account)s?:? ?["'`]{0,2}(?<principal>[^\s"'`]{1,300}?)["'`]{0,2}(?: \([^)]{0,80}\))?,? (?:is|are|was) ?$/i,
  /(?<principal>arn:[a-z-]{3,12}:(?:iam|sts)::[^\s"'`]{1,300}?)["'`]{0,2},? (?:is|are|was) ?$/i,
  /\b(?:is|are|was) ?$/i,
];

const REASONS = [
  new RegExp(
    `^[^]{0,60}?(?<explicit>explicit deny)(?: in (?:an?|the) (?<layer>${LAYER_NAMES}))?(?: polic(?:y|ies))?${POLICY}`,
    'i',
  ),
  new RegExp(
    `^[^]{0,40}?because no (?<layer>${LAYER_NAMES})(?: polic(?:y|ies))? allows?(?: the (?<again>${PERMISSION}) action)?${POLICY}`,
    'i',
  ),
  /^[^]{0,40}?because (?<block>public (?:polic|access control|access)[^]{0,80}?(?:blocked|block public access))/i,
  /^[^]{0,40}?because the resource does not exist in this Region, no resource-based polic(?<open>ies|y) allows? access/i,
];

const RESOURCE =
  /^["'`\]]{0,3},?\.? (?:on|for|to) (?:(?:the|any|following) ){0,2}(?:service role|role|resources?|object|key)(?: with arn)?:? ?(?<resource>this resource|(?:role|user|group|policy|instance profile|table|function|domain|stack) (?!because|with)[^\s"'`]{1,300}|"[^"\n]{1,1024}"|'[^'\n]{1,1024}'|`[^`\n]{1,1024}['`]|\[[^\]\n]{1,1024}\]|[^\s"'`]{1,1024})/i;
const THIS_RESOURCE = /^["'`]{0,2} on (?:this|the|that) (?:resource|object|secret|key|queue)(?=[\s.,;]|$)/i;

/** The role that a client says it was about to assume: the service's own sentence does not always name it. */
function roleNear({ text, start, end }: Scene): string | undefined {
  const match = /\brole\b[:=]? ?["'(]{0,2}(arn:[a-z-]{3,12}:iam::\d{12}:role\/[^\s"',)]{1,300})/i.exec(
    text.slice(Math.max(0, start - 600), end + 400),
  );
  return match?.[1] === undefined ? undefined : clean(match[1]);
}

export const AUTHORIZATION: readonly Form[] = [
  {
    name: 'principal is not authorized to perform a permission',
    provider: 'aws',
    rank: 'permission',
    needs: ['not authorized to perform', 'not authorised to perform'],
    pattern: new RegExp(
      `not authori[sz]ed to perform:?(?: the)?(?: following)?(?: actions?| operations?)?:? ?["'\`[]{0,3}(?<permission>${PERMISSIONS})`,
      'i',
    ),
    before: PRINCIPAL_BEFORE,
    after: [THIS_RESOURCE, RESOURCE, ...REASONS],
    read: (groups, scene) => {
      const permissions = list(groups['permission'] ?? '');
      const layer = layerNamed(groups['layer']);
      const denySource = layer ?? (groups['block'] ? 'resource' : undefined);
      const kind = groups['block']
        ? ('resource-policy' as const)
        : denialKind(permissions, layer, groups['explicit'] !== undefined);
      const role = kind === 'trust-policy' && groups['resource'] === undefined ? roleNear(scene) : undefined;
      return { kind, permissions, ...(role !== undefined && { resource: role }), ...(denySource && { denySource }) };
    },
  },
  {
    name: 'not authorized to perform this operation, with the reason or an encoded message (EC2)',
    provider: 'aws',
    rank: 'sentence',
    needs: ['not authorized to perform this', 'not authorized to perform the requested'],
    pattern: /not authorized to perform (?:this|the requested) (?:operation|action)/i,
    before: [
      /(?:user|principal|role):? ?["'`]?(?<principal>arn:[^\s"'`]{1,300})["'`]? is ?$/i,
      /(?:you are|user is|is) ?$/i,
    ],
    after: [
      /^[^]{0,200}?Encoded authorization failure message:? ?(?<encoded>[A-Za-z0-9_-]{20,20000})/i,
      REASONS[0] as RegExp,
      REASONS[1] as RegExp,
    ],
    reach: 22000,
    read: (groups, scene) => {
      // Azure's data planes speak of the request, not of the caller.
      if (
        /this request is ?$/i.test(
          scene.text.slice(Math.max(0, scene.start - 20), scene.start + 16).split(/not authori/i)[0] ?? '',
        )
      )
        return undefined;
      // The same words come from Google's services with a gRPC status.
      if (
        /PERMISSION_DENIED|PermissionDenied|gcloud|googleapis/.test(
          scene.text.slice(Math.max(0, scene.start - 300), scene.end + 300),
        )
      )
        return undefined;
      const layer = layerNamed(groups['layer']);
      const explicit = groups['explicit'] !== undefined;
      const known = explicit || layer !== undefined;
      return {
        kind: known ? denialKind([], layer, explicit) : 'unspecified-denial',
        ...(layer && { denySource: layer }),
      };
    },
  },
  {
    name: 'encoded authorization message by itself',
    provider: 'aws',
    rank: 'particular',
    needs: ['encoded authorization'],
    pattern: /Encoded authorization (?:failure )?message:? ?(?<encoded>[A-Za-z0-9_-]{20,20000})/i,
    fields: { provider: 'aws' },
  },
  {
    name: 'API named before a denial (CloudFormation resource handlers)',
    provider: 'aws',
    rank: 'permission',
    needs: ['api: '],
    pattern: new RegExp(`API: (?<permission>${PERMISSION}) (?=[^]{0,200}?(?:denied|not authorized|forbidden))`, 'i'),
    after: [/User: (?<principal>arn:[^\s"']{1,300})/, /on resource: (?<resource>[^\s"']{1,600})/],
    read: (groups) => ({ kind: denialKind(list(groups['permission'] ?? ''), undefined, false) }),
  },
  {
    name: 'sts:AssumeRole refused without the usual sentence',
    provider: 'aws',
    rank: 'permission',
    kind: 'trust-policy',
    needs: [
      'not authorized to perform sts',
      'be assumed',
      'assume the role',
      'assume role',
      'assuming role',
      'used to assume',
    ],
    pattern:
      /(?:(?:(?<=role )(?<resource>arn:[^\s"']{1,300}) )?(?:cannot|can't|can not|could not|may not) be assumed by|could not be used to assume|unable to assume (?:the )?(?:service )?(?:linked )?role|(?:not have|no) permissions? to assume (?:the )?(?:provided )?role|(?:roles may not be assumed by root accounts))/i,
    after: [/^[^]{0,20}?(?<resource>arn:[a-z-]{3,12}:iam::[^\s"',)]{1,300})/],
    fields: { permissions: ['sts:AssumeRole'] },
    read: (_groups, scene) => {
      const role = roleNear(scene);
      return role === undefined ? {} : { resource: role };
    },
  },
  {
    name: 'not authorized to access a resource (API Gateway, resource servers)',
    provider: 'aws',
    rank: 'sentence',
    needs: ['not authorized to access this resource'],
    pattern: /user is not authorized to access this resource/i,
    after: [/^(?<explicit> with an explicit deny)(?: in an? (?<layer>[a-z -]{4,30}?) policy)?/i],
    read: (groups, scene) => {
      if (!groups['explicit'] && !/amazonaws|x-amzn|execute-api|apigateway/i.test(scene.text))
        return { kind: 'unspecified-denial', provider: 'aws' };
      const layer = layerNamed(groups['layer']);
      return {
        kind: groups['explicit'] ? 'explicit-deny' : 'unspecified-denial',
        httpStatus: 403,
        ...(layer && { denySource: layer }),
      };
    },
  },
  {
    name: 'execution role lacks permission to call an operation (Lambda and others)',
    provider: 'aws',
    rank: 'permission',
    kind: 'missing-permission',
    needs: ['permissions to call', 'permission to call', 'permission to execute', 'permissions to execute'],
    pattern:
      /role (?:does not|doesn't) have (?:the )?(?:sufficient )?permissions? to (?:call|execute) (?<operation>\w{2,80}) (?:on|in) (?<service>\w{2,40})/i,
  },
];
