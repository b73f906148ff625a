/** A place in a text, as in the Language Server Protocol: both numbers start at 0, `character` counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Half-open: `end` is the position after the last character. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A range of a file. `file` is relative to the workspace folder, with forward slashes. */
export interface Location {
  readonly file: string;
  readonly range: Range;
  /** Of a notebook: the number of the cell, from 0; the range is then within the cell's source. */
  readonly cell?: number;
}

/** Languages that have a front end (see `detect/languages`). The ids are VS Code's language ids. */
export type LanguageId =
  | 'python'
  | 'javascript'
  | 'javascriptreact'
  | 'typescript'
  | 'typescriptreact'
  | 'go'
  | 'java'
  | 'kotlin'
  | 'scala'
  | 'csharp'
  | 'ruby'
  | 'php'
  | 'rust'
  | 'cpp'
  | 'swift'
  | 'shellscript';

/** A file that was passed over, wholly or in part, with a sentence that says why. Never silently dropped. */
export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}
