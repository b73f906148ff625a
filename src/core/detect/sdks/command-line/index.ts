export { awsCliRules } from './aws.js';
export { curlRules } from './curl.js';
export { googleCliRules } from './gcloud.js';
