import type { Catalog } from '../core/catalog/catalog.js';
import { createDeclaredSimulator } from '../core/declared/simulator.js';
import type { FixContext } from '../core/fix/context.js';
import { fixesFor, fixesForRow } from '../core/fix/fixes.js';
import { knownPolicies } from '../core/fix/known-policies.js';
import type { Clock } from '../core/ports.js';
import type { FixSource } from './fixes.js';
import type { FolderAnalysis } from './folder-analysis.js';
import { currentContent } from './current-content.js';

/** Fixes against the policies as they stand on disk now: a fix is proven for these, not for those of an earlier read. */
export function createFixSource(parts: { readonly catalog: () => Catalog; readonly clock: Clock }): FixSource {
  const contextOf = async (folder: FolderAnalysis | undefined): Promise<FixContext> => {
    const catalog = parts.catalog();
    if (folder === undefined) return { catalog, clock: parts.clock, policies: [] };
    const declared = createDeclaredSimulator({ read: currentContent(folder.folder.uri), catalog, clock: parts.clock });
    return { catalog, clock: parts.clock, policies: await knownPolicies(folder.stages, declared) };
  };
  return {
    forRow: async (folder, row, stage) => fixesForRow(row, stage, await contextOf(folder)),
    forDiagnosis: async (diagnosis, folder) => fixesFor(diagnosis, await contextOf(folder)),
  };
}
