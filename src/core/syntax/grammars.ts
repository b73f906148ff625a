import type { LanguageId } from '../model/source.js';

/** A tree-sitter grammar: `wasm/tree-sitter-<grammar>.wasm`. */
export type GrammarId =
  | 'python'
  | 'javascript'
  | 'typescript'
  | 'tsx'
  | 'go'
  | 'java'
  | 'kotlin'
  | 'scala'
  | 'c-sharp'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'cpp'
  | 'swift'
  | 'bash'
  | 'hcl';

/** What can be parsed: languages that call sites are looked for in, and Terraform's, which is read for what it declares. */
export type SyntaxLanguage = LanguageId | 'hcl';

interface GrammarRow {
  readonly grammar: GrammarId;
  /** Language ids as VS Code gives them. */
  readonly languages: readonly SyntaxLanguage[];
}

interface ExtensionRow {
  readonly language: LanguageId;
  readonly extensions: readonly string[];
}

/** The plain JavaScript grammar takes JSX; TypeScript needs one grammar with and one without. */
const GRAMMARS: readonly GrammarRow[] = [
  { grammar: 'python', languages: ['python'] },
  { grammar: 'javascript', languages: ['javascript', 'javascriptreact'] },
  { grammar: 'typescript', languages: ['typescript'] },
  { grammar: 'tsx', languages: ['typescriptreact'] },
  { grammar: 'go', languages: ['go'] },
  { grammar: 'java', languages: ['java'] },
  { grammar: 'kotlin', languages: ['kotlin'] },
  { grammar: 'scala', languages: ['scala'] },
  { grammar: 'c-sharp', languages: ['csharp'] },
  { grammar: 'ruby', languages: ['ruby'] },
  { grammar: 'php', languages: ['php'] },
  { grammar: 'rust', languages: ['rust'] },
  { grammar: 'cpp', languages: ['cpp'] },
  { grammar: 'swift', languages: ['swift'] },
  { grammar: 'bash', languages: ['shellscript'] },
  { grammar: 'hcl', languages: ['hcl'] },
];

const EXTENSIONS: readonly ExtensionRow[] = [
  { language: 'python', extensions: ['py', 'pyw', 'pyi'] },
  { language: 'javascript', extensions: ['js', 'mjs', 'cjs'] },
  { language: 'javascriptreact', extensions: ['jsx'] },
  { language: 'typescript', extensions: ['ts', 'mts', 'cts'] },
  { language: 'typescriptreact', extensions: ['tsx'] },
  { language: 'go', extensions: ['go'] },
  { language: 'java', extensions: ['java'] },
  { language: 'kotlin', extensions: ['kt', 'kts'] },
  { language: 'scala', extensions: ['scala', 'sc'] },
  { language: 'csharp', extensions: ['cs'] },
  { language: 'ruby', extensions: ['rb', 'rake'] },
  { language: 'php', extensions: ['php'] },
  { language: 'rust', extensions: ['rs'] },
  { language: 'cpp', extensions: ['cpp', 'cc', 'cxx', 'hpp', 'hh', 'hxx', 'h'] },
  { language: 'swift', extensions: ['swift'] },
  { language: 'shellscript', extensions: ['sh', 'bash', 'zsh', 'ksh', 'bats', 'command'] },
];

const languageOfExtension = new Map(
  EXTENSIONS.flatMap((row) => row.extensions.map((extension) => [extension, row.language] as const)),
);
const grammarOfLanguage = new Map(
  GRAMMARS.flatMap((row) => row.languages.map((language) => [language, row.grammar] as const)),
);

/** The language of a file by its name's extension; undefined: none that is read. */
export function languageOf(file: string): LanguageId | undefined {
  const dot = file.lastIndexOf('.');
  return dot < 0 ? undefined : languageOfExtension.get(file.slice(dot + 1).toLowerCase());
}

export function grammarOf(language: SyntaxLanguage): GrammarId {
  const grammar = grammarOfLanguage.get(language);
  if (!grammar) throw new RangeError(`no grammar is registered for ${language}`);
  return grammar;
}

/** Asset names of all grammars and of the runtime: what a build must bundle. */
export const RUNTIME_ASSET = 'wasm/web-tree-sitter.wasm';
export const grammarAsset = (grammar: GrammarId): string => `wasm/tree-sitter-${grammar}.wasm`;
export const SYNTAX_ASSETS: readonly string[] = [RUNTIME_ASSET, ...GRAMMARS.map((row) => grammarAsset(row.grammar))];
