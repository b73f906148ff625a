import type { Cloud } from '../../model/call-site.js';
import { codeAt } from '../cloudformation/workloads.js';
import type {
  Contribution,
  DeclaredResource,
  EnvironmentDefinition,
  Workload,
  WorkloadCode,
  WorkloadKind,
} from '../model.js';
import { scopeOf } from '../places.js';
import type { FormatReader } from '../reader.js';
import { define, together } from '../reader.js';
import { environmentIn } from './environment.js';
import { TerraformValues } from './evaluate.js';
import type { Placed, Scope, TerraformModule } from './module.js';
import { locationIn, modulesOf } from './module.js';
import { propertiesOf } from './properties.js';
import { resourceNames } from './references.js';
import type { HclBlock, HclExpression, HclStep } from './syntax.js';

/** Resources that run code. Others that give an environment are workloads too, of the kind that their cloud has most of. */
const WORKLOADS: readonly { readonly type: RegExp; readonly kind: WorkloadKind }[] = [
  { type: /^aws_lambda_/, kind: 'aws-lambda' },
  { type: /^aws_ecs_/, kind: 'aws-ecs' },
  { type: /^aws_codebuild_/, kind: 'pipeline' },
  { type: /^aws_/, kind: 'aws-container' },
  { type: /^google_cloudfunctions/, kind: 'cloud-function' },
  { type: /^google_app_engine/, kind: 'app-engine' },
  { type: /^google_/, kind: 'cloud-run' },
  { type: /^kubernetes_/, kind: 'kubernetes' },
];

/** Values of the SDKs' own variables that providers are configured with. */
const OF_PROVIDERS: readonly { readonly provider: RegExp; readonly path: readonly HclStep[]; readonly name: string }[] =
  [
    { provider: /^aws$/, path: ['region'], name: 'AWS_REGION' },
    { provider: /^aws$/, path: ['allowed_account_ids', 0], name: 'AWS_ACCOUNT_ID' },
    { provider: /^google(?:-beta)?$/, path: ['project'], name: 'GOOGLE_CLOUD_PROJECT' },
  ];

/** Modules of Terraform and OpenTofu. */
export const terraformReader: FormatReader = {
  format: 'terraform',
  named: /\.(?:tf|tofu|tfvars)$/,
  read(files, workspace) {
    const parsed = files.map((file) => workspace.hcl(file));
    const modules = modulesOf(parsed);
    const values = new TerraformValues(modules);
    const problems = parsed.flatMap(({ problem }) => problem ?? []);
    return together([...[...modules.values()].map((module) => declarationsOf(module, values)), { problems }]);
  },
};

function declarationsOf(module: TerraformModule, values: TerraformValues): Contribution {
  const resources: DeclaredResource[] = [];
  const workloads: Workload[] = [];
  const environment: EnvironmentDefinition[] = [];
  const runs = (address: string, placed: Placed<HclBlock>, kind: WorkloadKind): void => {
    const { part: block, file } = placed;
    const scope = values.scopeOf(placed, { module, file });
    const given = environmentIn(block.body, scope, values);
    const code = codeOf(block, scope, values);
    if (given.length === 0 && code === undefined) return;
    const workload: Workload = {
      kind,
      name: address,
      format: 'terraform',
      location: locationIn(file, { start: block.start, end: block.headEnd }),
      properties: propertiesOf(block, scope, values),
      ...(code === undefined ? {} : { code }),
    };
    workloads.push(workload);
    for (const { name, value, scope: own } of given) {
      const place = {
        format: 'terraform' as const,
        location: locationIn(own.file, value),
        workload,
        scope: scopeOfModule(module, file.source.file),
      };
      environment.push(...define(name, values.evaluate(value, own), place));
    }
  };
  for (const [address, placed] of module.resources) {
    const { part: block, file } = placed;
    const type = block.labels[0] ?? '';
    if (block.type === 'data') continue;
    const scope = values.scopeOf(placed, { module, file });
    const cloud = cloudOf(type);
    if (cloud !== undefined) {
      resources.push({
        cloud,
        format: 'terraform',
        type,
        address,
        location: locationIn(file, { start: block.start, end: block.headEnd }),
        names: resourceNames(values, address, placed, scope),
        properties: propertiesOf(block, scope, values),
      });
    }
    const row = WORKLOADS.find((each) => each.type.test(type));
    if (row !== undefined) runs(address, placed, row.kind);
  }
  for (const [name, placed] of module.calls) runs(`module.${name}`, placed, 'aws-lambda');
  environment.push(...module.providers.flatMap((placed) => ofProvider(placed, module, values)));
  return { resources, workloads, environment };
}

