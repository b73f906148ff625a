import type { Form } from '../form.js';
import { CREDENTIAL_FORMS } from './credentials.js';
import { ERROR_INFO } from './error-info.js';
import { PERMISSION_SENTENCES } from './permissions.js';
import { SENTENCE_FORMS } from './sentences.js';
import { WRAPPINGS } from './wrappings.js';

/** Every wording of Google. A further one is a further row in the file of its family. */
export const GCP_FORMS: readonly Form[] = [
  ...PERMISSION_SENTENCES,
  ...ERROR_INFO,
  ...SENTENCE_FORMS,
  ...CREDENTIAL_FORMS,
  ...WRAPPINGS,
];
