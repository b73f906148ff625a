import type { Binding, FileSyntax, LanguageFrontEnd } from '../../src/core/detect/languages/front-end.js';
import type { LanguageId } from '../../src/core/model/source.js';
import { sourceOpener } from './open-source.js';
import { shown } from './shown-expression.js';

export interface OpenedFile {
  readonly syntax: FileSyntax;
  readonly text: string;
  /** Offset of the first occurrence of `written` (or of the one after `after`). */
  at(written: string, after?: string): number;
  /** The call whose name is `word`, as text. */
  call(word: string): string;
  /** What binds `name`, as text: `value self/client`, `parameter s3: Client`. */
  binds(name: string): string[];
}

/** Opens texts with a front end; the trees are deleted after each test. To be called within `describe`. */
export function frontEndTests(frontEnd: LanguageFrontEnd, language: LanguageId): (text: string) => OpenedFile {
  const open = sourceOpener(frontEnd, language);
  return (text) => {
    const syntax = open(text);
    const at = (written: string, after = ''): number => text.indexOf(written, after === '' ? 0 : text.indexOf(after));
    return {
      syntax,
      text,
      at,
      call(word) {
        const use = syntax.useAt(at(word));
        return use?.kind === 'call' ? shown(use.call) : (use?.kind ?? 'no use');
      },
      binds: (name) => syntax.bindings(name).map(shownBinding),
    };
  };
}

export function shownBinding(binding: Binding): string {
  const path = 'path' in binding && binding.path !== undefined ? ` .${binding.path.join('.')}` : '';
  switch (binding.kind) {
    case 'value':
      return `value ${shown(binding.value)}${path}${binding.type ? ` as ${shown(binding.type)}` : ''}`;
    case 'element':
    case 'entered':
      return `${binding.kind} ${shown(binding.value)}${path}`;
    case 'parameter':
      return `parameter ${binding.parameter.name}${binding.parameter.type ? `: ${shown(binding.parameter.type)}` : ''}${path}`;
    case 'import':
      return `import ${binding.import.module}${binding.import.symbol === undefined ? '' : ` ${binding.import.symbol}`}`;
    case 'function':
    case 'class':
      return `${binding.kind} ${binding.definition.name ?? ''}`;
    case 'declared':
      return `declared ${shown(binding.type)}`;
    case 'opaque':
      return `opaque ${binding.description}`;
  }
}
