import { normalise } from '../text.mjs';

/**
 * @typedef {import('./operations-v2.mjs').Member} Member
 * @typedef {import('./actions.mjs').Action} Action
 */

/**
 * What the tables say about binding: placeholder -> member, and for a resource type the rows to take when a member is
 * in the input, the first first.
 * @typedef {{aliases: Record<string, string>, bind: Record<string, [member: string, row: string | string[]][]>}} Bindings
 * An alias of no text leaves the placeholder open.
 */

/** Placeholders that come from the client and not from the call. */
const CLIENT = new Set(['Partition', 'Region', 'Account']);
const PLACEHOLDER = /\$\{([^}]+)\}/g;
/** Endings that say how a thing is named, not which thing it is. */
const NAMING = /(Name|Identifier|Id|ID|Arn|ARN|Url|URL)s?$/;
const ARN = /(Arn|ARN)$/;
/** Members that hold the ARN of whatever the operation is about. */
const WHOLE = new Set([
  'resourcearn',
  'resource',
  'resourceid',
  'resourcename',
  'targetarn',
  'taggableresourcearn',
  'arn',
]);

/** Those of them that name, where an operation makes a thing, what it is for. */
const ANOTHER = new Set(['targetarn', 'resource']);

/** What a name is about: `KeyPairName` -> `keypair`, `DBInstanceIdentifier` -> `instance`, `Queues` -> `queue`. */
function stem(name) {
  const bare = normalise(
    name
      .replace(/WithPath$/, '')
      .replace(NAMING, '')
      .replace(/^(DB|Db)/, ''),
  );
  return bare.length > 3 && bare.endsWith('s') && !bare.endsWith('ss') ? bare.slice(0, -1) : bare;
}

/**
 * Members by the paths that a call can give: the input's own, those of structures in it, items of lists.
 * @param {readonly Member[]} members @param {boolean} [structures] also the structures themselves
 */
function paths(members, nested = 1, start = '', depth = 0, structures = false) {
  /** @type {{path: string, name: string, depth: number, list: boolean, required: boolean}[]} */
  const found = [];
  for (const member of members) {
    const list = member.type === 'list';
    const path = `${start}${member.name}${list ? '[]' : ''}`;
    if (
      member.type === 'text' ||
      (member.type === 'scalar' && /(Number|Version)$/.test(member.name)) ||
      (list && member.members.length === 0)
    ) {
      found.push({ path, name: member.name, depth, list, required: member.required });
    } else if (member.type === 'structure' || list) {
      if (structures) found.push({ path, name: member.name, depth, list, required: member.required });
      if (nested > 0) found.push(...paths(member.members, nested - 1, `${path}.`, depth + 1, structures));
    }
  }
  return found;
}

/**
 * The rules that find the member for a placeholder, best first. The first rule that any member meets decides; among its
 * members an outer one goes before an inner one, a single one before a list.
 * @type {readonly ((placeholder: string, member: {name: string, depth: number, list: boolean}, type: string, aliases: Readonly<Record<string, string>>) => boolean)[]}
 */
const RULES = [
  (placeholder, member, _type, aliases) =>
    aliases[placeholder] !== undefined && normalise(aliases[placeholder]) === normalise(member.name),
  (placeholder, member) => normalise(placeholder) === normalise(member.name),
  (placeholder, member) => normalise(placeholder) === normalise(member.name.replace(/s$/, '')),
  (placeholder, member) => stem(placeholder) !== '' && stem(placeholder) === stem(member.name),
  // A placeholder such as `ResourceId` or `Id` says nothing: the type's own name does.
  (placeholder, member, type) => ['', 'resource', type].includes(stem(placeholder)) && stem(type) === stem(member.name),
  // `JobName` of a transcription job is `TranscriptionJobName`.
  (placeholder, member, type) =>
    stem(placeholder) !== '' && stem(type) === stem(member.name) && stem(type).endsWith(stem(placeholder)),
  (placeholder, member, type) =>
    member.depth === 0 &&
    ['', 'resource', stem(type)].includes(stem(placeholder)) &&
    /^(name|id|identifier)s?$/i.test(member.name),
  (placeholder, member) =>
    member.depth === 0 &&
    stem(placeholder).length > 3 &&
    stem(member.name).length > 3 &&
    NAMING.test(member.name) &&
    (stem(placeholder).endsWith(stem(member.name)) || stem(member.name).endsWith(stem(placeholder))),
];

/** Operations that make a thing whose id the service gives. */
const MAKES = /^(Create|Register|Import|Purchase|Allocate|Restore|Copy)/;

/**
 * Whether a member may stand for a placeholder. The id that a service gives to a thing is not its name, so a name never
 * fills an id's place, nor an id a name's: a wrong ARN is worse than a wide one. `ResourceId`, `Id` and `ResourceName` say
 * only that something stands there; a name fills them except where the thing has no id yet. Rows (`aliases`) may say
 * otherwise for services whose names are the ids.
 */
function fits(placeholder, member, operationName) {
  const bare = /^(Resource)?(Id|Name)$/.test(placeholder);
  if (/(^|[a-z])Id$|ID$/.test(placeholder) && /names?$/i.test(member.name)) return bare && !MAKES.test(operationName);
  if (/Version$/.test(placeholder) && /names?$/i.test(member.name)) return false;
  if (/Name$/.test(placeholder) && /(^i|[a-z]I)ds?$|IDs?$/.test(member.name)) return bare;
  return true;
}

/**
 * Placeholder -> member. A rule is tried for all placeholders before the next rule, so that `BrokerId` is taken by the
 * placeholder of that name and not by `BrokerName`; a member names one placeholder only.
 */
