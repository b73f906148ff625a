import type { ClientName } from './protobuf.js';

/** How the languages name the modules and classes of generated clients ("Client libraries explained", Google Cloud documentation). */
export interface ClientNaming {
  /** Whether generated clients, or modules of them, may stand in a module of this name. */
  isModule(module: string): boolean;
  /** What a module's export says of a client; undefined: it is no client. */
  client(module: string, symbol: string): ClientName | undefined;
}

/** `OsConfigServiceAsyncClient` -> `OsConfigService` */
const ofClass = (symbol: string): string | undefined => /^([A-Z]\w*?)(?:Async)?Client$/.exec(symbol)?.[1];

const named = (
  module: string | undefined,
  version: string | undefined,
  name: string | undefined,
): ClientName | undefined =>
  module === undefined || name === undefined
    ? undefined
    : { module, name, ...(version === undefined ? {} : { version: version.toLowerCase() }) };

/** Packages below `google` that are no client libraries. */
const PYTHON_OTHERS =
  /^google\.(?:auth|oauth2|api_core|api|protobuf|rpc|type|longrunning|genai|colab|appengine|adk)(?:\.|$)/;

/** `google.cloud.osconfig_v1`, `google.cloud.osconfig_v1.services.os_config_service`, `google.cloud.osconfig`. */
export const pythonClients: ClientNaming = {
  isModule: (module) => /^google(?:\.[a-z_]\w*)+$/.test(module) && !PYTHON_OTHERS.test(module),
  client(module, symbol) {
    const versioned = /^google\.(?:cloud\.)?(.+?)_(v\d[a-z0-9]*)(?:\.|$)/.exec(module);
    if (versioned !== null) return named(versioned[1], versioned[2], ofClass(symbol));
    return named(/^google\.(?:cloud\.)?([\w.]+)$/.exec(module)?.[1], undefined, ofClass(symbol));
  },
};

/** `@google-cloud/os-config`, its member `v1` as `@google-cloud/os-config/v1`. */
export const nodeClients: ClientNaming = {
  isModule: (module) => /^@google-cloud\/[a-z0-9-]+(?:\/[a-z][\w/]*)?$/.test(module),
  client(module, symbol) {
    const found = /^@google-cloud\/([a-z0-9-]+)(?:\/(?:build\/src\/)?(v\d[a-z0-9]*))?/.exec(module);
    return named(found?.[1], found?.[2], ofClass(symbol));
  },
};

/** `Google.Cloud.OsConfig.V1`, and of the second generation `Google.Cloud.OsConfig.V1.Client`. */
export const phpClients: ClientNaming = {
  isModule: (module) => /^Google\.(?:[A-Z]\w*\.)+V\d/.test(module),
  client(module, symbol) {
    const found = /^Google\.(?:Cloud\.)?((?:[A-Z]\w*\.)*?[A-Z]\w*)\.(V\d\w*)(?:\.Client)?$/.exec(module);
    return named(found?.[1], found?.[2], ofClass(symbol));
  },
};

/** `Google.Cloud.OsConfig.V1.OsConfigService` with its `Client`, and functions that make it: `Google.Cloud.OsConfig.os_config_service`. */
export const rubyClients: ClientNaming = {
  isModule: (module) => /^Google\.Cloud(?:\.[A-Z]\w*)*$/.test(module),
  client(module, symbol) {
    const versioned = /^Google\.Cloud\.([\w.]+?)\.(V\d\w*)(?:\.([A-Z]\w*))?$/.exec(module);
    if (symbol === 'Client') return named(versioned?.[1], versioned?.[2], versioned?.[3]);
    if (!/^[a-z]\w*$/.test(symbol)) return undefined;
    if (versioned?.[3] !== undefined) return undefined;
    return named(versioned?.[1] ?? /^Google\.Cloud\.([\w.]+)$/.exec(module)?.[1], versioned?.[2], symbol);
  },
};
