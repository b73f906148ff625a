import type { ClientConfiguration } from '../../../model/call-site.js';
import { literalText } from '../../../model/value.js';
import type { ArgumentValue, SdkValue } from '../../rules.js';
import { dataOf } from './inputs.js';
import { MEMBERS } from './names.js';
import type { Setting } from './names.js';

/** The settings that an argument or a member brings, by what it is for. */
export function settingOf(setting: Setting, given: ArgumentValue | undefined): ClientConfiguration {
  if (given === undefined) return {};
  if (setting === 'all') return given.kind === 'sdk' ? (given.value.client ?? {}) : {};
  if (setting !== 'region' && setting !== 'profile' && setting !== 'endpoint') return {};
  const text = literalText(dataOf(given));
  return text === undefined ? {} : { [setting]: text };
}

/** What a function makes of its arguments' settings. */
export function settingsOf(setting: Setting, positional: readonly ArgumentValue[]): ClientConfiguration {
  const [first, second] = positional;
  switch (setting) {
    case 'all':
      return merged(positional.map((each) => settingOf('all', each)));
    case 'role': {
      const role = second === undefined ? undefined : literalText(dataOf(second));
      return role === undefined ? {} : { role };
    }
    case 'second-profile':
      return settingOf('profile', second);
    default:
      return settingOf(setting, first);
  }
}

/** The settings of an object that is written out: `aws.Config{Region: aws.String("eu-west-1")}`. */
export const settingsOfMembers = (named: Readonly<Record<string, ArgumentValue>>): ClientConfiguration =>
  merged(Object.entries(named).map(([name, given]) => settingOf(MEMBERS[name] ?? 'none', given)));

const merged = (all: readonly ClientConfiguration[]): ClientConfiguration =>
  all.reduce<ClientConfiguration>((sum, each) => ({ ...sum, ...each }), {});

/** A configuration, or what carries one, with further settings. */
export const withSettings = (value: SdkValue, settings: ClientConfiguration): SdkValue => ({
  ...value,
  client: { ...value.client, ...settings },
});
