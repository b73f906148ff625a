// Order of OAuth scopes, least-privileged first. Google's own lists are alphabetical; the order here is ours, by what a
// scope's name says: what the app made before all, metadata before content, reading before writing, one service before
// the whole platform. Where Google grades scopes itself ("Choose Gmail API scopes", "Choose Google Drive API scopes") the
// order keeps to its grades: non-sensitive before sensitive before restricted.
const PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

/** Endings and words of names with their rank; the first that fits counts. Smaller is less privileged. */
const RANKS = [
  [/^cloud-platform$/, 90],
  [/^cloud-platform\.read-only$/, 70],
  [/^https:\/\/mail\.google\.com$/, 80],
  // Who the user is, and files that the app itself made or was given: non-sensitive.
  [/^(openid|email|profile|userinfo\.(email|profile))$/, 2],
  [/^drive\.file$/, 3],
  [/^drive\.appdata$/, 4],
  [/metadata\.readonly$/, 5],
  // Of the open message alone; what it says before what it holds.
  [/\.addons?\..*metadata$/, 6],
  [/\.addons?\..*readonly$/, 7],
  [/\.addons?\./, 8],
  [/\.public\.readonly$/, 7],
  [/\.(freebusy|settings\.readonly|currentonly\.readonly|currentonly)$/, 8],
  [/(^|[./])(labels|metadata)$/, 12],
  // All files, whatever made them: after reading those of one kind (`spreadsheets.readonly`), before writing.
  [/^drive\.readonly$/, 22],
  [/\.(readonly|read_only|read-only|read|view)$|\.readonly\b/, 20],
  [/\.(send|upload)$/, 24],
  [/\.(insertdata|write|insert|compose|app\.created|install|appdata|photos\.appendonly)$/, 25],
  [/\.(owned|events|basic|modify|read_write|settings\.basic|member|students|me|items?)$/, 40],
  [/^drive$/, 52],
  [/\.(full_control|admin|manage|sharing)$/, 60],
];

/**
 * Scopes of another service's data that a method takes besides its own: BigQuery reads and writes files of Cloud Storage
 * with them, and runs no job by them alone ("BigQuery API reference": jobs.insert).
 */
const BESIDE = { bigquery: /^devstorage\./ };
const BESIDE_RANK = 65;

function rank(scope, service) {
  const name = scope.replace('https://www.googleapis.com/auth/', '').replace(/\/$/, '');
  const own = RANKS.find(([pattern]) => pattern.test(name))?.[1] ?? 50;
  const base = BESIDE[service]?.test(name) === true ? BESIDE_RANK + own / 100 : own;
  // Of two alike the one of the narrower part: `calendar.events` before `calendar`.
  return base * 10 - Math.min(9, name.split('.').length);
}

/** The scopes in order, each once. @param {Iterable<string>} scopes @param {string} service whose method takes them */
export const byPrivilege = (scopes, service) =>
  [...new Set(scopes)].sort((a, b) => rank(a, service) - rank(b, service) || (a < b ? -1 : a > b ? 1 : 0));

/** Whether a scope is that of the whole platform. */
export const isPlatform = (scope) => scope === PLATFORM;
