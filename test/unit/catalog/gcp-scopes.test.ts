import assert from 'node:assert/strict';
import { testCatalog } from '../../support/catalog.js';

interface Row {
  /** Why the first comes before the rest. */
  readonly why: string;
  /** `service: method method`, and the order in which its scopes must come; others may stand between. */
  readonly methods: string;
  readonly order: string;
}

/** Least-privileged first. Scopes without `https://www.googleapis.com/auth/`. */
const ROWS: readonly Row[] = [
  {
    why: 'reading before writing, writing before control of access, one service before the platform',
    methods: 'storage: storage.objects.get storage.objects.list storage.buckets.list storage.buckets.get',
    order: 'devstorage.read_only devstorage.read_write devstorage.full_control cloud-platform',
  },
  {
    why: 'what writes takes no scope that reads; writing before control of access',
    methods: 'storage: storage.objects.insert storage.objects.delete storage.objects.setIamPolicy',
    order: 'devstorage.read_write devstorage.full_control cloud-platform',
  },
  {
    why: 'headers and labels before texts, reading before changing, all of the mailbox last',
    methods: 'gmail: gmail.users.messages.list gmail.users.history.list gmail.users.threads.list',
    order: 'gmail.metadata gmail.readonly gmail.modify https://mail.google.com/',
  },
  {
    why: 'labels are graded non-sensitive, everything else restricted',
    methods: 'gmail: gmail.users.labels.list',
    order: 'gmail.labels gmail.metadata gmail.readonly gmail.modify https://mail.google.com/',
  },
  {
    why: 'the open message alone before the mailbox, its metadata before its text',
    methods: 'gmail: gmail.users.messages.get',
    order: 'gmail.addons.current.message.metadata gmail.addons.current.message.readonly gmail.metadata gmail.readonly',
  },
  {
    why: 'sending is graded sensitive, composing (which reads drafts) restricted',
    methods: 'gmail: gmail.users.messages.send',
    order: 'gmail.send gmail.compose gmail.modify https://mail.google.com/',
  },
  {
    why: 'drafts before all messages',
    methods: 'gmail: gmail.users.drafts.create gmail.users.drafts.send gmail.users.drafts.update',
    order: 'gmail.compose gmail.modify https://mail.google.com/',
  },
  {
    why: 'adding messages before changing those that are there',
    methods: 'gmail: gmail.users.messages.insert gmail.users.messages.import',
    order: 'gmail.insert gmail.modify https://mail.google.com/',
  },
  {
    why: 'changing before deleting for good',
    methods: 'gmail: gmail.users.messages.modify gmail.users.messages.trash',
    order: 'gmail.modify https://mail.google.com/',
  },
  {
    why: 'files that the app made are graded non-sensitive; metadata of all files before their content, reading before writing',
    methods: 'drive: drive.files.list drive.files.get drive.changes.list',
    order: 'drive.file drive.appdata drive.metadata.readonly drive.metadata drive.readonly drive',
  },
  {
    why: 'files that the app made before all files',
    methods:
      'drive: drive.files.create drive.files.delete drive.files.update drive.permissions.create drive.replies.create',
    order: 'drive.file drive',
  },
  {
    why: 'reading before writing',
    methods: 'drive: drive.files.export drive.comments.list drive.revisions.get',
    order: 'drive.file drive.readonly drive',
  },
  {
    why: 'public events before one’s own, reading before writing, one’s own before all, events before calendars',
    methods: 'calendar: calendar.events.list calendar.events.get',
    order:
      'calendar.events.public.readonly calendar.events.owned.readonly calendar.events.readonly calendar.readonly calendar.app.created calendar.events.owned calendar.events calendar',
  },
  {
    why: 'calendars that the app made, then one’s own events, then all, then the calendars themselves',
    methods: 'calendar: calendar.events.insert calendar.events.delete calendar.events.patch',
    order: 'calendar.app.created calendar.events.owned calendar.events calendar',
  },
  {
    why: 'when somebody is busy before what they do',
    methods: 'calendar: calendar.freebusy.query',
    order: 'calendar.freebusy calendar.readonly calendar',
  },
  {
    why: 'the list, the access rules and the settings alone before everything',
    methods: 'calendar: calendar.calendarList.list',
    order: 'calendar.calendarlist.readonly calendar.readonly calendar.calendarlist calendar',
  },
  {
    why: 'reading before writing',
    methods: 'calendar: calendar.settings.list',
    order: 'calendar.settings.readonly calendar',
  },
  {
    why: 'adding rows before everything in BigQuery',
    methods: 'bigquery: bigquery.tabledata.insertAll',
    order: 'bigquery.insertdata bigquery cloud-platform',
  },
  {
    why: 'one service before the platform, reading the platform before changing it',
    methods: 'bigquery: bigquery.jobs.query bigquery.tabledata.list bigquery.tables.get bigquery.datasets.list',
    order: 'bigquery cloud-platform.read-only cloud-platform',
  },
  {
    why: 'no job runs by a scope of Cloud Storage alone: BigQuery’s own comes first',
    methods: 'bigquery: bigquery.jobs.insert',
    order: 'bigquery devstorage.read_only devstorage.read_write devstorage.full_control cloud-platform',
  },
  {
    why: 'the app’s files before all, one kind of file before all kinds, reading before writing',
    methods: 'sheets: sheets.spreadsheets.values.get sheets.spreadsheets.get',
    order: 'drive.file spreadsheets.readonly drive.readonly spreadsheets drive',
  },
  {
    why: 'one kind of file before all kinds',
    methods:
      'sheets: sheets.spreadsheets.values.update sheets.spreadsheets.batchUpdate sheets.spreadsheets.values.append',
    order: 'drive.file spreadsheets drive',
  },
  {
    why: 'one kind of file before all kinds',
    methods: 'docs: docs.documents.get',
    order: 'drive.file documents.readonly drive.readonly documents drive',
  },
  {
    why: 'reading before writing',
    methods: 'people: people.people.connections.list',
    order: 'contacts.readonly contacts',
  },
  {
    why: 'uploading before changing what is there',
    methods: 'youtube: youtube.videos.insert',
    order: 'youtube.upload youtube.force-ssl',
  },
  { why: 'reading before writing', methods: 'tasks: tasks.tasks.list', order: 'tasks.readonly tasks' },
  {
    why: 'writing entries before administration of logs',
    methods: 'logging: logging.entries.write',
    order: 'logging.write logging.admin cloud-platform',
  },
  {
    why: 'reading before writing, one service before the platform',
    methods: 'compute: compute.instances.list compute.instances.get',
    order: 'compute.readonly compute cloud-platform',
  },
  {
    why: 'one service before the platform',
    methods: 'pubsub: pubsub.projects.topics.publish',
    order: 'pubsub cloud-platform',
  },
  {
    why: 'reading before writing',
    methods: 'admin: directory.users.list',
    order: 'admin.directory.user.readonly admin.directory.user',
  },
];

const cases = ROWS.flatMap(({ why, methods, order }) => {
  const [service = '', names = ''] = methods.split(': ');
  return names.split(' ').map((method) => ({ why, service, method, order: order.split(' ') }));
});

describe('OAuth scopes of a method, least-privileged first', () => {
  it('are shown for forty methods or more', () => assert.ok(cases.length >= 40, String(cases.length)));

  for (const { why, service, method, order } of cases)
    it(`${method}: ${why}`, () => {
      const lookup = testCatalog().operation('gcp', service, method);
      assert.ok(lookup.kind === 'known', method);
      const scopes = lookup.operation.scopes.map((scope) => scope.replace('https://www.googleapis.com/auth/', ''));
      assert.deepEqual(
        scopes.filter((scope) => order.includes(scope)),
        order,
      );
      assert.equal(new Set(scopes).size, scopes.length);
    });
});
