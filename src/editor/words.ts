import type { Cloud } from '../core/model/call-site.js';
import type { Rung, Verdict } from '../core/model/decision.js';

/** How verdicts, rungs and clouds are called in front of the user; one place, so that every view says the same. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  allowed: 'allowed',
  denied: 'denied',
  conditional: 'conditional',
  unknown: 'unknown',
};

export const RUNG_WORDS: Readonly<Record<Rung, string>> = {
  'live-simulation': 'live simulation',
  'live-policies': 'live policies',
  declared: 'declared policies',
  snapshot: 'saved snapshot',
  none: 'not decided',
};

/** The same in a row, where there is little room. */
export const RUNG_MARKS: Readonly<Record<Rung, string>> = {
  'live-simulation': 'live',
  'live-policies': 'live policies',
  declared: 'declared',
  snapshot: 'snapshot',
  none: 'not decided',
};

export const CLOUD_WORDS: Readonly<Record<Cloud, string>> = { aws: 'Amazon Web Services', gcp: 'Google Cloud' };

/**
 * The part of a resource that a reader tells it by: `agent-jobs` of `arn:aws:sqs:eu-west-1:111122223333:agent-jobs`,
 * `topics/jobs` of `//pubsub.googleapis.com/projects/acme/topics/jobs`. The whole name belongs beside it, in a tooltip.
 */
export function resourceWords(resource: string): string {
  const arn = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(.+)$/.exec(resource)?.[1];
  if (arn !== undefined) return arn;
  const name = /^\/\/[^/]+\/(.+)$/.exec(resource)?.[1];
  return name?.replace(/^projects\/[^/]+\/(?=.)/, '') ?? resource;
}
