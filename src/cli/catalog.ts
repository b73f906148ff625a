import { plainNeeds } from '../core/catalog/catalog.js';
import type { Cloud } from '../core/model/call-site.js';
import { UnforbidError } from '../core/model/problem.js';
import type { Command } from './context.js';
import { formatOf, formatRow } from './format.js';

const FORMATS = ['json'] as const;

/** `unforbid catalog`: every known operation with what each valid call of it needs. */
export const catalogCommand: Command = {
  name: 'catalog',
  operands: '',
  summary: 'print every known operation of a cloud with the permissions that each call of it needs',
  options: [{ name: 'provider', type: 'string', value: 'aws|gcp', help: 'which cloud' }, formatRow(FORMATS)],
  run(options, _operands, context) {
    formatOf(options, FORMATS);
    const provider = options.text('provider');
    if (provider !== 'aws' && provider !== 'gcp') {
      throw new UnforbidError('bad-arguments', 'Say which cloud: --provider aws or --provider gcp.');
    }
    context.out(`${JSON.stringify(table(provider, context))}\n`);
    return Promise.resolve(0);
  },
};

function table(cloud: Cloud, context: Parameters<Command['run']>[2]): Record<string, string[]> {
  const entries: Record<string, string[]> = {};
  for (const operation of context.catalog().operations(cloud)) {
    const key = cloud === 'aws' ? `${operation.service}:${operation.name}` : operation.name;
    entries[key] = [...plainNeeds(operation)];
  }
  return entries;
}
