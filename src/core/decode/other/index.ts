import type { Form } from '../form.js';
import { AZURE } from './azure.js';
import { GITHUB } from './github.js';
import { KUBERNETES } from './kubernetes.js';
import { OAUTH } from './oauth.js';
import { WEB } from './web.js';

/** Every wording of other providers, of OAuth and of the web. A further one is a further row in the file of its family. */
export const OTHER_FORMS: readonly Form[] = [...KUBERNETES, ...AZURE, ...GITHUB, ...OAUTH, ...WEB];
