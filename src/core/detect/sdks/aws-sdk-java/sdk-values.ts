import type { Helper } from '../../../catalog/helpers.js';
import type { ClientConfiguration } from '../../../model/call-site.js';
import type { SdkValue } from '../../rules.js';

/** The service of a value, for one made from it. */
export const service = (of: SdkValue): { service?: string } =>
  of.service === undefined ? {} : { service: of.service };

/** Service and name of a value. */
export const named = (of: SdkValue): { service?: string; name?: string } => ({
  ...service(of),
  ...(of.name === undefined ? {} : { name: of.name }),
});

/** Service and configuration of the object that another is got from. */
export const inheriting = (of: SdkValue): { service?: string; client?: ClientConfiguration } => ({
  ...service(of),
  ...(of.client === undefined ? {} : { client: of.client }),
});

/** Whether the table of a helper library has methods of a class. */
export const hasClass = (helper: Helper, name: string): boolean =>
  Object.keys(helper.methods).some((method) => method.startsWith(`${name}.`));
