// The bundle that holds the AWS SDK; loaded when a live identity is first asked for.
export * from './cloud/aws/index.js';
