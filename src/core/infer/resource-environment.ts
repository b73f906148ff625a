import type { Catalog } from '../catalog/catalog.js';
import type { Infrastructure, Outcome } from '../infrastructure/model.js';
import { agree, joined, literalOf } from '../infrastructure/outcomes.js';
import type { ClientConfiguration, Cloud, EvidenceStep } from '../model/call-site.js';
import type { AnalysedCall, Deployments, Need } from '../model/requirement.js';
import type { ObjectValue, Value } from '../model/value.js';
import { either, only } from './deployments.js';
import { inferCall } from './infer.js';
import { DefinedNames } from './resource-definitions.js';

/** More combinations of values are shown as the pattern that covers them all. */
const MOST_COMBINATIONS = 16;

/**
 * What the client would take from its surroundings, where neither the call nor the client says it: the variable that
 * tells it, and resources that lack it.
 */
interface Surrounding {
  readonly cloud: Cloud;
  readonly member: 'region' | 'account' | 'project';
  readonly variable: string;
  readonly lacking: RegExp;
  /** Clients with credentials of their own may be elsewhere. */
  readonly unless: readonly (keyof ClientConfiguration)[];
}

const SURROUNDINGS: readonly Surrounding[] = [
  { cloud: 'aws', member: 'region', variable: 'AWS_REGION', lacking: /^arn:[^:]*:[^:]*:\*:/, unless: ['profile'] },
  {
    cloud: 'aws',
    member: 'account',
    variable: 'AWS_ACCOUNT_ID',
    lacking: /^arn:[^:]*:[^:]*:[^:]*:\*:/,
    unless: ['profile', 'role'],
  },
  {
    cloud: 'gcp',
    member: 'project',
    variable: 'GOOGLE_CLOUD_PROJECT',
    lacking: /\/projects\/\*(?:\/|$)/,
    unless: ['keyFile'],
  },
];

/**
 * The calls with the names that their sources leave to environment variables, as the workspace's files define them. A
 * call is inferred again for each combination of values that can hold in one deployment; its resources are all of them,
 * and its evidence says of each value where it stands. Calls that need no such name are handed on as they are, so that
 * this may be done anew whenever a file changes.
 */
export function resolveNames(
  calls: readonly AnalysedCall[],
  infrastructure: Pick<Infrastructure, 'environment'>,
  catalog: Catalog,
): readonly AnalysedCall[] {
  if (infrastructure.environment.length === 0) return calls;
  const names = new DefinedNames(infrastructure);
  return calls.map((call) => resolveCall(call, names, catalog));
}

/** True when the workspace's definitions could say more of any of these calls: else nothing need be read for them. */
export function leavesNames(calls: readonly AnalysedCall[]): boolean {
  return calls.some((call) => variablesIn(call.site.parameters).size > 0 || surroundingsOf(call).length > 0);
}

function resolveCall(call: AnalysedCall, names: DefinedNames, catalog: Catalog): AnalysedCall {
  const { site } = call;
  if (call.needs.length === 0) return call;
  const { file } = site.location;
  const variables = [...variablesIn(site.parameters)]
    .map((name) => ({ name, values: names.values(name, file) }))
    .filter(({ values }) => values.length > 0);
  const surroundings = surroundingsOf(call)
    .map((row) => ({
      ...row,
      values: names.values(row.variable, file).filter((value) => literalOf(value) !== undefined),
    }))
    .filter(({ values }) => values.length > 0);
  if (variables.length === 0 && surroundings.length === 0) return call;

  const rows = combinations([...variables, ...surroundings].map(({ values }) => withoutUnknown(values)));
  // A value without a stage holds where no other one is given for the stage.
  const stages = [...new Set((rows ?? []).flatMap((row) => stagesOf(row)))].sort();
  const inferred = (rows ?? []).map((row) => {
    const texts = new Map(variables.map(({ name }, at) => [name, row[at]]));
    const client: Record<string, string> = {};
    for (const [at, { member }] of surroundings.entries()) {
      const text = literalOf(row[variables.length + at] ?? { parts: [] });
      if (text !== undefined && text !== '') client[member] = text;
    }
    const own = stagesOf(row);
    const deployments =
      own.length > 0 ? only(own) : stages.length > 0 ? { kind: 'except' as const, stages } : undefined;
    const answer = inferCall(
      {
        ...site,
        parameters: replaced(site.parameters, texts) as ObjectValue,
        ...(Object.keys(client).length > 0 || site.client ? { client: { ...client, ...site.client } } : {}),
      },
      catalog,
    );
    return { needs: answer.needs, deployments };
  });
  const needs = inferred.length > 0 ? together(inferred) : call.needs;
  // A value that none of the resources came to hold, as a region in place of a whole ARN, is no evidence.
  const held = JSON.stringify(needs);
  const steps = uniqueSteps(
    [...variables, ...surroundings].flatMap(({ values }) =>
      values.flatMap((value) => (isHeld(value, held) ? value.steps : [])),
    ),
  );
  return { ...call, site: { ...site, evidence: [...site.evidence, ...steps] }, needs };
}

