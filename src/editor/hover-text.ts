import type { SourceEntry } from '../core/catalog/entry.js';
import type { Decision } from '../core/model/decision.js';
import type { InventoryRow, StageDecision } from '../core/model/inventory.js';
import { contextText, type AnalysedCall, type Need } from '../core/model/requirement.js';
import { statementText } from '../core/report/check.js';
import { RUNG_WORDS, VERDICT_WORDS } from './words.js';

/** What a hover over a call is made of. */
export interface HoverContent {
  readonly call: AnalysedCall;
  /** The rows of the call's folder, decided or not. */
  readonly rows: readonly InventoryRow[];
  /** Where the catalog's entry of the operation comes from, what it needs first; empty: it has none. */
  readonly sources: readonly SourceEntry[];
  /** The address of a command that opens the place of a statement. */
  readonly openStatement: (decision: Decision) => string | undefined;
}

/**
 * Markdown for a call: what it needs in any case and how the stages decide it; folded below, what only some calls need,
 * and where all this is known from.
 */
export function hoverMarkdown(content: HoverContent): string {
  const { call, sources } = content;
  const { site } = call;
  const unsure = site.confidence === 'high' ? '' : ` · ${site.confidence} confidence`;
  const parts = [`**Unforbid** · ${code(`${site.service} ${site.operation}`)}${unsure}`];
  if (call.unknown !== undefined) parts.push(`Not known: ${escapeMarkdown(call.unknown)}`);
  else if (call.needs.length === 0) parts.push('Needs no IAM permission.');
  const [always, sometimes] = [true, false].map((sure) =>
    call.needs.filter(({ condition }) => (condition === undefined) === sure),
  );
  for (const need of always ?? []) parts.push(needText(need, content));
  const [scope, ...broader] = call.scopes;
  if (scope !== undefined) parts.push(`OAuth scope: ${code(scope)}${broader.length > 0 ? ' or a broader one' : ''}`);
  if (sometimes !== undefined && sometimes.length > 0) {
    const title = `${always?.length === 0 ? 'Needed' : 'Needed besides'} in some cases (${String(sometimes.length)})`;
    parts.push(
      ...folded(
        title,
        sometimes.map((need) => needText(need, content)),
      ),
    );
  }
  parts.push(...folded('How this is known', knownText(content)));
  const page = sources.find(({ source }) => isPage(source))?.source;
  if (page !== undefined) parts.push(`[Documentation](${page})`);
  return parts.join('\n\n');
}

function needText(need: Need, content: HoverContent): string {
  const context = need.context === undefined ? '' : ` with ${code(contextText(need.context))}`;
  const when = need.condition === undefined ? '' : `, needed ${escapeMarkdown(need.condition.when)}`;
  const head = `${code(need.permission)} on ${need.resources.map(code).join(', ')}${context}${when}`;
  const decisions = content.rows.filter((row) => isOf(row, need)).flatMap((row) => row.decisions);
  return [head, ...decisions.map((decision) => decisionLine(decision, content))]
    .join('\n\n')
    .replaceAll('\n\n-', '\n-');
}

/** The same permission may be needed for several reasons, each a row of its own. */
function isOf({ requirement }: InventoryRow, { permission, resources, condition, context }: Need): boolean {
  return (
    requirement.permission === permission &&
    resources.includes(requirement.resource) &&
    requirement.condition?.when === condition?.when &&
    contextText(requirement.context ?? {}) === contextText(context ?? {})
  );
}

function knownText({ call, sources }: HoverContent): string[] {
  const evidence = call.site.evidence.map((step) => step.text).join(' → ');
  return [
    ...(evidence === '' ? [] : [`Found by: ${escapeMarkdown(evidence)}`]),
    ...(call.scopes.length > 1 ? [`Scopes, any one of which will do: ${call.scopes.map(code).join(', ')}`] : []),
    ...sources.map(({ of, source }) => `${sentence(escapeMarkdown(of))}: ${sourceLink(source)}`),
  ];
}

const isPage = (source: string): boolean => /^https:\/\/[^\s()]+$/.test(source);
const sourceLink = (source: string): string =>
  isPage(source) ? `[${new URL(source).host}](${source})` : escapeMarkdown(source);
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Shut until it is opened. The title is HTML, and a fixed text. The blank lines let what is inside be read as Markdown. */
function folded(title: string, texts: readonly string[]): string[] {
  return texts.length === 0 ? [] : [`<details><summary>${title}</summary>`, ...texts, '</details>'];
}

const ICON_NAMES = { allowed: 'pass', denied: 'error', conditional: 'warning', unknown: 'question' } as const;

function decisionLine({ stage, identity, decision }: StageDecision, content: HoverContent): string {
  const who = identity === undefined ? '' : ` (${code(identity.label)})`;
  const head = `$(${ICON_NAMES[decision.kind]}) **${VERDICT_WORDS[decision.kind]}** in ${escapeMarkdown(stage)}${who}`;
  return `- ${head}. ${linked(decision, content)} _${RUNG_WORDS[decision.rung]}_`;
}

/** The reason, in which the deciding statement is a link to it. */
function linked(decision: Decision, { openStatement }: HoverContent): string {
  const statement = 'statement' in decision ? decision.statement : undefined;
  const address = openStatement(decision);
  if (statement === undefined || address === undefined) return escapeMarkdown(decision.reason);
  const name = statementText(statement);
  const link = `[${escapeMarkdown(name)}](${address})`;
  const [before, ...after] = decision.reason.split(name);
  if (after.length === 0) return `${escapeMarkdown(decision.reason)} ${link}`;
  return `${escapeMarkdown(before ?? '')}${link}${escapeMarkdown(after.join(name))}`;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', 'ˋ')}\``;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-!<>|&]/g, '\\$&');
}
