import { ANY, ANY_NOT_COLON, ONE, ONE_NOT_COLON, type Pattern } from '../pattern.js';
import type { AwsContext } from './context.js';
import type { Template, TemplateText, TemplateVariable } from './policy.js';

/**
 * Splits text at its policy variables (documentation: "IAM policy elements: Variables and tags"). Documents of a version
 * before 2012-10-17 have none: there `${aws:username}` is plain text.
 */
export function parseTemplate(text: string, variables: boolean): Template {
  const parts: (TemplateText | TemplateVariable)[] = [];
  let plain = 0;
  const expression = /\$\{([^{}]*)\}/g;
  for (let match = expression.exec(text); variables && match !== null; match = expression.exec(text)) {
    if (match.index > plain) parts.push({ kind: 'text', text: text.slice(plain, match.index), literal: false });
    parts.push(variableOf(match[1] ?? ''));
    plain = match.index + match[0].length;
  }
  if (plain < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(plain), literal: false });
  return { text, parts, fixed: parts.every((part) => part.kind === 'text') };
}

function variableOf(inside: string): TemplateText | TemplateVariable {
  const trimmed = inside.trim();
  if (trimmed === '*' || trimmed === '?' || trimmed === '$') return { kind: 'text', text: trimmed, literal: true };
  const withDefault = /^([^,]+),\s*'([^']*)'$/.exec(trimmed);
  const key = withDefault?.[1]?.trim() ?? trimmed;
  return withDefault === null ? { kind: 'variable', key } : { kind: 'variable', key, fallback: withDefault[2] ?? '' };
}

/** `resolved` with the keys whose value is not known here (their places are holes), or the key that is known to be missing. */
export type Resolution =
  | { readonly kind: 'resolved'; readonly pieces: readonly Piece[]; readonly unknown: readonly string[] }
  | { readonly kind: 'missing'; readonly key: string };

/** Text whose `*` and `?` are wildcards or not, or a place of unknown text. */
export type Piece = { readonly text: string; readonly literal: boolean } | 'hole';

/** Puts the context's values in place of the variables. */
export function resolve(template: Template, context: AwsContext): Resolution {
  const pieces: Piece[] = [];
  const unknown: string[] = [];
  for (const part of template.parts) {
    if (part.kind === 'text') {
      pieces.push(part);
      continue;
    }
    const entry = context.get(part.key);
    if (entry.kind === 'known' && entry.values.length === 1)
      pieces.push({ text: entry.values[0] ?? '', literal: true });
    else if (entry.kind === 'absent' && part.fallback !== undefined)
      pieces.push({ text: part.fallback, literal: true });
    else if (entry.kind === 'absent') return { kind: 'missing', key: part.key };
    else {
      pieces.push('hole');
      unknown.push(part.key);
    }
  }
  return { kind: 'resolved', pieces, unknown };
}

/** The pattern of a condition value: wildcards cross every separator. Without `wildcards` all text is literal. */
export function valuePattern(pieces: readonly Piece[], wildcards: boolean): Pattern {
  return pieces.flatMap((piece) => {
    if (piece === 'hole') return [ANY];
    return Array.from({ length: piece.text.length }, (_, at) => {
      const code = piece.text.charCodeAt(at);
      if (piece.literal || !wildcards) return code;
      return code === 42 ? ANY : code === 63 ? ONE : code;
    });
  });
}

/** Fields of an ARN before the resource part, whose wildcards stay within their field. */
const ARN_HEAD_FIELDS = 5;

/**
 * The pattern of an ARN (documentation: "IAM JSON policy elements: Resource"; "IAM ARNs" on incomplete ones): wildcards
 * stay within their colon-separated field, but cross everything in the resource part; with `expand`, a `*` that ends a
 * field runs on over the colons that follow. An incomplete ARN is completed with `*` for each missing field, unless it
 * has such a running star, which takes them in itself.
 */
export function arnPattern(pieces: readonly Piece[], expand: boolean): Pattern {
  const first = pieces[0];
  const isArn = first !== undefined && first !== 'hole' && first.text.startsWith('arn:');
  const symbols: { code: number; wild: boolean; hole?: boolean }[] = [];
  for (const piece of pieces) {
    if (piece === 'hole') symbols.push({ code: 0, wild: false, hole: true });
    else
      for (let at = 0; at < piece.text.length; at += 1)
        symbols.push({ code: piece.text.charCodeAt(at), wild: !piece.literal });
  }
  const runsOn = ({ code, wild }: { code: number; wild: boolean }, at: number): boolean =>
    wild && code === 42 && (symbols[at + 1]?.code ?? 58) === 58;
  const complete = isArn && expand && !symbols.some(runsOn);
  let colons = symbols.filter((symbol) => symbol.code === 58).length;
  for (; complete && colons < ARN_HEAD_FIELDS; colons += 1) {
    symbols.push({ code: 58, wild: false }, { code: 42, wild: true });
  }
  let field = 0;
  return symbols.map((symbol, at) => {
    if (symbol.hole === true) return ANY;
    if (symbol.code === 58) field += 1;
    if (!symbol.wild || (symbol.code !== 42 && symbol.code !== 63)) return symbol.code;
    const crosses = !isArn || field >= ARN_HEAD_FIELDS;
    if (symbol.code === 63) return crosses ? ONE : ONE_NOT_COLON;
    const next = symbols[at + 1];
    const ends = next === undefined || (expand && next.code === 58);
    return crosses || ends ? ANY : ANY_NOT_COLON;
  });
}
