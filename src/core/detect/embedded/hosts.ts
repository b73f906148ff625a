import type { LanguageId } from '../../model/source.js';
import { componentScripts } from './components.js';
import { dockerfileScripts } from './dockerfile.js';
import { DOCUMENTS, PIPELINES } from './file-names.js';
import { makefileScripts } from './makefile.js';
import { notebookScripts } from './notebook.js';
import { packageScripts } from './package-json.js';
import { pipelineScripts } from './pipelines.js';
import type { EmbeddedScript } from './script.js';

/** A kind of document that holds code of other languages. A further kind is a further row. */
interface Host {
  readonly files: RegExp;
  /** Never throws for what a document holds: what is malformed has no scripts. */
  scripts(text: string, file: string): readonly EmbeddedScript[];
}

const HOSTS: readonly Host[] = [
  { files: DOCUMENTS.notebook, scripts: notebookScripts },
  { files: DOCUMENTS.component, scripts: componentScripts },
  { files: DOCUMENTS.dockerfile, scripts: dockerfileScripts },
  { files: DOCUMENTS.makefile, scripts: makefileScripts },
  { files: DOCUMENTS.package, scripts: packageScripts },
  ...Object.values(PIPELINES).map((files): Host => ({ files, scripts: pipelineScripts })),
];

/** Interpreters that a script's first line may name. */
const INTERPRETERS: readonly (readonly [RegExp, LanguageId])[] = [
  [/^(?:ba|z|k|da|a)?sh$/, 'shellscript'],
  [/^python[\d.]*$/, 'python'],
  [/^(?:node|nodejs|zx)$/, 'javascript'],
  [/^(?:deno|tsx|ts-node|bun)$/, 'typescript'],
  [/^ruby[\d.]*$/, 'ruby'],
  [/^php[\d.]*$/, 'php'],
];

/** The language that the first line of a script names: `#!/usr/bin/env bash`. */
export function languageOfFirstLine(text: string): LanguageId | undefined {
  const line = /^#!\s*(\S+)(?:[ \t]+(?:-S[ \t]+)?(\S+))?/.exec(text.slice(0, 200));
  if (!line) return undefined;
  const [, path = '', argument = ''] = line;
  const program = path.replace(/^.*\//, '');
  const name = program === 'env' ? argument.replace(/^.*\//, '') : program;
  return INTERPRETERS.find(([pattern]) => pattern.test(name))?.[1];
}

/** The code in a document, or undefined: the document is of no such kind. */
export function embeddedScripts(file: string, text: string): readonly EmbeddedScript[] | undefined {
  return HOSTS.find(({ files }) => files.test(file))?.scripts(text, file);
}
