import type { DenySource, DiagnosisKind, ExplainedDiagnosis } from '../model/diagnosis.js';
import type { Fix } from '../model/fix.js';
import type { CallSite } from '../model/call-site.js';
import { placeText } from './check.js';

/** A call site that can have made the failed request, with the reason in words. */
export interface RelatedCallSite {
  readonly site: CallSite;
  readonly reason: string;
}

export interface DecodedError extends ExplainedDiagnosis {
  readonly callSites: readonly RelatedCallSite[];
  /** Of which workspace folder the call sites are; undefined when none is open. */
  readonly folder: string | undefined;
}

/** What can be done at a line of the document. */
export type DocumentAction =
  | { readonly kind: 'open'; readonly site: CallSite; readonly folder: string }
  | { readonly kind: 'copy'; readonly what: string; readonly text: string }
  | { readonly kind: 'apply'; readonly fix: Fix; readonly folder: string };

export interface DecodedDocument {
  /** Markdown. */
  readonly text: string;
  readonly actions: readonly { readonly line: number; readonly action: DocumentAction }[];
}

const CAUSES: Readonly<Record<DiagnosisKind, string>> = {
  'missing-permission': 'nothing grants the permission',
  'explicit-deny': 'a Deny statement refuses it',
  'resource-policy': 'the resource’s own policy does not let the caller in',
  'trust-policy': 'the role’s trust policy refuses the caller',
  'missing-scope': 'the token lacks an OAuth scope',
  'org-guardrail': 'a rule of the organization refuses it',
  'network-perimeter': 'a network rule refuses it',
  'key-restriction': 'the API key is restricted',
  'service-disabled': 'the API or service is not enabled',
  'feature-access': 'the feature is not open to this account',
  billing: 'billing is off',
  quota: 'a quota or rate limit is reached',
  'expired-credential': 'the credential has expired',
  'invalid-credential': 'the credential is missing or wrong',
  'clock-skew': 'the clock of the caller is off',
  kms: 'an encryption key may not be used',
  'not-found-or-denied': 'it is absent, or hidden from this caller',
  'unspecified-denial': 'it was refused, and the answer does not say why',
  'web-block': 'a web server or firewall refused it; this is not IAM',
};

const DENY_SOURCES: Readonly<Record<DenySource, string>> = {
  identity: 'the caller’s own policies',
  resource: 'the resource’s policy',
  scp: 'a service control policy of the organization',
  rcp: 'a resource control policy of the organization',
  boundary: 'the caller’s permissions boundary',
  session: 'the policy of the caller’s session',
  vpce: 'the policy of a VPC endpoint',
};

/** The answer of the decoder as a document: cause, what is missing, where the code does it, what to do. */
export function decodedDocument(errors: readonly DecodedError[]): DecodedDocument {
  const lines: string[] = [];
  const actions: { line: number; action: DocumentAction }[] = [];
  const actionAtNextLine = (action: DocumentAction) => actions.push({ line: lines.length, action });
  if (errors.length === 0) {
    lines.push(
      '# No permission error found',
      '',
      'The text holds no 403, no denied permission and no failed credential that Unforbid knows.',
      'Paste the whole error, with the lines that name the service and the operation.',
    );
  }
  errors.forEach(({ diagnosis, fixes, callSites, folder }, index) => {
    if (index > 0) lines.push('', '---', '');
    lines.push(`# ${diagnosis.summary}`, '');
    const rows: [string, string | null][] = [
      ['Cause', `${CAUSES[diagnosis.kind]} (${diagnosis.kind})`],
      ['Status', diagnosis.httpStatus === null ? null : String(diagnosis.httpStatus)],
      ['Who', diagnosis.principal],
      [
        diagnosis.permissions.length > 1 ? 'Permissions' : 'Permission',
        diagnosis.permissions.join(', ') +
          (diagnosis.permissionsInferred ? ' (follows from the operation; the text does not name it)' : ''),
      ],
      ['Scopes', diagnosis.scopes.join(' or ')],
      ['Resource', diagnosis.resource],
      ['Decided by', diagnosis.denySource && DENY_SOURCES[diagnosis.denySource]],
      ['Policy', diagnosis.policyArn],
    ];
    for (const [name, value] of rows) if (value !== null && value !== '') lines.push(`- ${name}: ${value}`);
    lines.push('', '## Where the code does this', '');
    if (diagnosis.provider !== 'aws' && diagnosis.provider !== 'gcp') {
      lines.push('Only calls of AWS and Google Cloud are looked for in the code.');
    } else if (folder === undefined) lines.push('Open a folder to see the calls that can have made this request.');
    else if (callSites.length === 0) lines.push('No call that was found in this workspace makes this request.');
    else {
      for (const { site, reason } of callSites) {
        actionAtNextLine({ kind: 'open', site, folder });
        const operation = reason.includes(site.operation) ? '' : `${site.service} ${site.operation}: `;
        lines.push(`- ${placeText(site.location)}: ${operation}${reason}`);
      }
    }
    lines.push('', '## What to do', '');
    fixes.forEach((fix, number) => {
      if (fix.edit !== undefined && folder !== undefined) actionAtNextLine({ kind: 'apply', fix, folder });
      if (fix.snippet !== undefined) {
        actionAtNextLine({ kind: 'copy', what: SNIPPETS[fix.snippet.format], text: fix.snippet.text });
      }
      if (fix.command !== undefined) actionAtNextLine({ kind: 'copy', what: 'command', text: fix.command });
      lines.push(`${String(number + 1)}. ${fix.title}`);
      lines.push(`   ${proof(fix)}`);
      if (fix.note !== undefined) lines.push(`   ${fix.note}`);
      if (fix.snippet !== undefined) lines.push(...fenced(fix.snippet.format, fix.snippet.text));
      if (fix.command !== undefined) lines.push(...fenced('sh', fix.command));
      lines.push('');
    });
    if (lines.at(-1) === '') lines.pop();
  });
  return { text: `${lines.join('\n')}\n`, actions };
}

const SNIPPETS = { json: 'grant', yaml: 'definition', hcl: 'definition', text: 'text' } as const;

function proof({ certification }: Fix): string {
  return certification.certified
    ? `Proven by the local evaluator (layers known: ${certification.layers.join(', ')}).`
    : `Not proven: ${certification.reason}`;
}

function fenced(language: string, text: string): string[] {
  return ['', `   \`\`\`${language}`, ...text.split('\n').map((line) => `   ${line}`), '   ```'];
}
