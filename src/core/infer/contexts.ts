import type { PermissionRule } from '../catalog/catalog.js';
import type { CallSite } from '../model/call-site.js';
import type { FixedContext } from '../model/requirement.js';
import { partitionOf } from './resource-names.js';

/**
 * Partitions in which services are known by a host of a further domain too, as principals and to keys ("Getting Started
 * with Amazon Web Services in China": Endpoints and ARNs). Which of the two a service uses differs, so both may be it.
 */
const FURTHER_DOMAINS: Readonly<Record<string, string>> = { 'aws-cn': '.cn' };

/** The values of a rule's condition keys for a call in `region`; undefined: where that is, is not known. */
export function fixedContext(
  context: NonNullable<PermissionRule['context']>,
  region: string | undefined,
): FixedContext {
  const domain = FURTHER_DOMAINS[partitionOf(region)];
  return Object.fromEntries(
    Object.entries(context).map(([key, values]) => {
      const placed = values.map((value) => value.replaceAll('${Region}', region ?? '*'));
      return [key, domain === undefined ? placed : placed.flatMap((value) => [value, `${value}${domain}`])];
    }),
  );
}

/**
 * The region that a call is made in: its client's, else the one that all ARNs of what it needs have in common. A key or
 * table named by its ARN lies where the request goes.
 */
export function regionOfCall(site: CallSite, resources: Iterable<string>): string | undefined {
  const own = site.client?.region;
  return own !== undefined && isRegion(own) ? own : regionOfResources(resources);
}

/** The region that all ARNs which name one have in common; undefined: none does, or they differ. */
export function regionOfResources(resources: Iterable<string>): string | undefined {
  const regions = new Set<string>();
  for (const resource of resources) {
    const [, , , region = ''] = resource.split(':');
    if (isRegion(region)) regions.add(region);
  }
  const [only] = regions;
  return regions.size === 1 ? only : undefined;
}

const isRegion = (text: string): boolean => /^[a-z]{2,}(?:-[a-z]+)+-\d+$/.test(text);
