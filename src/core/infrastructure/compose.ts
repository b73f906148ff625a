import type { SourceNode } from '../evaluate/document.js';
import { at, documentsOf, membersOf, scalarText } from './document.js';
import { definitionsOf, dotenvEntries } from './dotenv.js';
import type { DotenvEntry } from './dotenv.js';
import type { Contribution, EnvironmentDefinition, InfrastructureFile, Outcome, Workload } from './model.js';
import { environmentOutcome, textOutcome } from './outcomes.js';
import { filled } from './placeholders.js';
import { folderOf, joinPath } from './places.js';
import type { FormatReader, Workspace } from './reader.js';
import { define, together } from './reader.js';
import { withoutSecrets } from './secrets.js';

/** Docker Compose ("Compose file reference": environment, env_file, build; Interpolation). */
export const composeReader: FormatReader = {
  format: 'compose',
  named: /(?:^|\/)(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/i,
  read: (files, workspace) => together(files.map((file) => servicesOf(file, workspace))),
};

function servicesOf(file: InfrastructureFile, workspace: Workspace): Contribution {
  const { source, roots, problem } = documentsOf(file);
  const folder = folderOf(file.file);
  const besides = entriesOf(joinPath(folder, '.env'), workspace);
  const environment: EnvironmentDefinition[] = [];
  const workloads: Workload[] = [];
  for (const { key, value: service, keyStart, keyEnd } of membersOf(at(roots[0], 'services'))) {
    const build = at(service, 'build');
    const context = scalarText(build) ?? scalarText(at(build, 'context'));
    const code = context === undefined ? undefined : joinPath(folder, context);
    const location = { file: file.file, range: source.range(keyStart, keyEnd) };
    const workload: Workload = {
      kind: 'container',
      name: key,
      format: 'compose',
      location,
      ...(code === undefined ? {} : { code: { folder: code } }),
    };
    workloads.push(workload);
    for (const { name, value, node } of pairsIn(at(service, 'environment'))) {
      const place = { format: 'compose' as const, location: source.location(node), workload };
      environment.push(...define(name, interpolated(value, besides), place));
    }
    for (const path of envFilesOf(at(service, 'env_file'))) {
      const entries = entriesOf(joinPath(folder, path), workspace);
      environment.push(...definitionsOf([...entries.values()], { format: 'compose', workload, scope: folder }));
    }
  }
  return { environment, workloads, problems: problem === undefined ? [] : [problem] };
}

/** `NAME: value` or `- NAME=value`; a name alone hands on what the shell has. */
export function pairsIn(
  node: SourceNode | undefined,
): readonly { readonly name: string; readonly value: string; readonly node: SourceNode }[] {
  if (node?.kind === 'array') {
    return node.items.flatMap((item) => {
      const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(scalarText(item) ?? '') ?? [];
      return name === undefined || value === undefined ? [] : [{ name, value, node: item }];
    });
  }
  return membersOf(node).flatMap(({ key, value }) => {
    const text = scalarText(value);
    return text === undefined ? [] : [{ name: key, value: text, node: value }];
  });
}

function envFilesOf(node: SourceNode | undefined): readonly string[] {
  const items = node?.kind === 'array' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => scalarText(item) ?? scalarText(at(item, 'path')) ?? []);
}

function entriesOf(path: string | undefined, workspace: Workspace): ReadonlyMap<string, DotenvEntry> {
  const file = path === undefined ? undefined : workspace.file(path);
  return new Map((file === undefined ? [] : dotenvEntries(file).entries).map((entry) => [entry.name, entry]));
}

/** `${NAME}`, `${NAME:-default}`: from the .env file beside, else the default, else whoever starts it. */
function interpolated(text: string, besides: ReadonlyMap<string, DotenvEntry>): readonly Outcome[] {
  return filled(text, /\$\$|\$(?:\{([A-Za-z_]\w*)(?:(:?[-?+])([^}]*))?\}|([A-Za-z_]\w*))/g, (match) => {
    if (match[0] === '$$') return [textOutcome('$')];
    const name = match[1] ?? match[4] ?? '';
    const entry = besides.get(name);
    if (entry !== undefined) {
      const step = { text: `${name} is set for Compose`, location: entry.location };
      return withoutSecrets(name, [{ ...entry.outcome, steps: [step] }]);
    }
    return match[2]?.endsWith('-') === true && match[3] ? [textOutcome(match[3])] : [environmentOutcome(name)];
  });
}
