import { AWS_FORMS } from './aws/index.js';
import type { Form } from './form.js';
import { GCP_FORMS } from './gcp/index.js';
import { OTHER_FORMS } from './other/index.js';

/** Every wording that is known. */
export const FORMS: readonly Form[] = [...AWS_FORMS, ...GCP_FORMS, ...OTHER_FORMS];
