import { appEngineReader } from './app-engine.js';
import { cloudFormationReader } from './cloudformation/reader.js';
import { samConfigReader } from './cloudformation/sam-config.js';
import { composeReader } from './compose.js';
import { dockerfileReader } from './dockerfile.js';
import { dotenvReader } from './dotenv.js';
import { kubernetesReader } from './kubernetes.js';
import { launchReader } from './launch.js';
import { cloudBuildReader, githubActionsReader } from './pipelines.js';
import { pulumiReader } from './pulumi.js';
import type { FormatReader } from './reader.js';
import { serverlessReader } from './serverless/reader.js';
import { terraformReader } from './terraform/reader.js';

/** All formats. Of several that a file may be of, the first: those that are told by name stand before those of any YAML. */
export const FORMATS: readonly FormatReader[] = [
  dotenvReader,
  launchReader,
  composeReader,
  dockerfileReader,
  terraformReader,
  serverlessReader,
  samConfigReader,
  githubActionsReader,
  cloudBuildReader,
  pulumiReader,
  appEngineReader,
  cloudFormationReader,
  kubernetesReader,
];

/** Whether a file is worth reading, by its name: it may define names or environment variables. */
export const mayDefineNames = (file: string): boolean => FORMATS.some(({ named }) => named.test(file));

/** Larger files are data. Characters. */
export const MAXIMUM_LENGTH = 1024 * 1024;
