import type { TextHole } from '../model/value.js';
import type { Outcome } from './model.js';
import { concatenated, environmentOutcome, unknownOutcome } from './outcomes.js';
import type { ResourceKind } from './resource-kinds.js';

/** What a deployment decides: each may be filled by the environment variable of that name. */
const OF_THE_DEPLOYMENT: Readonly<Record<string, string>> = {
  region: 'AWS_REGION',
  account: 'AWS_ACCOUNT_ID',
  project: 'GOOGLE_CLOUD_PROJECT',
};

/** The values of a deployment's placeholder: what the declaring file says of it, else a hole. */
function deploymentHole(placeholder: string): TextHole | undefined {
  const environment = Object.hasOwn(OF_THE_DEPLOYMENT, placeholder) ? OF_THE_DEPLOYMENT[placeholder] : undefined;
  return environment === undefined ? undefined : { hole: `the ${placeholder}`, environment };
}

/**
 * A resource in one of its forms (`arn`, `url`). `own` are values that its file gives to placeholders (`project`);
 * undefined: the kind has no such form.
 */
export function inForm(
  kind: ResourceKind,
  form: string,
  names: readonly Outcome[],
  own: Readonly<Record<string, readonly Outcome[]>> = {},
): readonly Outcome[] | undefined {
  const template = Object.hasOwn(kind.forms, form) ? kind.forms[form] : undefined;
  if (template === undefined) return undefined;
  // A name that begins with a slash stands in an ARN without it ("AWS Systems Manager": parameter ARNs).
  const pieces = template
    .split(/(\{[a-z]+\})/)
    .filter((piece) => piece !== '')
    .map((piece, at, all): readonly Outcome[] => {
      if (piece === '*') return [unknownOutcome('an id that the service gives')];
      const placeholder = /^\{([a-z]+)\}$/.exec(piece)?.[1];
      if (placeholder === undefined) return wildcards(piece);
      if (placeholder === 'name') return all[at - 1]?.endsWith('/') === true ? names.map(withoutSlash) : names;
      if (placeholder === 'partition') return [{ parts: ['aws'], steps: [] }];
      const given = Object.hasOwn(own, placeholder) ? own[placeholder] : undefined;
      if (given !== undefined && given.length > 0) return given;
      const hole = deploymentHole(placeholder);
      return [
        hole?.environment === undefined ? unknownOutcome(placeholder) : environmentOutcome(hole.environment, hole.hole),
      ];
    });
  return concatenated(pieces).map((outcome) => ({ ...outcome, names: 'resource' }));
}

/** A `*` in a template is a part that only the service knows. */
function wildcards(text: string): readonly Outcome[] {
  const parts = text.split('*').flatMap((part, at) => [...(at > 0 ? [{ hole: 'what the service gives' }] : []), part]);
  return [{ parts: parts.filter((part) => part !== ''), steps: [] }];
}

function withoutSlash(outcome: Outcome): Outcome {
  const [first, ...rest] = outcome.parts;
  return typeof first === 'string' ? { ...outcome, parts: [first.replace(/^\/+/, ''), ...rest] } : outcome;
}
