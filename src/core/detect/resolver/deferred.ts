import type { CallSite } from '../../model/call-site.js';
import type { Range } from '../../model/source.js';

/** A request that is built (`new PutObjectCommand(..)`) with the calls of the file that make it. */
interface Construction {
  readonly site: CallSite;
  readonly calls: CallSite[];
}

/**
 * The sites of requests that are built by one expression and made by another. Built within the call that makes it
 * (`client.send(new PutObjectCommand(..))`), the call is the site. Built elsewhere, the construction is: it names the
 * operation and shows its input, however the request is handed on; the calls that make it give it their client and stand
 * in its evidence. A call whose request is built in another file stays a site of its own, and so do calls of one request
 * by different clients.
 */
export function placed(deferred: readonly CallSite[], made: readonly CallSite[]): readonly CallSite[] {
  const within = new Set(made.filter((call) => deferred.some((site) => isWithin(site, call))));
  const constructions = deferred
    .filter((site) => !made.some((call) => isWithin(site, call)))
    .map((site): Construction => ({ site, calls: [] }));
  const alone: CallSite[] = [...within];
  for (const call of made) {
    if (within.has(call)) continue;
    const built = constructionOf(call, constructions);
    if (built === undefined) alone.push(call);
    else built.calls.push(call);
  }
  return [...alone, ...constructions.flatMap(sitesOf)];
}

const isWithin = (construction: CallSite, call: CallSite): boolean =>
  sameOperation(call, construction) && encloses(call.location.range, construction.location.range);

/** The nearest one before the call with the same input, else with the same operation, else one behind it. */
function constructionOf(call: CallSite, constructions: readonly Construction[]): Construction | undefined {
  const fitting = constructions.filter(({ site }) => sameOperation(site, call));
  const input = JSON.stringify(call.parameters);
  const equal = fitting.filter(({ site }) => JSON.stringify(site.parameters) === input);
  const likely = equal.length > 0 ? equal : fitting;
  return likely.findLast(({ site }) => isBefore(site, call)) ?? likely[0];
}

function sitesOf({ site, calls }: Construction): readonly CallSite[] {
  const [first, ...others] = calls;
  if (first === undefined) return [site];
  const client = JSON.stringify(first.client);
  if (others.some((call) => JSON.stringify(call.client) !== client)) return calls;
  const evidence = [...site.evidence, ...calls.flatMap((call) => call.evidence)];
  return [{ ...site, evidence, ...(first.client === undefined ? {} : { client: first.client }) }];
}

function sameOperation(one: CallSite, other: CallSite): boolean {
  return one.cloud === other.cloud && one.service === other.service && one.operation === other.operation;
}

const isBefore = (one: CallSite, other: CallSite): boolean =>
  isNotAfter(one.location.range.start, other.location.range.start);

const isNotAfter = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);

const encloses = (outer: Range, inner: Range): boolean =>
  isNotAfter(outer.start, inner.start) && isNotAfter(inner.end, outer.end);
