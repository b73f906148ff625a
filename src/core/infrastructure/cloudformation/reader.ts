import { documentsOf } from '../document.js';
import type { InfrastructureFile, Outcome } from '../model.js';
import { folderOf } from '../places.js';
import type { FormatReader, Workspace } from '../reader.js';
import { together } from '../reader.js';
import { parametersOf } from './sam-config.js';
import { CloudFormationTemplate } from './template.js';
import { declarationsOf } from './workloads.js';

const SAM_CONFIG_NAMES = ['samconfig.toml', 'samconfig.yaml', 'samconfig.yml'];

/** Templates of CloudFormation and SAM, in YAML and JSON. */
export const cloudFormationReader: FormatReader = {
  format: 'cloudformation',
  named:
    /\.(?:ya?ml|template)$|(?:^|[/._-])(?:template|stack|cloudformation|cfn|sam)[^/]*\.json$|\/(?:cloudformation|cfn)\/[^/]+\.json$/i,
  // Serverless Framework's own file holds the same sections below another.
  holds: ({ text }) => /^[\s"'{]{0,12}Resources["']?\s*:/m.test(text) && /\bAWS::[A-Z]|\bAlexa::/.test(text),
  read(files, workspace) {
    const templates: CloudFormationTemplate[] = [];
    // Stacks that import from one another in a circle cannot be made; their files can.
    const followed = new Set<string>();
    const imported = (name: string): readonly Outcome[] | undefined => {
      if (followed.has(name)) return undefined;
      followed.add(name);
      const found = templates.map((template) => template.exported(name)).find((outcomes) => outcomes !== undefined);
      followed.delete(name);
      return found;
    };
    const problems = files.flatMap((file) => {
      const { source, roots, problem } = documentsOf(file);
      const [root] = roots;
      if (root !== undefined) {
        const parameters = parametersBeside(file, workspace);
        templates.push(new CloudFormationTemplate(source, root, { parameters, imported }));
      }
      return problem ?? [];
    });
    return together([...templates.map((template) => declarationsOf(template, 'cloudformation')), { problems }]);
  },
};

function parametersBeside({ file }: InfrastructureFile, workspace: Workspace): ReturnType<typeof parametersOf> {
  const folder = folderOf(file);
  return SAM_CONFIG_NAMES.flatMap((name) => {
    const config = workspace.file(folder === '' ? name : `${folder}/${name}`);
    return config === undefined ? [] : parametersOf(config);
  });
}
