import { normalise } from '../catalog/catalog.js';
import type { Diagnosis } from '../model/diagnosis.js';
import type { AnalysedCall } from '../model/requirement.js';

/** A call site that can have made the request, with the reason in words. */
export interface RankedCallSite {
  readonly call: AnalysedCall;
  readonly reason: string;
  /** Higher is likelier; only to be compared with others of the same diagnosis. */
  readonly score: number;
}

/** Weights of what speaks for a call site. A frame of the pasted stack names the very line. */
const WEIGHT = {
  frame: 100,
  operation: 30,
  permission: 25,
  conditional: 12,
  behind: 15,
  service: 5,
  resource: 20,
  confidence: { high: 3, medium: 2, low: 0 },
} as const;

/**
 * Call sites that can make the request that was refused, likeliest first. A site whose resource is known and is another
 * one is left out. `text` is the pasted text: its stack frames are compared with the places of the calls.
 */
export function callSitesFor(
  diagnosis: Diagnosis,
  calls: readonly AnalysedCall[],
  text = '',
): readonly RankedCallSite[] {
  if (diagnosis.provider !== 'aws' && diagnosis.provider !== 'gcp') return [];
  const frames = framesOf(text);
  const ranked = calls
    .filter(({ site }) => site.cloud === diagnosis.provider)
    .flatMap((call) => rank(call, diagnosis, frames) ?? []);
  return ranked.sort((left, right) => right.score - left.score || compare(left.call, right.call));
}

function compare(left: AnalysedCall, right: AnalysedCall): number {
  const [one, other] = [left.site.location, right.site.location];
  return one.file < other.file ? -1 : one.file > other.file ? 1 : one.range.start.line - other.range.start.line;
}

function rank(call: AnalysedCall, diagnosis: Diagnosis, frames: readonly Frame[]): RankedCallSite | undefined {
  const match = matchOf(call, diagnosis);
  if (!match) return undefined;
  const relation = resourceRelation(match.resources, diagnosis.resource);
  if (relation === 'other') return undefined;
  const frame = frames.find((one) => isAt(one, call));
  const reasons = [
    ...(frame ? [`the stack names ${call.site.location.file}:${String(frame.line)}`] : []),
    match.reason,
    ...(relation === 'same'
      ? [`on ${diagnosis.resource ?? ''}`]
      : relation === 'possible'
        ? ['on a resource that the code does not show in full']
        : []),
  ];
  const score =
    match.score +
    (frame ? WEIGHT.frame : 0) +
    (relation === 'same' ? WEIGHT.resource : 0) +
    WEIGHT.confidence[call.site.confidence] -
    (call.site.test ? 10 : 0);
  return { call, reason: reasons.join(', '), score };
}

interface Match {
  readonly reason: string;
  readonly score: number;
  /** Resources of the matching needs; undefined: not to be compared with the diagnosis' (a key behind a bucket). */
  readonly resources: readonly string[] | undefined;
}

function matchOf(call: AnalysedCall, diagnosis: Diagnosis): Match | undefined {
  const wanted = new Set(diagnosis.permissions.map((permission) => permission.toLowerCase()));
  const operation = diagnosis.operation;
  const sameOperation =
    operation !== null &&
    sameName(operation.name, call.site.operation) &&
    (operation.service === null || operation.service === call.site.service);
  const needs = call.needs.filter((need) => wanted.has(need.permission.toLowerCase()));
  const resources = needs.flatMap((need) => need.resources);
  const certain = needs.find((need) => need.condition === undefined);
  const own = certain ?? needs[0];
  // A key's own service is seldom called in code: the request of another service makes it.
  const behind =
    needs.length > 0 &&
    needs.every((need) => !need.permission.toLowerCase().startsWith(`${call.site.service}:`)) &&
    [...wanted].some((name) => /^(?:kms:|cloudkms\.)/.test(name));
  if (behind && own)
    return {
      reason: `${call.site.operation} uses ${own.permission} behind ${call.site.service}${own.condition ? `, ${own.condition.when}` : ''}`,
      score: WEIGHT.behind,
      resources: undefined,
    };
  if (sameOperation)
    return {
      reason: `it calls ${call.site.operation}`,
      score: WEIGHT.operation + (own ? WEIGHT.permission : 0),
      resources: needs.length > 0 ? resources : call.needs.flatMap((need) => need.resources),
    };
  // Another operation is named, so a call that merely shares the permission is no candidate, unless that operation is a part of it.
  if (own && certain)
    return { reason: `${call.site.operation} needs ${own.permission}`, score: WEIGHT.permission, resources };
  if (own)
    return {
      reason: `${call.site.operation} needs ${own.permission} ${own.condition?.when ?? ''}`.trim(),
      score: WEIGHT.conditional,
      resources,
    };
  if (wanted.size === 0 && operation === null && diagnosis.kind === 'missing-scope') return undefined;
  return undefined;
}

