import type { ErrorProvider } from '../model/diagnosis.js';
import { RANKS, type Reading, type Sighting } from './form.js';

/** One error as far as it was read: the wordings that speak of it, best first. */
export interface Event {
  reading: Reading;
  provider: ErrorProvider;
  rank: number;
  start: number;
  end: number;
}

const STATUS = RANKS.indexOf('status');
const CODE = RANKS.indexOf('code');
const SENTENCE = RANKS.indexOf('sentence');
const PERMISSION = RANKS.indexOf('permission');

/** How far apart, in characters, two wordings may stand and still speak of one event, by the rank of the weaker one. */
const REACH: Readonly<Record<number, number>> = { [STATUS]: 4000, [CODE]: 2500, [SENTENCE]: 1500, [PERMISSION]: 600 };
/** Within this distance they are parts of one message, whatever they say. */
const ONE_MESSAGE = 350;
/** Two halves of one sentence stand as near as this. */
const HALVES = 60;
/** A particular belongs to the nearest event within this distance. */
const PARTICULAR_REACH = 3000;

/** Groups the wordings of a window into events, in the order of the text. */
export function assemble(found: readonly Sighting[]): Event[] {
  const events: Event[] = [];
  for (let rank = PERMISSION; rank >= STATUS; rank -= 1) {
    for (const sighting of found) {
      if (sighting.rank !== rank) continue;
      const event = candidates(events, sighting).find((candidate) => sameEvent(candidate, sighting));
      if (event) absorb(event, sighting);
      else insert(events, sighting);
    }
  }
  const particulars = found.filter((sighting) => sighting.rank < STATUS);
  events.forEach((event, index) => complete(event, particulars, events[index - 1], events[index + 1]));
  return merged(events);
}

function insert(events: Event[], sighting: Sighting): void {
  const event: Event = {
    reading: { ...sighting.reading },
    provider: sighting.reading.provider ?? sighting.form.provider,
    rank: sighting.rank,
    start: sighting.start,
    end: sighting.end,
  };
  events.splice(firstBehind(events, sighting.start), 0, event);
}

