import type { AnalysedCall } from '../model/requirement.js';
import type { Location } from '../model/source.js';

/** Scopes with which one may only read: by the names that Google gives them ("OAuth 2.0 Scopes for Google APIs"). */
const READ_ONLY = /(?:\.|-|_)read-?_?only$/;

/** A scope that lets a client change things, though all calls that are seen of it only read. */
export interface BroadScope {
  readonly declared: string;
  /** Scopes that do for the calls; each is needed. */
  readonly instead: readonly string[];
  /** Where the scopes are written, else the first call. */
  readonly location: Location;
  readonly calls: readonly AnalysedCall[];
}

/**
 * Scopes that are far too broad: a token that leaks lets its finder write where the code only reads. Clients are told
 * apart by where their scopes are written; one with a call whose scopes are not known is left out.
 */
export function broadScopes(calls: readonly AnalysedCall[]): readonly BroadScope[] {
  const groups = new Map<string, AnalysedCall[]>();
  for (const call of calls) {
    const { declaredScopes, scopeDeclaration, test, location } = call.site;
    if (test || declaredScopes === undefined || declaredScopes.length === 0) continue;
    const key = JSON.stringify([declaredScopes, scopeDeclaration?.location ?? location.file]);
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  const found: BroadScope[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    const least = group.map((call) => call.scopes.find((scope) => READ_ONLY.test(scope)));
    if (first === undefined || least.some((scope) => scope === undefined)) continue;
    const instead = [...new Set(least.filter((scope) => scope !== undefined))];
    const location = first.site.scopeDeclaration?.location ?? first.site.location;
    for (const declared of first.site.declaredScopes ?? []) {
      if (READ_ONLY.test(declared) || !group.some((call) => call.scopes.includes(declared))) continue;
      found.push({ declared, instead, location, calls: group });
    }
  }
  return found;
}

/** For a user: what is asked for, and what would do. */
export function broadScopeText({ declared, instead }: BroadScope): string {
  return `The client asks for ${declared}, with which it could write; its calls only read: ${instead.join(', ')} will do.`;
}
