import { contextInRegion, type AccessRequest, type RequestContext } from '../../core/model/decision.js';

/** What is asked of the simulator for one request. */
export interface Question {
  /** Position in the caller's list. */
  readonly index: number;
  readonly action: string;
  /** The ARN that is asked about; `*` only for actions that take no resource, or where nothing is known of it. */
  readonly resource: string;
  readonly breadth: Breadth;
  /** What was not in the source and was taken from the identity, in words: `account 111122223333`. */
  readonly assumed: readonly string[];
  readonly context: RequestContext;
}

/**
 * How much the resource leaves open. `exact`: nothing. `below`: any name below a known one (`reports/*`). `open`: the
 * name itself; the simulator then answers for a resource that is literally called `*`, which is no answer for one that
 * the source does not show.
 */
export type Breadth = 'exact' | 'below' | 'open';

export interface Surroundings {
  readonly account: string;
  readonly partition: string;
  readonly region?: string;
  readonly resourceTemplates?: ((permission: string) => readonly string[] | undefined) | undefined;
}

/** "IAM API Reference", SimulatePrincipalPolicy: ActionNames have 3 to 128 characters; no wildcards. One that breaks the rule fails the whole call. */
const ACTION = /^[a-z0-9-]{1,60}:[A-Za-z0-9]{1,120}$/i;

/** The question for a request, or the sentence why it cannot be asked. */
export function questionOf(request: AccessRequest, index: number, around: Surroundings): Question | string {
  const { permission, resource } = request;
  if (!ACTION.test(permission) || permission.length > 128) {
    return `"${permission}" is not the name of one action, so it cannot be simulated.`;
  }
  const filled = fill(resource, around);
  const context = contextOf(request.context ?? {}, around);
  const takesNone = resource === '*' && around.resourceTemplates?.(permission)?.length === 0;
  return {
    index,
    action: permission,
    resource: filled.resource,
    breadth: takesNone ? 'exact' : breadthOf(filled.resource),
    assumed: [...new Set([...filled.assumed, ...context.assumed])],
    context: context.given,
  };
}

/** An unknown partition, account or region of an ARN is taken to be the identity's own. */
function fill(resource: string, around: Surroundings): { resource: string; assumed: string[] } {
  const [arn, partition, service, region, account, ...rest] = resource.split(':');
  if (arn !== 'arn' || rest.length === 0) return { resource, assumed: [] };
  const assumed: string[] = [];
  const known = (part: string | undefined, own: string | undefined, what: string) => {
    if (part !== '*' || own === undefined) return part;
    if (what !== '') assumed.push(`${what} ${own}`);
    return own;
  };
  const parts = [
    known(partition, around.partition, ''),
    service,
    known(region, around.region, 'region'),
    known(account, around.account, 'account'),
  ];
  return { resource: ['arn', ...parts, ...rest].join(':'), assumed };
}

/**
 * The context as far as it can be given: an unknown region of a service's host is taken to be the identity's own. What is
 * still not known in part is not given at all; the simulator then says whether a policy asks for it.
 */
function contextOf(context: RequestContext, { region }: Surroundings): { given: RequestContext; assumed: string[] } {
  const placed = region === undefined ? context : contextInRegion(context, region);
  const known = Object.entries(placed).filter(([, value]) => ![value].flat().some((each) => each.includes('*')));
  const given = Object.fromEntries(known);
  const changed = known.some(([key, value]) => JSON.stringify(value) !== JSON.stringify(context[key]));
  return { given, assumed: changed && region !== undefined ? [`region ${region}`] : [] };
}

const WILDCARD = /[*?]/;
/** The resource type before the name: `table/`, `secret:`; S3 names buckets without one. */
const TYPE = /^[A-Za-z][A-Za-z0-9-]*[/:]/;

function breadthOf(resource: string): Breadth {
  if (!WILDCARD.test(resource)) return 'exact';
  const [, partition = '*', service = '*', region = '*', account = '*', ...rest] = resource.split(':');
  if (rest.length === 0 || WILDCARD.test(partition + service + region + account)) return 'open';
  const whole = rest.join(':');
  const name = service === 's3' ? whole : whole.replace(TYPE, '');
  return /^[^*?]+[/:]\*$/.test(name) ? 'below' : 'open';
}

/** One call of the simulator: every action is asked about every resource. */
export interface Batch {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly context: RequestContext;
  readonly questions: readonly Question[];
}

/** Actions in one call; the API's model sets no limit, and long calls are throttled sooner. */
const ACTIONS_IN_A_CALL = 50;
const RESOURCES_IN_A_CALL = 20;

/**
 * The fewest calls that ask all questions and nothing else: resources that are asked about with the same actions and
 * context go together, so that no action is ever asked about a resource of a type that it does not take.
 */
export function batchesOf(questions: readonly Question[]): readonly Batch[] {
  const byResource = groups(questions, ({ resource, context }) => JSON.stringify([resource, contextKey(context)]));
  const alike = groups(byResource, (same) => {
    const actions = [...new Set(same.map(({ action }) => action))].sort();
    return JSON.stringify([actions, contextKey(same[0]?.context ?? {})]);
  });
  const batches: Batch[] = [];
  for (const resources of alike) {
    for (const part of chunks(resources, RESOURCES_IN_A_CALL)) {
      const all = part.flat();
      const byAction = groups(all, ({ action }) => action);
      for (const some of chunks(byAction, ACTIONS_IN_A_CALL)) batches.push(batchOf(some.flat()));
    }
  }
  return batches;
}

export function batchOf(questions: readonly Question[]): Batch {
  return {
    actions: [...new Set(questions.map(({ action }) => action))],
    resources: [...new Set(questions.map(({ resource }) => resource))],
    context: questions[0]?.context ?? {},
    questions,
  };
}

/** Two smaller batches that ask the same, or undefined when there is only one action left. */
export function halves({ actions, questions }: Batch): readonly [Batch, Batch] | undefined {
  if (actions.length < 2) return undefined;
  const first = new Set(actions.slice(0, actions.length / 2));
  const left = questions.filter(({ action }) => first.has(action));
  return [batchOf(left), batchOf(questions.filter((question) => !left.includes(question)))];
}

const contextKey = (context: RequestContext): string =>
  JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1)));

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = found.get(key);
    if (group === undefined) found.set(key, [item]);
    else group.push(item);
  }
  return [...found.values()];
}

function chunks<Item>(items: readonly Item[], length: number): Item[][] {
  const parts: Item[][] = [];
  for (let at = 0; at < items.length; at += length) parts.push(items.slice(at, at + length));
  return parts;
}
