/** The object with a property that is computed when it is first read: most arguments and bodies are never looked at. */
export function lazily<const Base extends object, Name extends string, Result>(
  base: Base,
  name: Name,
  compute: () => Result,
): Base & { readonly [key in Name]: Result } {
  Object.defineProperty(base, name, {
    enumerable: true,
    configurable: true,
    get() {
      const value = compute();
      Object.defineProperty(base, name, { value, enumerable: true });
      return value;
    },
  });
  return base as Base & { readonly [key in Name]: Result };
}
