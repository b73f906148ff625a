// Resource rules: the full resource name that a permission is checked on, as a template with the input members that
// fill it. Curated lists come first; else the members that hold a whole resource name.

/** Members that name the resource itself or its parent, in the order in which they are tried. */
const WHOLE_NAMES = ['resource', 'name', 'parent'];

/**
 * The rules of a method for a permission.
 * @param {{id: string, path?: string, host: string, pathParameters?: string[]}} method
 * @param {{path: string}[]} bindings of its RPCs, which name nested members (`topic.name`)
 */
export function resourceRules(method, bindings, target, curated) {
  if (target === 'any') return [{ kind: 'any' }];
  const listed = target === undefined ? undefined : curated.resources?.[target];
  if (listed !== undefined) return listed.map((rule) => ({ kind: 'template', type: target, ...rule }));
  if (WHOLE_NAMES.includes(target)) return [whole(method.host, target, false)];
  return generated(method, bindings);
}

function generated(method, bindings) {
  const rules = [];
  const patterns = new Map();
  for (const { path } of bindings)
    for (const [, member, pattern] of path.matchAll(/\{([\w.]+)=([^}]*)\}/g))
      patterns.set(camel(member), new Set([...(patterns.get(camel(member)) ?? []), pattern]));
  const add = (member, project) => {
    const [pattern, ...others] = patterns.get(member) ?? [];
    const spelled = others.length === 0 && !project ? spelledOut(method.host, member, pattern) : undefined;
    const rule = spelled ?? whole(method.host, member, project);
    if (!rules.some((known) => JSON.stringify(known) === JSON.stringify(rule))) rules.push(rule);
  };
  for (const { path } of bindings)
    for (const [, member, pattern] of path.matchAll(/\{([\w.]+)=([^}]*)\}/g)) add(camel(member), onlyProject(pattern));
  for (const [, member] of (method.path ?? '').matchAll(/\{\+(\w+)\}/g))
    add(member, onlyProject(patternOf(method, member)));
  const inPath = rules.length === 0 ? byPath(method) : undefined;
  if (inPath !== undefined) rules.push(inPath);
  if (rules.length === 0)
    rules.push({
      kind: 'template',
      type: 'project',
      template: '//cloudresourcemanager.googleapis.com/projects/{project}',
      bind: {},
    });
  return rules;
}

/** Collections of places. */
const PLACES = ['zones', 'regions', 'locations'];

/**
 * The resource that a path of single parameters names: `/compute/v1/projects/{project}/zones/{zone}/instances/{instance}`.
 * A list or an insert, whose path ends in the collection, is of the parent.
 */
function byPath({ path = '', host }) {
  const start = path.indexOf('/projects/{');
  if (start < 0) return undefined;
  const parts = [];
  const bind = {};
  let length = 0;
  for (const part of path
    .slice(start + 1)
    .replace(/:\w+$/, '')
    .split('/')) {
    const member = /^\{(\w+)\}$/.exec(part)?.[1];
    parts.push(part);
    if (member === undefined) continue;
    // A place is no resource: what is made or listed in a zone is checked on the project.
    if (PLACES.includes(parts.at(-2))) continue;
    length = parts.length;
  }
  for (const part of parts.slice(0, length)) {
    const member = /^\{(\w+)\}$/.exec(part)?.[1];
    if (member !== undefined) bind[member] = member;
  }
  const project = length === 2;
  return {
    kind: 'template',
    type: project ? 'project' : 'resource',
    template: `//${project ? 'cloudresourcemanager.googleapis.com' : host}/${parts.slice(0, length).join('/')}`,
    bind,
  };
}

const whole = (host, member, project) => ({
  kind: 'template',
  type: project ? 'project' : 'resource',
  template: `//${project ? 'cloudresourcemanager.googleapis.com' : host}/{${last(member)}}`,
  bind: { [last(member)]: member },
});

/**
 * A name of one pattern with its collections written out, so that what is not known of it is seen:
 * `projects/{project}/topics/*` where the topic is not. A whole name in the member stands for all of it.
 */
function spelledOut(host, member, pattern) {
  if (pattern === undefined || !/^projects\/\*(\/\w+\/\*)+$/.test(pattern)) return undefined;
  const collections = pattern.split('/').filter((_, index) => index % 2 === 0);
  const parts = collections.map((name, index) => {
    if (index === collections.length - 1) return `${name}/{${last(member)}}`;
    return index === 0 ? 'projects/{project}' : `${name}/*`;
  });
  return {
    kind: 'template',
    type: 'resource',
    template: `//${host}/${parts.join('/')}`,
    bind: { [last(member)]: member },
  };
}

const last = (member) => member.slice(member.lastIndexOf('.') + 1);

/** `projects/*`, and likewise for folders, organizations and billing accounts. */
const onlyProject = (pattern) => /^(projects|folders|organizations|\*)\/\*$/.test(pattern);

/** The pattern that a whole-name parameter of a REST method takes, by the collections of its id. */
function patternOf(method, member) {
  const collections = method.id.split('.').slice(1, -1);
  const rest = method.path.slice(method.path.indexOf(`{+${member}}`) + member.length + 3);
  const below = rest
    .split('/')
    .filter((segment) => segment !== '' && !segment.startsWith(':') && !segment.startsWith('{'));
  const own = below.length > 0 ? collections.slice(0, -below.length) : collections;
  return own.map((name) => `${name}/*`).join('/');
}

/** `secret_id` -> `secretId`: REST spells members in camel case. */
export const camel = (name) => name.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());
