import type { Expression } from '../../src/core/detect/expression.js';
import type { Binding, Use } from '../../src/core/detect/languages/front-end.js';

/** Source-like text of an expression, to compare with. Names that a front end made up stand as what they are for. */
export function show(expression: Expression | undefined): string {
  switch (expression?.kind) {
    case 'name':
      return expression.name.replace(/ @\d+-\d+$/, '').replace(/^(?:an?|_ ).* .*$/, '<$&>');
    case 'self':
      return 'this';
    case 'member':
      return `${show(expression.object)}.${expression.property}`;
    case 'index':
      return `${show(expression.object)}[${show(expression.index)}]`;
    case 'call': {
      const given = expression.arguments.map(
        ({ name, spread, value }) =>
          `${name === undefined ? '' : `${name} = `}${spread === true ? '*' : ''}${show(value)}`,
      );
      return `${expression.construction ? 'new ' : ''}${show(expression.callee)}(${given.join(', ')})`;
    }
    case 'text':
      return JSON.stringify(
        expression.parts.map((part) => (typeof part === 'string' ? part : `<${show(part)}>`)).join(''),
      );
    case 'scalar':
      return String(expression.value);
    case 'list':
      return `[${expression.items.map(({ value }) => show(value)).join(', ')}]`;
    case 'object':
      return `{${expression.members.map(({ key, value }) => `${key ?? '...'}: ${show(value)}`).join(', ')}}`;
    case 'choice':
      return expression.options.map(show).join(' | ');
    case 'function':
      return `(${expression.parameters.join(', ')}) => ${expression.returns.map(show).join(' | ')}`;
    case 'other':
      return `?${expression.description}`;
    case undefined:
      return 'nothing';
  }
}

export function showBinding(binding: Binding): string {
  const path = 'path' in binding && binding.path !== undefined ? `/${binding.path.join('/')}` : '';
  switch (binding.kind) {
    case 'value':
    case 'element': {
      const type = binding.type === undefined ? '' : `: ${show(binding.type)}`;
      return `${binding.kind}${path} ${show(binding.value)}${type}`;
    }
    case 'entered':
      return `entered${path} ${show(binding.value)}`;
    case 'parameter': {
      const { parameter } = binding;
      const type = parameter.type === undefined ? '' : `: ${show(parameter.type)}`;
      const fallback = parameter.default === undefined ? '' : ` = ${show(parameter.default)}`;
      return `parameter${path} ${parameter.index ?? 'rest'} of ${binding.function.name ?? '?'}${type}${fallback}`;
    }
    case 'import':
      return `import ${binding.import.symbol ?? '(module)'} from ${binding.import.module}`;
    case 'function':
      return `function ${binding.definition.name ?? '?'}`;
    case 'class':
      return `class ${binding.definition.name ?? '?'}`;
    case 'declared':
      return `declared ${show(binding.type)}`;
    case 'opaque':
      return `opaque ${binding.description}`;
  }
}

export function showUse(use: Use | undefined): string {
  if (use === undefined) return 'no use';
  if (use.kind === 'call') return `call ${show(use.call)}`;
  return `reference ${show(use.reference)}${use.passedTo === undefined ? '' : ` passed to ${show(use.passedTo.callee)}`}`;
}
