/** Values as texts hold them, brought into the form in which they are shown and compared. */

/** Without the quotes, brackets and punctuation that the sentence put around it. */
export function clean(value: string): string {
  return value
    .trim()
    .replace(/^[\s"'`[(<]{1,6}/, '')
    .replace(/[\s"'`\])>,;]{1,6}$/, '')
    .replace(/(?<![*.])[.:]{1,3}$/, '')
    .replace(/["'`\])>]{1,6}$/, '');
}

/** The members of an enumeration in a sentence: `a, b and c`, `['a', 'b']`, `a b`. */
export function list(value: string): string[] {
  const items = value
    .split(/[\s,;|]{1,20}/)
    .map(clean)
    .filter((item) => item !== '' && !/^(?:and|or|the|of|one)$/i.test(item));
  return [...new Set(items)];
}

/** URL forms of Amazon S3: the bucket in the host, or first in the path (S3 user guide, "Methods for accessing a bucket"). */
const S3_VIRTUAL_HOST =
  /^https?:\/\/([a-z0-9][a-z0-9.-]{1,62})\.s3(?:[.-][a-z0-9-]{1,40}){0,3}\.amazonaws\.com(?:\.cn)?(?::\d+)?(?:\/([^?#\s]{0,1024}))?/i;
const S3_PATH_STYLE =
  /^https?:\/\/s3(?:[.-][a-z0-9-]{1,40}){0,3}\.amazonaws\.com(?:\.cn)?(?::\d+)?\/([a-z0-9][a-z0-9.-]{1,62})(?:\/([^?#\s]{0,1024}))?/i;
const S3_URI = /^s3[an]?:\/\/([^/\s]{1,255})(?:\/(\S{0,1024}))?/i;

/** `arn:aws:s3:::bucket/key` of an S3 address, else undefined. */
export function s3Arn(address: string): string | undefined {
  const match = S3_URI.exec(address) ?? S3_VIRTUAL_HOST.exec(address) ?? S3_PATH_STYLE.exec(address);
  return match?.[1] === undefined ? undefined : bucketArn(match[1], match[2]);
}

export function bucketArn(bucket: string, key?: string): string {
  return `arn:aws:s3:::${bucket}${key ? `/${decode(key)}` : ''}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // a percent sign that is part of the key
  }
}

/** A resource as shown: S3 addresses as ARNs, all else as in the text. */
export function resourceName(value: string): string {
  const cleaned = clean(value);
  return s3Arn(cleaned) ?? cleaned;
}

/** The role of a session: `arn:aws:sts::1:assumed-role/app/i-1` -> name `app`, account `1`. */
export function assumedRole(principal: string): { readonly account: string; readonly role: string } | undefined {
  const match = /^arn:[a-z-]+:sts::(\d{12}):assumed-role\/([^/]+)/.exec(principal);
  return match?.[1] !== undefined && match[2] !== undefined ? { account: match[1], role: match[2] } : undefined;
}
