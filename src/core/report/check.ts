import type { Decision, Verdict } from '../model/decision.js';
import type { StatementReference, Stage } from '../model/identity.js';
import type { Inventory, InventoryRow, StageDecision } from '../model/inventory.js';
import { contextText } from '../model/requirement.js';
import { circumstances, count } from './findings.js';

export type DecisionCounts = Readonly<Record<Verdict, number>>;

/** How many decisions of each verdict, over all rows and stages. */
export function summarise(rows: readonly InventoryRow[]): DecisionCounts {
  const counts = { allowed: 0, denied: 0, conditional: 0, unknown: 0 };
  for (const row of rows) for (const { decision } of row.decisions) counts[decision.kind] += 1;
  return counts;
}

/** The `check --format json` answer. */
export function checkJson(inventory: Inventory, stages: readonly Stage[]): string {
  return `${JSON.stringify({
    version: 1,
    stages: stages.map((stage) => ({ name: stage.name, aws: stage.aws?.label, gcp: stage.gcp?.label })),
    requirements: inventory.rows.map(requirement),
    scopes: inventory.scopeGaps.map((gap) => ({
      site: gap.call.site.location,
      operation: gap.call.site.operation,
      declared: gap.declared,
      needed: gap.call.scopes,
    })),
    summary: summarise(inventory.rows),
    problems: inventory.problems,
    skipped: inventory.skipped,
  })}\n`;
}

function requirement(row: InventoryRow): Record<string, unknown> {
  const { permission, resource, condition, context, sites, cloud, service } = row.requirement;
  return {
    permission,
    resource,
    provider: cloud,
    service,
    ...(condition !== undefined && { when: condition.when }),
    ...(context !== undefined && { context }),
    sites: sites.map((site) => site.location),
    decisions: row.decisions.map(({ stage, identity, decision }) => ({
      stage,
      identity: identity?.label ?? null,
      decision: decision.kind,
      layer: 'layer' in decision ? decision.layer : null,
      statement: 'statement' in decision && decision.statement !== undefined ? statementText(decision.statement) : null,
      rung: decision.rung,
      time: decision.time,
      reason: decision.reason,
    })),
  };
}

/** `Reports (policies/agent-prod.json:5)`. */
export function statementText(statement: StatementReference): string {
  const place =
    statement.location === undefined
      ? statement.policyArn
      : `${statement.location.file}:${String(statement.location.range.start.line + 1)}`;
  return place === undefined ? statement.label : `${statement.label} (${place})`;
}

const WORDS: Readonly<Record<Verdict, string>> = {
  allowed: '✓ allowed',
  denied: '✗ DENIED',
  conditional: '~ if …',
  unknown: '? unknown',
};

/** A table for a person: needs by service, a column a stage, then each denial with its reason and its call sites. */
export function checkText(inventory: Inventory, stages: readonly Stage[]): string {
  const lines: string[] = [];
  for (const stage of stages) {
    const identities = [stage.aws?.label, stage.gcp?.label].filter((label) => label !== undefined);
    lines.push(`${stage.name}: ${identities.join(' · ') || 'no identity'}`);
  }
  const width = Math.max(...inventory.rows.map((row) => row.requirement.permission.length), 10) + 2;
  const columns = stages.map((stage) => Math.max(stage.name.length, 11) + 2);
  let service = '';
  for (const row of inventory.rows) {
    const heading = `${row.requirement.cloud} ${row.requirement.service}`;
    if (heading !== service) {
      service = heading;
      const names = stages.map((stage, index) => stage.name.padEnd(columns[index] ?? 0)).join('');
      lines.push('', `${heading.padEnd(width + 2)}${names}`.trimEnd());
    }
    const words = row.decisions.map(({ decision }, index) => WORDS[decision.kind].padEnd(columns[index] ?? 0)).join('');
    const { permission, resource } = row.requirement;
    lines.push(`  ${permission.padEnd(width)}${words}${resource}${circumstances(row.requirement)}`);
  }
  lines.push(...details(inventory, 'denied', 'Denied'));
  lines.push(...details(inventory, 'conditional', 'Allowed only if'));
  lines.push(...details(inventory, 'unknown', 'Unknown'));
  if (inventory.scopeGaps.length > 0) lines.push('', 'Scopes missing');
  for (const { call, declared } of inventory.scopeGaps) {
    lines.push(
      `  ${placeText(call.site.location)}  ${call.site.operation} needs one of ${call.scopes.slice(0, 3).join(', ')}; the client asks for ${declared.join(', ') || 'none'}`,
    );
  }
  for (const problem of inventory.problems) lines.push('', `! ${problem.message}`);
  for (const each of inventory.skipped) lines.push(`skipped ${each.file}: ${each.reason}`);
  const counts = summarise(inventory.rows);
  lines.push(
    '',
    `${count(inventory.rows.length, 'requirement')} from ${count(inventory.calls.length, 'call site')}: ` +
      `${String(counts.allowed)} allowed, ${String(counts.denied)} denied, ${String(counts.conditional)} conditional, ${String(counts.unknown)} unknown`,
  );
  return `${lines.join('\n')}\n`;
}

function details(inventory: Inventory, verdict: Verdict, title: string): string[] {
  const lines: string[] = [];
  for (const row of inventory.rows) {
    for (const each of row.decisions) {
      if (each.decision.kind !== verdict) continue;
      if (lines.length === 0) lines.push('', title);
      const { permission, resource, context } = row.requirement;
      const fixed = context === undefined ? '' : ` with ${contextText(context)}`;
      lines.push(`  ${each.stage}: ${permission} on ${resource}${fixed}`);
      lines.push(`    ${reasonText(each)}`);
      lines.push(`    used at ${row.requirement.sites.map((site) => placeText(site.location)).join(', ')}`);
    }
  }
  return lines;
}

function reasonText({ decision }: StageDecision): string {
  const how: Readonly<Record<Decision['rung'], string>> = {
    'live-simulation': 'asked the cloud',
    'live-policies': 'policies read from the cloud',
    declared: 'policies of the workspace',
    snapshot: 'saved snapshot',
    none: 'not decided',
  };
  return `${decision.reason} [${how[decision.rung]}]`;
}

export function placeText(location: { file: string; range: { start: { line: number; character: number } } }): string {
  return `${location.file}:${String(location.range.start.line + 1)}`;
}
