import * as vscode from 'vscode';
import type { Identity, Stage } from '../core/model/identity.js';
import { messageOf } from '../core/model/problem.js';
import type { IdentitySource, Logger } from '../core/ports.js';
import type { Analysis } from './analysis.js';
import { COMMANDS, VIEWS } from './ids.js';

const ACTIVE_STAGE = 'unforbid.activeStage';

/** Remembers the active stage for the workspace, and which live identities the user asked for in this session. */
export class StageSelection {
  private readonly asked = new Set<string>();
  private readonly added: Stage[] = [];

  constructor(private readonly memory: vscode.Memento) {}

  activeName(): string | undefined {
    return this.memory.get<string>(ACTIVE_STAGE);
  }

  extraStages(): readonly Stage[] {
    return this.added;
  }

  /** Only what the user picked in this session, and never in an untrusted workspace. */
  mayAsk(identity: Identity): boolean {
    return vscode.workspace.isTrusted && this.asked.has(identity.id);
  }

  /** Makes the stage of that name the active one; the live identities that folders give it may then be asked. */
  async choose(name: string, stages: readonly Stage[]): Promise<void> {
    for (const { aws, gcp } of stages)
      for (const identity of [aws, gcp]) if (identity !== undefined) this.asked.add(identity.id);
    await this.memory.update(ACTIVE_STAGE, name);
  }

  /** A stage made of one live identity, named after it. */
  add(identity: Identity): Stage {
    const existing = this.added.find((stage) => stage.name === identity.label);
    if (existing !== undefined) return existing;
    const stage: Stage =
      identity.cloud === 'aws' ? { name: identity.label, aws: identity } : { name: identity.label, gcp: identity };
    this.added.push(stage);
    return stage;
  }
}

/** Makes a stage the active one and compares; its live identities, where it has any, are asked. */
export async function useStage(
  name: string,
  stages: readonly Stage[],
  analysis: Analysis,
  selection: StageSelection,
): Promise<void> {
  await selection.choose(name, stages);
  const asks = stages.some((stage) => isLive(stage.aws) || isLive(stage.gcp));
  await vscode.window.withProgress({ location: { viewId: VIEWS.inventory } }, () =>
    analysis.compare(asks ? 'ask' : 'repeat'),
  );
}

interface StageItem extends vscode.QuickPickItem {
  readonly act?: () => Promise<void>;
}

/** The picker of the status item: stages of unforbid.json, profiles of ~/.aws (their names only), Google credentials. */
export async function chooseStage(
  analysis: Analysis,
  selection: StageSelection,
  sources: () => readonly IdentitySource[],
  log: Logger,
): Promise<void> {
  const activate = (name: string, stages: readonly Stage[]) => () => useStage(name, stages, analysis, selection);
  const active = analysis.activeStage();
  const items: StageItem[] = [];
  const names = analysis.stageNames();
  if (names.length > 0) items.push({ label: 'Stages', kind: vscode.QuickPickItemKind.Separator });
  for (const name of names) {
    const stages = analysis.stagesNamed(name);
    items.push({
      label: `$(${name === active ? 'check' : 'blank'}) ${name}`,
      description: stages.map(stageWords).join('; '),
      act: activate(name, stages),
    });
  }
  items.push({ label: 'Ask the cloud as', kind: vscode.QuickPickItemKind.Separator });
  if (vscode.workspace.isTrusted) {
    for (const identity of await listIdentities(sources(), log)) {
      items.push({
        label: `$(blank) ${identity.label}`,
        description: identity.cloud === 'aws' ? 'AWS policy simulation' : 'Google testIamPermissions',
        detail: 'Reads this credential and sends the names of the permissions and resources; nothing else.',
        act: () => {
          const stage = selection.add(identity);
          return activate(stage.name, [stage])();
        },
      });
    }
  } else {
    items.push({
      label: '$(shield) Trust this workspace first',
      description: 'no credential is read in restricted mode',
      act: async () => void (await vscode.commands.executeCommand('workbench.trust.manage')),
    });
  }
  if (!analysis.all().some((folder) => folder.hasConfiguration)) {
    items.push(
      { label: '', kind: vscode.QuickPickItemKind.Separator },
      {
        label: '$(new-file) Create unforbid.json',
        description: 'stages with the policies of each, so that no credential is needed',
        act: async () => void (await vscode.commands.executeCommand(COMMANDS.createConfiguration)),
      },
    );
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: 'Compare what the code needs with',
    placeHolder: 'A stage, or an identity to ask the cloud as',
    matchOnDescription: true,
  });
  await picked?.act?.();
}

function isLive(identity: Identity | undefined): boolean {
  return identity?.kind === 'aws-profile' || identity?.kind === 'gcp-credential';
}

async function listIdentities(sources: readonly IdentitySource[], log: Logger): Promise<readonly Identity[]> {
  const lists = await Promise.all(
    sources.map(async (source) => {
      try {
        return await source.list();
      } catch (error) {
        log.warn(messageOf(error, 'Listing identities failed'));
        return [];
      }
    }),
  );
  return lists.flat();
}

/** `agent-prod · agent-prod@acme.iam.gserviceaccount.com`. */
export function stageWords(stage: Stage): string {
  return [stage.aws?.label, stage.gcp?.label].filter((label) => label !== undefined).join(' · ') || 'no identity';
}
