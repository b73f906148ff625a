/**
 * OAuth scopes of the Google Workspace and consumer APIs, which are not in the catalog ("OAuth 2.0 Scopes for Google APIs").
 * Scopes are least first; the prefix is `https://www.googleapis.com/auth/`.
 */
interface ScopeRow {
  /** The API's short name in method ids: `calendar` of `calendar.v3.Events.List`. */
  readonly api: string;
  /** Lower-case start of the method without API and version; empty: all methods. */
  readonly method?: string;
  readonly reading: readonly string[];
  /** Absent: the API only reads. */
  readonly writing?: readonly string[];
}

const ROWS: readonly ScopeRow[] = [
  {
    api: 'calendar',
    method: 'calendarlist',
    reading: ['calendar.calendarlist.readonly', 'calendar.readonly'],
    writing: ['calendar.calendarlist', 'calendar'],
  },
  {
    api: 'calendar',
    method: 'events',
    reading: ['calendar.events.readonly', 'calendar.readonly'],
    writing: ['calendar.events', 'calendar'],
  },
  {
    api: 'calendar',
    method: 'acl',
    reading: ['calendar.acls.readonly', 'calendar'],
    writing: ['calendar.acls', 'calendar'],
  },
  { api: 'calendar', method: 'freebusy', reading: ['calendar.freebusy', 'calendar.readonly'] },
  { api: 'calendar', method: 'settings', reading: ['calendar.settings.readonly', 'calendar.readonly'] },
  { api: 'calendar', reading: ['calendar.readonly'], writing: ['calendar'] },
  {
    api: 'gmail',
    method: 'users.messages.send',
    reading: ['gmail.send'],
    writing: ['gmail.send', 'gmail.compose', 'gmail.modify'],
  },
  { api: 'gmail', method: 'users.drafts', reading: ['gmail.readonly'], writing: ['gmail.compose', 'gmail.modify'] },
  {
    api: 'gmail',
    method: 'users.labels',
    reading: ['gmail.labels', 'gmail.readonly'],
    writing: ['gmail.labels', 'gmail.modify'],
  },
  {
    api: 'gmail',
    method: 'users.settings',
    reading: ['gmail.settings.basic', 'gmail.readonly'],
    writing: ['gmail.settings.basic'],
  },
  { api: 'gmail', reading: ['gmail.readonly', 'gmail.modify'], writing: ['gmail.modify'] },
  { api: 'drive', method: 'files.list', reading: ['drive.metadata.readonly', 'drive.readonly', 'drive'] },
  { api: 'drive', reading: ['drive.readonly', 'drive'], writing: ['drive.file', 'drive'] },
  { api: 'sheets', reading: ['spreadsheets.readonly', 'spreadsheets'], writing: ['spreadsheets'] },
  { api: 'docs', reading: ['documents.readonly', 'documents'], writing: ['documents'] },
  { api: 'slides', reading: ['presentations.readonly', 'presentations'], writing: ['presentations'] },
  { api: 'forms', reading: ['forms.body.readonly', 'forms.body'], writing: ['forms.body'] },
  { api: 'people', reading: ['contacts.readonly', 'contacts'], writing: ['contacts'] },
  { api: 'tasks', reading: ['tasks.readonly', 'tasks'], writing: ['tasks'] },
  { api: 'youtube', reading: ['youtube.readonly', 'youtube'], writing: ['youtube'] },
  {
    api: 'directory',
    method: 'users',
    reading: ['admin.directory.user.readonly', 'admin.directory.user'],
    writing: ['admin.directory.user'],
  },
  {
    api: 'directory',
    method: 'groups',
    reading: ['admin.directory.group.readonly', 'admin.directory.group'],
    writing: ['admin.directory.group'],
  },
  {
    api: 'directory',
    method: 'members',
    reading: ['admin.directory.group.member.readonly', 'admin.directory.group.readonly'],
    writing: ['admin.directory.group.member'],
  },
  {
    api: 'chat',
    method: 'spaces.messages',
    reading: ['chat.messages.readonly', 'chat.messages'],
    writing: ['chat.messages.create', 'chat.messages'],
  },
  { api: 'chat', reading: ['chat.spaces.readonly', 'chat.spaces'], writing: ['chat.spaces'] },
  { api: 'searchconsole', reading: ['webmasters.readonly', 'webmasters'], writing: ['webmasters'] },
  { api: 'analyticsdata', reading: ['analytics.readonly', 'analytics'] },
  { api: 'analyticsadmin', reading: ['analytics.readonly', 'analytics.edit'], writing: ['analytics.edit'] },
  { api: 'photoslibrary', reading: ['photoslibrary.readonly.appcreateddata'], writing: ['photoslibrary.appendonly'] },
];

/** Names of the API in RPC names and hosts that differ from its short name. */
const API_NAMES: Readonly<Record<string, string>> = {
  caribou: 'gmail',
  spreadsheetsservice: 'sheets',
  documentsservice: 'docs',
  presentationsservice: 'slides',
  admin: 'directory',
  'calendar-json': 'calendar',
};

const READING = /^(?:get|list|batchget|search|query|watch|export|find|run|instances|getprofile|download)/;
const PREFIX = 'https://www.googleapis.com/auth/';

/** Scopes that would do for a method of these APIs, least first; empty: not in the table. */
export function workspaceScopes(service: string | undefined, method: string | undefined): readonly string[] {
  if (!method) return [];
  const parts = method
    .toLowerCase()
    .split(/[./]/)
    .filter((part) => part !== 'google' && part !== 'apps' && !/^v\d/.test(part));
  const host = service?.toLowerCase().replace('.googleapis.com', '');
  const candidates = [host, ...parts].filter((part) => part !== undefined).map((part) => API_NAMES[part] ?? part);
  const verb = parts.at(-1) ?? '';
  for (const row of ROWS) {
    if (!candidates.includes(row.api)) continue;
    const below = parts.slice(parts.findIndex((part) => (API_NAMES[part] ?? part) === row.api) + 1).join('.');
    if (row.method !== undefined && !below.includes(row.method)) continue;
    const reads = READING.test(verb);
    const scopes = reads ? row.reading : row.writing;
    if (scopes) return scopes.map((scope) => PREFIX + scope);
  }
  return [];
}