/** A module that others call is for the code beside its callers. */
function scopeOfModule(module: TerraformModule, file: string): string {
  const passed = new Set<TerraformModule>();
  let [at, place] = [module, file];
  while (!passed.has(at)) {
    passed.add(at);
    const caller = at.callers[0]?.scope;
    if (caller === undefined) break;
    [at, place] = [caller.module, caller.file.source.file];
  }
  return scopeOf(place);
}

const cloudOf = (type: string): Cloud | undefined =>
  type.startsWith('aws_') ? 'aws' : type.startsWith('google_') ? 'gcp' : undefined;

function ofProvider(
  { part: block, file }: Placed<HclBlock>,
  module: TerraformModule,
  values: TerraformValues,
): readonly EnvironmentDefinition[] {
  // One with an alias is for some resources only.
  if (block.body.attributes.has('alias')) return [];
  return OF_PROVIDERS.filter(({ provider }) => provider.test(block.labels[0] ?? '')).flatMap(({ path, name }) => {
    const [first = '', ...rest] = path;
    const attribute = typeof first === 'string' ? block.body.attributes.get(first) : undefined;
    if (attribute === undefined) return [];
    const scope = { module, file };
    const { value } = attribute;
    const of: HclExpression =
      rest.length === 0 ? value : { kind: 'access', of: value, path: rest, start: value.start, end: value.end };
    const outcomes = values.evaluate(of, scope).filter(({ parts }) => parts.every((part) => typeof part === 'string'));
    return define(name, outcomes, { format: 'terraform', location: locationIn(file, attribute) });
  });
}

/** A function's code: a folder named as such, or the one that its archive is made of. */
function codeOf(block: HclBlock, scope: Scope, values: TerraformValues): WorkloadCode | undefined {
  const attribute = (name: string): HclExpression | undefined => block.body.attributes.get(name)?.value;
  const handler = attribute('handler');
  const entry = handler === undefined ? undefined : values.literal(handler, scope);
  const named = attribute('source_path') ?? attribute('source_dir');
  const folder = named === undefined ? undefined : values.literal(named, scope);
  if (folder !== undefined) return codeAt(scope.module.folder, folder, entry);
  for (const name of ['filename', 'source_code_hash', 'source_archive_object', 'source']) {
    const value = attribute(name);
    const archive = value === undefined ? undefined : archiveIn(value, scope, 0);
    if (archive === undefined) continue;
    const source = archive.body.attributes.get('source_dir') ?? archive.body.attributes.get('source_file');
    const path = source === undefined ? undefined : values.literal(source.value, scope);
    if (path === undefined) continue;
    if (source?.name === 'source_dir') return codeAt(scope.module.folder, path, entry);
    // An archive of one file: that file is the entry.
    const whole = codeAt(scope.module.folder, path, undefined)?.folder;
    return whole === undefined ? undefined : { entry: whole.replace(/\.\w+$/, '') };
  }
  return undefined;
}

/** The `archive_file` that an expression refers to, straight or through an object of a bucket. */
function archiveIn(expression: HclExpression, scope: Scope, depth: number): HclBlock | undefined {
  if (depth > 4) return undefined;
  switch (expression.kind) {
    case 'reference': {
      const [type, name] = expression.path;
      if (expression.root === 'data' && type === 'archive_file' && typeof name === 'string') {
        return scope.module.resources.get(`data.archive_file.${name}`)?.part;
      }
      const object = scope.module.resources.get(`${expression.root}.${typeof type === 'string' ? type : ''}`)?.part;
      const source = object?.body.attributes.get('source')?.value;
      return source === undefined ? undefined : archiveIn(source, scope, depth + 1);
    }
    case 'call':
      return firstFound(expression.arguments, (each) => archiveIn(each, scope, depth + 1));
    case 'template':
      return firstFound(expression.parts, (each) => archiveIn(each, scope, depth + 1));
    default:
      return undefined;
  }
}

function firstFound<Item, Result>(
  items: readonly Item[],
  find: (item: Item) => Result | undefined,
): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
