import { at, documentsOf, itemsOf, membersOf, scalarText } from './document.js';
import { definitionsOf, dotenvEntries } from './dotenv.js';
import type { Contribution, EnvironmentDefinition, InfrastructureFile, Workload } from './model.js';
import { environmentOutcome, unknownOutcome } from './outcomes.js';
import { filled } from './placeholders.js';
import { folderOf, joinPath } from './places.js';
import type { FormatReader, Workspace } from './reader.js';
import { define, together } from './reader.js';

/** Debug configurations of VS Code ("Visual Studio Code": Debug configuration, `env` and `envFile`). */
export const launchReader: FormatReader = {
  format: 'launch',
  named: /(?:^|\/)\.vscode\/launch\.json$/,
  read: (files, workspace) => together(files.map((file) => launchesOf(file, workspace))),
};

function launchesOf(file: InfrastructureFile, workspace: Workspace): Contribution {
  const { source, roots, problem } = documentsOf(file);
  const folder = folderOf(folderOf(file.file));
  const environment: EnvironmentDefinition[] = [];
  const workloads: Workload[] = [];
  for (const configuration of itemsOf(at(roots[0], 'configurations'))) {
    const name = scalarText(at(configuration, 'name')) ?? 'a debug configuration';
    const workload: Workload = { kind: 'launch', name, format: 'launch', location: source.location(configuration) };
    const given = membersOf(at(configuration, 'env'));
    const files = [at(configuration, 'envFile')].flatMap((node) =>
      node?.kind === 'array' ? node.items : (node ?? []),
    );
    if (given.length === 0 && files.length === 0) continue;
    workloads.push(workload);
    for (const { key, value } of given) {
      const text = scalarText(value);
      if (text === undefined) continue;
      const outcomes = filled(text, /\$\{([^}]+)\}/g, ([, inner = '']) => [
        inner.startsWith('env:') ? environmentOutcome(inner.slice(4)) : unknownOutcome(inner),
      ]);
      environment.push(...define(key, outcomes, { format: 'launch', location: source.location(value), scope: folder }));
    }
    for (const node of files) {
      const path = joinPath(folder, (scalarText(node) ?? '').replace(/^\$\{workspaceFolder(?::[^}]*)?\}\/?/, ''));
      const named = path === undefined || path === '' ? undefined : workspace.file(path);
      if (named !== undefined) {
        environment.push(...definitionsOf(dotenvEntries(named).entries, { format: 'launch', scope: folder }));
      }
    }
  }
  return { environment, workloads, problems: problem === undefined ? [] : [problem] };
}
