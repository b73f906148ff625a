// Reads services and their RPCs out of .proto files of the npm package `google-proto-files`.
import fs from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Rpc
 * @property {string} name     `google.pubsub.v1.Publisher.Publish`
 * @property {string} package  `google.pubsub.v1`
 * @property {{verb: string, path: string}[]} http  main binding first; empty: gRPC only
 * @property {string[]} scopes of the service
 * @property {string} host
 */

/**
 * All RPCs of services with a host, in order of name.
 * @param {string} directory `google` of the installed package `google-proto-files`
 * @param {string[]} without protobuf packages to leave out
 * @returns {Rpc[]}
 */
export function rpcsOf(directory, without) {
  const found = [];
  for (const file of fs.readdirSync(directory, { recursive: true }).sort()) {
    if (!file.endsWith('.proto')) continue;
    const source = fs.readFileSync(path.join(directory, file), 'utf8');
    if (/^service \w+ \{/m.test(source)) found.push(...rpcsIn(source));
  }
  return found
    .filter((rpc) => rpc.host !== '' && !without.includes(rpc.package))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function rpcsIn(source) {
  const text = withoutComments(source);
  const proto = /^package ([\w.]+);/m.exec(text)?.[1] ?? '';
  const rpcs = [];
  for (const service of blocks(text, /^service (\w+) \{/gm)) {
    const scopes = strings(/oauth_scopes\) =\s*((?:"[^"]*"\s*)+);/.exec(service.body)?.[1] ?? '')
      .join('')
      .split(',')
      .filter((scope) => scope !== '');
    const host = /default_host\) = "([^"]+)"/.exec(service.body)?.[1] ?? '';
    for (const rpc of rpcBlocks(service.body))
      rpcs.push({
        name: `${proto}.${service.name}.${rpc.name}`,
        package: proto,
        http: [...rpc.body.matchAll(/\b(get|put|post|delete|patch):\s*((?:"[^"]*"\s*)+)/g)].map((match) => ({
          verb: match[1].toUpperCase(),
          path: strings(match[2]).join(''),
        })),
        scopes,
        host,
      });
  }
  return rpcs;
}

const strings = (text) => [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1]);

const withoutComments = (source) =>
  source.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (part) => (part.startsWith('"') ? part : ''));

function* blocks(text, head) {
  for (const match of text.matchAll(head))
    yield { name: match[1], body: text.slice(match.index, closing(text, match.index + match[0].length)) };
}

function* rpcBlocks(body) {
  for (const match of body.matchAll(/\brpc (\w+)\s*\([^)]*\)\s*returns\s*\([^)]*\)\s*([;{])/g)) {
    const start = match.index + match[0].length;
    yield { name: match[1], body: match[2] === ';' ? '' : body.slice(start, closing(body, start)) };
  }
}

/** Offset after the bracket that closes the block whose inside starts at `start`; strings are passed over. */
function closing(text, start) {
  let depth = 1;
  for (let index = start; index < text.length; index++) {
    const letter = text[index];
    if (letter === '"') index = text.indexOf('"', index + 1);
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return index + 1;
  }
  throw new Error('google-proto-files: a block is not closed');
}
