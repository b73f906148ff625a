import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { ImportBinding } from '../front-end.js';
import { field, partsOf } from '../grammar/nodes.js';
import type { SourceFile } from '../grammar/source-file.js';

/** A last segment of a path that is a version and no name: `v4`, `apiv1`, `apiv1beta2` ("Go Modules Reference", Major version suffixes). */
const VERSION = /^(?:v|apiv)\d+\w*$/;

/**
 * Names that an import without one of its own may have, the likeliest first. The path does not tell for sure: the package names
 * itself, by custom after the path's last part without what marks it as Go or as a version.
 */
export function packageNames(path: string): readonly string[] {
  let names = namesOf.get(path);
  if (names === undefined) namesOf.set(path, (names = likelyNames(path)));
  return names;
}

/** Asked for every name of every file, of the same few paths. */
const namesOf = new Map<string, readonly string[]>();

function likelyNames(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '');
  const names: string[] = [];
  const add = (name: string): void => {
    if (/^[A-Za-z_]\w*$/.test(name) && !names.includes(name)) names.push(name);
  };
  const versioned = segments.length > 1 && VERSION.test(segments.at(-1) ?? '');
  const written = (versioned ? segments.at(-2) : segments.at(-1)) ?? '';
  const last = written.replace(/\.v\d+$/, '');
  // `firebase.google.com/go`: the host names it.
  if (last === 'go' && segments.length > 1) add(segments[0]?.split('.')[0] ?? '');
  add(last);
  for (const bare of [last.replace(/^go-/, ''), last.replace(/[-.]go$/, '')]) {
    add(bare);
    add(bare.replaceAll(/[-.]/g, ''));
    add(bare.replaceAll(/[-.]/g, '_'));
    add(bare.split('-').at(-1) ?? '');
  }
  if (versioned) add(segments.at(-1) ?? '');
  return names;
}

export function importsOf(file: SourceFile): readonly ImportBinding[] {
  const found: ImportBinding[] = [];
  for (const at of file.tree.occurrences('import')) {
    const declaration = file.tree.nodeAt(at).parent;
    if (declaration?.type !== 'import_declaration') continue;
    for (const part of partsOf(declaration)) {
      const specs = part.type === 'import_spec_list' ? partsOf(part) : [part];
      for (const spec of specs) if (spec.type === 'import_spec') found.push(importOf(spec, file));
    }
  }
  return found;
}

function importOf(spec: Node, file: SourceFile): ImportBinding {
  const module = file.text(field(spec, 'path')).replace(/^["`]|["`]$/g, '');
  const range = file.range(spec);
  const name = field(spec, 'name');
  switch (name?.type) {
    case 'dot':
      return { module, symbol: '*', range };
    case 'blank_identifier':
      return { module, range };
    default: {
      const local = name?.text ?? packageNames(module)[0];
      return { module, ...(local === undefined ? {} : { local }), range };
    }
  }
}

/** The imports that a plain name may stand for: those that are sure of it first, else those whose package may be called so. */
export function importsNamed(name: string, imports: readonly ImportBinding[]): readonly ImportBinding[] {
  const sure = imports.filter(({ local }) => local === name);
  if (sure.length > 0) return sure;
  return imports.filter(
    ({ module, symbol, local }) =>
      symbol === undefined && local === packageNames(module)[0] && packageNames(module).includes(name),
  );
}
