import { messageOf } from '../model/problem.js';
import type { Problem } from '../model/inventory.js';
import type { AssetSource } from '../ports.js';
import { createParsers } from '../syntax/parsers.js';
import type { Parsers } from '../syntax/parsers.js';
import { FORMATS, MAXIMUM_LENGTH } from './formats.js';
import type { Infrastructure, InfrastructureFile } from './model.js';
import type { FormatReader, Workspace } from './reader.js';
import { together } from './reader.js';
import { parseHcl } from './terraform/parse.js';
import type { HclFile } from './terraform/syntax.js';

export interface InfrastructureReader {
  /**
   * What the files define. Give the same objects for files whose text has not changed: what was parsed of them is kept.
   * Files that others name (`env_file`) are found among these by their paths. Never rejects for what a file holds;
   * rejects with an UnforbidError `internal` when the grammar of Terraform is missing.
   */
  read(files: readonly InfrastructureFile[]): Promise<Infrastructure>;
  dispose(): void;
}

/** Reads infrastructure code and files of environment variables. The grammar of Terraform is loaded on first use. */
export function createInfrastructureReader(assets: AssetSource): InfrastructureReader {
  let parsers: Parsers | undefined;
  const parsed = new WeakMap<InfrastructureFile, HclFile>();
  return {
    async read(files) {
      const byFormat = new Map<FormatReader, InfrastructureFile[]>();
      for (const file of files) {
        const reader = readerOf(file);
        if (reader !== undefined) byFormat.set(reader, [...(byFormat.get(reader) ?? []), file]);
      }
      const byPath = new Map(files.map((file) => [file.file, file]));
      const terraform = [...byFormat].some(([{ format }]) => format === 'terraform');
      if (terraform) {
        parsers ??= createParsers(assets);
        await parsers.load('hcl');
      }
      const hcl = (file: InfrastructureFile): HclFile => {
        let known = parsed.get(file);
        if (known === undefined) {
          if (parsers === undefined) throw new RangeError('Terraform is read by its own format only.');
          parsed.set(file, (known = parseHcl(file, parsers)));
        }
        return known;
      };
      const workspace: Workspace = { file: (path) => byPath.get(path), hcl };
      return together(
        FORMATS.map((reader) => {
          const own = byFormat.get(reader);
          if (own === undefined) return {};
          try {
            return reader.read(own, workspace);
          } catch (error) {
            // A fault of ours in one format must not hide what the others define; it is shown, not swallowed.
            return { problems: [failure(reader, error)] };
          }
        }),
      );
    },
    dispose() {
      parsers?.dispose();
      parsers = undefined;
    },
  };
}

function readerOf(file: InfrastructureFile): FormatReader | undefined {
  if (file.text.length > MAXIMUM_LENGTH) return undefined;
  return FORMATS.find(({ named, holds }) => named.test(file.file) && (holds?.(file) ?? true));
}

const failure = ({ format }: FormatReader, error: unknown): Problem => ({
  message: messageOf(error, `Files of ${format} could not be read`),
});
