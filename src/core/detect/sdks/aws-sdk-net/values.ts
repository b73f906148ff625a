import type { ClientConfiguration } from '../../../model/call-site.js';
import type { SdkValue } from '../../rules.js';

const SDK = 'aws-sdk-net';

export const value = (kind: string, parts: Omit<SdkValue, 'sdk' | 'kind'> = {}): SdkValue => ({
  sdk: SDK,
  kind,
  ...parts,
});

/** Service and name of a value, for one made from it. */
export function named(of: SdkValue): { service?: string; name?: string } {
  return {
    ...(of.service === undefined ? {} : { service: of.service }),
    ...(of.name === undefined ? {} : { name: of.name }),
  };
}

export function configured(client: ClientConfiguration): { client?: ClientConfiguration } {
  return Object.keys(client).length === 0 ? {} : { client };
}
