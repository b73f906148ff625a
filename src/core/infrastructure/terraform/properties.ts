import type { Outcome, Properties } from '../model.js';
import type { TerraformValues } from './evaluate.js';
import { locationIn } from './module.js';
import type { Scope } from './module.js';
import type { HclBlock, HclExpression, HclStep } from './syntax.js';

/** Arguments and nested blocks alike, by their names; of several blocks of a name, the number tells which. */
export function propertiesOf(block: HclBlock, scope: Scope, values: TerraformValues): Properties {
  type Found =
    | { readonly expression: HclExpression; readonly path: readonly HclStep[] }
    | { readonly blocks: readonly HclBlock[] };
  const find = (path: readonly (string | number)[]): Found | undefined => {
    let blocks: readonly HclBlock[] = [block];
    for (const [at, step] of path.entries()) {
      if (typeof step === 'number') {
        blocks = blocks.slice(step, step + 1);
        continue;
      }
      const attribute = blocks[0]?.body.attributes.get(step);
      if (attribute !== undefined) return { expression: attribute.value, path: path.slice(at + 1) };
      blocks = blocks[0]?.body.blocks.filter(({ type }) => type === step) ?? [];
    }
    return blocks.length === 0 ? undefined : { blocks };
  };
  const placed = (found: Found): { start: number; end: number } | undefined => {
    if ('blocks' in found) return found.blocks[0];
    return values.terminals(found.expression, found.path, scope)[0]?.expression ?? found.expression;
  };
  return {
    text(...path): readonly Outcome[] {
      const found = find(path);
      if (found === undefined || 'blocks' in found) return [];
      const { start, end } = found.expression;
      const of: HclExpression = { kind: 'access', of: found.expression, path: found.path, start, end };
      return values.evaluate(found.path.length === 0 ? found.expression : of, scope);
    },
    count(...path) {
      const found = find(path);
      if (found === undefined) return 0;
      if ('blocks' in found) return found.blocks.length;
      const terminal = values.terminals(found.expression, found.path, scope)[0]?.expression;
      return terminal?.kind === 'list' ? terminal.items.length : 0;
    },
    keys(...path) {
      const found = find(path);
      if (found === undefined) return [];
      if ('blocks' in found) {
        const [only] = found.blocks;
        return only === undefined
          ? []
          : [...only.body.attributes.keys(), ...new Set(only.body.blocks.map(({ type }) => type))];
      }
      const terminal = values.terminals(found.expression, found.path, scope)[0]?.expression;
      return terminal?.kind === 'object' ? terminal.members.flatMap(({ key }) => key ?? []) : [];
    },
    location(...path) {
      const found = find(path);
      const span = found && placed(found);
      return span && locationIn(scope.file, span);
    },
  };
}
