import { posix } from 'node:path';
import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.js';
import { takeInventory } from '../core/compare/compare.js';
import {
  type Configuration,
  type IgnoreEntry,
  ignoredBy,
  parseConfiguration,
  stagesOf,
} from '../core/configuration/configuration.js';
import { createDeclaredSimulator } from '../core/declared/simulator.js';
import { mayHoldCode } from '../core/detect/embedded/file-names.js';
import type { InfrastructureReader } from '../core/infrastructure/infrastructure.js';
import type { CallSite } from '../core/model/call-site.js';
import type { Identity, Stage } from '../core/model/identity.js';
import type { Inventory, InventoryRow, Problem } from '../core/model/inventory.js';
import { messageOf } from '../core/model/problem.js';
import type { AnalysedCall } from '../core/model/requirement.js';
import type { SkippedFile } from '../core/model/source.js';
import type { Cancel, Clock, Logger, Progress, Simulator } from '../core/ports.js';
import type { Asking } from './live-answers.js';
import { relativeFile } from './places.js';
import { currentContent } from './current-content.js';
import { FolderNames } from './folder-names.js';
import type { FolderScan, ScanService } from './scan-service.js';
import { readSettings } from './settings.js';

export const CONFIGURATION_FILE = 'unforbid.json';

/** What the analysis of one folder needs of the rest. */
export interface AnalysisParts {
  readonly scans: ScanService;
  readonly catalog: () => Catalog;
  readonly infrastructure: InfrastructureReader;
  readonly clock: Clock;
  readonly log: Logger;
  /** Stages that the user added in this session (a profile, application-default credentials). */
  readonly extraStages: () => readonly Stage[];
  /** Undefined unless the user asked for this identity in this session, in a trusted workspace. */
  readonly liveSimulator: (identity: Identity, asking: Asking) => Simulator | undefined;
}

/**
 * Needs and grants of one workspace folder. Calls are kept by file so that an edit replaces those of its file only;
 * the inventory is derived from them anew each time, so that no row can be stale.
 */
