import type { SourceTree } from '../../../syntax/source-tree.js';
import type { Binding, Change, ClassDefinition } from '../front-end.js';
import { moduleScope, within } from '../grammar/nodes.js';
import { TreeFile } from '../grammar/tree-file.js';
import type { Grammar } from '../grammar/tree-file.js';
import { bindingsOf, isOfPackage } from './bindings.js';
import { changesOf } from './changes.js';
import { classNamed, classOf, methodsOf } from './classes.js';

const CLASS_PLACES: ReadonlySet<string> = new Set(['method_declaration', 'type_spec']);

/** The view of one file of Go: its types are found by their names, since methods stand outside of them. */
export class GoFile extends TreeFile {
  readonly #names = new Map<string, readonly Binding[]>();

  constructor(tree: SourceTree, grammar: Grammar) {
    super(tree, grammar);
  }

  override bindings(name: string): readonly Binding[] {
    const known = this.#names.get(name);
    if (known) return known;
    // What asks for itself meanwhile finds nothing yet.
    this.#names.set(name, []);
    const found = bindingsOf(name, this);
    this.#names.set(name, found);
    return found;
  }

  override classAt(offset: number): ClassDefinition | undefined {
    const found = within(this.tree.nodeAt(offset), CLASS_PLACES);
    return found && classOf(found, this);
  }

  override exported(symbol: string | undefined): readonly Binding[] {
    if (symbol === undefined) return [];
    const found = this.bindings(symbol).filter(isOfPackage);
    const [method] = found.some(({ kind }) => kind === 'class') ? [] : methodsOf(symbol, this);
    if (method === undefined) return found;
    const scope = moduleScope(this.tree.text);
    const definition = classNamed(symbol, this);
    return [...found, { range: definition.range, scope, from: 0, block: scope, kind: 'class', definition }];
  }

  override changes(name: string, binding: Binding, before: number): readonly Change[] {
    return changesOf(name, binding, before, this);
  }
}
