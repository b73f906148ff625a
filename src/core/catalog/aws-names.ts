import { normalise } from './catalog.js';
import type { Naming } from './catalog.js';
import type { ServiceNames } from './aws-rows.js';

/**
 * How each SDK writes a service: what stands around the service's name, and the rule by which it is made of the
 * service's own id (`Secrets Manager`). Facts by the SDKs' own reference pages; names that follow no rule are rows of
 * `catalog/curated/aws/names.yaml`.
 */
interface NamingRule {
  /** Taken off both ends, one after the other, before names are compared. */
  readonly strip: readonly RegExp[];
  /** The SDK's name by rule; without one, only rows have such a name. */
  readonly rule: (service: NamedService) => readonly string[];
  /** Looser claims: the old full names, the endpoint. Only where the SDK's names are known to come from these. */
  readonly loose: boolean;
}

export interface NamedService extends ServiceNames {
  readonly id: string;
}

/** The first segment of a namespace or path: `s3.model.PutObjectRequest` -> `s3`, `\S3\S3Client` -> `S3`. */
const FIRST_SEGMENT = /(?<=[^./:\\])[./:\\].*$/;
const CLIENT = /(?<=.)(?:Async)?Client(?:Builder)?$/;

const words = (service: NamedService): string => service.name ?? service.id.replaceAll('-', ' ');
const pascal = (service: NamedService): string =>
  words(service)
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
const flat = (service: NamedService): string => normalise(words(service));
const old = (service: NamedService): string => service.old ?? pascal(service);

const NAMINGS: Readonly<Record<Naming, NamingRule>> = {
  boto3: { strip: [], rule: ({ id }) => [id], loose: true },
  cli: { strip: [/^aws /], rule: ({ id }) => [id], loose: true },
  'js-v2': { strip: [/^aws-sdk\/clients\//, /^AWS\./], rule: (service) => [old(service)], loose: true },
  'js-v3-package': { strip: [/^@aws-sdk\/client-/], rule: ({ id }) => [id], loose: false },
  'js-v3-client': { strip: [CLIENT], rule: (service) => [pascal(service)], loose: false },
  'go-v1': {
    strip: [/^github\.com\/aws\/aws-sdk-go\/service\//, FIRST_SEGMENT, /(?<=.)iface$/],
    rule: (service) => [normalise(old(service))],
    loose: true,
  },
  'go-v2': {
    strip: [/^github\.com\/aws\/aws-sdk-go-v2\/service\//, FIRST_SEGMENT],
    rule: (service) => [flat(service)],
    loose: false,
  },
  'java-v1': {
    strip: [/^com\.amazonaws\.services\./, FIRST_SEGMENT, /^(?:Amazon|AWS)(?=[A-Z])/, CLIENT, /(?<=.)Async$/],
    rule: (service) => [normalise(old(service)), pascal(service)],
    loose: true,
  },
  'java-v2': {
    strip: [/^software\.amazon\.awssdk(?:\.services\.|:)/, FIRST_SEGMENT, CLIENT],
    rule: (service) => [flat(service).replace(/(?<=.)service$/, ''), flat(service)],
    loose: false,
  },
  kotlin: {
    strip: [/^aws\.sdk\.kotlin(?:\.services\.|:)/, FIRST_SEGMENT, CLIENT],
    rule: (service) => [flat(service)],
    loose: false,
  },
  dotnet: {
    strip: [/^(?:Amazon|AWSSDK)\./, FIRST_SEGMENT, /^I?Amazon(?=[A-Z])/, CLIENT, /(?<=.)Config$/],
    rule: (service) => [pascal(service)],
    loose: true,
  },
  ruby: {
    strip: [/^(?:Aws::|aws-sdk-)/, FIRST_SEGMENT],
    rule: (service) => [old(service), pascal(service)],
    loose: true,
  },
  php: { strip: [/^\\?Aws\\/, FIRST_SEGMENT, CLIENT], rule: (service) => [pascal(service)], loose: true },
  rust: { strip: [/^aws[_-]sdk[_-]/, FIRST_SEGMENT], rule: (service) => [flat(service)], loose: false },
  swift: { strip: [/^AWS(?=[A-Z])/, CLIENT], rule: (service) => [pascal(service)], loose: false },
  cpp: {
    strip: [/^(?:Aws::|aws\/|aws-cpp-sdk-)/, FIRST_SEGMENT, CLIENT],
    rule: (service) => [pascal(service)],
    loose: true,
  },
  'iam-prefix': { strip: [], rule: (service) => (service.owns === true ? [service.prefix] : []), loose: false },
  'service-id': {
    strip: [],
    rule: (service) => [service.id, ...(service.name === undefined ? [] : [service.name])],
    loose: false,
  },
  'endpoint-prefix': { strip: [], rule: (service) => service.endpoint ?? [], loose: false },
};

/** Namings of the catalog itself: a service without an SDK client has these too. */
const OWN: ReadonlySet<Naming> = new Set(['iam-prefix', 'service-id', 'endpoint-prefix']);

/** The name without what the SDK adds to every name: `software.amazon.awssdk.services.s3.model` -> `s3`. */
export function bareName(naming: Naming, name: string): string {
  return NAMINGS[naming].strip.reduce((rest, pattern) => rest.replace(pattern, ''), name);
}

/** The names that the SDK has for a service, the rows' or the rule's. Empty: it has none. */
export function namesOf(naming: Naming, service: NamedService): readonly string[] {
  if (service.listed !== true && !OWN.has(naming)) return [];
  return service.names?.[naming] ?? NAMINGS[naming].rule(service);
}

/**
 * Which service a normalised name of one naming stands for. A name goes to the best claim; claims of equal rank leave it
 * to nobody. Claims of a rank are listed when no better one has the name.
 */
export function claimedNames(
  naming: Naming,
  services: readonly NamedService[],
): (normalised: string) => string | undefined {
  const { loose } = NAMINGS[naming];
  const named = OWN.has(naming) ? services : services.filter(({ listed }) => listed === true);
  const ranks: readonly ((service: NamedService) => readonly string[])[] = [
    (service) => service.names?.[naming] ?? [],
    ...(naming === 'boto3' || naming === 'cli' ? [(service: NamedService) => service.names?.['boto3'] ?? []] : []),
    (service) => namesOf(naming, service),
    ...(loose
      ? [
          (service: NamedService) => [service.id, words(service).replace(/ Service$/, '')],
          (service: NamedService) => [...(service.old === undefined ? [] : [service.old]), ...(service.also ?? [])],
          (service: NamedService) => service.endpoint ?? [],
          (service: NamedService) => (service.owns === true ? [service.prefix] : []),
        ]
      : []),
  ];
  const listed: ReadonlyMap<string, string | undefined>[] = [];
  return (normalised) => {
    for (const [rank, spellings] of ranks.entries()) {
      const claims = (listed[rank] ??= claimsOf(named, spellings));
      if (claims.has(normalised)) return claims.get(normalised);
    }
    return undefined;
  };
}

/** Normalised name -> the service that claims it; undefined where several do. */
function claimsOf(
  services: readonly NamedService[],
  spellings: (service: NamedService) => readonly string[],
): ReadonlyMap<string, string | undefined> {
  const claims = new Map<string, string | undefined>();
  for (const service of services) {
    for (const spelling of spellings(service)) {
      const key = normalise(spelling);
      if (key !== '') claims.set(key, claims.has(key) && claims.get(key) !== service.id ? undefined : service.id);
    }
  }
  return claims;
}
