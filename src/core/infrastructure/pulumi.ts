import type { Member, SourceNode, SourceText } from '../evaluate/document.js';
import { pairsOf } from './cloudformation/workloads.js';
import { at, documentsOf, memberOf, membersOf, scalarText } from './document.js';
import type {
  Contribution,
  DeclaredResource,
  EnvironmentDefinition,
  InfrastructureFile,
  Outcome,
  Workload,
} from './model.js';
import { inStage, patternOf, textOutcome, through, unknownOutcome } from './outcomes.js';
import { filled } from './placeholders.js';
import { baseName, folderOf, stageNamed } from './places.js';
import type { FormatReader } from './reader.js';
import { define, together } from './reader.js';
import { inForm } from './resource-forms.js';
import { pulumiKind } from './resource-kinds.js';
import { Effort } from './effort.js';
import { withoutSecrets } from './secrets.js';

/** YAML programs and stacks' configurations of Pulumi ("Pulumi": Pulumi YAML reference; Project and stack files). */
export const pulumiReader: FormatReader = {
  format: 'pulumi',
  named: /(?:^|\/)(?:Pulumi(?:\.[\w-]+)?|Main)\.ya?ml$/,
  holds: ({ text }) => /^(?:resources|config|runtime)\s*:/m.test(text),
  read(files) {
    const stacks = files.filter(({ file }) => stackOf(file) !== undefined);
    const programs = files.filter(({ file }) => stackOf(file) === undefined);
    return together([
      ...stacks.map(providersOf),
      ...programs.map((file) =>
        new Program(
          file,
          stacks.filter((stack) => folderOf(stack.file) === folderOf(file.file)),
        ).contribution(),
      ),
    ]);
  },
};

/** `dev` of `Pulumi.dev.yaml`. */
const stackOf = (file: string): string | undefined => /^Pulumi\.([\w-]+)\.ya?ml$/.exec(baseName(file))?.[1];

const stageOfStack = (file: string): string | undefined => {
  const stack = stackOf(file);
  return stack === undefined ? undefined : (stageNamed(stack) ?? stack);
};

/** Which variable of the SDKs a provider's configuration stands for. */
const OF_PROVIDERS: Readonly<Record<string, string>> = {
  'aws:region': 'AWS_REGION',
  'gcp:project': 'GOOGLE_CLOUD_PROJECT',
};

function providersOf(file: InfrastructureFile): Contribution {
  const { source, roots, problem } = documentsOf(file);
  const stage = stageOfStack(file.file);
  const environment = membersOf(at(roots[0], 'config')).flatMap(({ key, value }): readonly EnvironmentDefinition[] => {
    const name = Object.hasOwn(OF_PROVIDERS, key) ? OF_PROVIDERS[key] : undefined;
    const text = scalarText(value);
    if (name === undefined || text === undefined) return [];
    const place = { format: 'pulumi' as const, location: source.location(value) };
    return define(name, [textOutcome(text)], stage === undefined ? place : { ...place, stage });
  });
  return { environment, problems: problem === undefined ? [] : [problem] };
}

const MAXIMUM_DEPTH = 12;

class Program {
  private readonly effort = new Effort();
  private readonly source: SourceText;
  private readonly root: SourceNode | undefined;
  private readonly documents: ReturnType<typeof documentsOf>;

  constructor(
    private readonly file: InfrastructureFile,
    private readonly stacks: readonly InfrastructureFile[],
  ) {
    this.documents = documentsOf(file);
    this.source = this.documents.source;
    this.root = this.documents.roots[0];
  }

  contribution(): Contribution {
    const resources: DeclaredResource[] = [];
    const workloads: Workload[] = [];
    const environment: EnvironmentDefinition[] = [];
    for (const member of membersOf(memberOf(this.root, 'resources'))) {
      const type = scalarText(memberOf(member.value, 'type')) ?? '';
      const properties = memberOf(member.value, 'properties');
      const location = { file: this.file.file, range: this.source.range(member.keyStart, member.keyEnd) };
      const own = this.properties(properties);
      resources.push({
        cloud: type.startsWith('gcp:') ? 'gcp' : 'aws',
        format: 'pulumi',
        type,
        address: member.key,
        location,
        names: this.names(member, 0),
        properties: own,
      });
      const variables = variablesIn(properties, 0);
      if (variables.length === 0) continue;
      const kind = /lambda/i.test(type) ? 'aws-lambda' : type.startsWith('gcp:') ? 'cloud-run' : 'aws-container';
      const workload: Workload = { kind, name: member.key, format: 'pulumi', location, properties: own };
      workloads.push(workload);
      for (const { key, value } of variables) {
        const place = { format: 'pulumi' as const, location: this.source.location(value), workload };
        environment.push(...define(key, this.evaluate(value, 0), place));
      }
    }
    const { problem } = this.documents;
    return { resources, workloads, environment, problems: problem === undefined ? [] : [problem] };
  }

