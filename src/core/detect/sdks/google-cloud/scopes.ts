/**
 * Scopes whose parts are joined by dots only, by their first part: of these a constant's words give the scope
 * ("OAuth 2.0 Scopes for Google APIs"). Of others the constants are rows below, or not known.
 */
const DOTTED: ReadonlySet<string> = new Set([
  'admin',
  'bigquery',
  'calendar',
  'chat',
  'compute',
  'contacts',
  'datastore',
  'documents',
  'drive',
  'forms',
  'gmail',
  'logging',
  'monitoring',
  'presentations',
  'pubsub',
  'script',
  'spreadsheets',
  'sqlservice',
  'tasks',
  'userinfo',
]);
const OTHERS: Readonly<Record<string, string>> = {
  CloudPlatform: 'cloud-platform',
  CloudPlatformReadOnly: 'cloud-platform.read-only',
  DevstorageFullControl: 'devstorage.full_control',
  DevstorageReadOnly: 'devstorage.read_only',
  DevstorageReadWrite: 'devstorage.read_write',
  Youtube: 'youtube',
  YoutubeForceSsl: 'youtube.force-ssl',
  YoutubeReadonly: 'youtube.readonly',
  YoutubeUpload: 'youtube.upload',
  AnalyticsReadonly: 'analytics.readonly',
  Cloudkms: 'cloudkms',
};

/** The scope that a constant stands for: `DriveService.Scope.DriveReadonly`. */
export function scopeNamed(constant: string): string | undefined {
  if (constant === 'MailGoogleCom') return 'https://mail.google.com/';
  const words = constant.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
  const name = OTHERS[constant] ?? (DOTTED.has(words[0] ?? '') ? words.join('.') : undefined);
  return name === undefined ? undefined : `https://www.googleapis.com/auth/${name}`;
}
