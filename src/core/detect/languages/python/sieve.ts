/** Words after which a name may be bound; after any other word it is used, or stands in prose. */
const BINDING_WORDS: ReadonlySet<string> = new Set([
  'def',
  'class',
  'import',
  'as',
  'for',
  'lambda',
  'case',
  'else',
  'async',
  'with',
]);
/** What may stand right before a bound name, besides a word. */
const MARKS_BEFORE: ReadonlySet<string> = new Set(['(', ',', '*', '[', ':', ';', '\n', '\r', '\\', '']);
/** What may stand right after it. */
const MARKS_AFTER: ReadonlySet<string> = new Set([':', ',', ')', ']', '\n', '\r', ';', '#', '\\', '']);
/** `in` of a loop, `as` of an import; and operators that assign. */
const AFTER = /(?:in|as)\b|=(?!=)|(?:[-+/*%@&|^]|\*\*|\/\/|<<|>>)=/y;
const DEFINED_AFTER = /\b(?:def|class|import)\s+$/;

const isSpace = (code: number): boolean => code === 32 || code === 9;
const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127;

/**
 * A sieve over the text, since a look into the tree costs far more: false where the name between the
 * offsets is surely not bound, being called, read, compared, handed on by keyword, or a word of prose.
 */
export function mayBind(text: string, start: number, end: number): boolean {
  let next = end;
  while (isSpace(text.charCodeAt(next))) next += 1;
  const after = text.charAt(next);
  // A name that is read further, called or indexed is not bound there, save in definitions and imports.
  if (after === '.' || after === '(' || after === '[') {
    return DEFINED_AFTER.test(text.slice(Math.max(0, start - 12), start));
  }
  if (!MARKS_AFTER.has(after)) {
    AFTER.lastIndex = next;
    if (!AFTER.test(text)) return false;
  }
  let previous = start - 1;
  while (isSpace(text.charCodeAt(previous))) previous -= 1;
  if (!isWord(text.charCodeAt(previous))) return MARKS_BEFORE.has(text.charAt(previous));
  let word = previous;
  while (isWord(text.charCodeAt(word - 1))) word -= 1;
  return BINDING_WORDS.has(text.slice(word, previous + 1));
}
