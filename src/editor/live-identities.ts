import type { Catalog } from '../core/catalog/catalog.js';
import type { RoleReading } from '../core/catalog/gcp-role-list.js';
import type { Identity } from '../core/model/identity.js';
import type { Clock, IdentitySource, Simulator } from '../core/ports.js';

export interface LiveIdentities {
  sources(): readonly IdentitySource[];
  simulator(identity: Identity): Simulator;
  /** Asks the IAM API with the application-default credentials. */
  readonly readRoles: (parents: readonly string[], cancel: AbortSignal) => Promise<readonly RoleReading[]>;
  /** How many times an adapter was loaded. */
  loads(): number;
}

/**
 * The cloud adapters are bundles of their own, loaded when the user opens the picker or asks an identity: nothing of
 * the SDKs is in the extension's own bundle.
 */
export function createLiveIdentities({
  catalog,
  clock,
}: {
  readonly catalog: () => Catalog;
  readonly clock: Clock;
}): LiveIdentities {
  let loads = 0;
  const aws = () => {
    loads += 1;
    return require('../aws.js') as typeof import('../aws.js');
  };
  const gcp = () => {
    loads += 1;
    return require('../gcp.js') as typeof import('../gcp.js');
  };
  const resourceTemplates = (permission: string) => catalog().permission('aws', permission)?.resourceTemplates;
  let awsSimulator: Simulator | undefined;
  let gcpSimulator: Simulator | undefined;
  return {
    sources: () => [aws().listProfiles(), gcp().listCredentials()],
    simulator: (identity) =>
      identity.cloud === 'aws'
        ? (awsSimulator ??= aws().createAwsSimulator({ clock, resourceTemplates }))
        : (gcpSimulator ??= gcp().createGcpSimulator({ clock })),
    readRoles: (parents, cancel) => {
      const adapter = gcp();
      return adapter.readRoles(adapter.credentialIdentity(), parents, { clock }, cancel);
    },
    loads: () => loads,
  };
}
