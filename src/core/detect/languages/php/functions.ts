import type { SyntaxNode as Node } from '../../../syntax/syntax-node.js';
import type { Argument, Expression } from '../../expression.js';
import type { SourceFile } from '../grammar/source-file.js';

/** Functions of the language's own library that give plain data of their arguments ("PHP Manual", Function Reference). */
const LIBRARY: Readonly<
  Record<string, (node: Node, given: readonly Argument[], file: SourceFile) => Expression | undefined>
> = {
  sprintf: (node, given, file) => formatted(node, given, file),
  array_merge: (node, given, file) => joined(node, given, file),
  array_replace: (node, given, file) => joined(node, given, file),
  array_merge_recursive: (node, given, file) => joined(node, given, file),
  compact: (node, given, file) =>
    file.made(node, {
      kind: 'object',
      members: given.flatMap(({ value }) => {
        const [key] = value.kind === 'text' ? value.parts : [];
        return typeof key === 'string'
          ? [{ key, value: file.made(node, { kind: 'name', name: `$${key}` }) }]
          : [{ value }];
      }),
    }),
  call_user_func: (node, given, file) => forwarded(node, given, (rest) => rest, file),
  call_user_func_array: (node, given, file) =>
    forwarded(
      node,
      given,
      ([list]) => (list?.value.kind === 'list' ? list.value.items : list ? [{ spread: true, value: list.value }] : []),
      file,
    ),
};

/** What such a call gives; undefined: it is no call of one of these functions. */
export function libraryCall(
  node: Node,
  name: string,
  given: () => readonly Argument[],
  file: SourceFile,
): Expression | undefined {
  const row = Object.hasOwn(LIBRARY, name) ? LIBRARY[name] : undefined;
  return row?.(node, given(), file);
}

function joined(node: Node, given: readonly Argument[], file: SourceFile): Expression {
  return file.made(node, { kind: 'object', members: given.map(({ value }) => ({ value })) });
}

/** `call_user_func([$client, 'putObject'], $input)`. */
function forwarded(
  node: Node,
  given: readonly Argument[],
  argumentsOf: (rest: readonly Argument[]) => readonly Argument[],
  file: SourceFile,
): Expression | undefined {
  const [callable, ...rest] = given;
  if (callable?.value.kind !== 'list') return undefined;
  const [object, method] = callable.value.items;
  const [name] = method?.value.kind === 'text' ? method.value.parts : [];
  if (!object) return undefined;
  const property = typeof name === 'string' ? name : '*';
  const callee = file.made(node, { kind: 'member', object: object.value, property });
  return file.call(node, { callee: () => callee, arguments: () => argumentsOf(rest) });
}

function formatted(node: Node, given: readonly Argument[], file: SourceFile): Expression {
  const [template, ...values] = given;
  if (template?.value.kind !== 'text') return file.other(node, 'a formatted text');
  let next = 0;
  const parts = template.value.parts.flatMap((part): (string | Expression)[] =>
    typeof part !== 'string'
      ? [part]
      : part.split(/(%(?:\d+\$)?[-+ 0]*\d*(?:\.\d+)?[sdufxeEgGcob])/).map((piece) => {
          if (!/^%.*[sdufxeEgGcob]$/.test(piece) || piece.length < 2) return piece;
          const place = /^%(\d+)\$/.exec(piece)?.[1];
          const value = values[place === undefined ? next++ : Number(place) - 1];
          return value?.value ?? file.other(node, 'a format field');
        }),
  );
  return file.made(node, { kind: 'text', parts });
}
