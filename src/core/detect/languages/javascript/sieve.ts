/**
 * A sieve over the text, since a look into the tree costs far more: false where the word at `offset` is
 * surely not where a name is bound, being read further, called, compared, or handed on. Doubt counts as true.
 */
export function mayBind(text: string, offset: number, length: number): boolean {
  const before = skippedBack(text, offset - 1);
  const previous = text.charAt(before);
  if (previous === '.') return text.charAt(before - 1) === '.' && bindsInPattern(text, offset + length);
  const next = skipped(text, offset + length);
  const following = text.charAt(next);
  if (following === '.' || following === '[') return false;
  if (isWord(text.charCodeAt(before))) return followsWord(text, before, following, next);
  if (following === '=') return text.charAt(next + 1) !== '=';
  if (ASSIGNMENT.has(text.slice(next, next + 3)) || ASSIGNMENT.has(text.slice(next, next + 2))) return true;
  if (following === '(') return false;
  return PATTERN_BEFORE.has(previous) && bindsInPattern(text, offset + length);
}

/** As `mayBind`, for `object.member = value`. */
export function mayAssignMember(text: string, offset: number, length: number): boolean {
  if (text.charAt(skippedBack(text, offset - 1)) !== '.' && text.charAt(offset - 1) !== '#') return false;
  const next = skipped(text, offset + length);
  if (text.charAt(next) === '=') return text.charAt(next + 1) !== '=';
  return ASSIGNMENT.has(text.slice(next, next + 3));
}

const ASSIGNMENT: ReadonlySet<string> = new Set(['+=', '-=', '*=', '/=', '%=', '**=', '||=', '&&=', '??=', '|=', '&=']);
/** What may stand before a name in a pattern or a parameter list. */
const PATTERN_BEFORE: ReadonlySet<string> = new Set(['(', ',', '{', '[', ':', '*', '@', ')', '<']);
/** Words after which a name is used, never bound. */
const USING_WORDS: ReadonlySet<string> = new Set([
  'return',
  'await',
  'new',
  'typeof',
  'throw',
  'yield',
  'void',
  'delete',
  'instanceof',
  'in',
  'of',
  'extends',
  'from',
  'default',
  'else',
  'case',
  'export',
]);

function followsWord(text: string, last: number, following: string, next: number): boolean {
  let start = last;
  while (isWord(text.charCodeAt(start - 1))) start -= 1;
  const word = text.slice(start, last + 1);
  if (!USING_WORDS.has(word)) return following !== '(' || /^(?:function|class|async|get|set|static)$/.test(word);
  return following === '=' && text.charAt(next + 1) !== '=' && (word === 'else' || text.charAt(next + 1) === '>');
}

/** Longer lists than this are not looked through: the tree tells. */
const FARTHEST = 1500;

/**
 * Whether the list that goes on at `at` is one of names to bind: it is closed, and what stands behind it is an assignment,
 * the body of a function, or the end of a list of the same kind.
 */
function bindsInPattern(text: string, at: number): boolean {
  let depth = 0;
  const end = Math.min(text.length, at + FARTHEST);
  for (let place = at; place < end; place += 1) {
    const character = text.charAt(place);
    if (character === '(' || character === '{' || character === '[') depth += 1;
    else if (character === ')' || character === '}' || character === ']') {
      if (depth > 0) {
        depth -= 1;
        continue;
      }
      const behind = skipped(text, place + 1);
      const mark = text.charAt(behind);
      if (character === ')') return mark === '{' || mark === ':' || text.startsWith('=>', behind);
      if (mark === '=') return text.charAt(behind + 1) !== '=';
      if (/^(?:of|in|from)\b/.test(text.slice(behind, behind + 5))) return true;
      // A pattern within a pattern or a parameter list, or a value within a value: what is around it tells.
      if (mark === ':') return true;
      if (mark !== ',' && mark !== ')' && mark !== '}' && mark !== ']') return false;
    } else if (depth === 0 && (character === ';' || (character === '/' && text.charAt(place + 1) === '/'))) {
      return character === '/';
    }
  }
  return end < text.length;
}

function skipped(text: string, at: number): number {
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function skippedBack(text: string, at: number): number {
  while (at >= 0 && isSpace(text.charCodeAt(at))) at -= 1;
  return at;
}

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  code === 95 ||
  code === 36 ||
  code > 127;

/** Whether the word that ends at `at` may be called: `upload(..)`, `upload?.(..)`, `upload<Report>(..)`. */
export function isCalled(text: string, at: number): boolean {
  const mark = text.charAt(skipped(text, at));
  return mark === '(' || mark === '<' || mark === '?' || mark === '!' || mark === ')';
}
