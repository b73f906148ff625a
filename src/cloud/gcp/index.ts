export { createGcpSimulator } from './simulator.js';
export { readRoles } from './roles.js';
export { credentialIdentity, listCredentials } from './identities.js';
export type { GcpOptions } from './client.js';
export type { CredentialListOptions } from './identities.js';
