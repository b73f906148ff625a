/** Words one of which is in every error that can be decoded. One pass over the raw text finds where it is worth looking. */
const ANCHORS =
  /authori[sz]ed|authori[sz]ation|authenticat|denied|denies|forbidden|permission|privilege|credential|expired|scope|\b40[13]\b|access.?key|signature|security token|too ?skewed|\bcsrf|constraint|organization|billing|quota|limit exceeded|blocked|not been used|\bnot have\b|not enabled|subscri|invalid_|unauth|be assumed|assume|vpcservicecontrols|\bkms\b|model access|access to the model|cannot |prohibited|access ?denied|not verified|locked|disallowed|ip_?address|referer|has been disabled|repository not found|checking failed|missingkey|key-pair-id|optinrequired|aadsts|admin rights|have access|exceeded quota/gi;

/** Up to this size a text is one window: everything in it may belong together. */
const WHOLE = 48_000;
const BEFORE = 2_000;
const BEHIND = 3_000;

export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Longer than what is read as one piece: a log, in which errors repeat. */
export function isLong(text: string): boolean {
  return text.length > WHOLE;
}

/** Parts of the text that may hold an error, in order, never overlapping, cut at line breaks where there are some near. */
export function windows(text: string): Window[] {
  ANCHORS.lastIndex = 0;
  if (text.length <= WHOLE) return ANCHORS.test(text) ? [{ start: 0, end: text.length }] : [];
  const found: { start: number; end: number }[] = [];
  for (const match of text.matchAll(ANCHORS)) {
    const last = found.at(-1);
    if (last && match.index + BEHIND <= last.end) continue;
    const start = lineStart(text, Math.max(0, match.index - BEFORE));
    const end = Math.min(text.length, match.index + BEHIND);
    if (last && start <= last.end) last.end = end;
    else found.push({ start, end });
  }
  return found.flatMap((window) => slices(text, window));
}

/** Long stretches are cut, so that what is kept of one at a time stays small. */
const LONGEST = 400_000;

function slices(text: string, window: Window): Window[] {
  const parts: Window[] = [];
  for (let start = window.start; start < window.end;) {
    const end = start + LONGEST >= window.end ? window.end : lineStart(text, start + LONGEST);
    parts.push({ start, end: end > start ? end : window.end });
    start = end > start ? end : window.end;
  }
  return parts;
}

function lineStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  const lineBreak = text.lastIndexOf('\n', offset);
  return lineBreak >= offset - 1_000 ? lineBreak + 1 : offset;
}
