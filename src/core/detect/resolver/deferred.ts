import type { CallSite } from '../../model/call-site.js';
import type { Range } from '../../model/source.js';

/**
 * Of the sites of deferred requests (a command's construction) those whose request no seen call makes: the command is
 * handed out of the file, and its construction is all that source shows of the request. A construction belongs to the
 * call around it; else to a call of the same operation with the same input; else to any such call that is left over.
 */
export function unmade(deferred: readonly CallSite[], made: readonly CallSite[]): readonly CallSite[] {
  const left = new Set(made);
  const waiting = new Set(deferred);
  const tests: readonly ((construction: CallSite, call: CallSite) => boolean)[] = [
    (construction, call) => encloses(call.location.range, construction.location.range),
    (construction, call) => JSON.stringify(construction.parameters) === JSON.stringify(call.parameters),
    () => true,
  ];
  for (const [pass, fits] of tests.entries()) {
    for (const construction of waiting) {
      // One call may send one of several commands: around it, all of them are its own.
      const calls = pass === 0 ? made : [...left];
      const call = calls.find((one) => sameOperation(one, construction) && fits(construction, one));
      if (call === undefined) continue;
      waiting.delete(construction);
      left.delete(call);
    }
  }
  return [...waiting];
}

function sameOperation(one: CallSite, other: CallSite): boolean {
  return one.cloud === other.cloud && one.service === other.service && one.operation === other.operation;
}

function encloses(outer: Range, inner: Range): boolean {
  const before = (a: Range['start'], b: Range['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}
