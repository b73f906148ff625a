import * as vscode from 'vscode';
import { mayHoldCode } from '../core/detect/embedded/file-names.js';
import { messageOf } from '../core/model/problem.js';
import type { StageDecision } from '../core/model/inventory.js';
import type { Stage } from '../core/model/identity.js';
import { watchFiles } from './file-watch.js';
import { FolderAnalysis, type AnalysisParts } from './folder-analysis.js';
import { CONTEXT_KEYS, VIEWS } from './ids.js';
import type { Asking } from './live-answers.js';

/** What the view shows when it has no rows; also the `unforbid.state` context key. */
export type AnalysisState = 'idle' | 'scanning' | 'stopped' | 'ready' | 'nothing-found' | 'failed';

const EDIT_DELAY_MILLISECONDS = 250;

/** Keeps the inventory of every workspace folder current, and says when it has changed. */
export class Analysis implements vscode.Disposable {
  private readonly folders = new Map<string, FolderAnalysis>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly progressed = new vscode.EventEmitter<void>();
  private readonly disposables: vscode.Disposable[] = [this.changed, this.progressed];
  private readonly pendingEdits = new Map<string, NodeJS.Timeout>();
  /** Documents whose edits are in the inventory, but not on disk. */
  private readonly unsaved = new Set<string>();
  /** What changed while a scan was under way: it may have read the earlier state. */
  private deferred: (() => Promise<void>)[] = [];
  private scanning: AbortController | undefined;
  private stateNow: AnalysisState = 'idle';
  private progressText = '';

  /** The rows, the state or the active stage may have changed. */
  readonly onDidChange = this.changed.event;
  /** Only `progress` has changed. */
  readonly onDidProgress = this.progressed.event;

