import { relatedLanguages } from '../core/detect/languages/index.js';
import type { Dependencies } from '../core/detect/scanner.js';
import type { LanguageId } from '../core/model/source.js';
import { languageOf } from '../core/syntax/grammars.js';

/** Files that were created, changed or deleted. */
export class ChangedFiles {
  readonly files: ReadonlySet<string>;
  readonly #languages: ReadonlySet<LanguageId>;

  constructor(files: Iterable<string>) {
    this.files = new Set(files);
    this.#languages = new Set([...this.files].flatMap((file) => languageOf(file) ?? []));
  }

  /** Whether a file was touched that may define names for one of this language. */
  mayDefineFor(language: LanguageId): boolean {
    return relatedLanguages(language).some((related) => this.#languages.has(related));
  }
}

/** Whether what was found in a file, itself unchanged, may be different now. */
export function isAffected(file: string, dependsOn: Dependencies | undefined, changed: ChangedFiles): boolean {
  if (dependsOn === undefined || changed.files.size === 0) return false;
  if (dependsOn.files.some((other) => changed.files.has(other))) return true;
  const language = languageOf(file);
  return dependsOn.names && language !== undefined && changed.mayDefineFor(language);
}
