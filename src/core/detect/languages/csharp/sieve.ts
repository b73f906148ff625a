/** Words before a name that is used, not bound. */
const USED_AFTER: ReadonlySet<string> = new Set([
  'return',
  'await',
  'new',
  'throw',
  'in',
  'is',
  'as',
  'else',
  'case',
  'when',
  'where',
  'select',
  'not',
  'and',
  'or',
  'by',
  'on',
  'equals',
  'nameof',
  'goto',
  'yield',
]);
const DEFINES: ReadonlySet<string> = new Set(['class', 'interface', 'struct', 'record', 'enum', 'using']);
/** The end of a parameter list or tuple whose names are bound: `(a, b) =>`, `var (a, b) = f()`, `foreach (var (k, v) in d)`. */
const BOUND_LIST = /[^(){};="]*\)\s*(?:=>|=(?!=)|in\b)/y;
const ASSIGNS = /=(?![=>])|\?\?=|[-+*/%&|^]=|=>|in\b/y;

const isSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127;

/**
 * A sieve over the text, since a look into the tree costs far more: false where the name between the
 * offsets is surely not bound: read further, called, compared, a type, or a word of prose.
 */
export function mayBind(text: string, start: number, end: number): boolean {
  if (text.charAt(start - 1) === '.') return false;
  let next = end;
  while (isSpace(text.charCodeAt(next))) next += 1;
  let previous = start - 1;
  while (isSpace(text.charCodeAt(previous)) || text.charAt(previous) === '@') previous -= 1;
  const word = wordBefore(text, previous);
  if (DEFINES.has(word)) return true;
  ASSIGNS.lastIndex = next;
  if (ASSIGNS.test(text)) return true;
  const before = text.charAt(previous);
  switch (text.charAt(next)) {
    case '(':
    case '<':
      // A local function, or a type with a primary constructor.
      return declaresAfter(word, before);
    case ',':
    case ')':
      if (before === '(' || before === ',') {
        BOUND_LIST.lastIndex = next;
        return BOUND_LIST.test(text);
      }
      return declaresAfter(word, before) || before === '}';
    case ';':
      // The last of several: `Store first, second;`.
      return declaresAfter(word, before) || before === '}' || before === ',';
    case ':':
    case '{':
    case '&':
    case '|':
    case '[':
    case '':
      return declaresAfter(word, before) || before === '}';
    default:
      return isWord(text.charCodeAt(next)) ? word === 'from' || word === 'let' : false;
  }
}

const MEMBER_ASSIGNS = /=(?![=>])|\?\?=/y;

/** Likewise for members of a type: false where the name is surely neither declared as one nor assigned. */
export function mayBeMember(text: string, start: number, end: number): boolean {
  let next = end;
  while (isSpace(text.charCodeAt(next))) next += 1;
  MEMBER_ASSIGNS.lastIndex = next;
  if (MEMBER_ASSIGNS.test(text)) return true;
  let previous = start - 1;
  while (isSpace(text.charCodeAt(previous)) || text.charAt(previous) === '@') previous -= 1;
  const before = text.charAt(previous);
  if (before === ',' && text.charAt(next) === ';') return true;
  if (before === '.' || !'(<{=;,)'.includes(text.charAt(next) || ' ')) return false;
  return declaresAfter(wordBefore(text, previous), before);
}

const CALLED = /\s*[(<{]/y;

/** True where the name may be called or constructed. */
export function mayBeCalled(text: string, end: number): boolean {
  CALLED.lastIndex = end;
  return CALLED.test(text);
}

function wordBefore(text: string, end: number): string {
  let start = end;
  while (isWord(text.charCodeAt(start))) start -= 1;
  return text.slice(start + 1, end + 1);
}

/** After a type (`IAmazonS3 s3`, `Task<string> Load(`, `Report[] all`, `Report? found`) a name is declared. */
function declaresAfter(word: string, before: string): boolean {
  if (word !== '') return !USED_AFTER.has(word);
  return before === '>' || before === ']' || before === '?';
}