export class FolderAnalysis {
  private readonly callsByFile = new Map<string, readonly AnalysedCall[]>();
  /** The files that the exclusion rules leave; others are not scanned when they are edited either. */
  private listed: ReadonlySet<string> = new Set();
  private skipped: readonly SkippedFile[] = [];
  private configuration: Configuration | undefined;
  private configurationProblems: readonly Problem[] = [];
  private current: Inventory | undefined;
  private generation = 0;
  private readonly names: FolderNames;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    private readonly parts: AnalysisParts,
  ) {
    const { infrastructure: reader, catalog } = parts;
    this.names = new FolderNames({
      root: folder.uri.fsPath,
      reader,
      catalog,
      trusted: () => vscode.workspace.isTrusted,
      read: currentContent(folder.uri),
    });
  }

  get inventory(): Inventory | undefined {
    return this.current;
  }

  get stages(): readonly Stage[] {
    return [...(this.configuration === undefined ? [] : stagesOf(this.configuration)), ...this.parts.extraStages()];
  }

  /** Also true when it cannot be used as it stands; then `inventory.problems` says why. */
  get hasConfiguration(): boolean {
    return this.configuration !== undefined || this.configurationProblems.length > 0;
  }

  /** With the names that the folder's files define. */
  calls(): readonly AnalysedCall[] {
    return [...this.callsByFile.values()].flatMap((calls) => this.names.resolve(calls));
  }

  /** The entry of unforbid.json that puts the row aside. `site`: whether it does so for this call site alone. */
  ignoredBy({ requirement }: InventoryRow, site?: CallSite): IgnoreEntry | undefined {
    const asked = site === undefined ? requirement : { ...requirement, sites: [site] };
    return this.configuration && ignoredBy(asked, this.configuration, this.parts.clock.now());
  }

  /** True for unforbid.json and the policy files it names. */
  isInput(uri: vscode.Uri): boolean {
    const file = relativeFile(this.folder.uri, uri);
    if (file === undefined) return false;
    return file === CONFIGURATION_FILE || this.stages.some((stage) => inputsOf(stage).has(file));
  }

  async readConfiguration(): Promise<void> {
    let text: string;
    try {
      text = new TextDecoder().decode(await currentContent(this.folder.uri)(CONFIGURATION_FILE));
    } catch (error) {
      this.configuration = undefined;
      const absent = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
      this.configurationProblems = absent
        ? []
        : [{ message: messageOf(error, `${CONFIGURATION_FILE} could not be read`), file: CONFIGURATION_FILE }];
      return;
    }
    const { configuration, problems } = parseConfiguration(text, CONFIGURATION_FILE);
    this.configuration = configuration;
    this.configurationProblems = problems;
  }

  /** Scans the whole folder. A cancelled scan changes nothing. */
  async scan(progress: Progress, cancel: Cancel): Promise<void> {
    await this.readConfiguration();
    const scan = await this.parts.scans.scanFolder(this.request(), progress, cancel);
    if (cancel.aborted) return;
    this.replace(scan);
    for (const { file, reason } of scan.skipped) this.parts.log.info(`Skipped ${file}: ${reason}`);
    await this.scanEdited();
    await this.readNames();
  }

  readNames(): Promise<void> {
    return this.names.read(this.listed, [...this.callsByFile.values()].flat(), this.request().exclude);
  }

  private replace({ calls, skipped, files }: FolderScan): void {
    this.callsByFile.clear();
    this.put(calls);
    this.listed = files;
    this.skipped = skipped;
  }

  /** What is open and edited is newer than the disk. */
  private async scanEdited(): Promise<void> {
    for (const document of vscode.workspace.textDocuments) if (document.isDirty) await this.scanDocument(document);
  }

  /** Scans one open document. False when that changes nothing here: it is of no listed file, or was edited meanwhile. */
  async scanDocument(document: vscode.TextDocument): Promise<boolean> {
    const file = relativeFile(this.folder.uri, document.uri);
    if (file === undefined || !this.listed.has(file) || !mayHoldCode(file)) return false;
    const version = document.version;
    const { calls, skipped } = await this.parts.scans.scanText({
      file,
      text: document.getText(),
      root: this.folder.uri.fsPath,
    });
    if (document.version !== version) return false;
    this.callsByFile.delete(file);
    this.put(calls);
    this.skipped = [...this.skipped.filter((each) => each.file !== file), ...skipped];
    if (this.names.lacks(file, calls)) await this.readNames();
    return true;
  }

  /** Scans what was created, changed or deleted on disk. True when any of it concerns calls. */
  async scanChanged(uris: readonly vscode.Uri[]): Promise<boolean> {
    const edited = vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());
    const changed = uris
      // What is open and edited is newer than the disk.
      .filter((uri) => !edited.includes(uri.toString()))
      .flatMap((uri) => relativeFile(this.folder.uri, uri) ?? []);
    const code = changed.some((file) => this.mayHoldCalls(file));
    const names = changed.some((file) => this.names.mayConcern(file));
    if (!code && !names) return false;
    // Files that import a changed one are scanned again as well; the others are known. The scan also lists new files.
    this.replace(await this.parts.scans.scanFolder(this.request()));
    await this.scanEdited();
    await this.readNames();
    return true;
  }

  /** Compares anew. A later call wins over an earlier one that is still under way. */
  async compare(asking: Asking, cancel?: Cancel): Promise<void> {
    const generation = ++this.generation;
    let inventory: Inventory;
    try {
      inventory = await this.takeInventory(asking, cancel);
    } catch (error) {
      if (cancel?.aborted === true) return;
      this.parts.log.error(`Comparing ${this.folder.name} failed`, error);
      inventory = this.without(messageOf(error, `Comparing ${this.folder.name} failed`));
    }
    if (generation === this.generation && cancel?.aborted !== true) this.current = inventory;
  }

  /** The folder could not be scanned: it has no rows, and says why. */
  fail(error: unknown): void {
    this.generation += 1;
    this.callsByFile.clear();
    this.current = this.without(messageOf(error, `Scanning ${this.folder.name} failed`));
  }

  private without(message: string): Inventory {
    return { calls: this.calls(), rows: [], scopeGaps: [], skipped: this.skipped, problems: [{ message }] };
  }

  private takeInventory(asking: Asking, cancel: Cancel | undefined): Promise<Inventory> {
    const { catalog, clock, liveSimulator } = this.parts;
    const declared = createDeclaredSimulator({ read: currentContent(this.folder.uri), catalog: catalog(), clock });
    return takeInventory(
      {
        calls: this.calls(),
        skipped: this.skipped,
        problems: [...this.configurationProblems, ...this.names.problems],
        stages: this.stages,
        includeTests: readSettings(this.folder.uri).showTests,
        simulatorFor: (identity) =>
          identity.kind === 'aws-declared' || identity.kind === 'gcp-declared'
            ? declared
            : liveSimulator(identity, asking),
        clock,
      },
      cancel,
    );
  }

  private request(): { root: string; exclude: readonly string[] } {
    const { exclude } = readSettings(this.folder.uri);
    return { root: this.folder.uri.fsPath, exclude: [...exclude, ...(this.configuration?.exclude ?? [])] };
  }

  private put(calls: readonly AnalysedCall[]): void {
    for (const call of calls) {
      const { file } = call.site.location;
      this.callsByFile.set(file, [...(this.callsByFile.get(file) ?? []), call]);
    }
  }

  /** A source file, or what may be a folder of them: a name without an ending, or one with calls below it. */
  private mayHoldCalls(path: string): boolean {
    if (/(^|\/)(\.git|node_modules)(\/|$)/.test(path)) return false;
    return mayHoldCode(path) || [...this.callsByFile.keys()].some((file) => file.startsWith(`${path}/`));
  }
}

/** The files of a stage's identities. */
function inputsOf({ aws, gcp }: Stage): ReadonlySet<string> {
  const files = gcp?.kind === 'gcp-declared' ? [...gcp.policyFiles] : [];
  if (aws?.kind === 'aws-declared') {
    const { policyFiles, boundaryFiles = [], sessionFiles = [], scpFiles = [] } = aws;
    files.push(...policyFiles, ...boundaryFiles, ...sessionFiles, ...scpFiles.flat());
  }
  return new Set(files.map((file) => posix.normalize(file)));
}
