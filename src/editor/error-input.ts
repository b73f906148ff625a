import * as vscode from 'vscode';
import type { Diagnosis } from '../core/model/diagnosis.js';
import { messageOf } from '../core/model/problem.js';

/** More than this is a log rather than an error message, and is not looked into unasked. */
const MAXIMUM_OFFERED = 200_000;
const MAXIMUM_SHOWN = 400;

/**
 * The text to decode: the selection when it holds an error, else what is written into an input box, which starts with
 * the error of the clipboard when that holds one. Undefined when the user gives none.
 */
export async function askForError(decode: (text: string) => readonly Diagnosis[]): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor === undefined ? '' : editor.document.getText(editor.selection);
  if (errorIn(selected, decode) !== undefined) return selected;
  const copied = await clipboardText();
  const offered = errorIn(copied, decode);
  const typed = await vscode.window.showInputBox({
    title: 'Decode a 403',
    prompt:
      offered === undefined
        ? 'Paste the error, one or many lines. It is decoded on this machine.'
        : 'This error is in the clipboard: Enter decodes it, or paste another. It is decoded on this machine.',
    placeHolder: 'User: arn:aws:... is not authorized to perform: ...',
    ignoreFocusOut: true,
    ...(offered !== undefined && { value: offered }),
  });
  if (typed === undefined) return undefined;
  if (typed === offered) return copied;
  // An input box has one line. What was pasted there is in the clipboard with its lines.
  const pasted = await clipboardText();
  return isSameText(typed, pasted) ? pasted : typed;
}

/** The first error in a text, in one line and short enough to be looked at. */
function errorIn(text: string, decode: (text: string) => readonly Diagnosis[]): string | undefined {
  if (text.trim() === '' || text.length > MAXIMUM_OFFERED) return undefined;
  const span = decode(text)[0]?.span;
  if (span === undefined) return undefined;
  const line = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
  return line.length > MAXIMUM_SHOWN ? `${line.slice(0, MAXIMUM_SHOWN)}…` : line;
}

/** A browser may refuse to give the clipboard; then there is none. */
async function clipboardText(): Promise<string> {
  try {
    return await vscode.env.clipboard.readText();
  } catch (error) {
    void vscode.window.setStatusBarMessage(messageOf(error, 'The clipboard could not be read'), 5000);
    return '';
  }
}

function isSameText(one: string, other: string): boolean {
  const squeezed = (text: string) => text.replace(/\s+/g, '');
  return one !== '' && squeezed(one) === squeezed(other);
}
