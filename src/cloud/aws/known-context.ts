import type { ContextEntry } from '@aws-sdk/client-iam';
import type { RequestContext } from '../../core/model/decision.js';

/** What is known of every request that the identity makes through an SDK. */
export interface Caller {
  readonly principal: string;
  readonly account: string;
  readonly time: Date;
}

/**
 * Global condition keys whose value is known without the source ("IAM User Guide": AWS global condition context keys).
 * They are given only where the simulator asks for them.
 */
const KNOWN: readonly {
  readonly key: string;
  readonly type: NonNullable<ContextEntry['ContextKeyType']>;
  readonly value: (caller: Caller) => string;
}[] = [
  { key: 'aws:SecureTransport', type: 'boolean', value: () => 'true' },
  { key: 'aws:CurrentTime', type: 'date', value: ({ time }) => time.toISOString() },
  { key: 'aws:EpochTime', type: 'numeric', value: ({ time }) => String(Math.floor(time.getTime() / 1000)) },
  { key: 'aws:PrincipalArn', type: 'string', value: ({ principal }) => principal },
  { key: 'aws:PrincipalAccount', type: 'string', value: ({ account }) => account },
];

/** Entries for those of the missing keys that are known after all. */
export function knownEntries(missing: readonly string[], caller: Caller): ContextEntry[] {
  const wanted = new Set(missing.map((key) => key.toLowerCase()));
  return KNOWN.filter(({ key }) => wanted.has(key.toLowerCase())).map(({ key, type, value }) => ({
    ContextKeyName: key,
    ContextKeyType: type,
    ContextKeyValues: [value(caller)],
  }));
}

/** Context keys of a request, as the simulator takes them. */
export function entriesOf(context: RequestContext): ContextEntry[] {
  return Object.entries(context).map(([key, value]) => ({
    ContextKeyName: key,
    ContextKeyType: typeof value === 'string' ? 'string' : 'stringList',
    ContextKeyValues: typeof value === 'string' ? [value] : [...value],
  }));
}
