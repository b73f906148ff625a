import type { Cloud } from '../model/call-site.js';
import type { CustomRoleSupport } from './custom-role.js';
import type { Helper, HelperSdk } from './helpers.js';
import type { AwsHttpRequest, RequestLookup } from './requests.js';

/** Lower case, letters and digits only: the form in which operation names are compared (no two of a service collide). */
export function normalise(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/**
 * How names of services are spelled: the SDK's or tool's own form, with or without what stands around it: for `java-v2`
 * `software.amazon.awssdk.services.s3.model`, `S3AsyncClient` and `s3` are one name. A further SDK is a further row of
 * `aws-names.ts`.
 */
export type Naming =
  | 'boto3'
  | 'cli'
  | 'js-v2'
  | 'js-v3-package'
  | 'js-v3-client'
  | 'go-v1'
  | 'go-v2'
  | 'java-v1'
  | 'java-v2'
  | 'kotlin'
  | 'dotnet'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'swift'
  | 'cpp'
  | 'iam-prefix'
  | 'service-id'
  | 'endpoint-prefix';

/** When a permission is needed. `words` follows "needed ". */
export type When =
  /** A member of the input is given (dotted path, `[]` for items); with `values`, and has one of these (`us.*`: any that begins so). */
  | { readonly kind: 'parameter'; readonly path: string; readonly values?: readonly string[]; readonly words: string }
  /** A member of the input is not given: the permission is one of two, by whether it is. */
  | { readonly kind: 'absent'; readonly path: string; readonly words: string }
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
  /**
   * Values of condition keys that the request is checked with, where the operation fixes them: `iam:PassedToService` ->
   * `lambda.amazonaws.com`, `kms:ViaService` -> `s3.${Region}.amazonaws.com`. Several: one of them.
   */
  readonly context?: Readonly<Record<string, readonly string[]>>;
  /** The page that the rule rests on, where that is not the operation's source. */
  readonly source?: string;
}

/**
 * The permissions that a call needs which gives the required members and no others, by what the rules say without its
 * source: those without a condition, and those of a member that is not given or is required.
 */
export function plainNeeds(operation: Operation): readonly string[] {
  const needed = operation.permissions.filter(
    ({ when }) => when === undefined || (when.kind === 'absent' && !operation.required.includes(when.path)),
  );
  return [...new Set(needed.map((rule) => rule.permission))];
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
  /** Full names of the RPCs that do the same as a REST method of Google. */
  readonly otherNames?: readonly string[];
  /** Of Google Workspace and other APIs over users' data: scopes and the user's own access decide, IAM is not asked. */
  readonly authorisedBy?: 'scopes';
  /** A documentation page, or the package and version it was generated from. */
  readonly source: string;
}

/** The permissions of an operation, or the reason why they are not known. Needing none is an answer: empty permissions. */
export type OperationLookup =
  | { readonly kind: 'known'; readonly operation: Operation }
  /** `listed`: the catalog has the operation, but not its permissions. */
  | { readonly kind: 'unknown'; readonly reason: string; readonly listed?: true };

/** A permission as IAM knows it. */
export interface PermissionFact {
  readonly cloud: Cloud;
  readonly permission: string;
  /** AWS access level (`Read`, `Write`, `List`, `Tagging`, `Permissions management`); undefined for Google. */
  readonly accessLevel?: string;
  /** ARN templates of the resource types it can be limited to; empty: `*` only. */
  readonly resourceTemplates: readonly string[];
  /** AWS: the same types with what the list says of them. */
  readonly resourceTypes?: readonly ResourceTypeFact[];
  /** AWS: condition keys that requests with this action have besides the global ones. */
  readonly conditionKeys?: readonly string[];
  /** AWS: permissions that the list names as needed besides, in some cases of the action. */
  readonly dependent?: readonly string[];
  /** AWS: kinds of organization policies that bind principals (`scp`) and resources (`rcp`) for this action. */
  readonly boundBy?: readonly ('scp' | 'rcp')[];
}

