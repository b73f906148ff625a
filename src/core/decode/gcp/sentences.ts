import type { DiagnosisKind } from '../../model/diagnosis.js';
import type { Form } from '../form.js';

/** Sentences of Google that name no permission. */

interface Sentence {
  readonly kind: DiagnosisKind;
  readonly needs: readonly string[];
  readonly pattern: RegExp;
  readonly after?: readonly RegExp[];
  readonly before?: readonly RegExp[];
  readonly rank?: 'code' | 'sentence' | 'permission';
  readonly fields?: NonNullable<Form['fields']>;
  readonly read?: NonNullable<Form['read']>;
}

const PROJECT_OF_SENTENCE = /^[^]{0,80}?project[s:/ ]{1,2}["'[]?(?<resource>[\w-]{3,60})/i;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'token lacks scopes': {
    kind: 'missing-scope',
    needs: ['authentication scopes'],
    pattern: /(?:Request had|has|with) insufficient authentication scopes/i,
  },
  'Insufficient Permission': {
    kind: 'missing-scope',
    rank: 'code',
    needs: ['insufficient permission'],
    pattern: /Insufficient Permission(?=["'.:<,) \n-]|$)(?!s)/,
  },
  'client may not use the scopes (domain-wide delegation)': {
    kind: 'missing-scope',
    needs: ['unauthorized to retrieve', 'any of the scopes'],
    pattern:
      /Client is unauthorized to retrieve access tokens using this method|(?:not authorized|unauthorized) for any of the scopes requested/i,
  },
  'API not used before or disabled': {
    kind: 'service-disabled',
    needs: [
      'has not been used in project',
      'is not enabled',
      'not enabled on project',
      'it is disabled',
      'has not enabled the api',
    ],
    pattern:
      /(?:\b[A-Z][\w -]{2,60}? API has not been used in project|API \[(?<resource>[\w.-]{3,80})\] (?:is )?not enabled|API (?<api>[\w.-]{3,80}\.googleapis\.com) is not enabled)/,
    after: [/apis\/(?:api|library)\/(?<resource>[\w.-]{3,80}\.googleapis\.com)/],
    read: ({ api }) => (api ? { resource: api } : {}),
  },
  'billing is off': {
    kind: 'billing',
    needs: ['billing', 'billed'],
    pattern:
      /(?:requires billing to be enabled|billing account for the owning project is (?:disabled|closed|not found)|absent billing account|billing (?:is|has been) (?:disabled|not enabled|closed)|enable billing on project|billing must be enabled|billing to be enabled)/i,
    after: [PROJECT_OF_SENTENCE],
  },
  'VPC Service Controls': {
    kind: 'network-perimeter',
    needs: ['vpcservicecontrols', 'vpc service controls', 'vpc_service_controls'],
    pattern:
      /(?:Request is prohibited by organization's policy\.? ?)?(?:vpcServiceControlsUniqueIdentifier|VPC Service Controls:? (?:perimeter|Request)|VPC_SERVICE_CONTROLS)/i,
  },
  'request prohibited by policy': {
    kind: 'network-perimeter',
    rank: 'code',
    needs: ["prohibited by organization's policy"],
    pattern: /Request is prohibited by organization's policy/i,
  },
  'organization policy': {
    kind: 'org-guardrail',
    needs: ['constraint', 'organization policy', 'org policy', 'organization policies'],
    pattern:
      /(?:Constraint ["'`]?constraints\/[\w.]{3,100}["'`]? (?:is )?violated|violates? (?:the )?(?:organization policy )?constraint|constraints\/[\w.]{3,100}["'`]? (?:is )?(?:violated|enforced)|(?:denied|blocked|prohibited|violated|not allowed) (?:by|due to|with) (?:an? |the |your )?(?:organization|org) polic(?:y|ies)|Operation denied by org policy|One or more users named in the policy do not belong to a permitted customer)/i,
    after: [
      /^[^]{0,40}?for ["'`]?(?<resource>(?:projects|folders|organizations)\/[\w-]{2,60})/,
      /attempting to (?:create|update|use)[^]{0,40}? ["'`[](?<resource>[^\s"'`\]]{3,200})/,
    ],
  },
  'precondition set by an organization policy': {
    kind: 'org-guardrail',
    needs: ['constraints/'],
    pattern: /\btype["']?: ?["']?constraints\/[\w.]{3,100}/,
    read: (_groups, scene) => {
      const subject = /subject["']?: ?["']?(?:orgpolicy:)?([^\s"'?]{3,300})/.exec(
        scene.text.slice(Math.max(0, scene.start - 500), scene.end + 300),
      )?.[1];
      return subject ? { resource: subject } : {};
    },
  },
  'caller does not have permission': {
    kind: 'unspecified-denial',
    needs: [
      'does not have permission',
      'not authorized to perform this action',
      'this resource/api',
      'needed permissions to perform',
    ],
    pattern:
      /(?:The caller does not have permission|User not authorized to perform this action|Not Authorized to access this resource\/api|You don't have the needed permissions to perform this operation)/i,
  },
  'user may not access an instance (gcloud)': {
    kind: 'missing-permission',
    needs: ['does not have permission to access', 'do not have permission to access'],
    pattern: /does not have permission to access (?<type>[\w-]{2,40}) instance \[(?<resource>[^\]\n]{1,300})\]/i,
    before: [
      /(?:User|account|principal) ?\[(?<principal>[^\]\n]{3,200})\] ?$/i,
      /(?<principal>[\w.+-]{1,100}@[\w.-]{2,200})\]? ?$/,
    ],
  },
  'access denied by BigQuery': {
    kind: 'missing-permission',
    needs: ['access denied: '],
    pattern:
      /Access Denied: (?:Project|Dataset|Table|View|Job|Routine|Model|Connection) (?<resource>[\w.:{}<>$*-]{2,300}?): (?:User|Principal|The user)?/,
    after: [/^[^]{0,80}?(?<query>permission to query table)/i],
    read: ({ query }) => (query ? { permissions: ['bigquery.tables.getData'] } : {}),
  },
  'security rules of Firestore or of the database refuse': {
    kind: 'resource-policy',
    needs: [
      'missing or insufficient permissions',
      "client doesn't have permission",
      'permission_denied at',
      'storage/unauthorized',
    ],
    pattern:
      /Missing or insufficient permissions|Client doesn't have permission to access the desired data|permission_denied at (?<resource>\/[^\s:]{0,300})|User does not have permission to access ["'](?<file>[^"'\n]{1,300})["']\. \(storage\/unauthorized|storage\/unauthorized/i,
    read: ({ file }) => (file === undefined ? {} : { resource: file }),
  },
  'front end refuses the address': {
    kind: 'unspecified-denial',
    needs: ['your client does not have permission'],
    pattern: /Your client does not have permission to get URL/i,
    after: [/^ ?(?:<[^>]{1,20}>)? ?(?<resource>\/[^\s<]{0,400})/],
    fields: { httpStatus: 403 },
  },
  'file is not shared (Drive)': {
    kind: 'resource-policy',
    needs: ['permissions for'],
    pattern:
      /(?:does not have|insufficient) (?:sufficient )?permissions for (?:this )?file(?: (?<resource>[\w-]{10,100}))?/i,
  },
  'app may not use the file (Drive)': {
    kind: 'missing-scope',
    needs: ['not granted the app'],
    pattern:
      /user has not granted the app \S{1,100} (?:read|write) access to the file(?: (?<resource>[\w-]{10,100}))?/i,
  },
  'credentials of Drive behind an external table': {
    kind: 'missing-scope',
    needs: ['getting drive credentials'],
    pattern: /Permission denied while getting Drive credentials/i,
    fields: { scopes: ['https://www.googleapis.com/auth/drive.readonly'] },
  },
  'resource denied or absent': {
    kind: 'not-found-or-denied',
    needs: ['or it may not exist'],
    pattern: /Permission denied on (?:resource )?["'`](?<resource>[^"'`\n]{2,300})["'`] \(or it may not exist\)/i,
  },
  'project unknown or hidden': {
    kind: 'not-found-or-denied',
    needs: ['permission denied on resource project'],
    pattern: /Permission denied on resource project (?<resource>[\w.:{}-]{2,100})/i,
  },
  'project suspended': {
    kind: 'service-disabled',
    needs: ['has been suspended'],
    pattern: /Consumer ["'`]?(?<resource>[\w:.-]{3,100})["'`]? has been suspended/i,
  },
  'quota of the project': {
    kind: 'quota',
    needs: ['limit exceeded', 'quota exceeded'],
    pattern: /(?:User |Daily |Sharing )?(?:Rate )?Limit Exceeded(?! \S{0,30}429)/,
    read: (_groups, scene) => (/(?<!\d)403(?!\d)/.test(around(scene.text, scene.start)) ? {} : undefined),
  },
  'access limited by the provider': {
    kind: 'feature-access',
    needs: [
      'allowlist',
      'whitelist',
      'not have access to model',
      'access to the publisher model',
      'verification process',
    ],
    pattern:
      /(?:project|account|user)[^.\n]{0,80} (?:is )?not (?:on the |in the )?(?:allow|white)-?list(?:ed)?|not have access to (?:the )?(?:publisher )?model|has not completed the Google verification process/i,
  },
};

function around(text: string, place: number): string {
  return text.slice(Math.max(0, place - 400), place + 400);
}

export const SENTENCE_FORMS: readonly Form[] = Object.entries(SENTENCES).map(([name, { rank, ...row }]) => ({
  name: `Google: ${name}`,
  provider: 'gcp',
  rank: rank ?? 'sentence',
  ...row,
}));