function membersFor(placeholders, candidates, type, aliases, operationName) {
  const found = new Map();
  const used = new Set();
  for (const rule of RULES) {
    for (const placeholder of placeholders) {
      if (found.has(placeholder)) continue;
      const matching = candidates.filter(
        (member) =>
          !used.has(member) &&
          rule(placeholder, member, type, aliases) &&
          (rule === RULES[0] || fits(placeholder, member, operationName)),
      );
      matching.sort(
        (a, b) => a.depth - b.depth || Number(a.list) - Number(b.list) || Number(b.required) - Number(a.required),
      );
      if (matching[0] === undefined) continue;
      found.set(placeholder, matching[0]);
      used.add(matching[0]);
    }
  }
  return found;
}

/**
 * How the resource of one type is put together from the input: by a template, and by a member with the whole ARN where
 * the input has both.
 * @returns {{rows: string[], bound: number, unbound: number, sure: boolean}} `sure`: every call gives some of it
 */
function bindType(type, template, candidates, { aliases, bind }, operationName) {
  const row = bind[type]?.find(([member]) => candidates.some(({ path }) => path === member));
  if (row !== undefined) {
    const rows = [row[1]].flat();
    return { rows, bound: rows[0].split(' ').length - 1, unbound: 0, sure: true };
  }
  const placeholders = [...template.matchAll(PLACEHOLDER)]
    .map(([, name]) => name)
    .filter((name) => (!CLIENT.has(name) || aliases[name] !== undefined) && aliases[name] !== '');
  const bindings = [];
  const members = membersFor(placeholders, candidates, type, aliases, operationName);
  const used = [...members.values()];
  for (const placeholder of placeholders) {
    const member = members.get(placeholder);
    if (member === undefined) continue;
    if (ARN.test(member.name) && !ARN.test(placeholder)) {
      return { rows: [`${type} @${member.path}`], bound: placeholders.length, unbound: 0, sure: member.required };
    }
    bindings.push(`${placeholder}=${member.path}`);
  }
  const whole = candidates.find(({ name, depth }) => depth === 0 && ARN.test(name) && stem(name) === stem(type));
  if (bindings.length === 0 && whole !== undefined) {
    return { rows: [`${type} @${whole.path}`], bound: placeholders.length, unbound: 0, sure: whole.required };
  }
  return {
    rows: [[type, ...bindings].join(' '), ...(whole === undefined ? [] : [`${type} @${whole.path}`])],
    bound: bindings.length,
    unbound: placeholders.filter((name) => !members.has(name) && !CLIENT.has(name)).length,
    sure: used.some((member) => member.required),
  };
}

/** Types that a bucket name or key stands for only when it is the ARN or alias of an access point. */
const isAccessPoint = (type) => type.includes('accesspoint');

/**
 * Resources of an action for a call with these members: one list of alternatives for each resource that IAM checks.
 * No list: the action takes no resource. `*` stands for a resource that the call does not tell.
 * @param {Action} action @param {Map<string, string>} templates of the action's prefix
 * @param {readonly Member[]} members @param {Bindings} bindings
 * @param {string} [operationName] where it differs from the action's
 * @returns {string[][]}
 */
export function bindResources(action, templates, members, bindings, operationName = action.name) {
  if (action.types.length === 0) return [];
  const candidates = paths(members);
  const bound = action.types
    .filter(({ name }) => templates.has(name))
    .map(({ name, required }) => ({
      name,
      required,
      ...bindType(name, templates.get(name), candidates, bindings, operationName),
    }));
  const required = bound.filter((type) => type.required);
  const whole = candidates.find(({ name, depth }) => depth === 0 && WHOLE.has(normalise(name)));
  // The ARN of whatever the call is about, which may be of any of the types.
  // What a new thing is for is not the new thing.
  const foreign = required.length > 0 && MAKES.test(operationName) && ANOTHER.has(normalise(whole?.name ?? ''));
  if (whole !== undefined && !foreign && bound.every((type) => type.bound === 0)) return [[`resource @${whole.path}`]];
  // Each type that the list calls required is checked by itself (an instance and a volume).
  if (required.length > 1 && !required.some(({ name }) => isAccessPoint(name))) return required.map(({ rows }) => rows);
  const usual = bound.filter(({ name }) => !isAccessPoint(name));
  const about = (type) => normalise(operationName).includes(normalise(type.name));
  const able = usual
    .filter((type) => type.bound > 0)
    .sort(
      (a, b) =>
        a.unbound - b.unbound ||
        Number(about(b)) - Number(about(a)) ||
        b.bound - a.bound ||
        Number(b.required) - Number(a.required),
    );
  const [best] = able;
  // What the list requires is checked, also where the call does not name it (the identity that sends a mail).
  const unnamed = required.length === 1 && required[0].bound === 0;
  if (best !== undefined && !unnamed) {
    // Where a name is expected, the ARN of an access point may stand.
    const points = bound.filter((type) => isAccessPoint(type.name) && type.unbound === 0 && type.bound === best.bound);
    const rows = [...able.filter(({ unbound }) => unbound === best.unbound), ...points].flatMap((type) => type.rows);
    return [required.length > 0 || able.some(({ sure }) => sure) ? rows : [...rows, '*']];
  }
  if (whole !== undefined) return [[`resource @${whole.path}`]];
  if (required.length === 1) return [required[0].rows];
  // Types that the call may but need not be limited to, and that its input does not name: only the one it is about.
  const named = usual.filter(about);
  return [named.length === 1 ? named[0].rows : ['*']];
}

export { paths };
