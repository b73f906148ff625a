import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnosis } from '../../../src/core/model/diagnosis.js';

/** A text with what must be read from it: one entry for each error, with the members that matter there. */
export interface ErrorCase {
  readonly name: string;
  readonly text: string;
  readonly expect: readonly Partial<Diagnosis>[];
}

export function errorCases(family: 'aws' | 'google' | 'other' | 'negative'): readonly ErrorCase[] {
  const file = join(import.meta.dirname, '../../fixtures/errors', `${family}.jsonl`);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ErrorCase);
}

/** The members of a diagnosis that the case speaks of. */
export function spokenOf(diagnosis: Diagnosis, expected: Partial<Diagnosis>): Partial<Diagnosis> {
  return Object.fromEntries(Object.keys(expected).map((name) => [name, diagnosis[name as keyof Diagnosis]]));
}
