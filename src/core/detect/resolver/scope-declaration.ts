import type { ScopeDeclaration } from '../../model/call-site.js';
import type { FileContext, Trail } from './resolved.js';

const QUOTES = '"\'`';
const OPENING: Readonly<Record<string, string>> = { ']': '[', ')': '(', '}': '{' };
/** More text than this before a literal is not looked through for the list that it stands in. */
const FARTHEST = 4000;

/**
 * Where scopes are written that a client was seen to ask for: the literal of the last of them, in the file itself or in
 * one that its evidence leads to. Undefined when it stands at several places, or is a constant of a library.
 */
export function scopeDeclarationOf(
  scopes: readonly string[],
  context: FileContext,
  trail: Trail | undefined,
): ScopeDeclaration | undefined {
  const last = scopes.at(-1);
  if (last === undefined || last === '') return undefined;
  const files = new Set([context]);
  for (let step = trail; step; step = step.next) files.add(step.context);
  for (const file of files) {
    const places = literalsWith(last, file.tree.text);
    const [only] = places;
    if (only === undefined) continue;
    if (places.length > 1) return undefined;
    return {
      location: { file: file.file, range: file.tree.rangeBetween(only.start, only.end) },
      quote: file.tree.text.charAt(only.start),
      form: isItem(file.tree.text, only.start, only.end) ? 'item' : 'text',
    };
  }
  return undefined;
}

interface Literal {
  readonly start: number;
  readonly end: number;
}

/** String literals of one line that hold the scope as one of their words. */
function literalsWith(scope: string, text: string): readonly Literal[] {
  const found: Literal[] = [];
  for (let at = text.indexOf(scope); at >= 0; at = text.indexOf(scope, at + scope.length)) {
    const start = quoteBefore(text, at);
    const end = start === undefined ? -1 : text.indexOf(text.charAt(start), at);
    if (start === undefined || end < 0) continue;
    const words = text.slice(start + 1, end).split(/\s+/);
    if (words.includes(scope) && !text.slice(start, end).includes('\n')) found.push({ start, end: end + 1 });
  }
  return found;
}

function quoteBefore(text: string, at: number): number | undefined {
  for (let place = at - 1; place >= 0 && text.charAt(place) !== '\n'; place -= 1) {
    if (QUOTES.includes(text.charAt(place))) return place;
  }
  return undefined;
}

/** Whether the literal stands in a list: the bracket around it is one of a list, or of several arguments or items. */
function isItem(text: string, start: number, end: number): boolean {
  let depth = 0;
  for (let place = start - 1; place >= Math.max(0, start - FARTHEST); place -= 1) {
    const mark = text.charAt(place);
    if (Object.hasOwn(OPENING, mark)) depth += 1;
    else if (mark === '[' || mark === '(' || mark === '{') {
      if (depth > 0) depth -= 1;
      else if (mark === '(') return isSequence(text, place, end);
      else return mark === '[' || isListOfBraces(text, place);
    } else if (depth === 0 && (mark === ';' || mark === '=') && text.charAt(place - 1) !== ':') return false;
  }
  return false;
}

/** `("scope",)`, `List.of("scope")`: no call whose other arguments mean something else. */
function isSequence(text: string, opening: number, end: number): boolean {
  const before = text.slice(Math.max(0, opening - 40), opening);
  if (/(?:\b(?:List|Set)\.of|\basList|\bcreateScoped|\bWithScopes|\bset|\btuple|\bfrozenset)\s*$/.test(before))
    return true;
  return !/[\w)\]]\s*$/.test(before) && /^\s*,/.test(text.slice(end));
}

/** `[]string{"scope"}`, `new[] { "scope" }`; not an object or map, whose values follow a colon. */
const isListOfBraces = (text: string, opening: number): boolean =>
  /(?:\]\s*\w*|\bnew\s+\w+)\s*$/.test(text.slice(Math.max(0, opening - 40), opening));
