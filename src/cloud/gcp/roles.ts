import { parseRolePage, roleListOf } from '../../core/catalog/gcp-role-list.js';
import type { RoleList, RolePage } from '../../core/catalog/gcp-role-list.js';
import type { Identity } from '../../core/model/identity.js';
import { connect } from './client.js';
import type { GcpOptions } from './client.js';
import { CLOUD_PLATFORM } from './targets.js';

/** Roles of each answer; Google's most. */
const PAGE_SIZE = 1000;
/** More than Google has roles for; a server that never ends its list is not followed for ever. */
const MOST_PAGES = 50;

/**
 * Reads all predefined roles with their permissions from the IAM API (roles.list, view=FULL) with the credentials of an
 * identity. Rejects with an UnforbidError. Nothing is kept here: the caller caches the list, which bears its day.
 */
export async function readRoles(identity: Identity, options: GcpOptions, signal: AbortSignal): Promise<RoleList> {
  const connection = await connect(identity, options);
  const pages: RolePage[] = [];
  let token = '';
  do {
    const query = new URLSearchParams({
      view: 'FULL',
      pageSize: String(PAGE_SIZE),
      ...(token && { pageToken: token }),
    });
    const page = parseRolePage(
      await connection.read(
        {
          url: `https://iam.googleapis.com/v1/roles?${query.toString()}`,
          scope: CLOUD_PLATFORM,
          label: 'the predefined roles',
          service: 'iam.googleapis.com',
        },
        signal,
      ),
    );
    pages.push(page);
    token = page.nextPageToken;
  } while (token !== '' && pages.length < MOST_PAGES);
  return roleListOf(pages, (options.clock?.now() ?? new Date()).toISOString().slice(0, 10));
}
