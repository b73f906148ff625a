import type { Layer } from './decision.js';
import type { Location } from './source.js';

/** What kind of remedy: the fix classes of the error corpus. */
export type FixKind =
  | 'grant-permission'
  | 'remove-deny'
  | 'edit-resource-policy'
  | 'edit-trust-policy'
  | 'add-scope-and-reauth'
  | 'contact-admin'
  | 'fix-network'
  | 'edit-key-restriction'
  | 'enable-api'
  | 'request-access'
  | 'enable-billing'
  | 'request-quota'
  | 'refresh-credentials'
  | 'fix-credentials'
  | 'fix-clock'
  | 'investigate'
  | 'not-a-permission-problem';

/** Who can carry it out. */
export type Actor = 'you' | 'iam-admin' | 'organization-admin' | 'resource-owner' | 'network-admin';

/** Proof by the local evaluator: the request flips to allowed and nothing else does, over these known layers. */
export type Certification =
  | { readonly certified: true; readonly by: 'local evaluator'; readonly layers: readonly Layer[] }
  | { readonly certified: false; readonly reason: string };

/** Replaces `range` of `file` by `text`. */
export interface TextEdit extends Location {
  readonly text: string;
}

/** A concrete remedy. `snippet` is text to copy; `command` a shell command; `edit` changes a file of the workspace. */
export interface Fix {
  readonly title: string;
  readonly kind: FixKind;
  readonly actor: Actor;
  readonly command?: string;
  readonly snippet?: { readonly format: 'json' | 'yaml' | 'hcl' | 'text'; readonly text: string };
  readonly edit?: TextEdit;
  readonly certification: Certification;
  /** A note to show beside it: propagation delay, what to check first. */
  readonly note?: string;
}
