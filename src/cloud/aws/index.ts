export { createAwsSimulator } from './simulator.js';
export { listProfiles, profileIdentity } from './profiles.js';
export type { AwsOptions } from './client.js';
export type { ProfileOptions } from './profiles.js';
