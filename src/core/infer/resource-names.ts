/** Partitions other than `aws` by the start of their regions' names ("AWS General Reference": Amazon Resource Names). */
const PARTITIONS: readonly { readonly region: string; readonly partition: string }[] = [
  { region: 'cn-', partition: 'aws-cn' },
  { region: 'us-gov-', partition: 'aws-us-gov' },
  { region: 'us-isob-', partition: 'aws-iso-b' },
  { region: 'us-isof-', partition: 'aws-iso-f' },
  { region: 'eu-isoe-', partition: 'aws-iso-e' },
  { region: 'us-iso-', partition: 'aws-iso' },
  { region: 'eusc-', partition: 'aws-eusc' },
];

/** The partition of a region; `aws` when none is given. */
export function partitionOf(region: string | undefined): string {
  return PARTITIONS.find((row) => region?.startsWith(row.region) === true)?.partition ?? 'aws';
}

/**
 * Values that name a resource only through another name, which no resource pattern can follow. A KMS alias stands for a
 * key whose id only the service knows; policies match the key's ARN ("AWS KMS Developer Guide": Aliases).
 */
const INDIRECT: readonly { readonly template: RegExp; readonly value: RegExp }[] = [
  { template: /:kms:.*:key\/\$\{[^}]+\}$/, value: /^(?:arn:[^:]*:kms:[^:]*:[^:]*:)?alias\// },
];

export function indirect(template: string, value: string): boolean {
  return INDIRECT.some((row) => row.template.test(template) && row.value.test(value));
}

/** Hosts of addresses that name a region: SQS's present and older form ("Amazon SQS endpoints and quotas"). */
const REGION_IN_HOST: readonly RegExp[] = [
  /^https?:\/\/sqs(?:-fips)?\.([a-z]{2,4}(?:-[a-z]+)+-\d)\./,
  /^https?:\/\/([a-z]{2,4}(?:-[a-z]+)+-\d)\.queue\./,
];

/** The region in the address of a queue. */
export function regionOfUrl(url: string): string | undefined {
  for (const form of REGION_IN_HOST) {
    const region = form.exec(url)?.[1];
    if (region !== undefined) return region;
  }
  return undefined;
}

/**
 * False when a value is an ARN of another form than the template's up to its placeholder: an access point's where a
 * bucket's is expected.
 */
export function arnAligns(template: string, values: Readonly<Record<string, string>>): boolean {
  return Object.entries(values).every(([name, value]) => {
    if (!value.startsWith('arn:') || indirect(template, value)) return true;
    const before = template.slice(0, Math.max(0, template.indexOf(`\${${name}}`)));
    const literal = before.split(/\$\{[^}]+\}/).map((part) => part.replace(/[.+*?^$()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${literal.join('[^:/]*')}.+$`).test(value);
  });
}

/** True when a value is an ARN of the template's whole form, and not only of its beginning: a secret's with its six characters. */
export function isWholeArn(template: string, value: string): boolean {
  const literal = template
    .split(/\$\{[^}]+\}/)
    .map((part) => part.replace(/[.+*^$()|[\]\\]/g, '\\$&').replaceAll('?', '.'));
  return new RegExp(`^${literal.join('.*')}$`).test(value);
}

/**
 * Hosts of Google services that differ from the catalog's service id ("Full resource names", Google Cloud IAM).
 */
const GOOGLE_HOSTS: Readonly<Record<string, string>> = { datastore: 'firestore' };

/** `projects/p/topics/jobs` of `pubsub` as `//pubsub.googleapis.com/projects/p/topics/jobs`. */
export function googleName(service: string, relative: string): string {
  return `//${GOOGLE_HOSTS[service] ?? service}.googleapis.com/${relative}`;
}

/** True for a relative name from its root: `projects/p/secrets/s`. */
export function isWholeGoogleName(text: string): boolean {
  return /^(?:projects|organizations|folders|billingAccounts)\/[^/]/.test(text);
}
