import type { Form } from '../form.js';
import type { DiagnosisKind } from '../../model/diagnosis.js';

/** 403s and 400s of AWS that are about the credential, the signature or the clock, not about permissions. */

interface CredentialSentence {
  readonly kind: DiagnosisKind;
  readonly needs: string;
  readonly pattern: RegExp;
}

const SENTENCES: Readonly<Record<string, CredentialSentence>> = {
  'token expired': {
    kind: 'expired-credential',
    needs: 'expired',
    pattern: /security token (?:included in the request |provided )?(?:is|has) expired/i,
  },
  'provided token expired': {
    kind: 'expired-credential',
    needs: 'expired',
    pattern: /The provided token (?:has|is) expired/i,
  },
  'single sign-on session expired': {
    kind: 'expired-credential',
    needs: 'sso',
    pattern:
      /The SSO (?:session|access token)[^.\n]{0,80} (?:has expired|is expired|or is otherwise invalid)|SSO session (?:has )?expired/i,
  },
  'refresh failed': {
    kind: 'expired-credential',
    needs: 'refresh',
    pattern:
      /Token has expired and refresh failed|Error when retrieving token from sso|refresh cached (?:SSO|credentials)[^.\n]{0,40}(?:failed|expired)/i,
  },
  'login session expired': {
    kind: 'expired-credential',
    needs: 'session has expired',
    pattern: /Your session has expired\. Please reauthenticate/i,
  },
  'registry token expired': {
    kind: 'expired-credential',
    needs: 'authorization token has expired',
    pattern: /Your authorization token has expired/i,
  },
  'signature expired': {
    kind: 'clock-skew',
    needs: 'signature',
    pattern:
      /Signature (?:expired: [^.\n]{1,120} is now earlier than|not yet current: [^.\n]{1,120} is still later than)/i,
  },
  'request time too far off': {
    kind: 'clock-skew',
    needs: 'request time and the',
    pattern: /difference between the request time and the (?:current|server's) time is too large/i,
  },
  'token invalid': {
    kind: 'invalid-credential',
    needs: 'security token included',
    pattern: /The security token included in the request is invalid/i,
  },
  'key unknown': {
    kind: 'invalid-credential',
    needs: 'access key id',
    pattern:
      /The AWS Access Key Id you provided does not exist in our records|The AWS Access Key Id needs a subscription/i,
  },
  'signature wrong': {
    kind: 'invalid-credential',
    needs: 'request signature',
    pattern: /The request signature we calculated does not match the signature you provided/i,
  },
  'credentials not validated': {
    kind: 'invalid-credential',
    needs: 'validate the provided',
    pattern: /AWS was not able to validate the provided access credentials/i,
  },
  'token missing': {
    kind: 'invalid-credential',
    needs: 'authentication token',
    pattern: /(?:Request is missing|Missing) Authentication Token/i,
  },
  'no credentials': {
    kind: 'invalid-credential',
    needs: 'credential',
    pattern:
      /Unable to locate credentials|NoCredentialProviders: no valid providers|no valid credential sources|Could not load credentials from any providers|Unable to load (?:AWS )?credentials from any (?:of the )?providers?|failed to refresh cached credentials|no EC2 IMDS role found|Partial credentials found/i,
  },
  'no registry login': { kind: 'invalid-credential', needs: 'no basic auth', pattern: /no basic auth credentials/i },
  'profile missing': {
    kind: 'invalid-credential',
    needs: 'config profile',
    pattern: /The config profile \([^)\n]{1,100}\) could not be found/i,
  },
  'no sign-on token': { kind: 'invalid-credential', needs: 'loading sso token', pattern: /Error loading SSO Token/i },
  'credential scope': {
    kind: 'invalid-credential',
    needs: 'credential should be scoped',
    pattern: /Credential should be scoped to a valid region/i,
  },
  'authorization header malformed': {
    kind: 'invalid-credential',
    needs: 'authorization header',
    pattern:
      /not a valid key=value pair \(missing equal-?sign\) in Authorization header|Authorization header requires 'Credential' parameter/i,
  },
  'identity token': {
    kind: 'invalid-credential',
    needs: 'identity token',
    pattern:
      /(?:No OpenIDConnect provider found in your account|Couldn't retrieve verification key from your identity provider|Incorrect token audience)/i,
  },
};

export const CREDENTIALS: readonly Form[] = Object.entries(SENTENCES).map(([name, { kind, needs, pattern }]) => ({
  name: `AWS credential: ${name}`,
  provider: 'aws' as const,
  rank: 'sentence' as const,
  kind,
  needs: [needs],
  pattern,
}));
