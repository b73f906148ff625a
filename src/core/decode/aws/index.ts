import type { Form } from '../form.js';
import { AUTHORIZATION } from './authorization.js';
import { CREDENTIALS } from './credentials.js';
import { OPERATIONS } from './operations.js';
import { S3 } from './s3.js';
import { SERVICES } from './services.js';

/** Every wording of AWS. A further one is a further row in the file of its family. */
export const AWS_FORMS: readonly Form[] = [...AUTHORIZATION, ...OPERATIONS, ...S3, ...CREDENTIALS, ...SERVICES];
