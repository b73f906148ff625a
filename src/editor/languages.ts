import type * as vscode from 'vscode';
import type { LanguageId } from '../core/model/source.js';

/** VS Code's ids of the languages that have a front end. A test compares them with package.json's activation events. */
export const LANGUAGES: readonly LanguageId[] = [
  'python',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
];

/** Files only: the git, output and diff documents of a file must not be reported twice. */
export function languageSelector(): vscode.DocumentSelector {
  return LANGUAGES.map((language) => ({ language, scheme: 'file' }));
}
