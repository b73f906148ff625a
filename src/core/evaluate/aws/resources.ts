import { type Applicability, maybe, NO, shortOrList, YES } from '../outcome.js';
import { ANY, ANY_NOT_COLON, ANY_NOT_SLASH, covers, meets, type Pattern, relation, type Relation } from '../pattern.js';
import type { AwsContext, Principal } from './context.js';
import type { AwsRequest, AwsStatement, Template } from './policy.js';
import { arnPattern, resolve } from './variables.js';

/** The resource of a request: nothing (only `*` matches it), or any of these patterns' instances. */
export type RequestedResource =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'some';
      readonly patterns: readonly Pattern[];
      /** Shapes that the action's resources have; empty: not known. */
      readonly shapes: readonly Pattern[];
    };

/** Placeholders of ARN templates whose values hold no slash (each service's naming rules). */
const NAMES_WITHOUT_SLASH: ReadonlySet<string> = new Set([
  'BucketName',
  'QueueName',
  'TopicName',
  'TableName',
  'FunctionName',
  'StreamName',
  'KeyId',
]);

/**
 * The resource with the fields that the code does not show filled from the identity: a resource that is named without an
 * account is looked up in the caller's, in the region the client is set to. What is not known stays `*`.
 */
export function resourceOfCaller(
  resource: string,
  principal: Principal | undefined,
  region: string | undefined,
): string {
  const fields = resource.split(':');
  if (fields[0] !== 'arn' || fields.length < 6) return resource;
  const own = [undefined, principal?.partition, undefined, region, principal?.account];
  return fields.map((field, at) => (field === '*' ? (own[at] ?? field) : field)).join(':');
}

/** What the request asks about, made ready to be compared. */
export function requestedResource(request: AwsRequest, principal: Principal | undefined): RequestedResource {
  const templates = request.resourceTemplates;
  if (templates !== undefined && templates.length === 0) return { kind: 'none' };
  const shapes = (templates ?? []).map((template) => templatePattern(template, principal?.partition));
  if (request.resource === '*') {
    return { kind: 'some', patterns: shapes.length > 0 ? shapes : [[ANY]], shapes };
  }
  const pattern = arnPattern([{ text: request.resource, literal: false }], false);
  return { kind: 'some', patterns: [pattern], shapes: shapes.filter((shape) => meets(shape, pattern)) };
}

function templatePattern(template: string, partition: string | undefined): Pattern {
  let field = 0;
  return template.split(/(\$\{[^}]*\})/).flatMap((part): number[] => {
    const name = /^\$\{(.*)\}$/.exec(part)?.[1];
    if (name === 'Partition' && partition !== undefined) return codes(partition);
    if (name !== undefined) return [field < 5 ? ANY_NOT_COLON : NAMES_WITHOUT_SLASH.has(name) ? ANY_NOT_SLASH : ANY];
    field += part.split(':').length - 1;
    return codes(part);
  });
}

const codes = (text: string): number[] => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

const fixedPatterns = new WeakMap<Template, Pattern>();

/** Whether Resource or NotResource of the statement takes in the whole request, a part of it, or nothing. */
export function resourceApplies(
  statement: AwsStatement,
  requested: RequestedResource,
  context: AwsContext,
): Applicability {
  const element = statement.resources;
  if (element === undefined) return YES;
  const partly: string[] = [];
  let whole = false;
  for (const template of element.patterns) {
    const { relation: found, missing } = relationTo(template, requested, context);
    // A variable without a value makes the whole statement invalid ("Principal key values").
    if (missing) return NO;
    if (found === 'covers') {
      whole = true;
      if (!element.not) break;
    } else if (found === 'meets') partly.push(template.text);
  }
  if (whole) return element.not ? NO : YES;
  if (partly.length === 0) return element.not ? YES : NO;
  return maybe(`the resource is ${element.not ? 'outside' : 'within'} ${shortOrList(partly, 'patterns')}`);
}

function relationTo(
  template: Template,
  requested: RequestedResource,
  context: AwsContext,
): { relation: Relation; missing?: boolean } {
  let pattern = template.fixed ? fixedPatterns.get(template) : undefined;
  let open = false;
  if (pattern === undefined) {
    const resolution = resolve(template, context);
    if (resolution.kind === 'missing') return { relation: 'apart', missing: true };
    open = resolution.unknown.length > 0;
    pattern = arnPattern(resolution.pieces, true);
    if (template.fixed) fixedPatterns.set(template, pattern);
  }
  if (requested.kind === 'none') return { relation: pattern.every((symbol) => symbol === ANY) ? 'covers' : 'apart' };
  const outer = pattern;
  const relations = requested.patterns.map((inner) => relation(outer, inner));
  if (!open && relations.every((each) => each === 'covers')) return { relation: 'covers' };
  const touched =
    relations.some((each) => each !== 'apart') &&
    (requested.shapes.length === 0 || requested.shapes.some((shape) => meets(outer, shape)));
  return { relation: touched ? 'meets' : 'apart' };
}

/** Whether a policy that belongs to one resource (or a tree of them: a bucket and its objects) bears on the request. */
export function attachmentApplies(attachedTo: string, requested: RequestedResource): Applicability {
  if (requested.kind === 'none') return NO;
  const pieces = (text: string): Pattern => arnPattern([{ text, literal: false }], false);
  const tree = [attachedTo, `${attachedTo}/*`, `${attachedTo}:*`].map(pieces);
  if (tree.some((outer) => requested.patterns.every((inner) => covers(outer, inner)))) return YES;
  const touched = tree.some((outer) => requested.patterns.some((inner) => meets(outer, inner)));
  return touched ? maybe(`the resource is ${attachedTo} or lies in it`) : NO;
}
