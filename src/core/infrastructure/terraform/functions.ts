import type { Outcome } from '../model.js';
import { concatenated, mapped, onlyLiteral, textOutcome } from '../outcomes.js';
import type { HclExpression } from './syntax.js';

type Evaluate = (argument: HclExpression) => readonly Outcome[];

/** Functions of texts that names are made with ("Terraform Language": String Functions). */
const TEXT_FUNCTIONS: Readonly<Record<string, (text: string) => string>> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  trimspace: (text) => text.trim(),
  chomp: (text) => text.replace(/[\r\n]+$/, ''),
};

/** The values of a call; undefined: this function's are not known here. */
export function callFunction(
  name: string,
  given: readonly HclExpression[],
  evaluate: Evaluate,
): readonly Outcome[] | undefined {
  const [first, second, third] = given;
  const change = Object.hasOwn(TEXT_FUNCTIONS, name) ? TEXT_FUNCTIONS[name] : undefined;
  if (change !== undefined && first !== undefined) return mapped(evaluate(first), change);
  switch (name) {
    case 'format':
      return first === undefined ? undefined : formatted(onlyLiteral(evaluate(first)), given.slice(1).map(evaluate));
    case 'join': {
      const separator = first === undefined ? undefined : onlyLiteral(evaluate(first));
      if (separator === undefined || second?.kind !== 'list') return undefined;
      const items = second.items.map(evaluate);
      if (items.some((item) => item.length === 0)) return undefined;
      return concatenated(items.flatMap((item, at) => (at > 0 ? [[textOutcome(separator)], item] : [item])));
    }
    case 'replace': {
      const [from, to] = [second, third].map((each) => (each === undefined ? undefined : onlyLiteral(evaluate(each))));
      // Between slashes it is a regular expression.
      if (first === undefined || from === undefined || to === undefined || /^\/.*\/$/.test(from)) return undefined;
      return mapped(evaluate(first), (text) => text.replaceAll(from, to));
    }
    default:
      return undefined;
  }
}

/** `%s`, `%v` and `%d` in their order; another verb, or one with a width, is not known. */
function formatted(
  template: string | undefined,
  values: readonly (readonly Outcome[])[],
): readonly Outcome[] | undefined {
  if (template === undefined || /%(?![svd%])/.test(template) || values.some((value) => value.length === 0)) {
    return undefined;
  }
  let next = 0;
  const pieces = template.split(/(%[svd%])/).map((piece): readonly Outcome[] => {
    if (piece === '%%') return [textOutcome('%')];
    if (!/^%[svd]$/.test(piece)) return [textOutcome(piece)];
    return values[next++] ?? [textOutcome('')];
  });
  return concatenated(pieces);
}
