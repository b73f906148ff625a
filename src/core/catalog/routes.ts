/** How a request of a REST service shows its operation, as `PUT /{}/{+}?partnumber?uploadid!x-amz-copy-source`. */
export interface Route {
  readonly method: string;
  /** Literal text, or a label: `one` segment, or all that is left (`rest`). */
  readonly segments: readonly Segment[];
  /** Query parameters that must be there, in lower case; with a value they must have it. */
  readonly query: readonly { readonly name: string; readonly value?: string }[];
  /** Headers that must be there. */
  readonly headers: readonly string[];
}

export type Segment = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'one' | 'rest' };

const WRITTEN = /^(\S+) ([^?!]*)([^!]*)(.*)$/;

/** Parses a route of the tables (`catalog/src/aws/routes.mjs` writes them). */
export function parseRoute(written: string): Route {
  const [, method = '', path = '', queries = '', headers = ''] = WRITTEN.exec(written) ?? [];
  return {
    method,
    segments: segmentsOf(path).map((segment): Segment => {
      if (segment === '{+}') return { kind: 'rest' };
      if (segment === '{}') return { kind: 'one' };
      return { kind: 'text', text: segment };
    }),
    query: queries
      .split('?')
      .slice(1)
      .map((query) => {
        const [name = '', value] = query.split('=');
        return value === undefined || value === '' ? { name } : { name, value };
      }),
    headers: headers.split('!').slice(1),
  };
}

/** Segments of a path. A slash at the end makes none. */
export const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/^\//, '')
    .replace(/\/$/, '')
    .split('/')
    .filter((segment, index, all) => segment !== '' || all.length > 1);

/** True when a request may be one of the route. `query` and `headers` by names in lower case. */
export function routeFits(
  route: Route,
  method: string,
  segments: readonly string[],
  query: ReadonlyMap<string, string>,
  headers: ReadonlyMap<string, string>,
): boolean {
  if (route.method !== method || !pathFits(route.segments, segments)) return false;
  return (
    route.query.every(({ name, value }) => {
      const given = query.get(name);
      return given !== undefined && (value === undefined || given.toLowerCase() === value);
    }) && route.headers.every((name) => headers.has(name))
  );
}

function pathFits(pattern: readonly Segment[], segments: readonly string[]): boolean {
  const rest = pattern.findIndex(({ kind }) => kind === 'rest');
  if (rest < 0) {
    return pattern.length === segments.length && pattern.every((part, index) => partFits(part, segments[index] ?? ''));
  }
  const after = pattern.length - rest - 1;
  if (segments.length < pattern.length) return false;
  return (
    pattern.slice(0, rest).every((part, index) => partFits(part, segments[index] ?? '')) &&
    pattern.slice(rest + 1).every((part, index) => partFits(part, segments[segments.length - after + index] ?? ''))
  );
}

function partFits(part: Segment, segment: string): boolean {
  if (part.kind !== 'text') return segment !== '';
  if (!part.text.includes('{}')) return part.text === segment;
  // A label with text around it: `{}:publish`.
  const pieces = part.text.split('{}').map((piece) => piece.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'));
  return new RegExp(`^${pieces.join('.+')}$`).test(segment);
}

/** How much a route says: literal segments first, then query and headers, then labels of one segment. */
export function routeRank({ segments, query, headers }: Route): readonly number[] {
  const count = (kind: Segment['kind']): number => segments.filter((segment) => segment.kind === kind).length;
  return [count('text'), query.length + headers.length, count('one')];
}
