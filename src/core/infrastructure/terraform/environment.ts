import type { HclBlock, HclBody, HclExpression } from './syntax.js';
import type { TerraformValues } from './evaluate.js';
import type { Scope } from './module.js';

/** A variable that a body gives to what it runs. */
export interface GivenVariable {
  readonly name: string;
  readonly value: HclExpression;
  readonly scope: Scope;
}

/**
 * Arguments that map names of environment variables to values, and blocks of one variable each ("Terraform Registry":
 * google_cloudfunctions_function, aws_apprunner_service, google_cloud_run_v2_service, aws_codebuild_project and others;
 * modules that wrap them name theirs alike).
 */
const MAPS =
  /^(?:(?:service_|runtime_|container_|lambda_|function_|task_)?(?:environment|env)_(?:variables|vars)|env_variables|environment)$/;
const PAIRS = /^(?:env|environment|environment_variables?|env_vars)$/;
/** Arguments that hold container definitions as JSON. */
const CONTAINERS = /^(?:container_definitions|container_properties|containers?)$/;

/** All variables that a resource or module call gives, in the order of the text. */
export function environmentIn(body: HclBody, scope: Scope, values: TerraformValues): readonly GivenVariable[] {
  const found: GivenVariable[] = [];
  for (const [name, { value }] of body.attributes) {
    if (CONTAINERS.test(name)) found.push(...inContainers(value, scope, values));
    else if (MAPS.test(name)) found.push(...inMap(value, scope, values));
  }
  for (const block of body.blocks) {
    const variables = block.body.attributes.get('variables');
    if (block.type === 'environment' && variables) found.push(...inMap(variables.value, scope, values));
    const pair = pairOf(block, scope, values);
    if (pair) found.push(pair);
    else found.push(...environmentIn(block.body, scope, values));
  }
  return found;
}

function inMap(map: HclExpression, scope: Scope, values: TerraformValues): readonly GivenVariable[] {
  const entries = values
    .entries(map, scope)
    .map(({ key, expression, scope: own }) => ({ name: key, value: expression, scope: own }));
  // Some modules take a list of pairs under the same name.
  return entries.some(({ value }) => value.kind === 'object') ? inPairs(map, scope, values) : entries;
}

function inPairs(list: HclExpression, scope: Scope, values: TerraformValues): readonly GivenVariable[] {
  return values.entries(list, scope).flatMap((entry): readonly GivenVariable[] => {
    if (entry.expression.kind !== 'object') return [];
    const members = new Map(entry.expression.members.map(({ key, value }) => [key?.toLowerCase(), value]));
    const [key, value] = [members.get('name'), members.get('value')];
    const name = key === undefined ? undefined : values.literal(key, entry.scope);
    return name === undefined || value === undefined ? [] : [{ name, value, scope: entry.scope }];
  });
}

/** `env { name = "BUCKET" value = .. }`; one that names a secret holds no value. */
function pairOf(block: HclBlock, scope: Scope, values: TerraformValues): GivenVariable | undefined {
  if (!PAIRS.test(block.type)) return undefined;
  const [key, value] = [block.body.attributes.get('name'), block.body.attributes.get('value')];
  const kind = block.body.attributes.get('type')?.value;
  if (kind?.kind === 'literal' && kind.value !== 'PLAINTEXT') return undefined;
  const name = key === undefined ? undefined : values.literal(key.value, scope);
  return name === undefined || value === undefined ? undefined : { name, value: value.value, scope };
}

/** `jsonencode([{ name = "render", environment = [..] }])`. */
function inContainers(given: HclExpression, scope: Scope, values: TerraformValues): readonly GivenVariable[] {
  return values.terminals(given, [], scope).flatMap((terminal): readonly GivenVariable[] => {
    const { expression } = terminal;
    const inner = expression.kind === 'call' && expression.name === 'jsonencode' ? expression.arguments[0] : expression;
    if (inner === undefined) return [];
    const containers = values
      .terminals(inner, [], terminal.scope)
      .flatMap((each) =>
        each.expression.kind === 'list'
          ? each.expression.items.flatMap((item) => values.terminals(item, [], each.scope))
          : [each],
      );
    return containers.flatMap((container): readonly GivenVariable[] => {
      if (container.expression.kind !== 'object') return [];
      return container.expression.members
        .filter(({ key }) => key?.toLowerCase() === 'environment')
        .flatMap(({ value }) => inMap(value, container.scope, values));
    });
  });
}
