import type { Catalog } from '../catalog/catalog.js';
import type { Diagnosis, DiagnosisKind } from '../model/diagnosis.js';
import { isLong, windows } from './anchors.js';
import { assemble, type Event } from './assemble.js';
import { FORMS } from './forms.js';
import { asIamSpells, infer } from './infer.js';
import { normalise, thinOut } from './normalise.js';
import { ready, sightings } from './sightings.js';
import { summaryOf } from './summary.js';

const READY = ready(FORMS);

/**
 * Every permission error of the text, in order, each once however often a log repeats it. Empty: the text holds none.
 * Spans are offsets in UTF-16 code units of `text`. Time is linear in the text; nothing is fetched.
 */
export function decode(text: string, catalog: Catalog): readonly Diagnosis[] {
  const diagnoses: Diagnosis[] = [];
  const seen = new Set<string>();
  const lines = new Map<string, number>();
  for (const window of windows(text)) {
    const mapped = normalise(text.slice(window.start, window.end), !isLong(text));
    if (isLong(text)) thinOut(mapped, lines);
    for (const event of assemble(sightings(mapped.text, READY))) {
      const span = {
        start: window.start + mapped.original(event.start),
        end: window.start + mapped.original(event.end - 1) + 1,
      };
      const diagnosis = diagnosisOf(event, span, catalog);
      const key = JSON.stringify({ ...diagnosis, span: undefined, httpStatus: undefined, encodedMessage: undefined });
      if (seen.has(key)) continue;
      seen.add(key);
      diagnoses.push(diagnosis);
    }
  }
  return diagnoses;
}

/** Causes at which a permission or a resource permission is at stake, so that an operation's name tells which. */
const ABOUT_PERMISSIONS: ReadonlySet<DiagnosisKind> = new Set([
  'missing-permission',
  'explicit-deny',
  'unspecified-denial',
  'org-guardrail',
  'resource-policy',
  'network-perimeter',
  'kms',
]);

function diagnosisOf(event: Event, span: Diagnosis['span'], catalog: Catalog): Diagnosis {
  const { reading, provider } = event;
  const inferred = infer(reading, provider, catalog);
  let kind = reading.kind ?? 'unspecified-denial';
  const stated = ABOUT_PERMISSIONS.has(kind) || kind === 'trust-policy' ? (reading.permissions ?? []) : [];
  const permissionsInferred = stated.length === 0 && ABOUT_PERMISSIONS.has(kind) && inferred.permissions.length > 0;
  const permissions = permissionsInferred ? inferred.permissions : asIamSpells(stated, provider, catalog);
  if (kind === 'unspecified-denial' && permissionsInferred) kind = 'missing-permission';
  const scopes = kind === 'missing-scope' ? (reading.scopes ?? inferred.scopes.slice(0, 1)) : [];
  const parts = {
    provider,
    kind,
    httpStatus: reading.httpStatus ?? null,
    principal: reading.principal ?? null,
    permissions,
    permissionsInferred,
    scopes,
    resource: reading.resource ?? null,
    denySource: reading.denySource ?? null,
    operation:
      reading.operation === undefined
        ? null
        : { service: inferred.service, name: inferred.operation?.name ?? reading.operation },
    policyArn: reading.policyArn ?? null,
    encodedMessage: reading.encodedMessage ?? null,
    span,
  };
  return { ...parts, summary: summaryOf(parts) };
}
