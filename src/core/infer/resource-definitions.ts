import type { EnvironmentDefinition, Infrastructure, Outcome } from '../infrastructure/model.js';
import { combined, inStage, limited, patternOf } from '../infrastructure/outcomes.js';
import { isWithin } from '../infrastructure/places.js';

/**
 * Variables that stand for the same: the SDKs read each of them ("AWS SDKs and Tools Reference Guide": Region;
 * google-auth-library: project id). A deployment's account has no variable that SDKs read, but a usual one.
 */
const SAME: readonly (readonly string[])[] = [
  ['AWS_REGION', 'AWS_DEFAULT_REGION', 'CDK_DEFAULT_REGION'],
  ['AWS_ACCOUNT_ID', 'AWS_ACCOUNT', 'CDK_DEFAULT_ACCOUNT'],
  ['GOOGLE_CLOUD_PROJECT', 'GCLOUD_PROJECT', 'GCP_PROJECT', 'CLOUDSDK_CORE_PROJECT'],
  ['GOOGLE_CLOUD_REGION', 'GOOGLE_CLOUD_LOCATION', 'CLOUD_RUN_REGION'],
];

/** A variable's value may name another variable, and so on. */
const MAXIMUM_DEPTH = 4;

/** Looks up which values an environment variable has for the code of a file. */
export class DefinedNames {
  private readonly byName = new Map<string, EnvironmentDefinition[]>();
  private readonly known = new Map<string, readonly Outcome[]>();

  constructor({ environment }: Pick<Infrastructure, 'environment'>) {
    for (const definition of environment) {
      const name = canonical(definition.name);
      const all = this.byName.get(name);
      if (all === undefined) this.byName.set(name, [definition]);
      else all.push(definition);
    }
  }

  /** Each value, with the places it is known from. Empty: nothing that concerns the file defines the variable. */
  values(name: string, file: string): readonly Outcome[] {
    const key = `${name}\0${file}`;
    let outcomes = this.known.get(key);
    if (outcomes === undefined) this.known.set(key, (outcomes = this.find(name, file, [])));
    return outcomes;
  }

  private find(name: string, file: string, above: readonly string[]): readonly Outcome[] {
    const own = canonical(name);
    const definitions = applicable(this.byName.get(own) ?? [], file);
    return limited(
      definitions.flatMap((definition) =>
        this.expanded(definition, file, [...above, own]).map((outcome) => ({
          ...outcome,
          steps: [{ text: sentence(definition, outcome), location: definition.location }, ...outcome.steps],
        })),
      ),
    );
  }

  /** The value with the variables in it replaced by theirs. */
  private expanded(outcome: Outcome, file: string, above: readonly string[]): readonly Outcome[] {
    if (above.length > MAXIMUM_DEPTH) return [outcome];
    const pieces = outcome.parts.map((part): readonly Outcome[] => {
      const asIs = [{ parts: [part], steps: [] }];
      if (typeof part === 'string' || part.environment === undefined) return asIs;
      if (above.includes(canonical(part.environment))) return asIs;
      const found = this.find(part.environment, file, above);
      return found.length > 0 ? found : asIs;
    });
    const { stage, names, steps } = outcome;
    return inStage(
      stage,
      combined(pieces, (parts) => parts.flat()).map((each) => ({
        ...each,
        steps: [...steps, ...each.steps],
        ...(names === undefined ? {} : { names }),
      })),
    );
  }
}

const canonical = (name: string): string => SAME.find((names) => names.includes(name))?.[0] ?? name;

/** "BUCKET is reports-prod (production)": what a person would say of it, before the place. */
function sentence({ name }: EnvironmentDefinition, { parts, stage }: Outcome): string {
  const holes = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.hole]));
  const where = stage === undefined ? '' : ` (${stage})`;
  const pattern = patternOf(parts);
  if (holes.length === parts.length) return `${name} is ${holes.join(' and ')}${where}, which no file shows`;
  return `${name} is ${pattern}${where}`;
}

/**
 * The definitions that concern a file's code. A workload that runs the file wins over all others, the one whose entry it
 * is first. Else those count that are for a folder with the file in it, of each format and stage the nearest. Of the rest
 * only a value that is the only one in the workspace: which of several unrelated ones is meant, nobody could say.
 */
function applicable(definitions: readonly EnvironmentDefinition[], file: string): readonly EnvironmentDefinition[] {
  const running = closest(definitions, ({ workload }) => closeness(workload?.code, file));
  if (running.length > 0) return running;
  const around = definitions.filter(({ scope }) => isWithin(file, scope));
  if (around.length > 0) {
    const nearest = new Map<string, number>();
    const kind = ({ format, stage, workload }: EnvironmentDefinition): string =>
      // Workloads beside each other are different deployments, however deep their folders lie.
      `${format} ${stage ?? ''} ${workload === undefined ? '' : 'workload'}`;
    for (const definition of around) {
      nearest.set(kind(definition), Math.max(nearest.get(kind(definition)) ?? 0, definition.scope.length));
    }
    return around.filter((definition) => definition.scope.length === nearest.get(kind(definition)));
  }
  const texts = new Set(definitions.map(({ parts }) => patternOf(parts)));
  return texts.size === 1 ? definitions : [];
}

/** Those that are closest to the file; none where no definition is close at all. */
function closest(
  definitions: readonly EnvironmentDefinition[],
  of: (definition: EnvironmentDefinition) => number,
): readonly EnvironmentDefinition[] {
  const best = Math.max(0, ...definitions.map(of));
  return best === 0 ? [] : definitions.filter((definition) => of(definition) === best);
}

/** More for the entry itself than for a folder, and more for a deeper folder. 0: the workload runs other code. */
function closeness(code: { readonly folder?: string; readonly entry?: string } | undefined, file: string): number {
  if (code === undefined) return 0;
  if (code.entry !== undefined && file.replace(/\.\w+$/, '') === code.entry) return Number.MAX_SAFE_INTEGER;
  return code.folder !== undefined && isWithin(file, code.folder) ? 1 + code.folder.length : 0;
}
