import type { Resolver } from './evaluate.js';
import type { FileContext } from './resolved.js';

const isWord = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127;
/** What stands before a name that is not the plain one it seems: a variable's mark, a scope, a part of a longer chain. */
const MARKS_BEFORE = '$@:>?!&*\\#"\'`)]}';
/** The instance: no name that is bound. */
const INSTANCES: ReadonlySet<string> = new Set(['this', 'self', 'super', 'cls', 'Self', 'base', 'parent', 'static']);

/**
 * Tells by the text alone where a call cannot be an SDK's: its chain begins with a name that stands for a module of
 * elsewhere (`os.path.join`), or for nothing of the file (`open(..)`). A look into the tree costs far more.
 */
export class ChainRoots {
  readonly #dead = new Map<string, boolean>();
  #star: boolean | undefined;

  constructor(
    private readonly context: FileContext,
    private readonly resolver: Resolver,
  ) {}

  /** False: the call whose last name stands at `offset` leads to no SDK, for sure. */
  mayLeadToSdk(offset: number): boolean {
    const { text } = this.context.tree;
    let start = offset;
    while (start > 0 && (isWord(text.charCodeAt(start - 1)) || text.charCodeAt(start - 1) === 46)) start -= 1;
    const chain = text.slice(start, offset);
    if (chain.startsWith('.') || MARKS_BEFORE.includes(text.charAt(start - 1) || ' ')) return true;
    const dot = chain.indexOf('.');
    if (dot < 0) return !this.#isDead(this.#wordAt(offset), false);
    return !this.#isDead(chain.slice(0, dot), true);
  }

  #wordAt(offset: number): string {
    const { text } = this.context.tree;
    let end = offset;
    while (isWord(text.charCodeAt(end))) end += 1;
    return text.slice(offset, end);
  }

  #isDead(root: string, hasMembers: boolean): boolean {
    const key = hasMembers ? `${root}.` : root;
    let dead = this.#dead.get(key);
    if (dead === undefined) this.#dead.set(key, (dead = this.#judge(root, hasMembers)));
    return dead;
  }

  #judge(root: string, hasMembers: boolean): boolean {
    const { syntax, frontEnd } = this.context;
    if (INSTANCES.has(root)) return false;
    const bindings = syntax.bindings(root);
    if (bindings.length === 0) {
      const { standardLibrary, packages, implicitSelf } = frontEnd;
      if (packages || implicitSelf === true || this.#hasStarImport()) return false;
      if (this.context.rules.some((rules) => rules.global?.(root) !== undefined)) return false;
      return hasMembers || standardLibrary.memberCalls?.includes(root) !== true;
    }
    return bindings.every(
      (binding) =>
        binding.kind === 'import' &&
        // A package of the workspace is found by what is taken out of it.
        (frontEnd.packages === undefined || binding.import.symbol !== undefined) &&
        this.resolver
          .binding(binding, { context: this.context })
          .every(({ what }) => what.kind === 'external' && what.foreign),
    );
  }

  #hasStarImport(): boolean {
    return (this.#star ??= this.context.syntax.imports().some(({ symbol }) => symbol === '*'));
  }
}
