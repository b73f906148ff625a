import type { SourceNode, SourceText } from '../evaluate/document.js';
import { at, documentsOf, itemsOf, memberOf, membersOf, scalarText } from './document.js';
import type { Contribution, EnvironmentDefinition, Outcome, Workload } from './model.js';
import { environmentOutcome, textOutcome } from './outcomes.js';
import { filled } from './placeholders.js';
import type { DefinitionPlace, FormatReader } from './reader.js';
import { define } from './reader.js';

/**
 * Manifests of Kubernetes, and of Cloud Run and Knative, which have the same form ("Kubernetes API Reference":
 * Container, EnvVar, ConfigMap; "Cloud Run": YAML Reference). Templates of Helm are no YAML and are left out.
 */
export const kubernetesReader: FormatReader = {
  format: 'kubernetes',
  named: /\.ya?ml$/i,
  holds: ({ text }) =>
    /^apiVersion\s*:/m.test(text) &&
    /^kind\s*:/m.test(text) &&
    /\b(?:containers|data)\s*:/.test(text) &&
    !text.includes('{{'),
  read(files) {
    const documents = files.map((file) => documentsOf(file));
    const objects = documents.flatMap(({ source, roots }) =>
      roots.flatMap((root) => objectsIn(root)).map((root) => ({ source, root })),
    );
    const maps = new Map<string, ConfigMap[]>();
    for (const { source, root } of objects) {
      if (scalarText(memberOf(root, 'kind')) !== 'ConfigMap') continue;
      const name = scalarText(at(root, 'metadata', 'name')) ?? '';
      maps.set(name, [...(maps.get(name) ?? []), { source, data: membersOf(memberOf(root, 'data')) }]);
    }
    const parts = objects.map(({ source, root }) => workloadOf(source, root, maps));
    return {
      environment: parts.flatMap(({ environment = [] }) => environment),
      workloads: parts.flatMap(({ workloads = [] }) => workloads),
      problems: documents.flatMap(({ problem }) => problem ?? []),
    };
  },
};

interface ConfigMap {
  readonly source: SourceText;
  readonly data: ReturnType<typeof membersOf>;
}

const objectsIn = (root: SourceNode): readonly SourceNode[] =>
  scalarText(memberOf(root, 'kind')) === 'List' ? itemsOf(memberOf(root, 'items')) : [root];

function workloadOf(
  source: SourceText,
  root: SourceNode,
  maps: ReadonlyMap<string, readonly ConfigMap[]>,
): Contribution {
  const containers = containersIn(memberOf(root, 'spec'), 0);
  if (containers.length === 0) return {};
  const kind = scalarText(memberOf(root, 'kind')) ?? '';
  const name = scalarText(at(root, 'metadata', 'name')) ?? kind;
  const api = scalarText(memberOf(root, 'apiVersion')) ?? '';
  const workload: Workload = {
    kind: /knative|run\.googleapis\.com/.test(api) ? 'cloud-run' : 'kubernetes',
    name: `${kind} ${name}`,
    format: 'kubernetes',
    location: source.location(at(root, 'metadata', 'name') ?? root),
  };
  const place = (of: SourceText, node: SourceNode): DefinitionPlace => ({
    format: 'kubernetes',
    location: of.location(node),
    workload,
  });
  const environment: EnvironmentDefinition[] = [];
  for (const container of containers) {
    for (const from of itemsOf(memberOf(container, 'envFrom'))) {
      const prefix = scalarText(memberOf(from, 'prefix')) ?? '';
      for (const map of maps.get(scalarText(at(from, 'configMapRef', 'name')) ?? '') ?? []) {
        for (const { key, value } of map.data) {
          environment.push(...define(prefix + key, textsOf(value), place(map.source, value)));
        }
      }
    }
    for (const variable of itemsOf(memberOf(container, 'env'))) {
      const variableName = scalarText(memberOf(variable, 'name')) ?? '';
      const value = memberOf(variable, 'value');
      if (value !== undefined) environment.push(...define(variableName, textsOf(value), place(source, value)));
      const reference = at(variable, 'valueFrom', 'configMapKeyRef');
      for (const map of maps.get(scalarText(memberOf(reference, 'name')) ?? '') ?? []) {
        const found = map.data.find(({ key }) => key === scalarText(memberOf(reference, 'key')));
        if (found) environment.push(...define(variableName, textsOf(found.value), place(map.source, found.value)));
      }
    }
  }
  return { environment, workloads: [workload] };
}

/** `$(NAME)` is another variable of the container, `${NAME}` what envsubst or Kustomize puts there. */
function textsOf(value: SourceNode): readonly Outcome[] {
  const text = scalarText(value);
  if (text === undefined) return [];
  return text.includes('$')
    ? filled(text, /\$(?:\(([A-Za-z_]\w*)\)|\{([A-Za-z_]\w*)\})/g, (match) => [
        environmentOutcome(match[1] ?? match[2] ?? ''),
      ])
    : [textOutcome(text)];
}

/** The containers of a pod's specification, however deep a Deployment, CronJob or Service wraps it. */
function containersIn(specification: SourceNode | undefined, depth: number): readonly SourceNode[] {
  if (depth > 8 || specification === undefined) return [];
  const own = ['initContainers', 'containers'].flatMap((key) => itemsOf(memberOf(specification, key)));
  if (own.length > 0) return own;
  return ['template', 'jobTemplate', 'spec'].flatMap((key) => containersIn(memberOf(specification, key), depth + 1));
}
