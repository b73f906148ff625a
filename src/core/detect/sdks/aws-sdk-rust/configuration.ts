import type { ClientConfiguration } from '../../../model/call-site.js';
import { literalText } from '../../../model/value.js';
import type { ArgumentValue, CallArguments, SdkValue } from '../../rules.js';
import { CONFIGURATION_SETTERS, FINISHERS } from './names.js';

/** The service of a value, for one made from it. */
export function inherits(of: SdkValue): { service?: string; client?: ClientConfiguration } {
  return {
    ...(of.service === undefined ? {} : { service: of.service }),
    ...(of.client === undefined ? {} : { client: of.client }),
  };
}

/** The text of an argument, also of a region that is a value of the SDK. */
export function textOf(given: ArgumentValue | undefined): string | undefined {
  if (given === undefined) return undefined;
  return given.kind === 'sdk' ? given.value.client?.region : literalText(given);
}

/** What a method of a configuration, or of what makes one, gives. */
export function configured(owner: SdkValue, name: string, args: CallArguments): SdkValue {
  const [first] = args.positional;
  const known: ClientConfiguration = owner.client ?? {};
  // `Config::new(&shared)`, `Builder::from(&shared)`: the settings of another configuration.
  if (first?.kind === 'sdk' && (name === 'new' || name === 'from')) {
    return { ...owner, kind: name === 'new' ? 'configuration' : 'loader', client: first.value.client ?? {} };
  }
  if (FINISHERS.has(name))
    return { ...owner, kind: name.endsWith('builder') ? 'loader' : 'configuration', client: known };
  if (name === 'builder' || name === 'new' || name === 'default') return { ...owner, kind: 'loader', client: known };
  if (name === 'no_credentials' || name === 'allow_no_auth') {
    return { ...owner, kind: 'loader', client: { ...known, anonymous: true } };
  }
  const setting = Object.hasOwn(CONFIGURATION_SETTERS, name) ? CONFIGURATION_SETTERS[name] : undefined;
  if (setting === undefined) return owner.kind === 'client' ? { ...owner, kind: 'configuration' } : owner;
  if (setting === 'credentials') {
    const given = first?.kind === 'sdk' ? first.value.client : undefined;
    return { ...owner, kind: 'loader', client: { ...known, ...given } };
  }
  const text = textOf(first);
  return { ...owner, kind: 'loader', client: text === undefined ? known : { ...known, [setting]: text } };
}
