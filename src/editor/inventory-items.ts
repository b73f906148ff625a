import * as vscode from 'vscode';
import type { Decision } from '../core/model/decision.js';
import type { InventoryRow } from '../core/model/inventory.js';
import { contextText } from '../core/model/requirement.js';
import { statementText } from '../core/report/check.js';
import { count } from '../core/report/findings.js';
import type { Analysis } from './analysis.js';
import { INTERNAL_COMMANDS } from './ids.js';
import type { RowNode, SiteNode } from './inventory-nodes.js';
import { countStates, GRAVITY, stateOf, type RowState } from './visible-rows.js';
import { resourceWords, RUNG_MARKS, RUNG_WORDS, VERDICT_WORDS } from './words.js';

const ICONS: Readonly<Record<RowState, vscode.ThemeIcon>> = {
  allowed: new vscode.ThemeIcon('pass', new vscode.ThemeColor('testing.iconPassed')),
  denied: new vscode.ThemeIcon('error', new vscode.ThemeColor('testing.iconFailed')),
  conditional: new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground')),
  unknown: new vscode.ThemeIcon('question'),
  ignored: new vscode.ThemeIcon('circle-slash'),
};

const STATE_WORDS: Readonly<Record<RowState, string>> = { ...VERDICT_WORDS, ignored: 'ignored' };

/** A folder, provider or service with what its rows amount to. */
export function groupItem(label: string, states: readonly RowState[], id: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  item.id = id;
  item.iconPath = ICONS[GRAVITY.find((state) => states.includes(state)) ?? 'unknown'];
  item.description = countStates(states)
    .map(({ state, number }) => `${String(number)} ${STATE_WORDS[state]}`)
    .join(', ');
  item.tooltip = `${label}: ${count(states.length, 'permission')} needed; ${item.description}`;
  item.accessibilityInformation = { label: spoken(item, [`${count(states.length, 'permission')} needed`]) };
  return item;
}

/**
 * The name of a row for a screen reader: all that is seen of it, so that it can be called by what is seen, then what is
 * only in its tooltip.
 */
function spoken({ label, description }: vscode.TreeItem, more: readonly string[]): string {
  const name = typeof label === 'string' ? label : (label?.label ?? '');
  return [typeof description === 'string' ? `${name} ${description}` : name, ...more].join(', ');
}

/** A permission on a resource, with the decision of the active stage and how it was reached. */
export function rowItem({ folder, row }: RowNode, analysis: Analysis): vscode.TreeItem {
  const { requirement } = row;
  const active = analysis.activeDecision(row);
  const ignored = folder.ignoredBy(row);
  const item = new vscode.TreeItem(requirement.permission, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `row:${folder.folder.uri.toString()}/${requirement.id}`;
  item.iconPath = ICONS[stateOf(row, folder, analysis)];
  const verdict = active === undefined ? 'not compared' : `${VERDICT_WORDS[active.decision.kind]} in ${active.stage}`;
  item.description = [
    ...(ignored === undefined ? [] : ['ignored']),
    verdict,
    ...(requirement.condition === undefined ? [] : [requirement.condition.when]),
    ...(requirement.context === undefined ? [] : [Object.values(requirement.context).flat().join(' or ')]),
    resourceWords(requirement.resource),
    active === undefined ? 'no stage' : RUNG_MARKS[active.decision.rung],
  ].join(' · ');
  item.tooltip = rowTooltip(row, ignored?.reason);
  item.accessibilityInformation = {
    label: spoken(item, [
      ...(ignored === undefined ? [] : [`ignored because: ${ignored.reason}`]),
      `on ${requirement.resource}`,
      count(requirement.sites.length, 'call site'),
    ]),
  };
  const statement = active === undefined ? undefined : statementOf(active.decision);
  const marks = [active?.decision.kind ?? 'unknown', ...(statement?.location === undefined ? [] : ['statement'])];
  item.contextValue = ['row', ...marks].join(' ');
  return item;
}

/** The statement that decided, where one did. */
export function statementOf(decision: Decision) {
  return 'statement' in decision ? decision.statement : undefined;
}

function rowTooltip({ requirement, decisions }: InventoryRow, ignored: string | undefined): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown(`**${requirement.permission}**\n\n`);
  text.appendText(`on ${requirement.resource}`);
  if (requirement.context !== undefined) text.appendText(`\nwith ${contextText(requirement.context)}`);
  if (requirement.condition !== undefined) text.appendText(`\nneeded ${requirement.condition.when}`);
  if (ignored !== undefined) text.appendText(`\nignored by unforbid.json: ${ignored}`);
  for (const { stage, identity, decision } of decisions) {
    const who = identity === undefined ? '' : ` (${identity.label})`;
    text.appendMarkdown('\n\n---\n\n');
    text.appendMarkdown(`**${VERDICT_WORDS[decision.kind]}** in `);
    text.appendText(`${stage}${who}, by ${RUNG_WORDS[decision.rung]}\n${decision.reason}`);
    const statement = statementOf(decision);
    const name = statement === undefined ? '' : statementText(statement);
    if (!decision.reason.includes(name)) text.appendText(`\n${name}`);
  }
  return text;
}

/** A call that needs the permission; opens its place. */
export function siteItem({ folder, row, site }: SiteNode): vscode.TreeItem {
  const { file, range } = site.location;
  const line = String(range.start.line + 1);
  const slash = file.lastIndexOf('/');
  const item = new vscode.TreeItem(`${file.slice(slash + 1)}:${line}`);
  item.id = `site:${folder.folder.uri.toString()}/${row.requirement.id}/${file}:${line}:${String(range.start.character)}`;
  const parts = [
    site.operation,
    ...(site.confidence === 'high' ? [] : [`${site.confidence} confidence`]),
    ...(site.test ? ['test'] : []),
    ...(slash < 0 ? [] : [file.slice(0, slash)]),
  ];
  item.description = parts.join(' · ');
  item.iconPath = new vscode.ThemeIcon('symbol-method');
  item.tooltip = [`${file}:${line}`, ...site.evidence.map((step) => `• ${step.text}`)].join('\n');
  item.accessibilityInformation = { label: spoken(item, [`call in line ${line}`]) };
  item.contextValue = 'site';
  item.command = {
    command: INTERNAL_COMMANDS.openLocation,
    title: 'Go to the call',
    arguments: [folder.folder.uri.toString(), site.location],
  };
  return item;
}
