// Order of OAuth scopes, least-privileged first. Google's own lists are alphabetical; the order here is ours, by what a
// scope's name says: metadata before content, reading before writing, one file before all, one service before the whole
// platform.
const PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

/** Endings and words of names with their rank; the first that fits counts. Smaller is less privileged. */
const RANKS = [
  [/^cloud-platform$/, 90],
  [/^cloud-platform\.read-only$/, 70],
  [/^https:\/\/mail\.google\.com$/, 80],
  [/metadata\.readonly$/, 5],
  [/\.(freebusy|settings\.readonly|currentonly\.readonly|currentonly)$/, 8],
  [/\.(addons?\..*)$/, 6],
  [/(^|[./])(labels|metadata)$/, 12],
  [/\.(readonly|read_only|read-only|read|view)$|\.readonly\b/, 20],
  [/\.(insertdata|write|send|insert|compose|app\.created|install|appdata|photos\.appendonly)$/, 25],
  [/drive\.file$/, 15],
  [/\.(owned|events|basic|modify|read_write|settings\.basic|member|students|me|items?)$/, 40],
  [/\.(full_control|admin|manage|sharing)$/, 60],
];

function rank(scope) {
  const name = scope.replace('https://www.googleapis.com/auth/', '').replace(/\/$/, '');
  const base = RANKS.find(([pattern]) => pattern.test(name))?.[1] ?? 50;
  // Of two alike the one of the narrower part: `calendar.events` before `calendar`.
  return base * 10 - Math.min(9, name.split('.').length);
}

/** The scopes in order, each once. */
export const byPrivilege = (scopes) =>
  [...new Set(scopes)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));

/** Whether a scope is that of the whole platform. */
export const isPlatform = (scope) => scope === PLATFORM;
