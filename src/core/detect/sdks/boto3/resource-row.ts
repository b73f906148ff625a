/**
 * What methods of boto3's resource objects request. Facts from the Boto3 documentation, pages "S3", "DynamoDB", "SQS", "SNS"
 * and "Glacier", sections "Service Resource" and those of each resource. The resource interface is no longer extended.
 */
export interface ResourceModel {
  readonly resources: Readonly<Record<string, ResourceRow>>;
}

export interface ResourceRow {
  /** What identifies the resource: the operations' input member, then the keywords under which its maker takes it. */
  readonly identifiers: readonly (readonly [member: string, ...keywords: string[]])[];
  readonly actions: Readonly<Record<string, ActionRow>>;
  /** Iterables of other resources. */
  readonly collections?: Readonly<Record<string, CollectionRow>>;
  /** Makers of other resources (`bucket.Object(key)`), which request nothing. */
  readonly makers?: Readonly<Record<string, string>>;
  /** Properties that are other resources. */
  readonly references?: Readonly<Record<string, string>>;
}

export interface ActionRow {
  readonly operations: readonly string[];
  /** The resource it gives, or a list of it. */
  readonly returns?: string;
  readonly list?: boolean;
  /** Names of positional arguments, as input members; empty text: of no input member. */
  readonly positional?: readonly string[];
}

export interface CollectionRow {
  readonly operation: string;
  readonly resource: string;
  /** Actions on all elements at once. */
  readonly batch?: Readonly<Record<string, string>>;
}

export const does = (...operations: string[]): ActionRow => ({ operations });
export const gives = (operation: string, returns: string): ActionRow => ({ operations: [operation], returns });
/** load, reload, and what else a resource with one document has. */
export const document = (load: string, more: Readonly<Record<string, string>> = {}): ResourceRow['actions'] => ({
  load: does(load),
  reload: does(load),
  ...Object.fromEntries(Object.entries(more).map(([method, operation]) => [method, does(operation)])),
});
