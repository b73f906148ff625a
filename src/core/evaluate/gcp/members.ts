import { type Applicability, NO, unsure, YES } from '../outcome.js';

/**
 * Whether a member of an allow policy stands for the principal (documentation: "Principal identifiers for allow
 * policies"). Who belongs to a group, or to a set of a project's principals, is not known from policies.
 */
export function memberApplies(
  member: string,
  principal: string,
  holdsBasicRole: (role: string, project: string) => Applicability,
): Applicability {
  if (member === 'allUsers' || member === 'allAuthenticatedUsers') return YES;
  const at = member.indexOf(':');
  const [type, value] = [member.slice(0, at), member.slice(at + 1)];
  switch (type) {
    case 'serviceAccount':
    case 'user':
      return member.toLowerCase() === principal.toLowerCase() ? YES : NO;
    case 'group':
      return unsure(`whether ${principal} belongs to ${member} is not known here`);
    case 'domain':
      return domainApplies(value, principal);
    // Convenience values of buckets and datasets: whoever has the basic role on the project.
    case 'projectOwner':
      return holdsBasicRole('roles/owner', value);
    case 'projectEditor':
      return holdsBasicRole('roles/editor', value);
    case 'projectViewer':
      return holdsBasicRole('roles/viewer', value);
    case 'principalSet':
      // Sets of a project, folder or organization hold service accounts too; pools of external identities do not.
      return value.startsWith('//cloudresourcemanager.googleapis.com/')
        ? unsure(`whether ${principal} belongs to ${member} is not known here`)
        : NO;
    default:
      return NO;
  }
}

/** A domain stands for its users; service accounts belong to none. */
function domainApplies(domain: string, principal: string): Applicability {
  return principal.startsWith('user:') && principal.toLowerCase().endsWith(`@${domain.toLowerCase()}`) ? YES : NO;
}

/** As `memberApplies`, for the identifiers of deny policies ("Principal identifiers for deny policies"). */
export function deniedPrincipalApplies(identifier: string, principal: string): Applicability {
  if (identifier === 'principalSet://goog/public:all') return YES;
  const [type = '', email = ''] = principal.toLowerCase().split(/:(.*)/);
  const own =
    type === 'serviceaccount'
      ? `principal://iam.googleapis.com/projects/-/serviceaccounts/${email}`
      : `principal://goog/subject/${email}`;
  const wanted = identifier.toLowerCase();
  if (wanted === own) return YES;
  if (
    wanted.startsWith('principalset://goog/group/') ||
    wanted.startsWith('principalset://cloudresourcemanager.googleapis.com/')
  ) {
    return unsure(`whether ${principal} belongs to ${identifier} is not known here`);
  }
  return NO;
}
