import type { LanguageId } from '../../model/source.js';
import { ScriptBuilder } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';

const SCRIPT = /<!--[\s\S]*?-->|<script\b((?:"[^"]*"|'[^']*'|\{[^}]*\}|[^>"'{])*)>([\s\S]*?)<\/script\s*>/gi;
const FRONT_MATTER = /^(?:\ufeff)?---[ \t]*\r?\n([\s\S]*?)^---[ \t]*$/m;

const LANGUAGES: Readonly<Record<string, LanguageId>> = {
  ts: 'typescript',
  typescript: 'typescript',
  tsx: 'typescriptreact',
  js: 'javascript',
  javascript: 'javascript',
  jsx: 'javascriptreact',
};

/**
 * Script blocks of components ("SFC syntax specification" of Vue, "<script>" of Svelte, "Astro components"): the blocks
 * of one file share their names, so those of one language are one module.
 */
export function componentScripts(text: string, file: string): readonly EmbeddedScript[] {
  const source: SourceText = { text };
  const modules = new Map<LanguageId, ScriptBuilder>();
  const add = (language: LanguageId, start: number, end: number): void => {
    const builder = modules.get(language) ?? new ScriptBuilder(language);
    modules.set(language, builder.copy(source, start, end).put('\n', source, end, end));
  };
  const astro = file.toLowerCase().endsWith('.astro');
  const front = astro ? FRONT_MATTER.exec(text) : null;
  if (front?.[1] !== undefined) {
    const start = front[0].indexOf('\n') + 1;
    add('typescript', start, start + front[1].length);
  }
  for (const match of text.matchAll(SCRIPT)) {
    const [whole, attributes, body] = match;
    if (attributes === undefined || body === undefined) continue;
    const named = /\blang\s*=\s*["']?(\w+)/.exec(attributes)?.[1]?.toLowerCase();
    const type = /\btype\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    if (type !== undefined && !/^(?:module|(?:text|application)\/(?:java|ecma|type)script|ts)$/.test(type)) continue;
    const language = named === undefined ? (astro ? 'typescript' : 'javascript') : LANGUAGES[named];
    const start = match.index + whole.indexOf('>', '<script'.length + attributes.length) + 1;
    if (language !== undefined) add(language, start, start + body.length);
  }
  return [...modules.values()].map((builder) => builder.build());
}