  private properties(node: SourceNode | undefined): DeclaredResource['properties'] {
    return {
      text: (...path) => this.evaluate(at(node, ...path), 0),
      count: (...path) => {
        const found = at(node, ...path);
        return found?.kind === 'array' ? found.items.length : 0;
      },
      keys: (...path) => membersOf(at(node, ...path)).map(({ key }) => key),
      location: (...path) => {
        const found = at(node, ...path);
        return found && this.source.location(found);
      },
    };
  }

  private evaluate(node: SourceNode | undefined, depth: number): readonly Outcome[] {
    if (depth === 0) this.effort.renew();
    const text = scalarText(node);
    if (text === undefined) return node === undefined ? [] : [unknownOutcome('a computed value')];
    return filled(text, /\$\{([^}]+)\}/g, ([, inner = '']) => this.reference(inner.trim(), depth + 1));
  }

  private reference(path: string, depth: number): readonly Outcome[] {
    const unknown = [unknownOutcome(path)];
    const [first = '', ...rest] = path.split('.');
    if (depth > MAXIMUM_DEPTH || !this.effort.spend()) return unknown;
    if (path === 'pulumi.stack') return this.stackNames();
    const resource = membersOf(memberOf(this.root, 'resources')).find(({ key }) => key === first);
    if (resource !== undefined) return this.attribute(resource, rest.join('.'), depth) ?? unknown;
    const variable = at(this.root, 'variables', first);
    if (variable !== undefined) return this.evaluate(variable, depth);
    const given = this.configured(first, depth);
    return given.length > 0 ? given : unknown;
  }

  private stackNames(): readonly Outcome[] {
    const names = this.stacks.flatMap(({ file }) => {
      const [stack, stage] = [stackOf(file), stageOfStack(file)];
      return stack === undefined || stage === undefined ? [] : inStage(stage, [textOutcome(stack)]);
    });
    return names.length > 0 ? names : [unknownOutcome('the stack')];
  }

  /** What stacks give to a configuration's key, else its default. */
  private configured(key: string, depth: number): readonly Outcome[] {
    const project = scalarText(memberOf(this.root, 'name')) ?? '';
    const given = this.stacks.flatMap((stack) => {
      const { source, roots } = documentsOf(stack);
      const node = at(roots[0], 'config', `${project}:${key}`) ?? at(roots[0], 'config', key);
      const text = scalarText(node);
      if (node === undefined || text === undefined) return [];
      const step = { text: `${key} is set`, location: source.location(node) };
      return inStage(stageOfStack(stack.file), through(step, withoutSecrets(key, [textOutcome(text)])));
    });
    if (given.length > 0) return given;
    const declared = at(this.root, 'config', key);
    const standard =
      declared?.kind === 'object' ? (memberOf(declared, 'default') ?? memberOf(declared, 'value')) : declared;
    return withoutSecrets(key, this.evaluate(standard, depth));
  }

  /** Pulumi names what has no name by its own one and some random characters. */
  private names({ key, keyStart, keyEnd, value }: Member, depth: number): readonly Outcome[] {
    const type = scalarText(memberOf(value, 'type')) ?? '';
    const kind = pulumiKind(type);
    if (kind?.terraform === undefined) return [];
    const property = kind.terraform.name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const given = this.evaluate(at(value, 'properties', property), depth + 1);
    const names = given.length > 0 ? given : [{ parts: [`${key}-`, { hole: 'what Pulumi adds' }], steps: [] }];
    const location = { file: this.file.file, range: this.source.range(keyStart, keyEnd) };
    return names.flatMap((name) => through({ text: `${key} is ${type} ${patternOf(name.parts)}`, location }, [name]));
  }

  private attribute(resource: Member, attribute: string, depth: number): readonly Outcome[] | undefined {
    const kind = pulumiKind(scalarText(memberOf(resource.value, 'type')) ?? '');
    const forms = kind?.terraform?.attributes ?? {};
    const name = attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined;
    return kind === undefined || form === undefined ? undefined : inForm(kind, form, this.names(resource, depth));
  }
}

/** `environment.variables` of a function, `envs` of a container, however deep. */
function variablesIn(node: SourceNode | undefined, depth: number): readonly Pick<Member, 'key' | 'value'>[] {
  if (depth > 10 || node === undefined || node.kind === 'scalar') return [];
  if (node.kind === 'array') return node.items.flatMap((item) => variablesIn(item, depth + 1));
  return node.members.flatMap(({ key, value }) => {
    if (/^(?:envs?|environmentVariables)$/.test(key)) return pairsOf(value);
    const variables = key === 'environment' ? memberOf(value, 'variables') : undefined;
    return variables === undefined ? variablesIn(value, depth + 1) : pairsOf(variables);
  });
}
