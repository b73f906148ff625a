import { at, documentsOf, membersOf, scalarText } from './document.js';
import type { Contribution, InfrastructureFile } from './model.js';
import { textOutcome } from './outcomes.js';
import { folderOf } from './places.js';
import type { FormatReader } from './reader.js';
import { define, together } from './reader.js';

/** `env_variables` of App Engine's app.yaml ("App Engine": app.yaml reference). */
export const appEngineReader: FormatReader = {
  format: 'app-engine',
  named: /(?:^|\/)(?:app|[\w-]*\.app|app[.-][\w-]+|service)\.ya?ml$/i,
  holds: ({ text }) => /^env_variables\s*:/m.test(text) && /^(?:runtime|env)\s*:/m.test(text),
  read: (files) => together(files.map(variablesOf)),
};

function variablesOf(file: InfrastructureFile): Contribution {
  const { source, roots, problem } = documentsOf(file);
  const variables = at(roots[0], 'env_variables');
  if (variables === undefined) return { problems: problem === undefined ? [] : [problem] };
  const name = scalarText(at(roots[0], 'service')) ?? 'default';
  const workload = {
    kind: 'app-engine' as const,
    name,
    format: 'app-engine' as const,
    location: source.location(variables),
    code: { folder: folderOf(file.file) },
  };
  return {
    workloads: [workload],
    environment: membersOf(variables).flatMap(({ key, value }) =>
      define(key, scalarText(value) === undefined ? [] : [textOutcome(scalarText(value) ?? '')], {
        format: 'app-engine',
        location: source.location(value),
        workload,
      }),
    ),
    problems: problem === undefined ? [] : [problem],
  };
}
