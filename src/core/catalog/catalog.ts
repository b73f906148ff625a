import type { Cloud } from '../model/call-site.js';

/** Lower case, letters and digits only: the form in which operation names are compared (no two of a service collide). */
export function normalise(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** How names of services are spelled: the SDK's or tool's own form. A further SDK is a further row of names. */
export type Naming = 'boto3' | 'js-v3-package' | 'js-v3-client' | 'iam-prefix' | 'service-id' | 'endpoint-prefix';

/** When a permission is needed. `words` follows "needed ". */
export type When =
  /** A member of the input is given (dotted path, `[]` for items); with `values`, and has one of these values. */
  | { readonly kind: 'parameter'; readonly path: string; readonly values?: readonly string[]; readonly words: string }
  /** What source cannot show: a customer-managed key, an existing object. */
  | { readonly kind: 'circumstance'; readonly words: string };

/**
 * Resource of a permission: a template whose placeholders are bound to input members, or a member that is a whole
 * ARN / full resource name. `${Partition}`, `${Region}`, `${Account}` and `{project}` come from the client, unless bound.
 * Values of `bind` and `path` are bindings: `Bucket`, `Items[].Id`, `QueueUrl#-1` (see `parseBinding` in `binding.ts`).
 */
export type ResourceRule =
  | {
      readonly kind: 'template';
      readonly type: string;
      readonly template: string;
      readonly bind: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'member'; readonly type: string; readonly path: string }
  | { readonly kind: 'any' };

export interface PermissionRule {
  readonly permission: string;
  readonly when?: When;
  /** One of these, the first that the call can bind. Empty or `any`: the permission takes no resource. */
  readonly resources: readonly ResourceRule[];
}

/** How sure the catalog is of an operation's permissions. */
export type FactOrigin =
  /** The IAM action has the operation's name (AWS). */
  | 'same-name'
  /** Derived by a documented rule of the provider (API Gateway verbs, collections and verbs of Google methods). */
  | 'rule'
  /** The provider's documentation page names it; `source` is that page. */
  | 'documented'
  /** A row of the curated tables; `source` is the page it rests on. */
  | 'curated';

export interface Operation {
  readonly cloud: Cloud;
  readonly service: string;
  /** `PutObject`; for Google the REST method id, or the full RPC name where no REST method exists. */
  readonly name: string;
  readonly permissions: readonly PermissionRule[];
  /** OAuth scopes, least-privileged first, any one of which will do. Empty on AWS. */
  readonly scopes: readonly string[];
  /** Names of required input members. */
  readonly required: readonly string[];
  readonly origin: FactOrigin;
  /** A documentation page, or the package and version it was generated from. */
  readonly source: string;
}

/** The permissions of an operation, or the reason why they are not known. Needing none is an answer: empty permissions. */
export type OperationLookup =
  { readonly kind: 'known'; readonly operation: Operation } | { readonly kind: 'unknown'; readonly reason: string };

/** A permission as IAM knows it. */
export interface PermissionFact {
  readonly cloud: Cloud;
  readonly permission: string;
  /** AWS access level (`Read`, `Write`, `List`, `Tagging`, `Permissions management`); undefined for Google. */
  readonly accessLevel?: string;
  /** ARN templates of the resource types it can be limited to; empty: `*` only. */
  readonly resourceTemplates: readonly string[];
}

/** Lookups over the generated tables. Services are loaded when first asked for. */
export interface Catalog {
  /** The service id that an SDK's own name stands for: ('boto3', 'stepfunctions') -> 'sfn'. */
  serviceNamed(naming: Naming, name: string): string | undefined;
  /** `operation` in any spelling. */
  operation(cloud: Cloud, service: string, operation: string): OperationLookup;
  /** True when some service of the cloud has an operation of this normalised name: the first sieve for candidates. */
  isOperationName(cloud: Cloud, normalised: string): boolean;
  /** Services that have an operation of this normalised name. */
  servicesWith(cloud: Cloud, normalised: string): readonly string[];
  /** Paginator or waiter (`object_exists`, `waitUntilObjectExists`) -> the operation it polls. */
  waiter(service: string, normalised: string): string | undefined;
  permission(cloud: Cloud, permission: string): PermissionFact | undefined;
  /** Permissions of a Google role (`roles/storage.objectViewer`); undefined: not in the catalog. */
  rolePermissions(role: string): readonly string[] | undefined;
  /** Smallest known Google roles of the permission's own service that hold all of `permissions`; empty: none is known. */
  rolesFor(permissions: readonly string[]): readonly string[];
  /** All known operations of a cloud, for `unforbid catalog`. */
  operations(cloud: Cloud): Iterable<Operation>;
  /** `2026-09-26`: date of the newest source, and the sources with their versions. */
  readonly provenance: { readonly date: string; readonly sources: Readonly<Record<string, string>> };
}
