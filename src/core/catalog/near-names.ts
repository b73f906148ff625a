/** Names shown as what may have been meant. */
const MOST = 5;

/** How many slips of the pen a name of this length may have: one in four characters, never more than five. */
const slipsIn = (length: number): number => Math.min(5, Math.max(1, Math.floor(length / 4)));

/** Ends of names that are shorter are ends of too many. */
const SHORTEST_END = 3;

/**
 * Those of the candidates that may have been meant by `name`, likeliest first: written with few slips, or with its last
 * part (behind `:`, `.` or `/`) the same. Case and punctuation do not count.
 */
export function nearNames(name: string, candidates: Iterable<string>): readonly string[] {
  const wanted = plain(name);
  const last = plain(lastPart(name));
  const most = slipsIn(wanted.length);
  const found = new Map<string, number>();
  for (const candidate of candidates) {
    const text = plain(candidate);
    let score = distance(wanted, text, most);
    if (score > most) {
      const end = plain(lastPart(candidate));
      if (wanted.length > SHORTEST_END && text.endsWith(wanted)) score = 1;
      // A plain word is compared with last parts; the operation of another service may be meant too.
      else if (last === wanted) score = distance(wanted, end, most);
      else if (end === last && name.includes(':')) score = most;
    }
    if (score <= most) found.set(candidate, Math.min(score, found.get(candidate) ?? score));
  }
  return [...found]
    .sort(([a, x], [b, y]) => x - y || a.length - b.length || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([candidate]) => candidate);
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
const lastPart = (text: string): string =>
  text.slice(Math.max(...[':', '.', '/'].map((sign) => text.lastIndexOf(sign))) + 1);

/** Insertions, deletions, replacements and swaps of neighbours that make one text the other; more than `most`: `most + 1`. */
function distance(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row[right.length] ?? 0;
}