/** A resource type of an AWS action. */
export interface ResourceTypeFact {
  /** `object` */
  readonly type: string;
  readonly template: string;
  /** The action cannot be used without such a resource. */
  readonly required: boolean;
  /** Condition keys that apply when the action is checked for this type. */
  readonly conditionKeys: readonly string[];
}

/** A predefined or custom role of Google Cloud with its permissions. */
export interface Role {
  /** `roles/storage.objectViewer` */
  readonly name: string;
  readonly permissions: ReadonlySet<string>;
  /** The documentation page, or where and when a list was read: `roles.list, read 2026-11-24`. */
  readonly source: string;
  /** False: known, but not one to propose (roles over everything, access control lists of old). */
  readonly suggested: boolean;
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
  /** Known Google roles that together hold all of `permissions`, the narrowest choice; empty: a permission is in none. */
  rolesFor(permissions: readonly string[]): readonly string[];
  /** All known Google roles, for `proposeRoles` in `gcp-roles.ts` and for showing which roles hold a permission. */
  roles(): readonly Role[];
  /**
   * What Google said of permissions in custom roles of a project or organization (`projects/reports-dev`), where the user
   * had it asked. A double of the catalog may leave it out.
   */
  customRoleSupport?(parent: string): CustomRoleSupport | undefined;
  /** All known operations of a cloud, for `unforbid catalog`. */
  operations(cloud: Cloud): Iterable<Operation>;
  /** What only AWS has. A double of the catalog may leave it out. */
  readonly aws?: AwsFacts;
  /** What only Google has, likewise. */
  readonly gcp?: GoogleFacts;
  /** `2026-09-26`: date of the newest source, and the sources with their versions. */
  readonly provenance: { readonly date: string; readonly sources: Readonly<Record<string, string>> };
}

/** Facts about Google's APIs. */
export interface GoogleFacts {
  /** All methods that the catalog lists of a service, also those whose permissions are not known. */
  methods(service: string): readonly GoogleMethod[];
  /** Protobuf services of a name without its package (`DataMigrationService`), of all packages that have one. */
  protobufServices(name: string): readonly ProtobufService[];
}

export interface ProtobufService {
  /** `google.cloud.clouddms.v1` */
  readonly package: string;
  /** `DataMigrationService`, as the protobuf file spells it. */
  readonly name: string;
  /** The catalog's service that its RPCs belong to: `datamigration`. */
  readonly service: string;
}

export interface GoogleMethod {
  /** `secretmanager.projects.secrets.get`, or the full RPC name where no REST method exists. */
  readonly id: string;
  /** `GET /v1/{+name}`; absent for what only gRPC has. */
  readonly http?: string;
}

/** Facts about AWS's SDKs and protocols. */
export interface AwsFacts {
  /** The names that an SDK has for a service: (`sfn`, `boto3`) -> `stepfunctions`. Empty: it has none. */
  names(service: string, naming: Naming): readonly string[];
  /** Helpers of an SDK, or all. */
  helpers(sdk?: HelperSdk): readonly Helper[];
  /** The operation that an HTTP request performs. */
  request(request: AwsHttpRequest): RequestLookup;
  /** The partition of a region (`cn-north-1` -> `aws-cn`); undefined: no known partition has such regions. */
  partitionOf(region: string): AwsPartition | undefined;
  /**
   * Partitions that the service is known to have an endpoint in: `aws` for every service with an SDK client, others where
   * the endpoint rules of its client name them. Of a partition that is not listed nothing is known. Empty: of none.
   */
  partitions(service: string): readonly AwsPartition[];
}

/** A group of regions with accounts and ARNs of its own. */
export interface AwsPartition {
  /** The second part of its ARNs: `aws`, `aws-cn`, `aws-us-gov`. */
  readonly id: string;
  /** `amazonaws.com.cn` */
  readonly hostSuffix: string;
}
