import type { Expression } from '../../src/core/detect/expression.js';

/** Source-like text of an expression, the same for every language, to compare with. */
export function shown(expression: Expression | undefined): string {
  switch (expression?.kind) {
    case 'name':
      return expression.name;
    case 'self':
      return 'self';
    case 'member':
      return `${shown(expression.object)}/${expression.property}`;
    case 'index':
      return `${shown(expression.object)}[${shown(expression.index)}]`;
    case 'call': {
      const given = expression.arguments.map(
        ({ name, spread, value }) =>
          (spread === true ? '...' : '') + (name === undefined ? '' : `${name}: `) + shown(value),
      );
      return `${expression.construction ? 'new ' : ''}${shown(expression.callee)}(${given.join(', ')})`;
    }
    case 'text':
      return JSON.stringify(
        expression.parts.map((part) => (typeof part === 'string' ? part : `<${shown(part)}>`)).join(''),
      );
    case 'scalar':
      return String(expression.value);
    case 'list':
      return `[${expression.items.map(({ spread, value }) => (spread === true ? '...' : '') + shown(value)).join(', ')}]`;
    case 'object':
      return `{${expression.members.map(({ key, value }) => `${key ?? '...'}: ${shown(value)}`).join(', ')}}`;
    case 'choice':
      return expression.options.map(shown).join(' | ');
    case 'function':
      return `(${expression.parameters.join(', ')}) => ${expression.returns.map(shown).join(' | ')}`;
    case 'other':
      return `?${expression.description}`;
    case undefined:
      return 'nothing';
  }
}
