import * as vscode from 'vscode';
import type { DecodedDocument, DocumentAction } from '../core/report/decoded-document.js';
import { DOCUMENT_SCHEME, INTERNAL_COMMANDS } from './ids.js';
import { toUri } from './places.js';

/** The answers of the decoder as read-only documents, with lenses and links. Each decoding has one of its own. */
export class DecodedDocuments
  implements vscode.TextDocumentContentProvider, vscode.CodeLensProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  private readonly documents = new Map<string, DecodedDocument>();
  private readonly subscription: vscode.Disposable;
  private counter = 0;

  constructor() {
    const selector: vscode.DocumentSelector = { scheme: DOCUMENT_SCHEME };
    this.subscription = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(DOCUMENT_SCHEME, this),
      vscode.languages.registerCodeLensProvider(selector, this),
      vscode.languages.registerDocumentLinkProvider(selector, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.documents.delete(uri.toString())),
    );
  }

  async show(answer: DecodedDocument): Promise<void> {
    this.counter += 1;
    const uri = vscode.Uri.from({ scheme: DOCUMENT_SCHEME, path: `/Decoded 403 (${String(this.counter)}).md` });
    this.documents.set(uri.toString(), answer);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.documents.get(uri.toString())?.text ?? 'This answer is gone. Decode the error again.\n';
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const actions = this.documents.get(uri.toString())?.actions ?? [];
    return actions.map(({ line, action }) => new vscode.CodeLens(new vscode.Range(line, 0, line, 0), lens(action)));
  }

  /** The place of a call site is a link too: it can be reached with the keyboard, as any link of an editor. */
  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return (this.documents.get(document.uri.toString())?.actions ?? []).flatMap(({ line, action }) => {
      if (action.kind !== 'open') return [];
      const { file, range } = action.site.location;
      const text = `${file}:${String(range.start.line + 1)}`;
      const start = document.lineAt(line).text.indexOf(text);
      if (start < 0) return [];
      const target = toUri(vscode.Uri.parse(action.folder), file).with({
        fragment: `L${String(range.start.line + 1)},${String(range.start.character + 1)}`,
      });
      return [new vscode.DocumentLink(new vscode.Range(line, start, line, start + text.length), target)];
    });
  }

  dispose(): void {
    this.subscription.dispose();
    this.documents.clear();
  }
}

function lens(action: DocumentAction): vscode.Command {
  switch (action.kind) {
    case 'open':
      return {
        title: '$(go-to-file) Go to this call',
        command: INTERNAL_COMMANDS.openLocation,
        arguments: [action.folder, action.site.location],
      };
    case 'copy':
      return {
        title: `$(copy) Copy the ${action.what}`,
        command: INTERNAL_COMMANDS.copyText,
        arguments: [action.text],
      };
    case 'apply':
      return {
        title: `$(edit) Add to ${action.fix.edit?.file ?? 'the file'}`,
        command: INTERNAL_COMMANDS.applyFix,
        arguments: [action.folder, action.fix.edit, action.fix.title],
      };
  }
}
