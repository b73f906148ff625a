/**
 * Patterns over text: `*` any text, `?` one character, each perhaps barred from crossing a separator. A request whose
 * resource is only partly known is a pattern too, so two relations are needed: does one cover the other, do they meet.
 *
 * Symbols are numbers: a UTF-16 code unit, or one of the negative codes below.
 */
export type Pattern = readonly number[];

export const ONE = -1;
export const ONE_NOT_COLON = -2;
export const ANY = -10;
export const ANY_NOT_COLON = -11;
export const ANY_NOT_SLASH = -12;

const COLON = 58;
const SLASH = 47;

const isStar = (symbol: number): boolean => symbol <= ANY;

/** The pattern of a text with `*` and `?`, both crossing every separator (condition values, action names). */
export function globPattern(text: string): Pattern {
  return literalPattern(text).map((code) => (code === 42 ? ANY : code === 63 ? ONE : code));
}

export function literalPattern(text: string): Pattern {
  const symbols: number[] = [];
  for (let at = 0; at < text.length; at += 1) symbols.push(text.charCodeAt(at));
  return symbols;
}

/** Can a star or a one of this kind stand for this symbol of the other side? Stars of the other side are not its matter. */
function takes(symbol: number, other: number): boolean {
  switch (symbol) {
    case ONE:
    case ANY:
      return true;
    case ONE_NOT_COLON:
    case ANY_NOT_COLON:
      return other !== COLON;
    case ANY_NOT_SLASH:
      return other !== SLASH;
    default:
      return symbol === other;
  }
}

/** Does every text of the inner star's kind belong to the outer star's? */
function starCovers(outer: number, inner: number): boolean {
  return outer === ANY || outer === inner;
}

/** Can a token of the outer side, which is no star, stand for this symbol of the inner side and nothing beyond it? */
function takesWhole(token: number, symbol: number): boolean {
  if (isStar(symbol)) return false;
  return token === symbol || token === ONE || (token === ONE_NOT_COLON && symbol >= 0 && symbol !== COLON);
}

/** As `takesWhole`, for a star of the outer side, which may take unknown parts of the inner one. */
function starTakes(star: number, symbol: number): boolean {
  if (isStar(symbol)) return starCovers(star, symbol);
  if (symbol === ONE) return star === ANY;
  if (symbol === ONE_NOT_COLON) return star !== ANY_NOT_SLASH;
  return takes(star, symbol);
}

/**
 * True when `outer` matches every text that `inner` stands for. Sound but not complete: an unknown part of `inner` must
 * be taken by one `*` of `outer`, so a cover that only case analysis shows is not found (and is reported as partial).
 */
export function covers(outer: Pattern, inner: Pattern): boolean {
  let at = 0;
  let state = 0;
  let star = -1;
  let starAt = 0;
  while (at < inner.length) {
    const token = outer[state];
    const symbol = inner[at] ?? 0;
    if (token !== undefined && isStar(token)) {
      star = state;
      starAt = at;
      state += 1;
    } else if (token !== undefined && takesWhole(token, symbol)) {
      state += 1;
      at += 1;
    } else if (star >= 0 && starTakes(outer[star] ?? ANY, inner[starAt] ?? 0)) {
      starAt += 1;
      at = starAt;
      state = star + 1;
    } else {
      // A free star always goes on; where a barred one may not, an earlier star might still.
      return star >= 0 && coversByStates(outer, inner);
    }
  }
  // Each star took as little as it could: what is left of the pattern now is left in every other way too.
  while (state < outer.length && isStar(outer[state] ?? 0)) state += 1;
  return state === outer.length;
}

/** The same by following every way at once. */
function coversByStates(outer: Pattern, inner: Pattern): boolean {
  let states = close(outer, new Set([0]));
  for (const symbol of inner) {
    const next = new Set<number>();
    for (const state of states) {
      const token = outer[state];
      if (token === undefined) continue;
      if (isStar(token)) {
        if (starTakes(token, symbol)) next.add(state);
      } else if (takesWhole(token, symbol)) next.add(state + 1);
    }
    if (next.size === 0) return false;
    states = close(outer, next);
  }
  return states.has(outer.length);
}

function close(pattern: Pattern, states: Set<number>): Set<number> {
  for (const state of states) {
    const token = pattern[state];
    if (token !== undefined && isStar(token)) states.add(state + 1);
  }
  return states;
}

/** The literal beginnings and ends decide most pairs at once. */
function endsDiffer(left: Pattern, right: Pattern): boolean {
  for (let at = 0; ; at += 1) {
    const a = left[at];
    const b = right[at];
    if (a === undefined || b === undefined || a < 0 || b < 0) break;
    if (a !== b) return true;
  }
  for (let at = 1; ; at += 1) {
    const a = left[left.length - at];
    const b = right[right.length - at];
    if (a === undefined || b === undefined || a < 0 || b < 0) break;
    if (a !== b) return true;
  }
  return false;
}

/** True when some text belongs to both. */
export function meets(left: Pattern, right: Pattern): boolean {
  if (endsDiffer(left, right)) return false;
  const width = right.length + 1;
  const seen = new Uint8Array((left.length + 1) * width);
  const open: number[] = [0];
  seen[0] = 1;
  const visit = (i: number, j: number): void => {
    const at = i * width + j;
    if (seen[at] === 1) return;
    seen[at] = 1;
    open.push(at);
  };
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const i = Math.floor(at / width);
    const j = at % width;
    const a = left[i];
    const b = right[j];
    if (a === undefined && b === undefined) return true;
    if (a !== undefined && isStar(a)) {
      visit(i + 1, j);
      if (b !== undefined && !isStar(b) && takes(a, b)) visit(i, j + 1);
    }
    if (b !== undefined && isStar(b)) {
      visit(i, j + 1);
      if (a !== undefined && !isStar(a) && takes(b, a)) visit(i + 1, j);
    }
    if (a !== undefined && b !== undefined && !isStar(a) && !isStar(b) && (takes(a, b) || takes(b, a)))
      visit(i + 1, j + 1);
  }
  return false;
}

/** True when the text belongs to the pattern. */
export function matches(pattern: Pattern, text: string): boolean {
  return covers(pattern, literalPattern(text));
}

export type Relation = 'covers' | 'meets' | 'apart';

export function relation(outer: Pattern, inner: Pattern): Relation {
  if (endsDiffer(outer, inner)) return 'apart';
  if (covers(outer, inner)) return 'covers';
  // A text without unknown parts is covered or it is not.
  return inner.some((symbol) => symbol < 0) && meets(outer, inner) ? 'meets' : 'apart';
}
