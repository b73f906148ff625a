// The bundle that reads infrastructure code in the editor; it brings a parser, and is loaded with the first folder's names.
export { createInfrastructureReader } from './core/infrastructure/infrastructure.js';