  constructor(
    private readonly parts: AnalysisParts,
    private readonly activeStageName: () => string | undefined,
  ) {
    this.disposables.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.refresh('repeat')),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.onEdited(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.onClosed(document)),
      vscode.workspace.onDidChangeConfiguration((event) => this.onSettings(event)),
      watchFiles((uris) => void this.onDisk(uris)),
    );
  }

  get state(): AnalysisState {
    return this.stateNow;
  }

  /** A short text on how far a scan has got. */
  get progress(): string {
    return this.progressText;
  }

  all(): readonly FolderAnalysis[] {
    return [...this.folders.values()];
  }

  of(uri: vscode.Uri): FolderAnalysis | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder === undefined ? undefined : this.folders.get(folder.uri.toString());
  }

  /** The names of the stages of all folders, in their order. */
  stageNames(): readonly string[] {
    return [...new Set(this.all().flatMap((folder) => folder.stages.map(({ name }) => name)))];
  }

  /** The stages of that name: folders may define it each in its own way. */
  stagesNamed(name: string): readonly Stage[] {
    const stages = this.all().flatMap((folder) => folder.stages.filter((stage) => stage.name === name));
    return [...new Map(stages.map((stage) => [`${stage.aws?.id ?? ''} ${stage.gcp?.id ?? ''}`, stage])).values()];
  }

  /** The chosen stage while it exists, else the first one. */
  activeStage(): string | undefined {
    const names = this.stageNames();
    const chosen = this.activeStageName();
    return chosen !== undefined && names.includes(chosen) ? chosen : names[0];
  }

  /** The decision of a row for the active stage. */
  activeDecision(row: { readonly decisions: readonly StageDecision[] }): StageDecision | undefined {
    const name = this.activeStage();
    return row.decisions.find((each) => each.stage === name);
  }

  /** Scans everything again. One scan at a time: a newer one stops an older. */
  async refresh(asking: Asking): Promise<void> {
    this.scanning?.abort();
    const controller = new AbortController();
    this.scanning = controller;
    this.folders.clear();
    this.deferred = [];
    this.progressText = 'scanning';
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      if (folder.uri.scheme === 'file') {
        this.folders.set(folder.uri.toString(), new FolderAnalysis(folder, this.parts));
      }
    }
    if (this.folders.size === 0) {
      this.setState('idle');
      return;
    }
    this.setState('scanning');
    try {
      await vscode.window.withProgress({ location: { viewId: VIEWS.inventory } }, () =>
        this.scanAll(controller, asking),
      );
      if (controller.signal.aborted) return;
      this.settle();
      for (const run of this.deferred.splice(0)) await run();
    } catch (error) {
      if (controller.signal.aborted) return;
      this.setState('failed');
      void vscode.window.showErrorMessage(messageOf(error, 'Unforbid could not scan'));
    }
  }

  /** A folder that cannot be scanned does not keep the others from being shown; rejects when none can be. */
  private async scanAll(controller: AbortController, asking: Asking): Promise<void> {
    const failures: unknown[] = [];
    for (const folder of this.all()) {
      try {
        await folder.scan({ report: (step) => this.report(step) }, controller.signal);
        if (controller.signal.aborted) return;
        await folder.compare(asking, controller.signal);
      } catch (error) {
        this.parts.log.error(`Scanning ${folder.folder.name} failed`, error);
        failures.push(error);
        folder.fail(error);
      }
      if (controller.signal.aborted) return;
    }
    if (failures.length === this.folders.size) throw failures[0];
  }

  private report({ done, total }: { readonly done: number; readonly total: number }): void {
    this.progressText = `${String(done)} of ${String(total)} files`;
    this.progressed.fire();
  }

  /** Stops the scan under way; what was found so far is not shown, since it would look complete. */
  stop(): void {
    if (this.stateNow !== 'scanning') return;
    this.scanning?.abort();
    this.setState('stopped');
  }

  /** The workspace is trusted now: what may only be read in a trusted one is read, and compared with. */
  async trust(): Promise<void> {
    for (const folder of this.all()) await folder.readNames();
    await this.compare('repeat');
  }

  /** Reads policies and configuration again and compares; the code is not scanned. */
  async compare(asking: Asking): Promise<void> {
    for (const folder of this.all()) {
      await folder.readConfiguration();
      await folder.compare(asking);
    }
    this.changed.fire();
  }

  private settle(): void {
    this.setState(this.all().some((folder) => folder.calls().length > 0) ? 'ready' : 'nothing-found');
  }

  private setState(state: AnalysisState): void {
    this.stateNow = state;
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.state, state);
    this.changed.fire();
  }

  /** Untitled, git and output documents are of no folder, and so of no interest. */
  private onEdited(document: vscode.TextDocument): void {
    const folder = document.uri.scheme === 'file' ? this.of(document.uri) : undefined;
    if (folder === undefined) return;
    if (!folder.isInput(document.uri) && !mayHoldCode(document.uri.path)) return;
    const key = document.uri.toString();
    if (document.isDirty) this.unsaved.add(key);
    else this.unsaved.delete(key);
    clearTimeout(this.pendingEdits.get(key));
    this.pendingEdits.set(
      key,
      setTimeout(() => {
        this.pendingEdits.delete(key);
        void this.onDocument(document);
      }, EDIT_DELAY_MILLISECONDS),
    );
  }

  /** What was edited and thrown away is again what is on disk. */
  private onClosed({ uri }: vscode.TextDocument): void {
    if (this.unsaved.delete(uri.toString())) void this.onDisk([uri]);
  }

  /** Policies, unforbid.json and source may be changed by anything, so the disk is watched, not only the editor. */
  private async onDisk(uris: readonly vscode.Uri[]): Promise<void> {
    await this.whenShown(async () => {
      if (uris.some((uri) => this.of(uri)?.isInput(uri) === true)) await this.compare('repeat');
      for (const folder of this.all()) {
        const own = uris.filter((uri) => this.of(uri) === folder);
        if (own.length > 0 && (await folder.scanChanged(own))) await this.sourceChanged(folder);
      }
    });
  }

  private async onDocument(document: vscode.TextDocument): Promise<void> {
    await this.whenShown(async () => {
      const folder = this.of(document.uri);
      if (folder?.isInput(document.uri) === true) await this.compare('repeat');
      else if ((await folder?.scanDocument(document)) === true && folder !== undefined)
        await this.sourceChanged(folder);
    });
  }

  private async sourceChanged(folder: FolderAnalysis): Promise<void> {
    await folder.compare('repeat');
    if (this.isShown()) this.settle();
  }

  /** Before the first scan, and after a stop or a failure, there is nothing to keep current. */
  private async whenShown(run: () => Promise<void>): Promise<void> {
    if (this.stateNow === 'scanning') this.deferred.push(() => this.whenShown(run));
    if (!this.isShown()) return;
    try {
      await run();
    } catch (error) {
      this.parts.log.error('Taking over a change failed', error);
    }
  }

  private isShown(): boolean {
    return this.stateNow === 'nothing-found' || this.stateNow === 'ready';
  }

  private onSettings(event: vscode.ConfigurationChangeEvent): void {
    if (['unforbid.scan', 'files.exclude', 'search.exclude'].some((section) => event.affectsConfiguration(section))) {
      if (this.stateNow !== 'idle') void this.refresh('repeat');
    } else if (event.affectsConfiguration('unforbid.inventory')) {
      void this.whenShown(() => this.compare('repeat'));
    }
  }

  dispose(): void {
    this.scanning?.abort();
    for (const timer of this.pendingEdits.values()) clearTimeout(timer);
    for (const disposable of this.disposables) disposable.dispose();
  }
}
