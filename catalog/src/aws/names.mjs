import { normalise } from '../text.mjs';

/**
 * What the names of each service in the SDKs are made of: its own id as written, the name by the older SDKs' rule, the
 * endpoint, further words from the models, and the rows of names.yaml. The rules are in src/core/catalog/aws-names.ts.
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {Record<string, Record<string, string | string[]>>} table naming -> service id -> names
 */
export function serviceNames(services, table) {
  const ids = new Set(services.map(({ id }) => id));
  const rows = new Map(services.map(({ id }) => [id, {}]));
  for (const [naming, byService] of Object.entries(table)) {
    for (const [id, names] of Object.entries(byService)) {
      if (!ids.has(id)) throw new Error(`names.yaml: ${naming} names ${id}, which is no service.`);
      rows.get(id)[naming] = [names].flat();
    }
  }
  const endpoints = claims(services, [
    (service) => (service.endpoint === undefined || !service.owns ? [] : [service.endpoint]),
    (service) => (service.endpoint === undefined ? [] : [service.endpoint]),
  ]);
  return new Map(
    services.map((service) => {
      const old = oldName(service);
      const names = {
        ...(service.package === undefined || service.package === service.id
          ? {}
          : { 'js-v3-package': [service.package] }),
        ...(service.class === undefined || normalise(service.class) === normalise(old ?? service.name ?? '')
          ? {}
          : { 'js-v2': [service.class] }),
        ...rows.get(service.id),
      };
      const also = [...new Set(service.spellings)].filter(
        (spelling) => ![service.id, service.name ?? '', old ?? ''].map(normalise).includes(normalise(spelling)),
      );
      return [
        service.id,
        {
          ...(service.name === undefined ? {} : { name: service.name }),
          prefix: service.prefix,
          ...(service.owns ? { owns: true } : {}),
          ...(service.listed ? { listed: true } : {}),
          ...(old === undefined ? {} : { old }),
          ...(endpoints.has(service.id) ? { endpoint: endpoints.get(service.id) } : {}),
          ...(service.protocol === undefined
            ? {}
            : {
                wire: [
                  service.protocol,
                  service.endpoint ?? service.prefix,
                  ...(service.target ? [service.target] : []),
                ],
              }),
          ...(Object.keys(names).length === 0 ? {} : { names }),
          ...(also.length === 0 ? {} : { also }),
        },
      ];
    }),
  );
}

/** The abbreviation, or the full name, without the company's: the older SDKs made their names of it. */
function oldName({ abbreviation, fullName, name }) {
  const written = (abbreviation ?? fullName)?.replace(/^\s*(Amazon|AWS)/, '');
  const old = written?.replace(/[^A-Za-z0-9]+(.)?/g, (_, next) => (next ?? '').toUpperCase());
  return old === undefined || normalise(old) === normalise(name ?? '') ? undefined : old;
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
