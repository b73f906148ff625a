import type { Identity, Stage } from '../model/identity.js';
import type { AwsConfiguration, Configuration, GcpConfiguration } from './schema.js';

/** The stages in the order of the file, each with its identities. Nothing is read of them here. */
export function stagesOf(configuration: Configuration): Stage[] {
  return Object.entries(configuration.stages ?? {}).map(([name, { aws, gcp }]) => ({
    name,
    ...(aws === undefined ? {} : { aws: awsIdentity(name, aws) }),
    ...(gcp === undefined ? {} : { gcp: gcpIdentity(name, gcp) }),
  }));
}

/** Combinations that name no identity, or two at once: what a schema cannot say in a sentence. */
export function identityProblems(configuration: Configuration): { path: string[]; message: string }[] {
  const problems: { path: string[]; message: string }[] = [];
  for (const [name, { aws, gcp }] of Object.entries(configuration.stages ?? {})) {
    const add = (cloud: string, message: string | undefined): void => {
      if (message !== undefined)
        problems.push({ path: ['stages', name, cloud], message: `stage "${name}": ${message}` });
    };
    if (aws === undefined && gcp === undefined) {
      problems.push({
        path: ['stages', name],
        message: `stage "${name}" names no identity; give it "aws", "gcp" or both.`,
      });
    }
    if (aws !== undefined) add('aws', awsProblem(aws));
    if (gcp !== undefined) add('gcp', gcpProblem(gcp));
  }
  (configuration.ignore ?? []).forEach((entry, index) => {
    if (entry.permission === undefined && entry.file === undefined) {
      problems.push({
        path: ['ignore', String(index)],
        message: 'an entry of ignore names a permission, a file or both; add one.',
      });
    }
  });
  return problems;
}

function awsProblem(aws: AwsConfiguration): string | undefined {
  if (aws.policies !== undefined && aws.profile !== undefined) {
    return 'aws names both a profile and policies; keep the profile to ask AWS, or the policies to decide from files.';
  }
  if (aws.policies !== undefined) return undefined;
  const beside = ['boundary', 'session', 'scp'].find((key) => aws[key as keyof AwsConfiguration] !== undefined);
  if (beside !== undefined) return `aws has ${beside} but no policies to which it applies; add "policies".`;
  if (aws.profile === undefined && aws.role === undefined)
    return 'aws names no identity; give a profile, a role or policies.';
  return undefined;
}

function gcpProblem(gcp: GcpConfiguration): string | undefined {
  if (gcp.policies !== undefined && gcp.keyFile !== undefined) {
    return 'gcp names both a keyFile and policies; keep the key file to ask Google, or the policies to decide from files.';
  }
  if (gcp.policies !== undefined && gcp.serviceAccount === undefined) {
    return 'gcp has policies but no serviceAccount whose access they give; add "serviceAccount".';
  }
  if (
    gcp.policies === undefined &&
    gcp.serviceAccount === undefined &&
    gcp.keyFile === undefined &&
    gcp.project === undefined
  ) {
    return 'gcp names no identity; give a serviceAccount with policies, a keyFile, or a project for application-default credentials.';
  }
  return undefined;
}

/** The profile that is asked when a stage names a role alone: the one the SDKs use by default. */
const DEFAULT_PROFILE = 'default';

function awsIdentity(stage: string, aws: AwsConfiguration): Identity {
  const { role, region } = aws;
  if (aws.policies === undefined) {
    const profile = aws.profile ?? DEFAULT_PROFILE;
    const label = role === undefined ? `${profile} (profile)` : `${lastPart(role)} (by profile ${profile})`;
    return {
      kind: 'aws-profile',
      cloud: 'aws',
      id: idOf('aws-profile', aws),
      label,
      profile,
      ...(role === undefined ? {} : { role }),
    };
  }
  return {
    kind: 'aws-declared',
    cloud: 'aws',
    id: idOf('aws-declared', aws),
    label: role === undefined ? `${stage} policies` : lastPart(role),
    ...policyFiles(aws.policies),
    ...(role === undefined ? {} : { arn: role }),
    ...(region === undefined ? {} : { region }),
    ...(aws.boundary === undefined ? {} : { boundaryFiles: aws.boundary }),
    ...(aws.session === undefined ? {} : { sessionFiles: aws.session }),
    ...(aws.scp === undefined ? {} : { scpFiles: levelsOf(aws.scp) }),
  };
}

function gcpIdentity(stage: string, gcp: GcpConfiguration): Identity {
  const { serviceAccount, keyFile, project } = gcp;
  const inProject = project === undefined ? {} : { project };
  if (gcp.policies !== undefined && serviceAccount !== undefined) {
    return {
      kind: 'gcp-declared',
      cloud: 'gcp',
      id: idOf('gcp-declared', gcp),
      label: serviceAccount,
      serviceAccount,
      ...inProject,
      ...policyFiles(gcp.policies),
    };
  }
  return {
    kind: 'gcp-credential',
    cloud: 'gcp',
    id: idOf('gcp-credential', gcp),
    label: serviceAccount ?? keyFile ?? `${stage}: application-default credentials`,
    ...(keyFile === undefined ? {} : { keyFile }),
    ...inProject,
    ...(serviceAccount === undefined ? {} : { serviceAccount }),
  };
}

/** Equal definitions are one identity, a changed one is another: so no decision outlives the definition it belongs to. */
function idOf(kind: string, definition: AwsConfiguration | GcpConfiguration): string {
  return `${kind}:${JSON.stringify(definition)}`;
}

type PolicyEntry = NonNullable<AwsConfiguration['policies']>[number];

function policyFiles(policies: readonly PolicyEntry[]): {
  policyFiles: string[];
  policyResources?: Record<string, string>;
} {
  const resources = policies.flatMap((policy) =>
    typeof policy === 'string' ? [] : [[policy.file, policy.resource] as const],
  );
  return {
    policyFiles: policies.map((policy) => (typeof policy === 'string' ? policy : policy.file)),
    ...(resources.length === 0 ? {} : { policyResources: Object.fromEntries(resources) }),
  };
}

/** A plain list of files is one level. */
function levelsOf(scp: NonNullable<AwsConfiguration['scp']>): string[][] {
  const isLevel = (entry: string | string[]): entry is string[] => typeof entry !== 'string';
  const entries: (string | string[])[] = scp;
  return entries.every(isLevel) ? entries : [entries.flat()];
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
