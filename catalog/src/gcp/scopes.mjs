// Order of OAuth scopes, least-privileged first, by what a scope's name says: read-only before its full twin, one
// service before the whole platform. Google's own lists are alphabetical.
const PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';

/** The rank of a scope: smaller is less privileged. */
function rank(scope) {
  const name = scope.replace('https://www.googleapis.com/auth/', '').replace(/\/$/, '');
  if (scope === PLATFORM) return 9;
  if (name === 'cloud-platform.read-only') return 7;
  if (/\.(readonly|read_only|read|metadata|insertdata|write)$/.test(name)) return 1;
  if (/\.(read_write)$/.test(name)) return 3;
  if (/\.(full_control|admin)$/.test(name)) return 5;
  return 4;
}

/** The scopes in order, each once. */
export const byPrivilege = (scopes) =>
  [...new Set(scopes)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
