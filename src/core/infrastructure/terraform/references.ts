import type { Outcome } from '../model.js';
import { concatenated, environmentOutcome, patternOf, textOutcome, through, unknownOutcome } from '../outcomes.js';
import { inForm } from '../resource-forms.js';
import { terraformKind } from '../resource-kinds.js';
import type { TerraformValues } from './evaluate.js';
import { locationIn } from './module.js';
import type { Placed, Scope } from './module.js';
import type { HclBlock, HclStep } from './syntax.js';

/**
 * What data sources tell of the deployment itself ("Terraform Registry": the pages of these data sources). The values
 * are those of the environment variables that the SDKs read for it.
 */
const OF_THE_DEPLOYMENT: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
  aws_region: {
    name: environmentOutcome('AWS_REGION', 'the region'),
    id: environmentOutcome('AWS_REGION', 'the region'),
    region: environmentOutcome('AWS_REGION', 'the region'),
  },
  aws_caller_identity: {
    account_id: environmentOutcome('AWS_ACCOUNT_ID', 'the account'),
    id: environmentOutcome('AWS_ACCOUNT_ID', 'the account'),
  },
  aws_partition: { partition: textOutcome('aws'), dns_suffix: textOutcome('amazonaws.com') },
  google_project: { project_id: environmentOutcome('GOOGLE_CLOUD_PROJECT', 'the project') },
  google_client_config: {
    project: environmentOutcome('GOOGLE_CLOUD_PROJECT', 'the project'),
    region: environmentOutcome('GOOGLE_CLOUD_REGION', 'the region'),
  },
};

/** The names of a resource, with a step that says where it is declared. */
export function resourceNames(
  values: TerraformValues,
  address: string,
  { part: block, file }: Placed<HclBlock>,
  scope: Scope,
  depth = 0,
): readonly Outcome[] {
  const row = terraformKind(block.labels[0] ?? '')?.terraform;
  if (row === undefined) return [];
  const attribute = (name: string | undefined): readonly Outcome[] => {
    const found = name === undefined ? undefined : block.body.attributes.get(name);
    return found === undefined ? [] : values.evaluate(found.value, scope, depth + 1);
  };
  const given = attribute(row.name);
  const prefixes = given.length > 0 ? [] : attribute(row.prefix);
  const unknown = unknownOutcome(`the name that is given to ${address}`);
  const names = given.length > 0 ? given : prefixes.length > 0 ? concatenated([prefixes, [unknown]]) : [unknown];
  const location = locationIn(file, { start: block.start, end: block.headEnd });
  return names.flatMap((name) => through({ text: `${address} is named ${patternOf(name.parts)}`, location }, [name]));
}

/** An attribute of a resource, or what else is no variable. */
export function referenceText(
  values: TerraformValues,
  root: string,
  path: readonly HclStep[],
  scope: Scope,
  depth: number,
): readonly Outcome[] {
  const words = path.filter((step) => typeof step !== 'object');
  const unknown = [unknownOutcome([root, ...words].join('.'))];
  if (root === 'path') {
    // As a path from the workspace's folder.
    return path[0] === 'module' || (path[0] === 'root' && scope.module.callers.length === 0)
      ? [textOutcome(`/${scope.module.folder}`)]
      : unknown;
  }
  const read = root === 'data';
  const [type, name, ...rest] = read ? path : [root, ...path];
  if (typeof type !== 'string' || typeof name !== 'string') return unknown;
  const attribute = rest.find((step): step is string => typeof step === 'string' && !isKey(step, rest));
  const deployment = Object.hasOwn(OF_THE_DEPLOYMENT, type) ? OF_THE_DEPLOYMENT[type] : undefined;
  if (read && deployment !== undefined && attribute !== undefined && Object.hasOwn(deployment, attribute)) {
    return [deployment[attribute] ?? unknownOutcome(attribute)];
  }
  const address = `${read ? 'data.' : ''}${type}.${name}`;
  const resource = scope.module.resources.get(address);
  if (resource === undefined || attribute === undefined) return unknown;
  const [index] = rest;
  const key =
    typeof index === 'object'
      ? values.literal(index, scope, depth + 1)
      : typeof index === 'string' && index !== attribute
        ? index
        : undefined;
  const own = values.scopeOf(resource, scope, key);
  return attributeText(values, address, attribute, resource, own, depth + 1) ?? unknown;
}

function attributeText(
  values: TerraformValues,
  address: string,
  attribute: string,
  resource: Placed<HclBlock>,
  scope: Scope,
  depth: number,
): readonly Outcome[] | undefined {
  const kind = terraformKind(resource.part.labels[0] ?? '');
  const forms = kind?.terraform?.attributes ?? {};
  const form = Object.hasOwn(forms, attribute) ? forms[attribute] : undefined;
  const argument = (name: string): readonly Outcome[] => {
    const value = resource.part.body.attributes.get(name)?.value;
    return value === undefined ? [] : values.evaluate(value, scope, depth);
  };
  if (kind !== undefined && form !== undefined) {
    return inForm(kind, form, resourceNames(values, address, resource, scope, depth), {
      project: argument('project'),
      region: argument('location'),
    });
  }
  const given = argument(attribute);
  return given.length > 0 ? given : undefined;
}

/** A text that stands before an attribute is the key of an instance: `aws_s3_bucket.data["reports"].arn`. */
const isKey = (step: string, path: readonly HclStep[]): boolean =>
  step === '*' || (path[0] === step && path.length > 1 && typeof path[1] === 'string');
