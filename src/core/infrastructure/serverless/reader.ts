import type { SourceNode } from '../../evaluate/document.js';
import { CloudFormationTemplate } from '../cloudformation/template.js';
import { codeAt, declarationsOf } from '../cloudformation/workloads.js';
import { documentsOf, itemsOf, memberOf, membersOf, scalarText } from '../document.js';
import type { Contribution, EnvironmentDefinition, InfrastructureFile, Workload } from '../model.js';
import { folderOf } from '../places.js';
import type { FormatReader, Workspace } from '../reader.js';
import { define, together } from '../reader.js';
import { ServerlessVariables } from './variables.js';

/** Services of the Serverless Framework ("Serverless Framework": serverless.yml reference). */
export const serverlessReader: FormatReader = {
  format: 'serverless',
  named: /(?:^|\/)serverless(?:[.-][\w.-]+)?\.(?:ya?ml|json)$/i,
  holds: ({ text }) => /^["'\s]{0,4}(?:provider|functions|resources)["']?\s*:/m.test(text),
  read: (files, workspace) => together(files.map((file) => serviceOf(file, workspace))),
};

/** Which variable of the SDKs the provider's own options stand for. */
const OF_PROVIDER: Readonly<Record<string, string>> = { region: 'AWS_REGION', project: 'GOOGLE_CLOUD_PROJECT' };

function serviceOf(file: InfrastructureFile, workspace: Workspace): Contribution {
  const { source, roots, problem } = documentsOf(file);
  const problems = problem === undefined ? [] : [problem];
  const [root] = roots;
  if (root === undefined) return { problems };
  const variables = new ServerlessVariables(source, root, workspace);
  const interpolate = (text: string): ReturnType<ServerlessVariables['resolve']> => variables.resolve(text);
  const templates = templatesOf(file, root, variables).map(
    ({ template, own }) => new CloudFormationTemplate(own, template, { interpolate }),
  );
  const template = templates[0] ?? new CloudFormationTemplate(source, root, { interpolate });
  const environment: EnvironmentDefinition[] = [];
  const workloads: Workload[] = [];
  const provider = memberOf(root, 'provider');
  for (const [option, name] of Object.entries(OF_PROVIDER)) {
    const node = memberOf(provider, option);
    if (node === undefined) continue;
    environment.push(
      ...define(name, template.evaluate(node), { format: 'serverless', location: source.location(node) }),
    );
  }
  for (const { key, value, keyStart, keyEnd } of functionsOf(root)) {
    const code = codeAt(folderOf(file.file), '.', scalarText(memberOf(value, 'handler')));
    const workload: Workload = {
      kind: scalarText(memberOf(provider, 'name')) === 'google' ? 'cloud-function' : 'aws-lambda',
      name: key,
      format: 'serverless',
      location: { file: file.file, range: source.range(keyStart, keyEnd) },
      properties: template.properties(value),
      ...(code === undefined ? {} : { code }),
    };
    workloads.push(workload);
    const given = new Map<string, SourceNode>();
    for (const owner of [provider, value]) {
      for (const member of membersOf(memberOf(owner, 'environment'))) given.set(member.key, member.value);
    }
    for (const [name, node] of given) {
      environment.push(
        ...define(name, template.evaluate(node), { format: 'serverless', location: source.location(node), workload }),
      );
    }
  }
  return together([
    { environment, workloads, problems },
    ...templates.map((each) => declarationsOf(each, 'serverless')),
  ]);
}

/** `resources` is a template, or a list of them, each here or in a file. */
function templatesOf(
  file: InfrastructureFile,
  root: SourceNode,
  variables: ServerlessVariables,
): readonly { readonly template: SourceNode; readonly own: ReturnType<typeof documentsOf>['source'] }[] {
  const resources = memberOf(root, 'resources');
  const nodes = resources?.kind === 'array' ? resources.items : resources === undefined ? [] : [resources];
  const { source } = documentsOf(file);
  return nodes.flatMap((node) => {
    if (node.kind === 'object') return [{ template: node, own: source }];
    const name = /^\$\{file\(([^)$]+)\)\}$/.exec(scalarText(node) ?? '')?.[1];
    const named = name === undefined ? undefined : variables.file(name);
    const documents = named === undefined ? undefined : documentsOf(named);
    return documents?.roots[0] === undefined ? [] : [{ template: documents.roots[0], own: documents.source }];
  });
}

/** `functions` is a mapping, or a list of mappings. */
function functionsOf(root: SourceNode): ReturnType<typeof membersOf> {
  const functions = memberOf(root, 'functions');
  return functions?.kind === 'array' ? itemsOf(functions).flatMap((each) => membersOf(each)) : membersOf(functions);
}
