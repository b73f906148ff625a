import type { CustomRoleSupport } from '../../core/catalog/custom-role.js';
import { parseRolePage, parseSupportPage, PREDEFINED, roleListOf } from '../../core/catalog/gcp-role-list.js';
import type { RoleReading } from '../../core/catalog/gcp-role-list.js';
import type { Identity } from '../../core/model/identity.js';
import { UnforbidError } from '../../core/model/problem.js';
import { connect } from './client.js';
import type { GcpConnection, GcpOptions } from './client.js';
import { CLOUD_PLATFORM } from './targets.js';

const SERVICE = 'iam.googleapis.com';
/** Entries of each answer; Google's most. */
const PAGE_SIZE = 1000;
/** More than Google has roles and permissions for; a server that never ends its list is not followed for ever. */
const MOST_PAGES = 50;

/**
 * Reads the roles of each parent with their permissions from the IAM API (roles.list, view=FULL) with the credentials of
 * an identity: `roles` stands for the predefined ones, `projects/reports-dev` and `organizations/123456789012` for custom
 * ones, and of these also what custom roles may hold (permissions.queryTestablePermissions). A parent that cannot be read
 * is a reading that says why; the others are read all the same. Rejects with an UnforbidError where there are no
 * credentials, and when it is stopped. Nothing is kept here.
 */
export async function readRoles(
  identity: Identity,
  parents: readonly string[],
  options: GcpOptions,
  signal: AbortSignal,
): Promise<readonly RoleReading[]> {
  const connection = await connect(identity, options);
  const date = (options.clock?.now() ?? new Date()).toISOString().slice(0, 10);
  const readings: RoleReading[] = [];
  for (const parent of parents) {
    try {
      const pages = await pagesOf(rolesSource(parent), parseRolePage, connection, signal);
      const list = roleListOf(pages, parent, date);
      if (parent === PREDEFINED) readings.push({ kind: 'read', list });
      else {
        const support = await supportIn(parent, connection, signal);
        readings.push(
          support instanceof UnforbidError
            ? { kind: 'read', list, note: support.message }
            : { kind: 'read', list: { ...list, support } },
        );
      }
    } catch (error) {
      if (signal.aborted || !(error instanceof UnforbidError)) throw error;
      readings.push({ kind: 'failed', parent, error });
    }
  }
  return readings;
}

interface Source {
  /** Without the page: its token comes as a parameter of the address, or as a member of the body. */
  readonly url: string;
  readonly label: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

const rolesSource = (parent: string): Source => ({
  url: `https://${SERVICE}/v1/${parent === PREDEFINED ? '' : `${parent}/`}roles?view=FULL&pageSize=${String(PAGE_SIZE)}`,
  label: parent === PREDEFINED ? 'the predefined roles' : `the custom roles of ${parent}`,
});

/** What custom roles may hold is good to know, and no reason to give up the roles: a refusal is an answer here. */
async function supportIn(
  parent: string,
  connection: GcpConnection,
  signal: AbortSignal,
): Promise<CustomRoleSupport | UnforbidError> {
  const source: Source = {
    url: `https://${SERVICE}/v1/permissions:queryTestablePermissions`,
    label: `the permissions of custom roles of ${parent}`,
    body: { fullResourceName: `//cloudresourcemanager.googleapis.com/${parent}`, pageSize: PAGE_SIZE },
  };
  try {
    const pages = await pagesOf(source, parseSupportPage, connection, signal);
    return {
      unsupported: pages.flatMap(({ unsupported }) => unsupported),
      testing: pages.flatMap(({ testing }) => testing),
    };
  } catch (error) {
    if (signal.aborted || !(error instanceof UnforbidError)) throw error;
    return error;
  }
}

async function pagesOf<Page extends { readonly nextPageToken: string }>(
  { url, label, body }: Source,
  parse: (text: string) => Page,
  connection: GcpConnection,
  signal: AbortSignal,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let pageToken = ''; pages.length < MOST_PAGES;) {
    const page = parse(
      await connection.read(
        {
          url: body === undefined && pageToken !== '' ? `${url}&${new URLSearchParams({ pageToken }).toString()}` : url,
          ...(body && { body: JSON.stringify({ ...body, ...(pageToken && { pageToken }) }) }),
          scope: CLOUD_PLATFORM,
          label,
          service: SERVICE,
        },
        signal,
      ),
    );
    pages.push(page);
    pageToken = page.nextPageToken;
    if (pageToken === '') return pages;
  }
  throw new UnforbidError(
    'network',
    `The answer about ${label} does not end after ${String(MOST_PAGES)} pages: check the endpoint, if one is set.`,
  );
}
