import { ScriptBuilder, rewritten } from './script.js';
import type { EmbeddedScript, SourceText } from './script.js';
import { hole } from './shell-text.js';

interface Cell {
  readonly cell_type?: unknown;
  readonly source?: unknown;
}

/** Magics that hand the whole cell to a shell ("Built-in magic commands" of IPython; `%%shell` of Colaboratory). */
const SHELL_CELL = /^%%(?:bash|sh|shell|script[ \t]+(?:\S*\/)?(?:ba|z)?sh\b|!)[^\n]*\n/;
/** Magics whose cell is Python all the same. */
const PYTHON_CELL = /^%%(?:time|timeit|capture|prun|python3?|local)\b[^\n]*(?:\n|$)/;
const OTHER_CELL = /^%%/;
/** `!cmd`, `x = !cmd`, `%sx cmd`, and other magics of a line. */
const SYSTEM_LINE = /^([ \t]*)((?:[\w, \t]+=[ \t]*)?)(!{1,2}|%s[xc]\b[ \t]*|%system\b[ \t]*|%%?[A-Za-z]\w*|\?)/;

/**
 * The code of a Jupyter notebook ("The Notebook file format"): its Python cells as one module, since they share their
 * names, and each command of the shell on its own. Ranges are those within the cells.
 */
export function notebookScripts(text: string): readonly EmbeddedScript[] {
  const notebook = parsed(text);
  if (!notebook || !Array.isArray(notebook.cells)) return [];
  if (!/^(?:python|ipython)?\d*$/i.test(languageOf(notebook))) return [];
  const python = new ScriptBuilder('python');
  const found: EmbeddedScript[] = [];
  (notebook.cells as readonly (Cell | null)[]).forEach((each, cell) => {
    const code = each?.cell_type === 'code' ? codeOf(each.source) : undefined;
    if (code === undefined) return;
    const source: SourceText = { text: code, cell };
    const shell = SHELL_CELL.exec(code);
    if (shell) {
      found.push(new ScriptBuilder('shellscript').copy(source, shell[0].length, code.length).build());
    } else {
      const magic = PYTHON_CELL.exec(code);
      if (!magic && OTHER_CELL.test(code)) return;
      addLines(source, magic?.[0].length ?? 0, python, found);
    }
  });
  return python.length > 0 ? [python.build(), ...found] : found;
}

function addLines(source: SourceText, start: number, python: ScriptBuilder, found: EmbeddedScript[]): void {
  const { text } = source;
  for (let at = start; at < text.length;) {
    let end = text.indexOf('\n', at);
    end = end < 0 ? text.length : end;
    const system = SYSTEM_LINE.exec(text.slice(at, end));
    if (system) {
      while (text.charAt(end - 1) === '\\' && end < text.length) {
        const next = text.indexOf('\n', end + 1);
        end = next < 0 ? text.length : next;
      }
      const [whole, indentation = '', target = '', mark = ''] = system;
      if (/^(?:!|%s)/.test(mark)) {
        const script = new ScriptBuilder('shellscript').copy(source, at + whole.length, end).build();
        found.push(withPythonValues(script));
      }
      python
        .copy(source, at, at + indentation.length + target.length)
        .put(target === '' ? 'pass' : 'None', source, at, end);
    } else python.copy(source, at, end);
    python.put('\n', source, end, Math.min(end + 1, text.length));
    at = end + 1;
  }
}

/** `{name}` and `$name` of a line are values of Python, which the shell never sees. */
const withPythonValues = (script: EmbeddedScript): EmbeddedScript =>
  rewritten(script, /(?<![$\\])\{([A-Za-z_][\w.[\]'"]*)\}|\$([A-Za-z_]\w*)/g, ([, one, other]) =>
    hole(one ?? other ?? ''),
  );

const codeOf = (source: unknown): string | undefined => {
  if (typeof source === 'string') return source;
  return Array.isArray(source) && source.every((line) => typeof line === 'string') ? source.join('') : undefined;
};

interface Notebook {
  readonly cells?: unknown;
  readonly metadata?: {
    readonly language_info?: { readonly name?: unknown };
    readonly kernelspec?: { readonly language?: unknown };
  };
}

function parsed(text: string): Notebook | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    // Half-written, or a pointer to a large file: no notebook.
    return undefined;
  }
}

function languageOf({ metadata }: Notebook): string {
  const name = metadata?.language_info?.name ?? metadata?.kernelspec?.language;
  return typeof name === 'string' ? name : 'python';
}
