import type { Fix } from '../model/fix.js';
import type { ScopeGap } from '../model/inventory.js';

/** The edit that makes a client ask for the least scope of a call, where its scopes are written; undefined: not one place. */
export function scopeFix({ call }: ScopeGap): Fix | undefined {
  const { scopeDeclaration } = call.site;
  const [least] = call.scopes;
  if (scopeDeclaration === undefined || least === undefined) return undefined;
  const { location, quote, form } = scopeDeclaration;
  const { end } = location.range;
  // Behind the literal in a list; within it, before its closing quote, where it stands alone.
  const place = form === 'item' ? end : { line: end.line, character: end.character - quote.length };
  return {
    title: `Ask for the scope ${least}`,
    kind: 'add-scope-and-reauth',
    actor: 'you',
    edit: {
      ...location,
      range: { start: place, end: place },
      text: form === 'item' ? `, ${quote}${least}${quote}` : ` ${least}`,
    },
    certification: { certified: false, reason: 'Scopes are granted when a token is issued, not by policies.' },
    note: 'Tokens that were issued before keep their scopes: sign in again, or delete the stored token.',
  };
}
