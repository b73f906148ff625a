/** A file's text, or why it has none. */
export type DecodedSource =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unreadable'; readonly reason: string };

const utf8 = new TextDecoder('utf-8', { fatal: true });
/** As far as a binary file shows itself by NUL bytes. */
const LOOKED_AT = 8192;

/** Source must be UTF-8 (a byte order mark is taken off). */
export function decodeSource(content: Uint8Array | string): DecodedSource {
  if (typeof content === 'string') return { kind: 'text', text: content };
  const [first, second] = content;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return {
      kind: 'unreadable',
      reason: 'It is encoded in UTF-16, not in UTF-8; save it as UTF-8 to have it scanned.',
    };
  }
  if (content.subarray(0, LOOKED_AT).includes(0)) {
    return { kind: 'unreadable', reason: 'It holds NUL bytes, so it is no text file.' };
  }
  try {
    return { kind: 'text', text: utf8.decode(content) };
  } catch {
    return { kind: 'unreadable', reason: 'It is not valid UTF-8; save it as UTF-8 to have it scanned.' };
  }
}