/** Index of the first event that starts behind the offset. */
function firstBehind(events: readonly Event[], offset: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Events near enough, nearest first. */
function candidates(events: readonly Event[], sighting: Sighting): Event[] {
  const reach = REACH[sighting.rank] ?? 0;
  const near: Event[] = [];
  const middle = firstBehind(events, sighting.start);
  for (let index = middle; index < events.length; index += 1) {
    const event = events[index];
    if (!event || event.start - sighting.end > reach) break;
    near.push(event);
  }
  // Events are sorted by their start only; a long one may reach further, so a few more are looked at.
  for (let index = middle - 1; index >= 0 && index >= middle - 40; index -= 1) {
    const event = events[index];
    if (event && sighting.start - event.end <= reach) near.push(event);
  }
  return near.sort((left, right) => distance(left, sighting) - distance(right, sighting));
}

function distance(left: { start: number; end: number }, right: { start: number; end: number }): number {
  return Math.max(0, left.start - right.end, right.start - left.end);
}

function overlap(left: readonly string[] | undefined, right: readonly string[] | undefined): boolean {
  const lower = new Set((left ?? []).map((item) => item.toLowerCase()));
  return (right ?? []).some((item) => lower.has(item.toLowerCase()));
}

/** One is absent, or they are equal, or one is part of the other. */
function compatible(left: string | undefined, right: string | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  const [one, other] = [left.toLowerCase(), right.toLowerCase()];
  return one === other || one.includes(other) || other.includes(one);
}

function sameEvent(event: Event, sighting: Sighting): boolean {
  const { reading } = sighting;
  const gap = distance(event, sighting);
  if (sighting.rank === STATUS) return true;
  if (reading.permissions?.length && event.reading.permissions?.length) {
    return (
      overlap(event.reading.permissions, reading.permissions) &&
      compatible(event.reading.principal, reading.principal) &&
      compatible(event.reading.resource, reading.resource)
    );
  }
  const named = reading.operation;
  if (sighting.rank === CODE) {
    if (named === undefined || gap <= ONE_MESSAGE) return true;
    return event.reading.operation === undefined
      ? performs(event.reading.permissions, named)
      : event.reading.operation === named;
  }
  const provider = reading.provider ?? sighting.form.provider;
  // What names no permission and stands right beside a sentence that does is its first half.
  if (gap <= HALVES && sighting.rank < event.rank && provider === event.provider) {
    return compatible(event.reading.principal, reading.principal);
  }
  const ours = provider === event.provider || OPEN.has(provider) || OPEN.has(event.provider);
  if (event.reading.kind === reading.kind) {
    return (
      (ours || gap <= ONE_MESSAGE) &&
      compatible(event.reading.resource, reading.resource) &&
      compatible(event.reading.principal, reading.principal)
    );
  }
  if (reading.kind === 'unspecified-denial' || event.reading.kind === 'unspecified-denial')
    return ours || gap <= ONE_MESSAGE;
  if (CREDENTIAL.has(reading.kind ?? '') && CREDENTIAL.has(event.reading.kind ?? '')) return ours;
  return gap <= ONE_MESSAGE && (event.rank > sighting.rank || sighting.start > event.end || sighting.end > event.start);
}

/** Providers that only say that no other was recognised. */
const OPEN: ReadonlySet<ErrorProvider> = new Set(['generic', 'oauth']);

/** Causes that only say how a credential is bad: the one that was read first says it best. */
const CREDENTIAL: ReadonlySet<string> = new Set(['expired-credential', 'invalid-credential']);

/** `s3:PutObject` is what `PutObject` needs. Unknown permissions may be anything. */
function performs(permissions: readonly string[] | undefined, operation: string): boolean {
  return (
    !permissions?.length ||
    permissions.some((permission) => permission.toLowerCase().endsWith(`:${operation.toLowerCase()}`))
  );
}

/** Adds what the event does not know yet. A weaker wording never changes what a stronger one said. */
function absorb(event: Event, sighting: Sighting): void {
  const { reading } = sighting;
  const provider = reading.provider ?? sighting.form.provider;
  if (
    event.reading.kind === 'unspecified-denial' &&
    reading.kind !== undefined &&
    reading.kind !== 'unspecified-denial' &&
    sighting.rank >= event.rank
  ) {
    event.reading.kind = reading.kind;
    event.provider = provider;
  }
  if (event.provider === 'generic' || (event.provider === 'oauth' && provider !== 'generic')) event.provider = provider;
  fill(event.reading, reading);
  event.start = Math.min(event.start, sighting.rank >= SENTENCE ? sighting.start : event.start);
  event.end = Math.max(
    event.end,
    sighting.rank >= SENTENCE && distance(event, sighting) <= ONE_MESSAGE ? sighting.end : event.end,
  );
}

/** Members that the target lacks are taken from the source. Lists count as lacking when empty. */
function fill(target: Reading, source: Reading): void {
  for (const [name, value] of Object.entries(source) as [keyof Reading, never][]) {
    const present = target[name];
    if (present === undefined || (Array.isArray(present) && present.length === 0)) target[name] = value;
  }
}

const S3_PERMISSION = /^s3:/i;

/** Takes operation, resource, status and the rest from what stands beside the event, nearest first. */
function complete(
  event: Event,
  particulars: readonly Sighting[],
  before: Event | undefined,
  behind: Event | undefined,
): void {
  const near = particulars
    .filter((sighting) => {
      const gap = distance(event, sighting);
      if (gap > PARTICULAR_REACH) return false;
      const nearer = [before, behind].some((other) => other && distance(other, sighting) < gap);
      return (
        !nearer &&
        (sighting.form.provider === 'generic' ||
          event.provider === 'generic' ||
          sighting.form.provider === event.provider)
      );
    })
    .sort((left, right) => distance(event, left) - distance(event, right) || right.start - left.start);
  for (const { reading, form, start, end } of near) {
    const { resource, ...rest } = reading;
    const beside = distance(event, { start, end }) <= ONE_MESSAGE;
    if (event.provider === 'generic' && form.provider !== 'generic' && event.rank <= CODE && beside)
      event.provider = form.provider;
    if (form.provider !== 'generic' && form.provider !== event.provider) continue;
    if (
      resource?.startsWith('arn:aws:s3:::') &&
      event.reading.permissions?.length &&
      !event.reading.permissions.some((permission) => S3_PERMISSION.test(permission))
    ) {
      continue;
    }
    fill(event.reading, resource === undefined ? rest : reading);
  }
}

/** Repetitions of one event (a log prints it again and again) are one. */
function merged(events: readonly Event[]): Event[] {
  const kept = new Map<string, Event[]>();
  const result: Event[] = [];
  for (const event of events) {
    const { kind, permissions, principal, resource, operation } = event.reading;
    const key = [
      event.provider,
      kind,
      ...(permissions ?? []).map((permission) => permission.toLowerCase()).sort(),
      permissions?.length ? '' : (operation ?? ''),
    ].join('|');
    const same = kept.get(key) ?? [];
    const twin = same
      .slice(0, 50)
      .find((other) => compatible(other.reading.principal, principal) && compatible(other.reading.resource, resource));
    if (twin) {
      fill(twin.reading, event.reading);
      continue;
    }
    kept.set(key, [...same, event]);
    result.push(event);
  }
  return result;
}
