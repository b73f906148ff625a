import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Expression } from '../../expression.js';
import type { Extent, SourceFile } from '../grammar/source-file.js';
import { enclosing, field, partOf, partsOf } from '../grammar/nodes.js';

/** Blocks whose type `Self` stands for. */
const SELF_HOLDERS: ReadonlySet<string> = new Set(['impl_item', 'trait_item', 'struct_item', 'enum_item']);

/** The node of the name of the type that an `impl`, `trait` or `struct` is of: `Store` of `impl<'a> Api for Store<'a>`. */
export function typeNameOf(holder: Node): Node | undefined {
  let name = holder.type === 'impl_item' ? field(holder, 'type') : field(holder, 'name');
  while (name && (name.type === 'generic_type' || name.type === 'reference_type')) name = field(name, 'type');
  return name?.type === 'scoped_type_identifier' ? field(name, 'name') : name;
}

/** What `Self` means at a node, as the name that the type was defined by. */
export function selfType(node: Node, file: SourceFile): Expression {
  const holder = enclosing(node, SELF_HOLDERS);
  const name = holder && typeNameOf(holder);
  return name ? file.made(node, { kind: 'name', name: file.text(name) }) : file.other(node, 'Self outside a type');
}

/** `aws_sdk_s3::types::Tag`: modules, types and their items are members of what stands before. */
export function pathOf(node: Node, file: SourceFile): Expression {
  const before = field(node, 'path');
  const property = file.text(field(node, 'name'));
  if (!before) return file.made(node, { kind: 'name', name: property });
  return file.made(node, { kind: 'member', object: pathPart(before, file), property });
}

function pathPart(node: Node, file: SourceFile): Expression {
  switch (node.type) {
    case 'crate':
    case 'super':
    case 'self':
      return file.made(node, { kind: 'name', name: pathHead(node.type) });
    case 'bracketed_type':
    case 'qualified_type':
      return pathPart(partsOf(node)[0] ?? node, file);
    case 'generic_type':
    case 'generic_type_with_turbofish':
      return pathPart(field(node, 'type') ?? partsOf(node)[0] ?? node, file);
    case 'scoped_identifier':
    case 'scoped_type_identifier':
      return pathOf(node, file);
    default:
      return typePart(node, file);
  }
}

function typePart(node: Node, file: SourceFile): Expression {
  const name = file.text(node);
  return name === 'Self' ? selfType(node, file) : file.made(node, { kind: 'name', name: pathHead(name) });
}

/** Modules have names of their own: a variable `s3` hides no module `s3`. Types are told by their capital letter. */
export const pathHead = (name: string): string => (/^[a-z_]/.test(name) ? `${name}::` : name);

/** The module that such a name is; undefined: it is a name of the other kind. */
export const moduleNameOf = (name: string): string | undefined => (name.endsWith('::') ? name.slice(0, -2) : undefined);

/**
 * Types that hold one value and pass its methods through, or give it away by a method that is left out too (`lock`,
 * `unwrap`): by their last names, as the standard library, tokio, once_cell and the extractors of web frameworks name them.
 */
const WRAPPERS: ReadonlySet<string> = new Set([
  ...['Arc', 'Rc', 'Box', 'Option', 'Result', 'Cow', 'Pin', 'Ref', 'RefCell', 'Cell', 'Mutex', 'RwLock', 'Weak'],
  ...['OnceCell', 'OnceLock', 'LazyLock', 'Lazy', 'LazyCell', 'AsyncOnce', 'ArcSwap', 'MutexGuard', 'Shared'],
  ...['Data', 'State', 'Extension', 'Inject', 'ThinData', 'Future'],
]);

/** Types of plain data: nothing can be called on them that an SDK offers. */
const PLAIN: ReadonlySet<string> = new Set(['String', 'str', 'Vec', 'HashMap', 'BTreeMap', 'HashSet', 'PathBuf']);

/** A type as an expression, without references and wrappers of one value; undefined: plain data, or not one type. */
export function typeOf(node: Node | null | undefined, file: SourceFile): Expression | undefined {
  if (!node) return undefined;
  switch (node.type) {
    case 'reference_type':
    case 'pointer_type':
      return typeOf(field(node, 'type'), file);
    case 'dynamic_type':
    case 'abstract_type':
      return typeOf(field(node, 'trait'), file);
    case 'bounded_type':
    case 'trait_bounds':
      return typeOf(
        partsOf(node).find((part) => part.type !== 'lifetime'),
        file,
      );
    case 'generic_type':
      return genericType(node, file);
    case 'scoped_type_identifier':
      return pathOf(node, file);
    case 'type_identifier':
      return PLAIN.has(file.text(node)) ? undefined : typePart(node, file);
    default:
      return undefined;
  }
}

function genericType(node: Node, file: SourceFile): Expression | undefined {
  const type = field(node, 'type');
  const name = file.text(type?.type === 'scoped_type_identifier' ? field(type, 'name') : type);
  if (WRAPPERS.has(name)) {
    const held = partsOf(field(node, 'type_arguments')).find((part) => part.type !== 'lifetime');
    return held?.type === 'type_binding' ? typeOf(field(held, 'type'), file) : typeOf(held, file);
  }
  return typeOf(type, file);
}

/** `async fn` and `impl Future<Output = Client>` count as what they give. */
export function returnTypeOf(node: Node, file: SourceFile): Expression | undefined {
  return typeOf(field(node, 'return_type'), file);
}

/** The trait that a type parameter is bound by: `T: Storage`, also in a `where` clause. */
export function boundOf(name: string, parameter: Node, file: SourceFile): Expression | undefined {
  const own = typeOf(field(parameter, 'bounds'), file);
  const owner = parameter.parent?.parent;
  if (own || !owner) return own;
  for (const predicate of partsOf(partOf(owner, 'where_clause'))) {
    if (file.text(field(predicate, 'left')) === name) return typeOf(field(predicate, 'bounds'), file);
  }
  return undefined;
}

/** A type by its text, where the grammar gives tokens only (within a macro). */
export function typeOfText(written: string, at: Extent, file: SourceFile): Expression | undefined {
  let type = written.replace(/&\s*(?:'\w+\s*)?(?:mut\s+)?|\b(?:dyn|impl)\s+/g, '').trim();
  for (let held = WRAPPED.exec(type); held; held = WRAPPED.exec(type)) {
    const [, name = '', inside = ''] = held;
    type = WRAPPERS.has(name) ? inside.trim() : type.slice(0, type.indexOf('<'));
  }
  if (!/^\w+(?:\s*::\s*\w+)*$/.test(type)) return undefined;
  const [head = '', ...rest] = type.split(/\s*::\s*/);
  if (PLAIN.has(head)) return undefined;
  return rest.reduce(
    (object, property) => file.made(at, { kind: 'member', object, property }),
    file.made(at, { kind: 'name', name: pathHead(head) }),
  );
}

const WRAPPED = /^(?:\w+\s*::\s*)*(\w+)\s*<(.*)>$/s;
