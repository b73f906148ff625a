import { MappedText } from './mapped-text.js';

/**
 * How tools, terminals and log pipelines change a provider's sentence on its way to the clipboard, undone one row after
 * another: afterwards one wording is one text, with plain quotes, single spaces and single line breaks.
 */
interface NormalisationRow {
  readonly undoes: string;
  /** A character that must be in the text for the row to be tried. */
  readonly needs?: string;
  /** Times to apply: escapes are nested. */
  readonly times?: number;
  readonly pattern: RegExp;
  readonly by: string | ((match: RegExpExecArray, text: string) => string | undefined);
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: ' ',
};

const QUOTES_BY_CODE: Readonly<Record<string, string>> = {
  '2018': "'",
  '2019': "'",
  '201c': '"',
  '201d': '"',
  '00a0': ' ',
};

/** `\n` in `C:\new` is part of a path: the token in which the backslash stands begins with a drive. */
function inWindowsPath(text: string, index: number): boolean {
  for (let position = index; position > Math.max(1, index - 200); position -= 1) {
    const character = text[position - 1] ?? ' ';
    if (/[\s"'(<>|]/.test(character)) return false;
    if (text[position] === '\\' && character === ':' && /[A-Za-z]/.test(text[position - 2] ?? '')) return true;
  }
  return false;
}

function character(code: number): string {
  return code >= 32 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
}

const ROWS: readonly NormalisationRow[] = [
  {
    undoes: 'terminal control sequences (ECMA-48)',
    needs: '\u001b',
    pattern: /\u001b(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\u0007\u001b]{0,400}(?:\u0007|\u001b\\)?|[@-Z\\-_])/g,
    by: '',
  },
  {
    undoes: 'control sequences written out, or whose escape character got lost',
    needs: '[',
    pattern: /(?:\\{1,4}u001b|\\{1,4}x1b|\\{1,4}033|\^\[|\u241b)\[[0-9;]{0,20}m|\[\d{1,2}(?:;\d{1,3}){0,4}m/gi,
    by: '',
  },
  { undoes: 'invisible characters', pattern: /[\u200b-\u200d\u2060\ufeff\u00ad]/g, by: '' },
  { undoes: 'other line ends', pattern: /\r\n?|\u2028|\u2029/g, by: '\n' },
  { undoes: 'typographic spaces', pattern: /[\u00a0\u2000-\u200a\u202f\u3000]/g, by: ' ' },
  { undoes: 'typographic single quotes', pattern: /[\u2018\u2019\u201a\u2032]/g, by: "'" },
  { undoes: 'typographic double quotes', pattern: /[\u201c-\u201e\u2033]/g, by: '"' },
  {
    undoes: 'XML and HTML entities',
    needs: '&',
    times: 2,
    pattern: /&(?:(lt|gt|quot|apos|amp|nbsp)|#(\d{1,6})|#x([0-9a-f]{1,5}));/gi,
    by: ([whole, name, decimal, hexadecimal]) =>
      name
        ? NAMED_ENTITIES[name.toLowerCase()]
        : decimal
          ? character(Number(decimal))
          : hexadecimal
            ? character(parseInt(hexadecimal, 16))
            : whole,
  },
  {
    undoes: 'escapes of JSON and string literals, also several times escaped',
    needs: '\\',
    times: 2,
    pattern: /\\{1,8}(?:(["'`/])|u([0-9a-f]{4})|x([0-9a-f]{2})|(r\\{1,8}n|[nrt]))/gi,
    by: (match, text) => {
      const [, quote, unicode, byte, space] = match;
      if (quote) return quote;
      if (unicode) return QUOTES_BY_CODE[unicode.toLowerCase()] ?? character(parseInt(unicode, 16));
      if (byte) return character(parseInt(byte, 16));
      if (!space || inWindowsPath(text, match.index)) return undefined;
      return /^t/i.test(space) ? ' ' : '\n';
    },
  },
  {
    undoes: 'what log pipelines, containers, boxes and quoting put before each line',
    times: 3,
    pattern: new RegExp(
      `^(?:${[
        // a box drawn by Terraform or a table
        '[ \\t]{0,20}[\\u2502\\u2503\\u2551\\u2577\\u2575\\u256d\\u2570]{1,3}[ \\t]?',
        // `api_1  | ` of container composition and of continuous integration
        '[\\w.-]{1,40}[ \\t]{1,20}\\|[ \\t]',
        // ISO and syslog times, in brackets or not
        '\\[?\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?(?:[.,]\\d{1,9})?(?:Z|[ ]?[+-]\\d\\d:?\\d\\d)?\\]?[ \\t]{1,4}(?:\\|[ \\t])?',
        '\\[?\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?\\]?[ \\t]{1,4}',
        '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[ ]{1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d [\\w.-]{1,60} ',
        // quoting in mail and chat, git's remote, header lines of `curl -v`, build logs
        '[ \\t]{0,4}>{1,3}[ \\t]',
        'remote:[ \\t]',
        '[<*][ \\t]',
        '#\\d{1,3}[ \\t]\\d{1,6}\\.\\d{1,4}[ \\t]',
        '##\\[error\\]|::error[^:\\n]{0,100}::',
      ].join('|')})`,
      'gm',
    ),
    by: '',
  },
];

/** The widest line, when the text was broken at a fixed width in the middle of words. */
function hardWrapWidth(lines: readonly string[]): number | undefined {
  let width = 0;
  let count = 0;
  for (const line of lines) {
    if (line.length > width) [width, count] = [line.length, 1];
    else if (line.length === width) count += 1;
  }
  return width >= 40 && width <= 250 && (count >= 2 || TERMINAL_WIDTHS.has(width)) ? width : undefined;
}

/** Characters of words and names: a line that was broken at a fixed width breaks between two of them. */
const WITHIN_NAME = /[\w./:@=*%'"`-]/;

/** Widths that terminals have: at these, lines of one width are no chance. */
const TERMINAL_WIDTHS: ReadonlySet<number> = new Set([80, 100, 120, 132, 160, 200]);

/**
 * Line ends that fall within a word or a name: the lines before them are as wide as the terminal. Two plain words at the
 * edge are joined only at a terminal's usual width; else the text was folded at a space.
 */
function unwrap(text: MappedText): void {
  const width = hardWrapWidth(text.text.split('\n'));
  if (width === undefined) return;
  text.replace(/\n(?=\S)/g, (match, whole) => {
    const at = match.index;
    const start = whole.lastIndexOf('\n', at - 1) + 1;
    if (at - start !== width || !WITHIN_NAME.test(whole[at - 1] ?? ' ') || !WITHIN_NAME.test(whole[at + 1] ?? ' '))
      return undefined;
    const before = /\S{1,100}$/.exec(whole.slice(Math.max(0, at - 100), at))?.[0] ?? '';
    const behind = /^\S{1,100}/.exec(whole.slice(at + 1, at + 101))?.[0] ?? '';
    if (/[:;,]$/.test(before) && /^[A-Z]/.test(behind)) return undefined;
    const name = /[./:@_*\d-]\S/.test(before + behind);
    return name || TERMINAL_WIDTHS.has(width) ? '' : undefined;
  });
}

/** Line ends at which a name or a quotation cannot have ended. */
function rejoin(text: MappedText): void {
  // Nothing that is quoted begins with a line break.
  text.replace(/(?<=\s["'`])\n[ \t]{0,60}(?=[\w/])/g, '');
  // A resource name is never complete where it ends in a separator.
  text.replace(/(arn:aws[a-z-]{0,12}:[^\s"'<>]{1,300}[:/])\n[ \t]{0,60}(?=[A-Za-z0-9*])/g, (match) => match[1]);
}

/** A line is kept as often as this: its first occurrences show what stands beside it. */
const KEPT = 6;
/** Shorter lines are cheap and say little by themselves. */
const REPEATABLE = 24;

/**
 * Takes out of a long log the lines that were there several times already, so that an error which a loop prints a
 * hundred thousand times costs no more than a few. Ids of requests do not make a line another one.
 */
export function thinOut(text: MappedText, seen: Map<string, number>): void {
  text.replace(/[^\n]{1,100000}\n?/g, ([line]) => {
    if (line.length < REPEATABLE) return undefined;
    const key = line.replace(/\b[0-9A-Fa-f-]{16,80}\b/g, '#').replace(/(request ?id:? ?)[\w-]{1,80}/gi, '$1#');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count < KEPT ? undefined : '';
  });
}

/**
 * Undoes what happened to the text on its way; `original` of the result gives the place in `text`. Linear in its length.
 * `terminal`: it may come from a terminal that broke its lines, which a long log does not.
 */
export function normalise(text: string, terminal: boolean): MappedText {
  const mapped = new MappedText(text);
  for (const row of ROWS) {
    for (let time = 0; time < (row.times ?? 1); time += 1) {
      if (row.needs !== undefined && !mapped.text.includes(row.needs)) break;
      mapped.replace(row.pattern, row.by);
    }
  }
  if (terminal) unwrap(mapped);
  rejoin(mapped);
  mapped.replace(/[ \t\f\v]{2,}|[\t\f\v]/g, ' ');
  mapped.replace(/ ?\n[ \n]{0,1000}/g, '\n');
  return mapped;
}
