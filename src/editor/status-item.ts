import * as vscode from 'vscode';
import type { Analysis } from './analysis.js';
import { COMMANDS } from './ids.js';
import { stageWords } from './stage-picker.js';

/**
 * One short item: the active stage, and while a scan is under way how far it has got. The stage's identities are in the
 * tooltip, the others in the picker that it opens.
 */
export function createStatusItem(analysis: Analysis): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('unforbid.stage', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Unforbid stage';
  item.command = COMMANDS.chooseStage;
  const update = () => {
    if (analysis.all().length === 0) {
      item.hide();
      return;
    }
    const stage = analysis.activeStage();
    item.text =
      analysis.state === 'scanning' ? `$(loading~spin) ${analysis.progress}` : `$(shield) ${stage ?? 'no stage'}`;
    const sentences = stageSentences(analysis, stage);
    item.tooltip = sentences.join('\n');
    item.accessibilityInformation = { label: sentences.join(' ') };
    item.show();
  };
  update();
  return vscode.Disposable.from(item, analysis.onDidChange(update), analysis.onDidProgress(update));
}

/** Who the code's needs are compared with: one line for each definition of the stage. */
export function stageSentences(analysis: Analysis, stage: string | undefined): readonly string[] {
  if (stage === undefined) {
    return ['Unforbid: there is no identity to compare with.', 'Click to choose one.'];
  }
  const identities = analysis.stagesNamed(stage).map(stageWords);
  return [`Unforbid compares with stage ${stage}: ${identities.join('; ')}.`, 'Click to choose another.'];
}
