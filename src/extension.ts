import path from 'node:path';
import * as vscode from 'vscode';
import type { Catalog } from './core/catalog/catalog.js';
import { loadCatalog } from './core/catalog/load.js';
import { messageOf } from './core/model/problem.js';
import { Analysis } from './editor/analysis.js';
import type { UnforbidApi } from './editor/api.js';
import { registerCodeActions } from './editor/code-actions.js';
import { registerCommand } from './editor/command-registration.js';
import { registerCommands } from './editor/commands.js';
import { registerDecoder } from './editor/decoder.js';
import { Diagnostics } from './editor/diagnostics.js';
import { registerHovers } from './editor/hovers.js';
import { COMMANDS } from './editor/ids.js';
import { InventoryTree } from './editor/inventory-tree.js';
import { createInventoryView } from './editor/inventory-view.js';
import { LiveAnswers } from './editor/live-answers.js';
import { createLiveIdentities } from './editor/live-identities.js';
import { createLog } from './editor/log.js';
import { createFixSource } from './editor/policy-fixes.js';
import { bundledInfrastructureReader } from './editor/infrastructure-bundle.js';
import { createScanService } from './editor/scan-service.js';
import { roleDialogue } from './editor/role-dialogue.js';
import { refreshRoles } from './editor/role-refresh.js';
import { readSettings } from './editor/settings.js';
import { chooseStage, StageSelection, useStage } from './editor/stage-picker.js';
import { createStatusItem, stageSentences } from './editor/status-item.js';
import { bundledAssets } from './node/assets.js';
import { openRoleCache, userCacheFolder } from './node/role-cache.js';

/** Registers everything and returns; scanning starts afterwards. A failure is shown, never swallowed. */
export function activate(context: vscode.ExtensionContext): UnforbidApi | undefined {
  const log = createLog();
  context.subscriptions.push(log);
  try {
    return compose(context, log);
  } catch (error) {
    log.error('Unforbid could not start', error);
    void vscode.window.showErrorMessage(messageOf(error, 'Unforbid could not start'), 'Show Log').then((button) => {
      if (button !== undefined) log.show();
    });
    return undefined;
  }
}

function compose(context: vscode.ExtensionContext, log: ReturnType<typeof createLog>): UnforbidApi {
  // At once, not in one list at the end: what comes before a failure is then still owned.
  const own = <Owned extends vscode.Disposable>(owned: Owned): Owned => {
    context.subscriptions.push(owned);
    return owned;
  };
  const dist = path.join(context.extensionPath, 'dist');
  const assets = bundledAssets(dist);
  const clock = { now: () => new Date() };
  let loaded: Catalog | undefined;
  const roleCache = openRoleCache({
    directory: userCacheFolder(process.env),
    clock,
    warn: (sentence) => log.warn(sentence),
  });
  const catalog = () => (loaded ??= loadCatalog(assets, { googleRoles: () => roleCache.lists() }));
  const selection = new StageSelection(context.workspaceState);
  const live = createLiveIdentities({ catalog, clock });
  const answers = new LiveAnswers((identity) => live.simulator(identity), clock);
  const scans = own(
    createScanService({
      workerFile: path.join(dist, 'worker.js'),
      maximumBytes: () => readSettings(undefined).maximumFileSize,
      ...(context.storageUri === undefined ? {} : { cacheDirectory: context.storageUri.fsPath }),
      cacheFailed: (error) => log.error('The results of the scan could not be kept for the next start', error),
    }),
  );
  const analysis = own(
    new Analysis(
      {
        scans,
        catalog,
        infrastructure: own(bundledInfrastructureReader(assets)),
        clock,
        log,
        extraStages: () => selection.extraStages(),
        liveSimulator: (identity, asking) =>
          selection.mayAsk(identity) ? answers.simulator(identity, asking) : undefined,
      },
      () => selection.activeName(),
    ),
  );
  const fixes = createFixSource({ catalog, clock });
  const tree = own(new InventoryTree(analysis));
  const view = own(createInventoryView(analysis, tree));
  const diagnostics = own(new Diagnostics(analysis));
  own(createStatusItem(analysis));
  own(registerCommands({ analysis, fixes, log, view }));
  own(registerCodeActions(diagnostics, fixes));
  own(registerHovers(analysis, catalog));
  own(registerDecoder({ analysis, catalog, fixes, log }));
  own(registerCommand(COMMANDS.chooseStage, () => chooseStage(analysis, selection, () => live.sources(), log), log));
  const roles = { dialogue: roleDialogue, cache: roleCache, changed: () => analysis.compare('repeat') };
  own(registerCommand(COMMANDS.refreshRoles, () => refreshRoles({ ...roles, read: live.readRoles }), log));
  own(vscode.workspace.onDidGrantWorkspaceTrust(() => void analysis.trust()));
  if (readSettings(undefined).scanOnOpen) void analysis.refresh('repeat');
  return {
    inventory: tree,
    state: () => analysis.state,
    message: () => view.message(),
    status: () => stageSentences(analysis, analysis.activeStage()).join(' '),
    useStage: (name) => useStage(name, analysis.stagesNamed(name), analysis, selection),
    refresh: () => analysis.refresh('ask'),
    liveLoads: () => live.loads(),
  };
}
