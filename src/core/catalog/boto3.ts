/**
 * The resource interface of boto3: what methods of resource objects request, from the table `boto3/<service>`
 * (`catalog/curated/aws/boto3.yaml`, by the Boto3 documentation). Operations and members are those of the catalog.
 */
export interface ResourceModel {
  /** The documentation page of the service. */
  readonly page: string;
  /** By class name; `ServiceResource` is what `boto3.resource(..)` gives. */
  readonly resources: Readonly<Record<string, ResourceClass>>;
}

export interface ResourceClass {
  /**
   * What identifies the resource, in the order in which its maker takes it: the attribute's and keyword's name, and the
   * input member it usually fills (none: it is only known to boto3).
   */
  readonly identifiers: readonly (readonly [name: string, member?: string])[];
  /** Methods that make requests, also `load` and `reload`, `wait_until_*`, and what boto3 adds by hand. */
  readonly actions?: Readonly<Record<string, ResourceAction>>;
  /** Iterables of other resources: `bucket.objects`. */
  readonly collections?: Readonly<Record<string, ResourceCollection>>;
  /** Methods of a collection of this resource that act on all of its elements: `bucket.objects.delete()`. */
  readonly batch?: Readonly<Record<string, ResourceAction>>;
  /** Methods that make other resources and request nothing: `bucket.Object(key)` -> `Object`. */
  readonly makers?: Readonly<Record<string, string>>;
  /** Properties that are other resources and are known after loading: `instance.vpc` -> `Vpc`. */
  readonly references?: Readonly<Record<string, string>>;
}

export interface ResourceAction {
  readonly operations: readonly string[];
  /** Input member (`InstanceIds[]`, `Delete.Objects[].Key`) -> identifier that fills it. */
  readonly bind?: Readonly<Record<string, string>>;
  /** Input member -> text that boto3 sends. */
  readonly fixed?: Readonly<Record<string, string>>;
  /** The resource it gives, with `list` a list of them. */
  readonly returns?: string;
  readonly list?: boolean;
  /** Input members of the positional arguments; empty text: of none. */
  readonly positional?: readonly string[];
}

export interface ResourceCollection {
  readonly operation: string;
  readonly bind?: Readonly<Record<string, string>>;
  readonly fixed?: Readonly<Record<string, string>>;
  /** The class of its elements. */
  readonly resource: string;
}
