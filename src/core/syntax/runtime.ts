import { Parser } from 'web-tree-sitter';
import type { Node, Tree } from 'web-tree-sitter';
import { UnforbidError } from '../model/problem.js';

/**
 * The functions of the tree-sitter runtime (web-tree-sitter 0.27) that answer questions about nodes. They are called
 * directly: the package's own objects cost more than the answers. A node goes in and out through a buffer
 * of five 32-bit numbers; lists come as a count and an address, to be freed.
 */
interface NodeFunctions {
  readonly HEAP32: Int32Array;
  _ts_init(): number;
  _malloc(bytes: number): number;
  _free(address: number): void;
  _ts_node_symbol_wasm(tree: number): number;
  _ts_node_end_index_wasm(tree: number): number;
  _ts_node_is_named_wasm(tree: number): number;
  _ts_node_parent_wasm(tree: number): void;
  _ts_node_children_wasm(tree: number): void;
  _ts_node_named_children_wasm(tree: number): void;
  _ts_node_child_by_field_id_wasm(tree: number, field: number): void;
  _ts_node_children_by_field_id_wasm(tree: number, field: number): void;
  _ts_node_descendant_for_index_wasm(tree: number): void;
  _ts_node_descendants_of_type_wasm(
    tree: number,
    symbols: number,
    count: number,
    startRow: number,
    startColumn: number,
    endRow: number,
    endColumn: number,
  ): void;
}

const NEEDED = [
  '_ts_init',
  '_malloc',
  '_free',
  '_ts_node_symbol_wasm',
  '_ts_node_end_index_wasm',
  '_ts_node_is_named_wasm',
  '_ts_node_parent_wasm',
  '_ts_node_children_wasm',
  '_ts_node_named_children_wasm',
  '_ts_node_child_by_field_id_wasm',
  '_ts_node_children_by_field_id_wasm',
  '_ts_node_descendant_for_index_wasm',
  '_ts_node_descendants_of_type_wasm',
] as const;

/** The numbers by which the runtime knows a node. Offsets are UTF-16 code units. */
export interface NodeNumbers {
  readonly id: number;
  readonly startIndex: number;
  readonly row: number;
  readonly column: number;
  readonly other: number;
}

const NUMBERS = 5;

/** The runtime, which exists once for the process. */
export class TreeRuntime {
  readonly #buffer: number;

  private constructor(private readonly functions: NodeFunctions) {
    this.#buffer = functions._ts_init() >> 2;
  }

  /** Rejects with an UnforbidError `internal` when the runtime is another than the one that this was written for. */
  static async start(wasmBinary: ArrayBuffer): Promise<TreeRuntime> {
    // The runtime puts its functions into the object that it is given.
    const options = { wasmBinary };
    await Parser.init(options);
    const functions = options as unknown as NodeFunctions;
    const missing = NEEDED.filter((name) => typeof functions[name] !== 'function');
    if (missing.length > 0) {
      throw new UnforbidError('internal', `The tree-sitter runtime lacks ${missing.join(', ')}: reinstall Unforbid.`);
    }
    return new TreeRuntime(functions);
  }

  /** The address of a tree in the runtime's memory. */
  static addressOf(tree: Tree): number {
    return (tree as unknown as Record<number, number>)[0] ?? 0;
  }

  static numbersOf(node: Node): NodeNumbers {
    const { row, column } = node.startPosition;
    return {
      id: node.id,
      startIndex: node.startIndex,
      row,
      column,
      other: (node as unknown as Record<number, number>)[0] ?? 0,
    };
  }

  symbol(tree: number, node: NodeNumbers): number {
    this.#put(node);
    return this.functions._ts_node_symbol_wasm(tree);
  }

  endIndex(tree: number, node: NodeNumbers): number {
    this.#put(node);
    return this.functions._ts_node_end_index_wasm(tree);
  }

  isNamed(tree: number, node: NodeNumbers): boolean {
    this.#put(node);
    return this.functions._ts_node_is_named_wasm(tree) === 1;
  }

  parent(tree: number, node: NodeNumbers): NodeNumbers | undefined {
    this.#put(node);
    this.functions._ts_node_parent_wasm(tree);
    return this.#taken(this.#buffer);
  }

  children(tree: number, node: NodeNumbers): readonly NodeNumbers[] {
    this.#put(node);
    this.functions._ts_node_children_wasm(tree);
    return this.#list();
  }

  namedChildren(tree: number, node: NodeNumbers): readonly NodeNumbers[] {
    this.#put(node);
    this.functions._ts_node_named_children_wasm(tree);
    return this.#list();
  }

  childByField(tree: number, node: NodeNumbers, field: number): NodeNumbers | undefined {
    this.#put(node);
    this.functions._ts_node_child_by_field_id_wasm(tree, field);
    return this.#taken(this.#buffer);
  }

  childrenByField(tree: number, node: NodeNumbers, field: number): readonly NodeNumbers[] {
    this.#put(node);
    this.functions._ts_node_children_by_field_id_wasm(tree, field);
    return this.#list();
  }

  /** The smallest node within `node` that covers [start, end). */
  descendantFor(tree: number, node: NodeNumbers, start: number, end: number): NodeNumbers | undefined {
    this.#put(node);
    const { HEAP32 } = this.functions;
    HEAP32[this.#buffer + NUMBERS] = start;
    HEAP32[this.#buffer + NUMBERS + 1] = end;
    this.functions._ts_node_descendant_for_index_wasm(tree);
    return this.#taken(this.#buffer);
  }

  /** The nodes of these kinds within `node`, itself too, in the order of the text. */
  descendantsOfType(tree: number, node: NodeNumbers, symbols: readonly number[]): readonly NodeNumbers[] {
    const address = this.functions._malloc(Math.max(1, symbols.length) * 4);
    symbols.forEach((symbol, index) => (this.functions.HEAP32[(address >> 2) + index] = symbol));
    this.#put(node);
    // An end at the very beginning means none.
    this.functions._ts_node_descendants_of_type_wasm(tree, address, symbols.length, 0, 0, 0, 0);
    const nodes = this.#list();
    this.functions._free(address);
    return nodes;
  }

  #put(node: NodeNumbers): void {
    const { HEAP32 } = this.functions;
    const at = this.#buffer;
    HEAP32[at] = node.id;
    HEAP32[at + 1] = node.startIndex;
    HEAP32[at + 2] = node.row;
    HEAP32[at + 3] = node.column;
    HEAP32[at + 4] = node.other;
  }

  #taken(at: number): NodeNumbers | undefined {
    // Read anew each time: when the memory grows, it is another array.
    const { HEAP32 } = this.functions;
    const id = HEAP32[at] ?? 0;
    if (id === 0) return undefined;
    return {
      id,
      startIndex: HEAP32[at + 1] ?? 0,
      row: HEAP32[at + 2] ?? 0,
      column: HEAP32[at + 3] ?? 0,
      other: HEAP32[at + 4] ?? 0,
    };
  }

  #list(): readonly NodeNumbers[] {
    const { HEAP32 } = this.functions;
    const count = HEAP32[this.#buffer] ?? 0;
    const address = HEAP32[this.#buffer + 1] ?? 0;
    const nodes: NodeNumbers[] = [];
    for (let index = 0; index < count; index += 1) {
      const node = this.#taken((address >> 2) + index * NUMBERS);
      if (node) nodes.push(node);
    }
    if (count > 0) this.functions._free(address);
    return nodes;
  }
}
