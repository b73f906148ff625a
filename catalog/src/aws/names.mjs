import { normalise } from '../text.mjs';

/**
 * Names of each service in the SDKs. A spelling that several services might have goes to the best claim: a curated row,
 * then the service's id, then what the models say besides.
 * @param {readonly {id: string, name?: string, prefix: string, package?: string, endpoint?: string, spellings: readonly string[], owns: boolean, listed: boolean}[]} services
 * @param {Record<string, {boto3?: string[], client?: string}>} table
 */
export function serviceNames(services, table) {
  const boto3 = claims(services, [
    (service) => table[service.id]?.boto3 ?? [],
    (service) => (service.name === undefined ? [service.id] : [service.id, service.name]),
    (service) => [service.name?.replace(/ Service$/, '') ?? service.id],
    (service) => service.spellings,
    (service) => (service.endpoint === undefined ? [] : [service.endpoint]),
    (service) => (service.owns ? [service.prefix] : []),
  ]);
  const endpoints = claims(services, [
    (service) => (service.endpoint === undefined || !service.owns ? [] : [service.endpoint]),
    (service) => (service.endpoint === undefined ? [] : [service.endpoint]),
  ]);
  return new Map(
    services.map((service) => [
      service.id,
      {
        ...(service.name === undefined || normalise(service.name) === normalise(service.id)
          ? {}
          : { name: service.name }),
        prefix: service.prefix,
        ...(service.owns ? { owns: true } : {}),
        ...(service.listed ? { boto3: boto3.get(service.id) ?? [], package: service.package ?? service.id } : {}),
        ...(table[service.id]?.client === undefined ? {} : { client: table[service.id].client }),
        ...(endpoints.has(service.id) ? { endpoint: endpoints.get(service.id) } : {}),
      },
    ]),
  );
}

/** Each spelling goes to the one service with the best claim; a tie at that level leaves it to nobody. */
function claims(services, levels) {
  const taken = new Map();
  for (const level of levels) {
    const claimed = new Map();
    for (const service of services) {
      if (!service.listed) continue;
      for (const spelling of level(service)) {
        const key = normalise(spelling);
        if (key !== '' && !taken.has(key))
          claimed.set(key, [...(claimed.get(key) ?? []), { id: service.id, spelling: spelling.toLowerCase() }]);
      }
    }
    for (const [key, list] of claimed) {
      const ids = new Set(list.map(({ id }) => id));
      taken.set(key, ids.size === 1 ? list[0] : undefined);
    }
  }
  const found = new Map();
  for (const claim of taken.values()) {
    if (claim !== undefined) found.set(claim.id, [...(found.get(claim.id) ?? []), claim.spelling]);
  }
  for (const list of found.values()) list.sort();
  return found;
}
