import type * as vscode from 'vscode';

/**
 * VS Code's ids of the languages that have a front end, and of documents that hold scripts of such. A test compares them
 * with package.json's activation events.
 */
export const LANGUAGES: readonly string[] = [
  'python',
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'go',
  'java',
  'kotlin',
  'scala',
  'csharp',
  'ruby',
  'php',
  'rust',
  'swift',
  'cpp',
  'shellscript',
  'dockerfile',
  'makefile',
  'vue',
  'svelte',
];

/** Files only: the git, output and diff documents of a file must not be reported twice. */
export function languageSelector(): vscode.DocumentSelector {
  return LANGUAGES.map((language) => ({ language, scheme: 'file' }));
}
