import type { Member, SourceNode } from '../../evaluate/document.js';
import { at, itemsOf, memberOf, membersOf, scalarText } from '../document.js';
import type {
  Contribution,
  DeclaredResource,
  EnvironmentDefinition,
  FormatId,
  Workload,
  WorkloadCode,
  WorkloadKind,
} from '../model.js';
import { onlyLiteral } from '../outcomes.js';
import { folderOf, joinPath } from '../places.js';
import { define } from '../reader.js';
import { cloudFormationKind } from '../resource-kinds.js';
import type { CloudFormationTemplate } from './template.js';
import { typeOf } from './template.js';

/** Where a type of resource that runs code keeps its environment and its code ("AWS CloudFormation Template Reference"). */
interface WorkloadRow {
  readonly type: string;
  readonly kind: WorkloadKind;
  /** Path of the environment in the properties; `[]` goes through a list. */
  readonly environment: string;
  /** Path of the folder that holds the code. */
  readonly code?: string;
  readonly handler?: string;
  /** The section of SAM's `Globals` that all resources of the type share. */
  readonly globals?: string;
}

const WORKLOADS: readonly WorkloadRow[] = [
  {
    type: 'AWS::Serverless::Function',
    kind: 'aws-lambda',
    environment: 'Environment.Variables',
    code: 'CodeUri',
    handler: 'Handler',
    globals: 'Function',
  },
  {
    type: 'AWS::Lambda::Function',
    kind: 'aws-lambda',
    environment: 'Environment.Variables',
    code: 'Code',
    handler: 'Handler',
  },
  { type: 'AWS::ECS::TaskDefinition', kind: 'aws-ecs', environment: 'ContainerDefinitions.[].Environment' },
  { type: 'AWS::Batch::JobDefinition', kind: 'aws-container', environment: 'ContainerProperties.Environment' },
  {
    type: 'AWS::AppRunner::Service',
    kind: 'aws-container',
    environment: 'SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables',
  },
  { type: 'AWS::CodeBuild::Project', kind: 'pipeline', environment: 'Environment.EnvironmentVariables' },
];

/** The resources of a template, what of them runs code, and with which environment. */
export function declarationsOf(template: CloudFormationTemplate, format: FormatId): Contribution {
  const resources: DeclaredResource[] = [];
  const workloads: Workload[] = [];
  const environment: EnvironmentDefinition[] = [];
  for (const member of template.resources()) {
    const type = typeOf(member.value) ?? '';
    const own = memberOf(member.value, 'Properties');
    const location = { file: template.file, range: template.source.range(member.keyStart, member.keyEnd) };
    const kind = cloudFormationKind(type);
    resources.push({
      cloud: 'aws',
      format,
      type,
      address: member.key,
      location,
      names: kind === undefined ? [] : template.names(member.key, member.value),
      properties: template.properties(own),
    });
    const row = WORKLOADS.find((each) => each.type === type);
    if (row === undefined) continue;
    const shared = row.globals === undefined ? undefined : at(template.root, 'Globals', row.globals);
    const code = codeOf(row, member.value, shared, template);
    const workload: Workload = {
      kind: row.kind,
      name: member.key,
      format,
      location,
      properties: template.properties(own),
      ...(code === undefined ? {} : { code }),
    };
    workloads.push(workload);
    for (const [name, value] of variablesOf(row, shared, own)) {
      const place = { format, location: template.source.location(value), workload };
      environment.push(...define(name, template.evaluate(value), place));
    }
  }
  return { resources, workloads, environment };
}

/** Name -> value; a resource's own variables win over those that all share. */
function variablesOf(
  row: WorkloadRow,
  shared: SourceNode | undefined,
  own: SourceNode | undefined,
): Map<string, SourceNode> {
  const variables = new Map<string, SourceNode>();
  for (const owner of [shared, own]) {
    for (const node of reached(owner, row.environment.split('.'))) {
      for (const { key, value } of pairsOf(node)) variables.set(key, value);
    }
  }
  return variables;
}

function reached(node: SourceNode | undefined, path: readonly string[]): readonly SourceNode[] {
  const [step, ...rest] = path;
  if (node === undefined) return [];
  if (step === undefined) return [node];
  if (step === '[]') return itemsOf(node).flatMap((item) => reached(item, rest));
  return reached(memberOf(node, step), rest);
}

/** A mapping of names to values, or a list of pairs (`Name`, `Value`); a pair that names a store holds no value. */
export function pairsOf(node: SourceNode): readonly Pick<Member, 'key' | 'value'>[] {
  if (node.kind === 'object') return node.members;
  return itemsOf(node).flatMap((item) => {
    const members = new Map(membersOf(item).map(({ key, value }) => [key.toLowerCase(), value]));
    const [name, value] = [scalarText(members.get('name')), members.get('value')];
    const type = scalarText(members.get('type')) ?? 'PLAINTEXT';
    return name === undefined || value === undefined || type !== 'PLAINTEXT' ? [] : [{ key: name, value }];
  });
}

function codeOf(
  row: WorkloadRow,
  resource: SourceNode,
  shared: SourceNode | undefined,
  template: CloudFormationTemplate,
): WorkloadCode | undefined {
  const property = (key: string | undefined): string | undefined =>
    key === undefined
      ? undefined
      : onlyLiteral(template.evaluate(at(resource, 'Properties', key) ?? memberOf(shared, key)));
  const folder = property(row.code) ?? scalarText(at(resource, 'Metadata', 'DockerContext'));
  return codeAt(folderOf(template.file), folder, property(row.handler));
}

/** The code of a function in a folder, with its handler as Lambda takes it: `src/app.render`, `reports.app.render`. */
export function codeAt(base: string, path: string | undefined, handler: string | undefined): WorkloadCode | undefined {
  // An archive, or a place in a bucket, is not a folder of the workspace.
  if (path === undefined || /^[a-z][a-z0-9+.-]*:\/\/|\.(?:zip|jar|war)$/i.test(path)) return undefined;
  const folder = joinPath(base, path);
  if (folder === undefined) return undefined;
  const entry = handler === undefined ? undefined : entryOf(handler);
  const whole = entry === undefined ? undefined : joinPath(folder, entry);
  return { folder, ...(whole === undefined ? {} : { entry: whole }) };
}

/** The file of a handler without its ending. */
function entryOf(handler: string): string | undefined {
  if (!/^[\w./-]+\.[\w]+$/.test(handler)) return undefined;
  const file = handler.slice(0, handler.lastIndexOf('.'));
  const slash = file.lastIndexOf('/') + 1;
  return file.slice(0, slash) + file.slice(slash).replaceAll('.', '/');
}
