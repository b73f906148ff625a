import type { Binding, ClassDefinition, FunctionDefinition } from '../languages/front-end.js';

interface Known {
  readonly methods: Map<string, FunctionDefinition | undefined>;
  readonly fields: Map<string, readonly Binding[]>;
}

const known = new WeakMap<ClassDefinition, Known>();

function of(definition: ClassDefinition): Known {
  let members = known.get(definition);
  if (!members) known.set(definition, (members = { methods: new Map(), fields: new Map() }));
  return members;
}

/** `definition.method(name)`, looked up once: each look-up is a search of the text with looks into the tree. */
export function methodOf(definition: ClassDefinition, name: string): FunctionDefinition | undefined {
  const { methods } = of(definition);
  if (!methods.has(name)) methods.set(name, definition.method(name));
  return methods.get(name);
}

/** `definition.field(name)`, looked up once; the bindings are the same ones each time, so that what they bind is kept. */
export function fieldsOf(definition: ClassDefinition, name: string): readonly Binding[] {
  const { fields } = of(definition);
  let found = fields.get(name);
  if (!found) fields.set(name, (found = definition.field(name)));
  return found;
}
