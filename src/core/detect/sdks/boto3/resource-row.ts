/**
 * What methods of boto3's resource objects request. Facts from the Boto3 documentation: the page of each service, section
 * "Resources", and the page of each resource. The resource interface is no longer extended.
 */
export interface ResourceModel {
  readonly resources: ReadonlyMap<string, ResourceRow>;
}

export interface ResourceRow {
  /** What identifies the resource, in the order in which its maker takes it. */
  readonly identifiers: readonly IdentifierRow[];
  readonly actions: ReadonlyMap<string, ActionRow>;
  /** Iterables of other resources. */
  readonly collections: ReadonlyMap<string, CollectionRow>;
  /** Makers of other resources (`bucket.Object(key)`), which request nothing. */
  readonly makers: ReadonlyMap<string, string>;
  /** Properties that are other resources (`instance.vpc`). */
  readonly references: ReadonlyMap<string, ReferenceRow>;
  /** Actions on all elements of a collection of this resource at once. */
  readonly batch: ReadonlyMap<string, string>;
}

export interface IdentifierRow {
  /** Keywords under which the maker takes it. */
  readonly keywords: readonly string[];
  /** Input members of the operations that carry it: `InstanceId`, `InstanceIds[]` for a list, `RequestItems{}` for
   * the keys of a map. The first names it. */
  readonly members: readonly string[];
}

export interface ActionRow {
  readonly operations: readonly string[];
  /** The resource it gives, or a list of it. */
  readonly returns?: ReferenceRow;
  /** Names of positional arguments, as input members; empty text: of no input member. */
  readonly positional: readonly string[];
}

export interface CollectionRow {
  readonly operation: string;
  readonly resource: string;
}

export interface ReferenceRow {
  readonly resource: string;
  readonly list: boolean;
}

/** The resource object that `boto3.resource(..)` gives. */
export const SERVICE_RESOURCE = 'ServiceResource';

/**
 * Reads a model. A line at the margin begins a resource: its name, then what identifies it as `keyword,keyword=Member,Member[]`.
 * Below it, indented:
 *
 * - `put_object PutObject > Object`: an action, the operations it requests (joined by commas), names of its positional
 *   arguments in brackets (`-` for one that is no input member) and the resource it gives (`Instance[]`: a list). `load`
 *   stands for `reload` too;
 * - `* objects ListObjects > ObjectSummary`: a collection, the operation that lists it and what it holds;
 * - `| delete DeleteObjects`: an action on all elements of a collection of this resource;
 * - `+ Acl BucketAcl`: a maker of another resource and that resource, if it has another name;
 * - `. vpc Vpc`: a property that is another resource.
 *
 * The service itself makes every resource.
 */
export function readModel(text: string): ResourceModel {
  const resources = new Map<string, ReadRow>();
  let row: ReadRow | undefined;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    if (line.startsWith(' ')) {
      if (row) addTo(row, line.trim().split(' '));
      continue;
    }
    const [name = '', ...identifiers] = line.split(' ');
    row = { ...emptyRow(), identifiers: identifiers.map(identifier) };
    resources.set(name, row);
  }
  const service = resources.get(SERVICE_RESOURCE);
  for (const name of resources.keys()) if (name !== SERVICE_RESOURCE) service?.makers.set(name, name);
  return { resources };
}

/** A row while it is read. */
interface ReadRow extends ResourceRow {
  readonly actions: Map<string, ActionRow>;
  readonly collections: Map<string, CollectionRow>;
  readonly makers: Map<string, string>;
  readonly references: Map<string, ReferenceRow>;
  readonly batch: Map<string, string>;
}

const emptyRow = (): Omit<ReadRow, 'identifiers'> => ({
  actions: new Map(),
  collections: new Map(),
  makers: new Map(),
  references: new Map(),
  batch: new Map(),
});

function identifier(word: string): IdentifierRow {
  const [keywords = '', members = ''] = word.split('=');
  return { keywords: keywords === '' ? [] : keywords.split(','), members: members.split(',') };
}

function reference(word: string): ReferenceRow {
  return word.endsWith('[]') ? { resource: word.slice(0, -2), list: true } : { resource: word, list: false };
}

function addTo(row: ReadRow, words: readonly string[]): void {
  const [sign = '', name = '', what = name, , held = ''] = words;
  switch (sign) {
    case '*':
      row.collections.set(name, { operation: what, resource: held });
      break;
    case '|':
      row.batch.set(name, what);
      break;
    case '+':
      row.makers.set(name, what);
      break;
    case '.':
      row.references.set(name, reference(what));
      break;
    default:
      addAction(row, words);
  }
}

function addAction(row: ReadRow, [name = '', operations = '', ...rest]: readonly string[]): void {
  const gives = rest.indexOf('>');
  const positional = /\((.*)\)/.exec(rest.join(' '))?.[1]?.split(' ') ?? [];
  const returned = gives < 0 ? undefined : rest[gives + 1];
  const action: ActionRow = {
    operations: operations.split(','),
    positional: positional.map((member) => (member === '-' ? '' : member)),
    ...(returned === undefined ? {} : { returns: reference(returned) }),
  };
  row.actions.set(name, action);
  if (name === 'load') row.actions.set('reload', action);
}
