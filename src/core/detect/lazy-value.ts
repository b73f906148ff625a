import type { Value } from '../model/value.js';
import type { ArgumentValue } from './rules.js';

const NOTHING = {};
/** What a value that is needed to make itself is taken for. */
const CIRCULAR: Value = { kind: 'unknown', reason: 'it is defined by itself' };
/** How each value that is not made yet is made. */
const makers = new WeakMap<object, () => object>();

/**
 * A value that is made when it is first looked at: of a call's many arguments only few decide what it needs. It can be
 * copied and handed on like any other; what leaves the scan must be `settled` first, since the tree will be gone.
 */
export function lazily<Made extends Value | ArgumentValue>(make: () => Made): Made {
  let made: object | undefined;
  let making = false;
  const value = (): object => {
    if (made !== undefined) return made;
    if (making) return CIRCULAR;
    making = true;
    try {
      const result = make();
      // A chain of such values would be climbed again at each look, and may lead back to this one.
      return (made = makers.get(result)?.() ?? result);
    } finally {
      making = false;
    }
  };
  const lazy = new Proxy(NOTHING, {
    get: (_target, key) => Reflect.get(value(), key) as unknown,
    has: (_target, key) => Reflect.has(value(), key),
    ownKeys: () => Reflect.ownKeys(value()),
    getOwnPropertyDescriptor(_target, key) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value(), key);
      return descriptor && { ...descriptor, configurable: true };
    },
  }) as Made;
  makers.set(lazy, value);
  return lazy;
}

/** Deeper parts of an input decide nothing, and values that are defined by one another have no end. */
const DEEPEST = 8;

/** The same value with nothing left to be made. */
export function settled(value: Value, depth = 0): Value {
  if (depth > DEEPEST) return { kind: 'unknown', reason: 'it is nested too deeply' };
  switch (value.kind) {
    case 'object': {
      const members: Record<string, Value> = {};
      for (const [name, member] of Object.entries(value.members)) members[name] = settled(member, depth + 1);
      return { kind: 'object', members, open: value.open };
    }
    case 'list':
      return { kind: 'list', items: value.items.map((item) => settled(item, depth + 1)), open: value.open };
    case 'text':
      return { kind: 'text', parts: [...value.parts] };
    case 'scalar':
      return { kind: 'scalar', value: value.value };
    case 'unknown':
      return { kind: 'unknown', reason: value.reason };
  }
}
