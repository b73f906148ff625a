import type { Form } from '../form.js';

/** 403s of web servers, firewalls and frameworks, and bare status codes: nothing of them is about cloud permissions by itself. */

/** Hosts that tell whose answer a bare status is. */
const HOSTS: readonly Form[] = Object.entries({
  aws: ['amazonaws.com', /[\w-]{1,60}\.amazonaws\.com\b/],
  gcp: ['googleapis.com', /[\w-]{1,60}\.googleapis\.com\b/],
  azure: ['.azure', /[\w-]{1,60}\.(?:azure\.com|azure\.net|azurewebsites\.net|windows\.net)\b|graph\.microsoft\.com\b/],
  github: ['api.github.com', /\bapi\.github\.com\b/],
} as const).map(([provider, [literal, pattern]]) => ({
  name: `host of ${provider}`,
  provider: provider as 'aws' | 'gcp' | 'azure' | 'github',
  rank: 'particular',
  needs: [literal],
  pattern,
}));

export const WEB: readonly Form[] = [
  {
    name: 'page of a web server',
    provider: 'generic',
    rank: 'sentence',
    kind: 'web-block',
    needs: ['<title>', '<h1>', '<center>'],
    pattern:
      /<(?:title|h1)>(?:Error )?(?:403 (?:- )?)?(?:Forbidden|403 Forbidden|Error 403|Access Denied|403)(?:: [^<]{0,80})?</i,
    read: (_groups, scene) =>
      /Google|storage\.googleapis|<Code>/.test(scene.text.slice(scene.start, scene.end + 600))
        ? undefined
        : { httpStatus: 403 },
  },
  {
    name: 'forged request check of a framework',
    provider: 'generic',
    rank: 'sentence',
    kind: 'web-block',
    needs: ['checking failed', 'csrf', 'authenticitytoken', 'authenticity token', 'cross-site request'],
    pattern:
      /(?:Origin|Referer) checking failed|CSRF (?:verification failed|token (?:missing|mismatch|is invalid|invalid|not|verification|from)|cookie not set|Failed)|(?:invalid|missing|wrong) (?:csrf|xsrf) token|InvalidAuthenticityToken|Forbidden \(CSRF/i,
  },
  {
    name: 'firewall or bot check',
    provider: 'generic',
    rank: 'sentence',
    kind: 'web-block',
    needs: [
      'cf-ray',
      'attention required',
      'error code: 10',
      'ray id',
      'you have been blocked',
      'mod_security',
      'modsecurity',
      'request blocked',
      'incapsula',
      'akamai',
      'reference&#32;',
      'cf-mitigated',
      'web application firewall',
    ],
    pattern:
      /Attention Required! \| Cloudflare|(?:Sorry, )?you have been blocked|cf-mitigated: challenge|error code: 10(?:06|07|08|09|10|12|15|20)\b|ModSecurity|mod_security|Incapsula incident|blocked by (?:a |the |our )?(?:WAF|web application firewall)|You don't have permission to access "?http[^\n]{1,300}? on this server[^]{0,100}?Reference #/i,
  },
  {
    name: 'directory or page refused by a web server',
    provider: 'generic',
    rank: 'sentence',
    kind: 'web-block',
    needs: ['on this server', 'directory index of', 'access forbidden by rule', 'client denied by server'],
    pattern:
      /You don't have permission to access (?:this resource|[^\n]{1,200}?)(?: on this server)|directory index of "[^"\n]{1,300}" is forbidden|access forbidden by rule|client denied by server configuration/i,
  },
  {
    name: 'file system refuses the web server or a proxy the tunnel',
    provider: 'generic',
    rank: 'sentence',
    kind: 'network-perimeter',
    needs: ['from proxy', 'proxy'],
    pattern:
      /(?:Received HTTP code 403 from proxy|Tunnel connection failed: 403|proxy[^.\n]{0,60}(?:responded|returned)[^.\n]{0,20}403)/i,
    fields: { httpStatus: 403 },
  },
  {
    name: 'absent or not accessible, in words',
    provider: 'generic',
    rank: 'sentence',
    kind: 'not-found-or-denied',
    needs: ['does not exist', 'not found'],
    pattern:
      /(?:does not exist|(?:was|is) not found),? or (?:you|the caller|user) (?:do|does|may) not have (?:access|permission)/i,
    read: (_groups, scene) => {
      const near = scene.text.slice(Math.max(0, scene.start - 300), scene.end + 300);
      return /\baws\b|amazon|Service: /i.test(near)
        ? { provider: 'aws' }
        : /google|gcloud/i.test(near)
          ? { provider: 'gcp' }
          : {};
    },
  },
  {
    name: 'authorization by an application framework',
    provider: 'generic',
    rank: 'sentence',
    kind: 'web-block',
    needs: [
      'org.springframework.security',
      'you do not have permission to perform this action',
      'authorizationexception',
      'permissiondenied at',
    ],
    pattern:
      /org\.springframework\.security\.(?:access|authorization)\.\w{0,20}Denied\w{0,20}|You do not have permission to perform this action\.|This action is unauthorized\.|django\.core\.exceptions\.PermissionDenied/,
  },
  {
    name: 'answer that says nothing but forbidden',
    provider: 'generic',
    rank: 'status',
    kind: 'unspecified-denial',
    needs: ['"forbidden"', "'forbidden'", '"access denied"'],
    pattern: /\{ ?["'](?:message|Message|error|detail)["']: ?["'](?:Forbidden|Access Denied)["'] ?[,}]/,
  },
  ...HOSTS,
  {
    name: 'HTTP status 403',
    provider: 'generic',
    rank: 'status',
    kind: 'unspecified-denial',
    needs: ['403'],
    pattern:
      /(?:HTTP\/[\d.]{1,3}"? 403\b|\b403:? ?\(?Forbidden\b|\(403\)(?=[^\n]{0,20}(?:Forbidden|denied))|(?:[Ss]tatus|statusCode|status_code|httpStatusCode|StatusCode|Status Code|response code|error code|HTTP error|HTTP Error|HTTP|returned error|with status|failed with status code|[Cc]ode)["']?(?: code)?(?: of)?[:= ]{1,3}["']?403\b|\b403 Client Error|Error 403\b|: 403 -)/,
    fields: { httpStatus: 403 },
  },
  {
    name: 'HTTP status 401',
    provider: 'generic',
    rank: 'status',
    kind: 'invalid-credential',
    needs: ['401'],
    pattern:
      /(?:HTTP\/[\d.]{1,3}"? 401\b|\b401:? ?\(?Unauthorized\b|(?:status|statusCode|status_code|StatusCode|Status Code|HTTP error|HTTP Error|returned error)["']?(?: code)?[:= ]{1,3}["']?401\b|\b401 Client Error)/i,
    fields: { httpStatus: 401 },
  },
  {
    name: 'other status of a refused request',
    provider: 'generic',
    rank: 'particular',
    needs: ['status', '400', '401', '403', '404', '554'],
    pattern:
      /(?:HTTP\/[\d.]{1,3} |(?:status|statusCode|status_code|httpStatusCode|StatusCode|Status Code|HttpError|HttpErrorCode|status code|"code"|'code'|[Ee]rror code|googleapi: Error|HTTP|HttpStatusCode|unexpected status|Error)["']?[:= ]{1,3}["']?|\(|^|(?<![\w.:/-])(?=40[0134] (?:Access|Permission|Forbidden|Unauthorized|GET|POST|PUT|The caller)))(?<status>40[0134]|554)\b/m,
  },
];
