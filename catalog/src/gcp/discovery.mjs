// Reads the REST methods of one API version out of the generated clients of the npm package `googleapis`. The package
// holds no discovery documents, only the code made from them: paths and parameters stand in the `.js`, scopes in the
// example of each method in the `.d.ts`.
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} RestMethod
 * @property {string} id        `storage.objects.get`
 * @property {string} verb      HTTP verb
 * @property {string} path      `/storage/v1/b/{bucket}/o/{object}`; `{+name}` takes a whole resource name
 * @property {string} host      `storage.googleapis.com`
 * @property {string[]} required names of required parameters
 * @property {string[]} pathParameters
 * @property {string[]} scopes  any one of these will do
 */

/**
 * All methods of an API version, by id.
 * @param {string} directory the installed package `googleapis`
 * @returns {Map<string, RestMethod>}
 */
export function restMethods(directory, api, version) {
  const file = path.join(directory, 'build/src/apis', api, `${version}.js`);
  const code = fs.readFileSync(file, 'utf8');
  const declarations = fs.readFileSync(file.replace(/\.js$/, '.d.ts'), 'utf8');
  // Parts of an API have ids of their own: `directory.users.list` of `admin`. Else the first part is the API's name,
  // also where the examples say another one (`sql` for `sqladmin`).
  const spoken = /const res = await (\w+)\./.exec(declarations)?.[1] ?? api;
  const root = version.includes('_') ? spoken : api;
  const scopes = exampleScopes(declarations, spoken, root);
  const properties = collectionNames(code);
  const methods = new Map();
  for (const { name, body } of resourceClasses(code)) {
    const collection = properties.get(name);
    if (collection === undefined) continue;
    for (const method of classMethods(body)) {
      const spelled = [root, ...collection, method.name].join('.');
      // Methods without a collection stand in one of the version's name in the package (`cloudasset.v1.exportAssets`).
      const id = spelled.replace(/^(\w+)\.v\d+\w*\.(?=\w+$)/, '$1.');
      methods.set(id, { id, ...method.facts, scopes: scopes.get(spelled) ?? [] });
    }
  }
  return methods;
}

/** Class name -> its path of property names, since class names lose the letter case (`Managedfolders`). */
function collectionNames(code) {
  const paths = new Map();
  const parents = new Map();
  for (const { name, body } of classes(code))
    for (const [, property, child] of body.matchAll(/this\.(\w+) =\s*new (Resource\$[\w$]+)\(/g))
      parents.set(child, { parent: name, property });
  const pathOf = (name) => {
    const link = parents.get(name);
    if (link === undefined) return [];
    return [...pathOf(link.parent), link.property];
  };
  for (const name of parents.keys()) paths.set(name, pathOf(name));
  return paths;
}

function* classes(code) {
  const starts = [...code.matchAll(/^ {4}class ([\w$]+) \{$/gm)];
  for (let index = 0; index < starts.length; index++)
    yield { name: starts[index][1], body: code.slice(starts[index].index, starts[index + 1]?.index ?? code.length) };
}

function* resourceClasses(code) {
  for (const entry of classes(code)) if (entry.name.startsWith('Resource$')) yield entry;
}

function* classMethods(body) {
  const starts = [...body.matchAll(/^ {8}(\w+)\(paramsOrCallback, optionsOrCallback, callback\) \{$/gm)];
  for (let index = 0; index < starts.length; index++) {
    const text = body.slice(starts[index].index, starts[index + 1]?.index ?? body.length);
    const host = /options\.rootUrl \|\|\s*'(?:https:\/\/)([^/']+)\//.exec(text)?.[1];
    const url = /url: \(rootUrl \+\s*'([^']+)'\)/.exec(text)?.[1];
    const verb = /method: '(\w+)'/.exec(text)?.[1];
    if (host === undefined || url === undefined || verb === undefined)
      throw new Error(`googleapis: cannot read the method ${starts[index][1]}; its code has a new form`);
    yield {
      name: starts[index][1],
      facts: {
        verb,
        path: url,
        host,
        required: names(text, 'requiredParams'),
        pathParameters: names(text, 'pathParams'),
      },
    };
  }
}

const names = (text, member) =>
  [...(new RegExp(`${member}: \\[([^\\]]*)\\]`).exec(text)?.[1] ?? '').matchAll(/'([^']+)'/g)].map((match) => match[1]);

/** Scopes per method id, from the example in each method's comment. */
function exampleScopes(declarations, spoken, root) {
  const found = new Map();
  for (const example of declarations.split('// Before running the sample:').slice(1)) {
    const call = new RegExp(`const res = await ${spoken}(\\.[\\w.]+)\\(`).exec(example)?.[1];
    const list = /scopes: \[([^\]]*)\]/.exec(example)?.[1];
    if (call !== undefined && list !== undefined)
      found.set(
        `${root}${call}`,
        [...list.matchAll(/'([^']+)'/g)].map((match) => match[1]),
      );
  }
  return found;
}
