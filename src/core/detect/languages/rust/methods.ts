/**
 * Methods that give the value that they are called on, or what it holds ("The Rust Standard Library": Clone, Deref, Option,
 * Result, Arc, Mutex, Iterator; tokio's locks): the value itself as far as it matters here.
 */
export const TRANSPARENT_METHODS: ReadonlySet<string> = new Set([
  ...['clone', 'cloned', 'copied', 'to_owned', 'to_string', 'to_vec', 'into', 'try_into', 'into_inner', 'inner'],
  ...['as_ref', 'as_mut', 'as_deref', 'as_str', 'borrow', 'borrow_mut', 'deref', 'get_mut', 'by_ref', 'into_boxed_str'],
  ...['unwrap', 'expect', 'unwrap_or_default', 'unwrap_or', 'unwrap_or_else', 'ok', 'ok_or', 'ok_or_else', 'or_else'],
  ...['lock', 'read', 'write', 'iter', 'iter_mut', 'into_iter', 'map_err', 'context', 'with_context', 'boxed', 'leak'],
  ...['get_or_init', 'get_or_try_init', 'inspect_err', 'inspect', 'instrument', 'force'],
]);

/** Of those, the ones that also give what a function among their arguments gives. */
export const METHODS_WITH_FUNCTION: ReadonlySet<string> = new Set(['get_or_init', 'get_or_try_init']);

/** Likewise, where they are called without arguments: `OnceCell::get`, a pool's or lazy value's `get`. */
export const ACCESSORS: ReadonlySet<string> = new Set(['get', 'get_ref']);

/** Fields and methods have names of their own: `self.table` is no method `table`, so a field's name has this in front. */
export const FIELD_MARK = '.';
