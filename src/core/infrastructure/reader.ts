import type { Contribution, EnvironmentDefinition, FormatId, InfrastructureFile, Outcome, Workload } from './model.js';
import type { Location } from '../model/source.js';
import { limited } from './outcomes.js';
import { scopeOf, stageOfFile } from './places.js';
import { mayBeSecret } from './secrets.js';
import type { HclFile } from './terraform/syntax.js';

/** Which files of a format there are, and how they are read. */
export interface FormatReader {
  readonly format: FormatId;
  /** Whether a file may be of the format, by its name: what is worth reading. */
  readonly named: RegExp;
  /** Whether it is, by its text; where the name alone does not tell. */
  readonly holds?: (file: InfrastructureFile) => boolean;
  /** Everything of this format in the workspace. Never throws for what a file holds. */
  read(files: readonly InfrastructureFile[], workspace: Workspace): Contribution;
}

/** What readers may ask of the rest of the workspace. */
export interface Workspace {
  /** A file that another names (`env_file`), if it is known. */
  file(path: string): InfrastructureFile | undefined;
  /** The parsed form of a Terraform file. */
  hcl(file: InfrastructureFile): HclFile;
}

export interface DefinitionPlace {
  readonly format: FormatId;
  readonly location: Location;
  readonly workload?: Workload;
  /** By default what the file's folder says. */
  readonly scope?: string;
  readonly stage?: string;
}

/** The definitions of one variable: one for each value. Secrets are left out here, so that nobody can show them. */
export function define(
  name: string,
  outcomes: readonly Outcome[],
  { format, location, workload, scope, stage }: DefinitionPlace,
): readonly EnvironmentDefinition[] {
  if (!/^[A-Za-z_][\w.-]*$/.test(name)) return [];
  const stageOfPlace = stage ?? stageOfFile(location.file);
  return limited(outcomes)
    .filter((outcome) => tells(name, outcome) && !mayBeSecret(name, outcome))
    .map((outcome) => ({
      ...outcome,
      ...(outcome.stage === undefined && stageOfPlace !== undefined ? { stage: stageOfPlace } : {}),
      name,
      location,
      format,
      scope: scope ?? scopeOf(location.file),
      ...(workload === undefined ? {} : { workload }),
    }));
}

/** An empty value, and one that hands on the variable of the same name (`BUCKET: ${BUCKET}`), tell nothing. */
function tells(name: string, { parts: [first, ...others] }: Outcome): boolean {
  if (others.length > 0) return true;
  return typeof first === 'string' ? first !== '' : first !== undefined && first.environment !== name;
}

/** What several files or parts hold, as one. */
export function together(contributions: readonly Contribution[]): Required<Contribution> {
  return {
    environment: contributions.flatMap(({ environment = [] }) => environment),
    resources: contributions.flatMap(({ resources = [] }) => resources),
    workloads: contributions.flatMap(({ workloads = [] }) => workloads),
    problems: contributions.flatMap(({ problems = [] }) => problems),
  };
}
