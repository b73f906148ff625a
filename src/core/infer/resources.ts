import type { ResourceRule } from '../catalog/catalog.js';
import type { CallSite, ClientConfiguration } from '../model/call-site.js';
import {
  arnAligns,
  googleName,
  indirect,
  isWholeArn,
  isWholeGoogleName,
  partitionOf,
  regionOfUrl,
} from './resource-names.js';
import { textsAt, valueRecords } from './resource-values.js';
import type { ValueRecord } from './resource-values.js';

const PLACEHOLDER = /\$\{([^}]+)\}|\{([^}]+)\}/g;
/** Placeholders that the client decides, where the rule binds no member to them. */
const OF_THE_CLIENT: ReadonlySet<string> = new Set(['Partition', 'Region', 'Account', 'project', 'projectId']);
/** More resources of one call than a reader could take in are shown as their common pattern. */
const MOST_RESOURCES = 100;

/** A resource and how well the call shows it. */
interface Bound {
  readonly resources: readonly string[];
  /** Every member that the rule is bound to is given. */
  readonly complete: boolean;
  /** How many members that are. */
  readonly members: number;
  /** Some member is given. */
  readonly partial: boolean;
}

/**
 * The resources (ARNs or full resource names, unknown parts as `*`) of a permission that a call needs. Of several rules
 * that is taken which the call binds wholly by the most members (an index before its table, when an index is named),
 * the first of equals; else the first that it binds in part, else the first. `templates` are those that the permission
 * can be limited to: used where a whole ARN is not visible. Never empty: `*` where the permission takes no resource.
 *
 * Google resources are full resource names (`//storage.googleapis.com/projects/_/buckets/reports/objects/a.csv`), the
 * form in which IAM names them to the Policy Troubleshooter and in deny policies.
 */
export function resourcesOf(
  rules: readonly ResourceRule[],
  site: CallSite,
  templates: readonly string[],
): readonly string[] {
  const bounds = rules.map((rule) => bindRule(rule, site, templates));
  const complete = bounds.filter((bound) => bound.complete);
  const most = Math.max(...complete.map((bound) => bound.members));
  const best = complete.find((bound) => bound.members === most) ?? bounds.find((bound) => bound.partial) ?? bounds[0];
  return best === undefined || best.resources.length === 0 ? ['*'] : best.resources;
}

function bindRule(rule: ResourceRule, site: CallSite, templates: readonly string[]): Bound {
  switch (rule.kind) {
    case 'any':
      return { resources: ['*'], complete: true, members: 0, partial: true };
    case 'member':
      return bindMember(rule.path, site, templates);
    case 'template':
      return bindTemplate(rule.template, rule.bind, site);
  }
}

/** A member that is a whole ARN or resource name. A plain name in its place is left to the next rule. */
function bindMember(path: string, site: CallSite, templates: readonly string[]): Bound {
  const { texts, unseen } = textsAt(site.parameters, path);
  const whole = texts.map((text) => wholeName(text, site)).filter((name) => name !== undefined);
  const holes = texts.filter((text) => text === '*').length;
  const resources = new Set(whole);
  if (unseen || holes > 0 || resources.size === 0) resources.add(anyOfType(templates, site));
  return {
    resources: [...resources],
    complete: texts.length > 0 && whole.length + holes === texts.length,
    members: 1,
    partial: whole.length > 0,
  };
}

function wholeName(text: string, site: CallSite): string | undefined {
  if (site.cloud === 'aws') return text.startsWith('arn:') ? text : undefined;
  if (text.startsWith('//')) return text;
  return isWholeGoogleName(text) ? googleName(site.service, text) : undefined;
}

/** Nothing known but the type, where the permission has only one: a whole ARN may lie in another region or account. */
function anyOfType(templates: readonly string[], site: CallSite): string {
  const [only] = templates;
  if (only === undefined || templates.length > 1) return '*';
  return expand(only.replace('${Partition}', partitionOf(site.client?.region)), {}, {}, site, {});
}

