/**
 * High-level helpers of the SDKs from curated/aws/helpers.yaml, with every operation checked against the models. The form
 * is `HelperTable` in src/core/catalog/helpers.ts.
 * @param {readonly import('./services.mjs').Service[]} services
 * @param {{sdk: string, module: string, service: string, page: string, methods: Record<string, string[]>}[]} table
 */
export function helperRows(services, table) {
  const rows = table.map(({ sdk, module, service: id, page, methods }) => {
    const service = services.find((each) => each.id === id);
    const read = (text) => {
      const [, operation, when] = /^(\w+)(?:\? (.+))?$/.exec(text) ?? [];
      if (service?.operations.has(operation) !== true) throw new Error(`helpers.yaml: ${module} names ${id} ${text}`);
      return when === undefined ? [operation] : [operation, when];
    };
    return {
      sdk,
      module,
      service: id,
      page,
      methods: Object.fromEntries(Object.entries(methods).map(([name, list]) => [name, list.map(read)])),
    };
  });
  return { helpers: rows };
}
