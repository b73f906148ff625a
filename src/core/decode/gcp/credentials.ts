import type { DiagnosisKind } from '../../model/diagnosis.js';
import type { Form } from '../form.js';

/** Google answers about the token, the key or the clock, not about permissions. */

interface CredentialSentence {
  readonly kind: DiagnosisKind;
  readonly needs: readonly string[];
  readonly pattern: RegExp;
}

const SENTENCES: Readonly<Record<string, CredentialSentence>> = {
  'token expired or revoked': {
    kind: 'expired-credential',
    needs: ['expired or revoked', 'invalid_rapt', 'reauth', 'token expired'],
    pattern:
      /Token has been expired or revoked|invalid_rapt|Reauthentication (?:is needed|failed|required)|reauth related error|Token expired, /i,
  },
  'refresh token refused': {
    kind: 'invalid-credential',
    needs: ['invalid_grant'],
    pattern: /invalid_grant["']?[:,)]{1,2} ?["']?(?:Bad Request|Not a valid email|account not found|Invalid grant)/i,
  },
  'assertion outside its time': {
    kind: 'clock-skew',
    needs: ['invalid jwt'],
    pattern: /Invalid JWT: Token must be a short-lived token/i,
  },
  'assertion signed wrongly': { kind: 'invalid-credential', needs: ['invalid jwt'], pattern: /Invalid JWT Signature/i },
  'credentials invalid': {
    kind: 'invalid-credential',
    needs: ['authentication credential', 'invalid credentials', 'invalid iap', 'login required'],
    pattern:
      /Request had invalid authentication credentials|Request is missing required authentication credential|does not have valid authentication credentials|(?:"|'|: )Invalid Credentials|Invalid IAP credentials|"Login Required/i,
  },
  'no credentials found': {
    kind: 'invalid-credential',
    needs: ['default credentials', 'determine credentials', 'active account selected', 'valid credentials to run'],
    pattern:
      /Your default credentials were not found|Could not (?:automatically determine|load the default) credentials|could not find default credentials|You do not currently have an active account selected/i,
  },
  'unauthenticated request': {
    kind: 'invalid-credential',
    needs: ['unauthenticated request'],
    pattern: /Unauthenticated requests? (?:do not|does not|don't) have permission|denied: Unauthenticated request/i,
  },
  'API key not valid': {
    kind: 'invalid-credential',
    needs: ['api key'],
    pattern: /API key not valid|API key not found|The API key doesn't exist|missing a valid API key/i,
  },
  'API key expired': { kind: 'expired-credential', needs: ['api key'], pattern: /API key expired/i },
  'API key leaked': { kind: 'invalid-credential', needs: ['api key'], pattern: /API key was reported as leaked/i },
  'API key restricted': {
    kind: 'key-restriction',
    needs: ['are blocked', 'api key', 'did not specify any referer', 'not authorized to use this service or api'],
    pattern:
      /Requests? (?:from|to) (?:this|the|referer|API)[^\n]{0,200}? (?:is|are) blocked|The provided API key has an IP address restriction|did not specify any referer|API (?:project|key) is not authorized to use this|(?:IP, site or mobile application|IP address) is not authorized to use this API key|API keys with referer restrictions cannot be used/i,
  },
};

export const CREDENTIAL_FORMS: readonly Form[] = Object.entries(SENTENCES).map(([name, row]) => ({
  name: `Google credential: ${name}`,
  provider: 'gcp' as const,
  rank: 'sentence' as const,
  ...row,
}));