/** `google.pubsub.v1.Publisher.Publish` and `pubsub.projects.topics.publish` end alike; AWS operations are one word. */
function sameName(left: string, right: string): boolean {
  const last = (name: string): string => normalise(name.split(/[./]/).at(-1) ?? name);
  return normalise(left) === normalise(right) || last(left) === last(right);
}

/** How what the code shows of the resource stands to the one in the text. */
function resourceRelation(
  patterns: readonly string[] | undefined,
  resource: string | null,
): 'same' | 'possible' | 'other' | 'unknown' {
  if (patterns === undefined || resource === null || patterns.length === 0) return 'unknown';
  const name = bare(resource);
  let possible = false;
  for (const pattern of patterns) {
    if (bare(pattern) === name) return 'same';
    if (pattern === '*' || wildcard(bare(pattern), name)) possible = true;
  }
  return possible ? 'possible' : patterns.every((pattern) => comparable(bare(pattern), name)) ? 'other' : 'unknown';
}

/** Without host, partition, region and account, which code seldom shows. */
function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/^\/\/[a-z0-9.-]{3,80}\//, '')
    .replace(/^arn:[^:]{0,20}:([^:]{0,40}):[^:]{0,40}:[^:]{0,40}:/, '$1:')
    .replace(/^(?:gs:\/\/|projects\/_\/buckets\/|buckets\/)/, '');
}

/** Only names of one notation can be told to be different. */
function comparable(left: string, right: string): boolean {
  return (
    left.split(/[:/]/)[0] === right.split(/[:/]/)[0] ||
    (!left.includes(':') && !right.includes(':') && left.split('/').length === right.split('/').length)
  );
}

/** Glob match with `*` alone, greedy with one point of return: linear for each star. */
function wildcard(pattern: string, name: string): boolean {
  const [first = '', ...parts] = pattern.split('*');
  if (parts.length === 0 || !name.startsWith(first)) return false;
  let at = first.length;
  for (const part of parts.slice(0, -1)) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  const last = parts.at(-1) ?? '';
  return name.length - last.length >= at && name.endsWith(last);
}

interface Frame {
  readonly file: string;
  /** As printed: from 1. */
  readonly line: number;
}

/** `File "app/store.py", line 12`, `at put (/srv/app/src/store.ts:12:7)`, `store.go:12`. */
const FRAME = /File "([^"\n]{1,300})", line (\d{1,6})|([\w@./\\:-]{1,300}\.[a-z]{1,4}):(\d{1,6})/g;
const MAXIMUM_FRAMES = 500;

function framesOf(text: string): Frame[] {
  const frames: Frame[] = [];
  for (const match of text.slice(0, 200_000).matchAll(FRAME)) {
    frames.push({ file: (match[1] ?? match[3] ?? '').replaceAll('\\', '/'), line: Number(match[2] ?? match[4]) });
    if (frames.length >= MAXIMUM_FRAMES) break;
  }
  return frames;
}

function isAt(frame: Frame, { site }: AnalysedCall): boolean {
  const { file, range } = site.location;
  const line = frame.line - 1;
  const inRange = line >= range.start.line && line <= range.end.line;
  return inRange && (frame.file === file || frame.file.endsWith(`/${file}`) || file.endsWith(`/${frame.file}`));
}
