import type { SourceNode, SourceText } from '../evaluate/document.js';
import { pairsIn } from './compose.js';
import { at, documentsOf, itemsOf, membersOf, scalarText } from './document.js';
import type { Contribution, EnvironmentDefinition, FormatId, InfrastructureFile, Outcome } from './model.js';
import { environmentOutcome, unknownOutcome } from './outcomes.js';
import { Effort } from './effort.js';
import { filled } from './placeholders.js';
import { stageNamed } from './places.js';
import type { FormatReader } from './reader.js';
import { define, together } from './reader.js';

/** `env` of workflows, their jobs and steps ("GitHub Actions": Workflow syntax). */
export const githubActionsReader: FormatReader = {
  format: 'github-actions',
  named: /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/,
  read: (files) => together(files.map(workflowOf)),
};

function workflowOf(file: InfrastructureFile): Contribution {
  const { source, roots, problem } = documentsOf(file);
  const [root] = roots;
  const environment: EnvironmentDefinition[] = [];
  const add = (node: SourceNode | undefined, stage?: string): void => {
    for (const { name, value, node: place } of pairsIn(node)) {
      environment.push(...defined(name, actionsValue(value), 'github-actions', source, place, stage));
    }
  };
  add(at(root, 'env'));
  for (const { value: job } of membersOf(at(root, 'jobs'))) {
    const environmentNode = at(job, 'environment');
    const name = scalarText(environmentNode) ?? scalarText(at(environmentNode, 'name'));
    const stage = name === undefined || name.includes('${{') ? undefined : (stageNamed(name) ?? name);
    add(at(job, 'env'), stage);
    for (const step of itemsOf(at(job, 'steps'))) {
      add(at(step, 'env'), stage);
      deployed(scalarText(at(step, 'run')), at(step, 'run'), 'github-actions', source, environment, actionsValue);
      // google-github-actions/deploy-cloudrun and its like take the variables of what they deploy.
      deployed(
        scalarText(at(step, 'with', 'env_vars')),
        at(step, 'with', 'env_vars'),
        'github-actions',
        source,
        environment,
        actionsValue,
        true,
      );
    }
  }
  return { environment, problems: problem === undefined ? [] : [problem] };
}

const actionsValue = (text: string): readonly Outcome[] =>
  filled(text, /\$\{\{\s*([^}]*?)\s*\}\}/g, ([, inner = '']) => {
    const variable = /^(?:env|vars)\.(\w+)$/.exec(inner)?.[1];
    return [variable === undefined ? unknownOutcome(inner) : environmentOutcome(variable)];
  });

/** Substitutions and variables of Cloud Build ("Cloud Build": Build configuration file schema; Substituting values). */
export const cloudBuildReader: FormatReader = {
  format: 'cloud-build',
  named: /(?:^|\/)[^/]*cloudbuild[^/]*\.(?:ya?ml|json)$/i,
  read: (files) => together(files.map(buildOf)),
};

function buildOf(file: InfrastructureFile): Contribution {
  const { source, roots, problem } = documentsOf(file);
  const [root] = roots;
  const environment: EnvironmentDefinition[] = [];
  const substitutions = new Map<string, string>();
  for (const { key, value } of membersOf(at(root, 'substitutions'))) {
    const text = scalarText(value);
    if (text === undefined) continue;
    substitutions.set(key, text);
    environment.push(...defined(key, buildValue(text, substitutions), 'cloud-build', source, value));
  }
  const valueOf = (text: string): readonly Outcome[] => buildValue(text, substitutions);
  const steps = [root, ...itemsOf(at(root, 'steps')), at(root, 'options')];
  for (const step of steps) {
    for (const { name, value, node } of pairsIn(at(step, 'env'))) {
      environment.push(...defined(name, valueOf(value), 'cloud-build', source, node));
    }
    const given = [...itemsOf(at(step, 'args')), at(step, 'script')];
    for (const [index, argument] of given.entries()) {
      const text = scalarText(argument);
      const flag = scalarText(given[index - 1]);
      const alone = flag !== undefined && /^--(?:set|update)-env-vars$/.test(flag);
      deployed(text, argument, 'cloud-build', source, environment, valueOf, alone);
    }
  }
  return { environment, problems: problem === undefined ? [] : [problem] };
}

/** What Cloud Build itself puts in ("Substituting variable values"). */
const OF_THE_BUILD: Readonly<Record<string, string>> = {
  PROJECT_ID: 'GOOGLE_CLOUD_PROJECT',
  LOCATION: 'GOOGLE_CLOUD_REGION',
};

function buildValue(
  text: string,
  substitutions: ReadonlyMap<string, string>,
  effort = new Effort(),
  depth = 0,
): readonly Outcome[] {
  return filled(text, /\$(?:\{([A-Z_][A-Z0-9_]*)\}|([A-Z_][A-Z0-9_]*))/g, (match) => {
    const name = match[1] ?? match[2] ?? '';
    const given = substitutions.get(name);
    if (given !== undefined && depth < 4 && effort.spend()) return buildValue(given, substitutions, effort, depth + 1);
    return [environmentOutcome((Object.hasOwn(OF_THE_BUILD, name) ? OF_THE_BUILD[name] : undefined) ?? name, name)];
  });
}

/** Variables that a command gives to what it deploys: `gcloud run deploy reports --set-env-vars=BUCKET=reports,STAGE=prod`. */
function deployed(
  text: string | undefined,
  node: SourceNode | undefined,
  format: FormatId,
  source: SourceText,
  environment: EnvironmentDefinition[],
  valueOf: (text: string) => readonly Outcome[],
  alone = false,
): void {
  if (text === undefined || node === undefined) return;
  const lists = alone
    ? [text]
    : [...text.matchAll(/--(?:set|update)-env-vars[=\s]+("[^"]*"|'[^']*'|\S+)/g)].map((match) =>
        (match[1] ?? '').replace(/^["']|["']$/g, ''),
      );
  for (const list of lists) {
    // `^@^A=1@B=2` chooses another separator ("gcloud topic escaping").
    const separator = /^\^([^^]+)\^/.exec(list)?.[1];
    const pairs = separator === undefined ? list.split(/[,\n]/) : list.slice(separator.length + 2).split(separator);
    for (const pair of pairs) {
      const [, name, value] = /^\s*([A-Za-z_]\w*)=(.*?)\s*$/.exec(pair) ?? [];
      if (name !== undefined && value !== undefined) {
        environment.push(...defined(name, valueOf(value), format, source, node));
      }
    }
  }
}

function defined(
  name: string,
  outcomes: readonly Outcome[],
  format: FormatId,
  source: SourceText,
  node: SourceNode,
  stage?: string,
): readonly EnvironmentDefinition[] {
  return define(name, outcomes, {
    format,
    location: source.location(node),
    ...(stage === undefined ? {} : { stage }),
  });
}