/** True too for a value that no file shows: it tells why a name is not known. */
function isHeld({ parts }: Outcome, held: string): boolean {
  const texts = parts.filter((part) => typeof part === 'string' && part !== '');
  return texts.length === 0 || texts.some((text) => held.includes(JSON.stringify(text).slice(1, -1)));
}

function surroundingsOf({ site, needs }: AnalysedCall): readonly Surrounding[] {
  return SURROUNDINGS.filter(
    ({ cloud, member, lacking, unless }) =>
      cloud === site.cloud &&
      site.client?.[member] === undefined &&
      unless.every((other) => site.client?.[other] === undefined) &&
      needs.some(({ resources }) => resources.some((resource) => lacking.test(resource))),
  );
}

/** The environment variables that a value is made of. */
function variablesIn(value: Value, found = new Set<string>()): ReadonlySet<string> {
  switch (value.kind) {
    case 'text':
      for (const part of value.parts) {
        if (typeof part !== 'string' && part.environment !== undefined) found.add(part.environment);
      }
      break;
    case 'list':
      for (const item of value.items) variablesIn(item, found);
      break;
    case 'object':
      for (const member of Object.values(value.members)) variablesIn(member, found);
      break;
    case 'scalar':
    case 'unknown':
      break;
  }
  return found;
}

function replaced(value: Value, texts: ReadonlyMap<string, Outcome | undefined>): Value {
  switch (value.kind) {
    case 'text': {
      const parts = value.parts.flatMap((part) => {
        const text =
          typeof part === 'string' || part.environment === undefined ? undefined : texts.get(part.environment);
        return text?.parts ?? [part];
      });
      return { kind: 'text', parts: joined(parts) };
    }
    case 'list':
      return { ...value, items: value.items.map((item) => replaced(item, texts)) };
    case 'object':
      return {
        ...value,
        members: Object.fromEntries(
          Object.entries(value.members).map(([key, member]) => [key, replaced(member, texts)]),
        ),
      };
    default:
      return value;
  }
}

/** A value that no file shows says nothing beside one that a file does for the same deployment; else it stays what it is. */
function withoutUnknown(values: readonly Outcome[]): readonly Outcome[] {
  const shown = values.filter(({ parts }) => parts.some((part) => typeof part === 'string' && part !== ''));
  const others = values.filter(
    (value) => !shown.includes(value) && !shown.some(({ stage }) => stage === undefined || stage === value.stage),
  );
  const stages = new Set<string | undefined>();
  return [...shown, ...others.filter(({ stage }) => !stages.has(stage) && stages.add(stage))];
}

/** Every choice of one value for each name in which no two are of different stages. Undefined: they are too many. */
function combinations(values: readonly (readonly Outcome[])[]): readonly (readonly Outcome[])[] | undefined {
  let rows: readonly (readonly Outcome[])[] = [[]];
  for (const choices of values) {
    const next = rows.flatMap((row) =>
      choices
        .filter((choice) => row.every((other) => agree(other.stage, choice.stage)))
        .map((choice) => [...row, choice]),
    );
    // Values of stages that have nothing in common: each may still hold on its own.
    rows = next.length > 0 ? next : rows.flatMap((row) => choices.map((choice) => [...row, choice]));
    if (rows.length > MOST_COMBINATIONS) return undefined;
  }
  return rows;
}

/** What a call needs in one combination of values, and which deployments have it. */
interface Combination {
  readonly needs: readonly Need[];
  readonly deployments: Deployments | undefined;
}

/** What the call needs in any of the deployments: the same permissions, on all resources. */
function together(combinations: readonly Combination[]): readonly Need[] {
  const needs = new Map<string, { need: Need; resources: Map<string, Deployments | undefined> }>();
  for (const { needs: own, deployments } of combinations) {
    for (const need of own) {
      const key = JSON.stringify([need.permission, need.condition ?? null, need.context ?? null]);
      const known = needs.get(key) ?? { need, resources: new Map<string, Deployments | undefined>() };
      for (const resource of need.resources) {
        const { resources } = known;
        resources.set(resource, resources.has(resource) ? either(resources.get(resource), deployments) : deployments);
      }
      needs.set(key, known);
    }
  }
  return [...needs.values()].map(({ need, resources }) => {
    const limited = [...resources].flatMap(([resource, deployments]) =>
      deployments === undefined ? [] : [[resource, deployments] as const],
    );
    return {
      ...need,
      resources: [...resources.keys()],
      ...(limited.length === 0 ? {} : { deployments: Object.fromEntries(limited) }),
    };
  });
}

/** The stages that a combination of values is of. Of several none holds for sure: it is then of none. */
function stagesOf(row: readonly Outcome[]): readonly string[] {
  const stages = new Set(row.flatMap(({ stage }) => stage ?? []));
  return stages.size === 1 ? [...stages] : [];
}

function uniqueSteps(steps: readonly EvidenceStep[]): readonly EvidenceStep[] {
  const seen = new Set<string>();
  return steps.filter(({ text, location }) => {
    const key = `${text} ${location?.file ?? ''} ${String(location?.range.start.line)}`;
    return !seen.has(key) && seen.add(key);
  });
}
