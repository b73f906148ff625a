import type { Catalog } from '../core/catalog/catalog.js';
import type { RoleReading } from '../core/catalog/gcp-role-list.js';
import type { Identity } from '../core/model/identity.js';
import type { AssetSource, Clock, Simulator } from '../core/ports.js';
import type { RoleCache } from '../node/role-cache.js';

/** Everything a command touches, so that tests can run it in process. */
export interface CliContext {
  readonly workingDirectory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly assets: AssetSource;
  /** The bundled worker script. */
  readonly workerFile: string;
  readonly clock: Clock;
  /** Made on first use: reading the catalog's index costs a few milliseconds. */
  catalog(): Catalog;
  /** Answers whole standard input as bytes. */
  readInput(): Promise<Uint8Array>;
  /** Machine output and answers. */
  out(text: string): void;
  /** Everything else. */
  err(text: string): void;
  /** Live simulators; loads the cloud SDK's bundle. Called only when the user asked for `--live`. */
  liveSimulator(identity: Identity): Simulator | undefined;
  /** Roles of Google Cloud that were read and kept; the catalog uses them. */
  readonly roleCache: RoleCache;
  /** Asks the IAM API with the application-default credentials. Called only for `roles --refresh`. */
  readRoles(parents: readonly string[]): Promise<readonly RoleReading[]>;
  readonly cancel: AbortSignal;
}

/** 0: answered; 1: `check` found a denial or a missing scope; 2: it could not answer. */
export type ExitCode = 0 | 1 | 2;

export interface OptionRow {
  readonly name: string;
  readonly type: 'string' | 'boolean';
  readonly multiple?: boolean;
  /** The placeholder in the help text of an option that takes a value. */
  readonly value?: string;
  readonly help: string;
}

export interface Command {
  readonly name: string;
  /** After the name: `[paths..]`. */
  readonly operands: string;
  readonly summary: string;
  readonly options: readonly OptionRow[];
  /** Whole sentences, shown below the options. */
  readonly notes?: readonly string[];
  run(options: OptionValues, operands: readonly string[], context: CliContext): Promise<ExitCode>;
}

export class OptionValues {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  flag(name: string): boolean {
    return this.values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  list(name: string): readonly string[] {
    const value = this.values[name];
    return Array.isArray(value) ? value.map(String) : [];
  }
}
