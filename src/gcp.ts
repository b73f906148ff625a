// The bundle that holds Google's authentication library; loaded when a live identity is first asked for.
export * from './cloud/gcp/index.js';
