import * as vscode from 'vscode';
import type { Catalog } from '../core/catalog/catalog.js';
import { callSitesFor } from '../core/decode/call-sites.js';
import { decode } from '../core/decode/decode.js';
import { decodedDocument, type DecodedError } from '../core/report/decoded-document.js';
import type { Logger } from '../core/ports.js';
import type { Analysis } from './analysis.js';
import { registerCommand } from './command-registration.js';
import { DecodedDocuments } from './decoded-documents.js';
import { askForError } from './error-input.js';
import type { FixSource } from './fixes.js';
import { COMMANDS } from './ids.js';

const MAXIMUM_CALL_SITES = 12;

interface Parts {
  readonly analysis: Analysis;
  readonly catalog: () => Catalog;
  readonly fixes: FixSource;
  readonly log: Logger;
}

/** The commands that decode a 403: from a text that is given, the selection, the clipboard, or an input box. */
export function registerDecoder(parts: Parts): vscode.Disposable {
  const documents = new DecodedDocuments();
  const show = (text: string) => showDecoded(text, parts, documents);
  return vscode.Disposable.from(
    documents,
    registerCommand(
      COMMANDS.decode,
      async (given?: unknown) => {
        const text = typeof given === 'string' ? given : await askForError((each) => decode(each, parts.catalog()));
        if (text !== undefined) await show(text);
      },
      parts.log,
    ),
    registerCommand(
      COMMANDS.decodeSelection,
      async () => {
        const editor = vscode.window.activeTextEditor;
        await show(editor?.document.getText(editor.selection.isEmpty ? undefined : editor.selection) ?? '');
      },
      parts.log,
    ),
    registerCommand(COMMANDS.decodeClipboard, async () => show(await vscode.env.clipboard.readText()), parts.log),
  );
}

async function showDecoded(text: string, parts: Parts, documents: DecodedDocuments): Promise<void> {
  if (text.trim() === '') {
    void vscode.window.showInformationMessage(
      'There is no text to decode: the clipboard or selection is empty. Copy the error first, then run Unforbid: Decode 403 from Clipboard.',
    );
    return;
  }
  const errors = await Promise.all(decode(text, parts.catalog()).map((diagnosis) => explain(diagnosis, text, parts)));
  await documents.show(decodedDocument(errors));
}

async function explain(
  diagnosis: DecodedError['diagnosis'],
  text: string,
  { analysis, fixes }: Parts,
): Promise<DecodedError> {
  // The folder with the best candidate is the one whose policies the fixes are for.
  const candidates = analysis
    .all()
    .map((folder) => ({ folder, ranked: callSitesFor(diagnosis, folder.calls(), text) }))
    .sort((a, b) => (b.ranked[0]?.score ?? -1) - (a.ranked[0]?.score ?? -1));
  const best = candidates[0];
  return {
    diagnosis,
    fixes: await fixes.forDiagnosis(diagnosis, best?.folder),
    callSites: (best?.ranked ?? [])
      .slice(0, MAXIMUM_CALL_SITES)
      .map(({ call, reason }) => ({ site: call.site, reason })),
    folder: best?.folder.folder.uri.toString(),
  };
}