function bindTemplate(template: string, bind: Readonly<Record<string, string>>, site: CallSite): Bound {
  const placeholders = placeholdersOf(template);
  const bound = placeholders.flatMap((name): [string, string][] => {
    const path = bind[name];
    return path === undefined ? [] : [[name, path]];
  });
  const given = bound.filter(([, path]) => textsAt(site.parameters, path).texts.length > 0).length;
  const records = valueRecords(site.parameters, bound);
  const aligned = site.cloud !== 'aws' || records.every((record) => arnAligns(template, record));
  const resources = new Set(records.map((record) => expand(template, bind, record, site, site.client ?? {})));
  // A rule that binds no member is met when the client alone decides its placeholders.
  const unbound = bound.length === 0 && placeholders.every((name) => OF_THE_CLIENT.has(name));
  return {
    resources: resources.size > MOST_RESOURCES ? [expand(template, bind, {}, site, site.client ?? {})] : [...resources],
    complete: unbound || (bound.length > 0 && given === bound.length && aligned),
    members: given,
    partial: given > 0 && aligned,
  };
}

function placeholdersOf(template: string): readonly string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? match[2] ?? '');
}

function expand(
  template: string,
  bind: Readonly<Record<string, string>>,
  record: ValueRecord,
  site: CallSite,
  client: ClientConfiguration,
): string {
  let result = '';
  let last = 0;
  for (const match of template.matchAll(PLACEHOLDER)) {
    const name = match[1] ?? match[2] ?? '';
    result += template.slice(last, match.index);
    last = match.index + match[0].length;
    const value = record[name];
    if (value === undefined) result += ofTheClient(name, bind, site, client) ?? '*';
    else if (site.cloud === 'gcp') result = withGoogleName(result, value);
    else if (indirect(template, value)) result += '*';
    else if (value.startsWith('arn:') && isWholeArn(template, value)) return value;
    // The member holds an ARN: it stands for all that precedes its placeholder.
    else if (value.startsWith('arn:')) result = value;
    else result += value;
  }
  result += template.slice(last);
  if (site.cloud === 'gcp' && !result.startsWith('//')) result = googleName(site.service, result);
  return result.replace(/\*{2,}/g, '*');
}

/**
 * Google's members hold a whole relative name (`projects/p/topics/jobs`) as often as its last part (`jobs`): a whole
 * name takes the place of what precedes it. A last part alone, where the template expects a whole name, tells nothing.
 */
function withGoogleName(before: string, value: string): string {
  if (value.startsWith('//')) return value;
  const host = /^\/\/[^/]+\//.exec(before)?.[0] ?? '';
  if (before === host) return host + (value.includes('/') ? value : '*');
  const path = before.slice(host.length).split('/').slice(0, -1);
  const segments = value.split('/');
  const whole = segments.length > path.length && path.every((part, at) => at % 2 === 1 || part === segments[at]);
  return whole ? host + value : before + value;
}

/** What the client decides rather than the call. The address of a queue tells its region too. */
function ofTheClient(
  name: string,
  bind: Readonly<Record<string, string>>,
  site: CallSite,
  client: ClientConfiguration,
): string | undefined {
  switch (name) {
    case 'Partition':
      return partitionOf(client.region);
    case 'Region':
      return regionOfBoundUrl(bind, site) ?? client.region;
    case 'Account':
      return client.account;
    case 'project':
    case 'projectId':
      return client.project;
    default:
      return undefined;
  }
}

function regionOfBoundUrl(bind: Readonly<Record<string, string>>, site: CallSite): string | undefined {
  for (const path of Object.values(bind)) {
    const [member = ''] = path.split('#', 1);
    if (!member.endsWith('Url')) continue;
    const { texts } = textsAt(site.parameters, member);
    const region = texts.length === 1 ? regionOfUrl(texts[0] ?? '') : undefined;
    if (region !== undefined) return region;
  }
  return undefined;
}
