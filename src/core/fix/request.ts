import type { DenySource, Diagnosis } from '../model/diagnosis.js';
import { LAYER_WORDS, PROVIDER_NAMES } from '../decode/summary.js';
import { contextText, type FixedContext } from '../model/requirement.js';
import { redact } from '../redaction/redact.js';

/** Who was refused what: the part of a diagnosis or of an inventory row that fixes are made from. */
export interface Refusal {
  readonly provider: Diagnosis['provider'];
  readonly principal: string | null;
  readonly permissions: readonly string[];
  readonly resource: string | null;
  readonly scopes: readonly string[];
  readonly denySource: DenySource | null;
  readonly policyArn: string | null;
  readonly operation: Diagnosis['operation'];
  /** Condition keys that the refused request had, where they are known; of an error they follow from its operation. */
  readonly context?: FixedContext;
}

/** Text to send to whoever must act: the request with all that is known, and what is asked for. Holds no secret. */
export function requestText(refusal: Refusal, wish: string): string {
  const rows: readonly (readonly [string, string | null])[] = [
    ['Provider', PROVIDER_NAMES[refusal.provider]],
    ['Principal', refusal.principal],
    ['Permission', refusal.permissions.length > 0 ? refusal.permissions.join(', ') : null],
    ['Scopes', refusal.scopes.length > 0 ? refusal.scopes.join(' ') : null],
    ['Resource', refusal.resource],
    ['Checked with', refusal.context === undefined ? null : contextText(refusal.context)],
    ['Operation', refusal.operation?.name ?? null],
    ['Refused by', refusal.denySource ? LAYER_WORDS[refusal.denySource] : null],
    ['Policy', refusal.policyArn],
  ];
  const facts = rows.filter(([, value]) => value !== null).map(([name, value]) => `${name}: ${value ?? ''}`);
  return redact(`${wish}\n\n${facts.join('\n')}\n`);
}
