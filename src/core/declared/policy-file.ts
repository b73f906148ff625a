import { readJson, readYaml, type SourceNode, type SourceText } from '../evaluate/document.js';
import { gcpPolicyKind, policyDocumentPath } from '../evaluate/index.js';
import type { Problem } from '../model/inventory.js';
import { messageOf } from '../model/problem.js';

/** What a policy file turned out to be, by its content. */
export type PolicyFile =
  | { readonly kind: 'aws'; readonly root: SourceNode; readonly source: SourceText }
  | { readonly kind: 'gcp'; readonly root: SourceNode; readonly source: SourceText; readonly format: 'json' | 'yaml' }
  | { readonly kind: 'unusable'; readonly problem: Problem };

/** Reads a policy file and tells its kind. Never rejects: what cannot be read is `unusable`, with the sentence. */
export async function openPolicyFile(file: string, read: (file: string) => Promise<Uint8Array>): Promise<PolicyFile> {
  let bytes: Uint8Array;
  try {
    bytes = await read(file);
  } catch (error) {
    return unusable(
      file,
      `cannot be read (${messageOf(error)}); correct the path in unforbid.json, or the file's permissions.`,
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return unusable(file, 'is not UTF-8 text; save it as UTF-8.');
  }
  return policyFileOf(file, text);
}

function policyFileOf(file: string, text: string): PolicyFile {
  const format = /\.ya?ml$/i.test(file) ? 'yaml' : 'json';
  const read = format === 'yaml' ? readYaml(file, text) : readJson(file, text);
  if (read.kind === 'malformed') return { kind: 'unusable', problem: read.problem };
  const { root, source } = read;
  if (policyDocumentPath(root) !== undefined) return { kind: 'aws', root, source };
  if (gcpPolicyKind(root) !== undefined) return { kind: 'gcp', root, source, format };
  return unusable(
    file,
    'is neither an IAM policy ("Statement") nor a Google one ("bindings", "rules"); correct it or the path.',
  );
}

function unusable(file: string, sentence: string): PolicyFile {
  return { kind: 'unusable', problem: { message: `${file} ${sentence}`, file } };
}
