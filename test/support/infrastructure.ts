import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Infrastructure, InfrastructureFile, Outcome } from '../../src/core/infrastructure/model.js';
import { createInfrastructureReader } from '../../src/core/infrastructure/infrastructure.js';
import type { Location } from '../../src/core/model/source.js';
import { wasmAssets } from './assets.js';

/** All files of a folder but its golden. */
export function filesOf(folder: string): readonly InfrastructureFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.txt')
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
}

/** Reads texts by their names: `{'.env': 'BUCKET=reports'}`. */
export const filesNamed = (texts: Readonly<Record<string, string>>): readonly InfrastructureFile[] =>
  Object.entries(texts).map(([file, text]) => ({ file, text }));

export async function infrastructureOf(files: readonly InfrastructureFile[]): Promise<Infrastructure> {
  const reader = createInfrastructureReader(wasmAssets());
  try {
    return await reader.read(files);
  } finally {
    reader.dispose();
  }
}

/** A value with each unknown part in braces: `reports-{the region}`. */
export const shownValue = ({ parts }: Pick<Outcome, 'parts'>): string =>
  parts.map((part) => (typeof part === 'string' ? part : `{${part.environment ?? part.hole}}`)).join('');

const place = ({ file, range }: Location): string => `${file}:${String(range.start.line + 1)}`;

/** Everything that was read, as readable text: a line each, and how it is known below. */
export function shownInfrastructure({ environment, resources, workloads, problems }: Infrastructure): string {
  const steps = (outcome: Outcome): readonly string[] =>
    outcome.steps.map(({ text, location }) => `    ${text}${location === undefined ? '' : ` ${place(location)}`}`);
  const stage = (outcome: Outcome): string => (outcome.stage === undefined ? '' : ` (${outcome.stage})`);
  const lines = [
    ...environment.flatMap((definition) => [
      `${definition.name} = ${shownValue(definition)}${stage(definition)} ${place(definition.location)}` +
        ` ${definition.format}${definition.workload === undefined ? '' : ` for ${definition.workload.name}`}` +
        `${definition.scope === '' ? '' : ` in ${definition.scope}`}`,
      ...steps(definition),
    ]),
    ...resources.map(
      ({ address, type, names, location }) =>
        `resource ${address}${address.startsWith(type) ? '' : ` ${type}`} ${place(location)}: ${
          names.map((name) => shownValue(name) + stage(name)).join(', ') || 'without a name'
        }`,
    ),
    ...workloads.map(
      ({ kind, name, location, code }) =>
        `workload ${name} ${kind} ${place(location)}: ${
          [code?.folder === '' ? '.' : code?.folder, code?.entry].filter((each) => each !== undefined).join(' at ') ||
          'code not shown'
        }`,
    ),
    ...problems.map(({ message }) => `problem ${message}`),
  ];
  return `${lines.join('\n')}\n`;
}
