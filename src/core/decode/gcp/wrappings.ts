import type { Form } from '../form.js';

/** Status codes, methods and addresses as Google's clients, tools and log records print them. */

/** Only beside something of Google is a gRPC status Google's. */
const GOOGLE_EVIDENCE = /google|gcloud|gserviceaccount|firebase|firestore|bigquery|pubsub|gcs\b|cloud\.run|\.run\.app/i;

function byGoogle(text: string, start: number): boolean {
  return GOOGLE_EVIDENCE.test(text.slice(Math.max(0, start - 2000), start + 2000));
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a percent sign that is part of the name
  }
}

export const WRAPPINGS: readonly Form[] = [
  {
    name: 'gRPC status PERMISSION_DENIED',
    provider: 'gcp',
    rank: 'code',
    kind: 'unspecified-denial',
    needs: ['permission_denied', 'permissiondenied'],
    pattern: /\bPERMISSION_DENIED\b|\bPermissionDenied\b/,
    read: (_groups, scene) => ({ provider: byGoogle(scene.text, scene.start) ? 'gcp' : 'generic' }),
  },
  {
    name: 'gRPC status UNAUTHENTICATED',
    provider: 'gcp',
    rank: 'code',
    kind: 'invalid-credential',
    needs: ['unauthenticated'],
    pattern: /(?:\b16 |status["']?: ?["']|code = |StatusCode\.|\()(?:UNAUTHENTICATED|Unauthenticated)\b/,
    read: (_groups, scene) => ({ provider: byGoogle(scene.text, scene.start) ? 'gcp' : 'generic' }),
  },
  {
    name: 'error of a Google API client',
    provider: 'gcp',
    rank: 'code',
    kind: 'unspecified-denial',
    needs: [
      'googleapi: error 403',
      'google.api_core.exceptions.forbidden',
      'google.api_core.exceptions.permissiondenied',
      'google::cloud::permissiondeniederror',
      'google::apis::clienterror',
      'googlejsonresponseexception',
    ],
    pattern:
      /googleapi: Error (?<status>403)|google\.api_core\.exceptions\.(?:Forbidden|PermissionDenied)|Google::Cloud::PermissionDeniedError|GoogleJsonResponseException: 403/,
    fields: { httpStatus: 403 },
  },
  {
    name: 'method in a log or error record',
    provider: 'gcp',
    rank: 'particular',
    needs: ['"method', "'method", 'method:', 'methodname', '/google.'],
    pattern: /(?:method(?:Name)?["']?[:=] ?["']?\/?|["' ]\/)(?<operation>google\.[\w.]{3,100}[./]\w{2,60})/i,
    read: (_groups, scene) => {
      const resource = scene.field('subscription', 'topic');
      return resource?.startsWith('projects/') ? { resource } : {};
    },
  },
  {
    name: 'account named by the audit log or by gcloud',
    provider: 'gcp',
    rank: 'particular',
    needs: ['principalemail', 'authenticationinfo'],
    pattern: /principalEmail["']?[:=] ?["']?(?<principal>[^\s"',}]{3,200})/,
  },
  {
    name: 'account that gcloud is authenticated as',
    provider: 'gcp',
    rank: 'particular',
    needs: ['is authenticated as'],
    pattern: /command is authenticated as (?<principal>[\w.+-]{1,100}@[\w.-]{2,200})/,
  },
  {
    name: 'bucket or object in a Cloud Storage address',
    provider: 'gcp',
    rank: 'particular',
    needs: ['gs://', 'storage.googleapis.com'],
    pattern:
      /(?<address>gs:\/\/[a-z0-9._-]{3,222}(?:\/[^\s"'`<>)\],]{0,1024})?)|storage\.googleapis\.com\/(?:(?:upload|download|resumable\/upload)\/)?storage\/v1\/b\/(?<bucket>[a-z0-9._-]{3,222})(?:\/o\/(?<object>[^\s"'?:<>]{1,1024}))?/,
    read: ({ address, bucket, object }) => ({
      resource: address ?? `${bucket ?? ''}${object === undefined ? '' : `/${unescaped(object)}`}`,
    }),
  },
  {
    name: 'repository that a push or pull refers to',
    provider: 'gcp',
    rank: 'particular',
    needs: ['gcr.io', 'pkg.dev'],
    pattern: /repository \[(?<resource>[a-z0-9.-]{0,60}(?:gcr\.io|pkg\.dev)\/[^\]\s]{1,250})\]/,
  },
  {
    name: 'file in an address of Drive, Sheets, Docs or Slides',
    provider: 'gcp',
    rank: 'particular',
    needs: ['/files/', '/spreadsheets/', '/documents/', '/presentations/'],
    pattern:
      /googleapis\.com\/(?:(?:upload\/)?drive\/v\d\/files|v\d\/(?:spreadsheets|documents|presentations))\/(?<resource>[\w-]{10,100})/,
  },
];
