import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What of others is in the bundles and in dist/wasm. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX expression, as the package states it. */
  readonly licence: string;
  /** The package's own licence and notice files, or for a grammar inside a .wasm the licence with its copyright line. */
  readonly text: string;
}

interface ShippedWasm {
  readonly asset: string;
  readonly package: string;
  readonly path: string;
  readonly contains: readonly {
    readonly name: string;
    readonly version: string;
    readonly licence: string;
    readonly copyright: string;
  }[];
}

/** The part of esbuild's metafile that is read. Paths are relative to the project's root. */
interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
}

/** Licences under which a package may ship: all are free of conditions on our own code. */
const ALLOWED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
  'Zlib',
];

/** True when an SPDX expression leaves a way to use the package under allowed licences alone. */
export function isAllowed(expression: string): boolean {
  const choices = expression.replace(/[()]/g, ' ').split(/\sOR\s/);
  // `A AND B OR C`: AND binds tighter. Brackets around an OR inside an AND would be read wrongly, so they are refused.
  if (/\([^()]*\sOR\s[^()]*\)\s+AND\s|\sAND\s+\([^()]*\sOR\s/.test(expression)) return false;
  return choices.some((choice) =>
    choice.split(/\sAND\s/).every((licence) => ALLOWED_LICENCES.includes(licence.trim())),
  );
}

/**
 * Every package of which a byte is in a bundle (esbuild's metafile) or whose .wasm is copied, and the grammars inside
 * those, by name and version. Throws when dist/ has not been built or a package states no licence.
 */
export function shippedPackages(root: string): ShippedPackage[] {
  const metafile = path.join(root, 'dist', 'meta.json');
  if (!existsSync(metafile)) throw new Error('dist/meta.json is missing: run npm run build first.');
  const { outputs } = JSON.parse(readFileSync(metafile, 'utf8')) as Metafile;
  const wasm = readShippedWasm(root);

  const folders = new Set(wasm.map((each) => path.join(root, 'node_modules', each.package)));
  for (const output of Object.values(outputs)) {
    for (const input of Object.keys(output.inputs)) {
      const folder = packageFolder(path.resolve(root, input));
      if (folder !== undefined) folders.add(folder);
    }
  }
  const packages = [...folders].map(readPackage);
  for (const grammar of wasm.flatMap((each) => each.contains)) {
    packages.push({ ...grammar, text: `${grammar.copyright}\n\n${standardText(grammar.licence, grammar.name)}` });
  }
  const unique = new Map(packages.map((each) => [`${each.name}@${each.version}`, each]));
  return [...unique.values()].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** The rows of scripts/shipped-wasm.json, which the build copies into dist/wasm. */
export function readShippedWasm(root: string): readonly ShippedWasm[] {
  return JSON.parse(readFileSync(path.join(root, 'scripts', 'shipped-wasm.json'), 'utf8')) as ShippedWasm[];
}

/** THIRD-PARTY-NOTICES.txt: packages of the same licence text (the cloud SDKs' above all) share one entry. */
export function noticesText(packages: readonly ShippedPackage[]): string {
  const byText = new Map<string, ShippedPackage[]>();
  for (const each of packages) byText.set(each.text, [...(byText.get(each.text) ?? []), each]);
  const entries = [...byText].map(([text, sharing]) => {
    const names = sharing.map((each) => `${each.name} ${each.version} (${each.licence})`).join('\n');
    return `${'-'.repeat(80)}\n${names}\n\n${text}\n`;
  });
  const head = 'Unforbid includes software of others, under these licences.\n';
  return `${head}\n${entries.join('\n')}`;
}

/** The folder of the package that holds a file: below the last node_modules of its path; undefined for our own files. */
function packageFolder(file: string): string | undefined {
  const parts = file.split(path.sep);
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) return undefined;
  const scoped = parts[last + 1]?.startsWith('@') === true;
  return parts.slice(0, last + (scoped ? 3 : 2)).join(path.sep);
}

function readPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, version, license } = manifest;
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${path.join(folder, 'package.json')} states no name, version or licence: leave the package out.`);
  }
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const text = texts.length > 0 ? texts.join('\n\n') : `${authorOf(manifest)}${standardText(license, name)}`;
  return { name, version, licence: license, text };
}

function authorOf({ author }: Record<string, unknown>): string {
  const name = typeof author === 'object' && author !== null ? (author as { name?: unknown }).name : author;
  return typeof name === 'string' ? `Author: ${name}\n\n` : '';
}

/** For the few packages that name a licence and carry no copy of it: its standard text, of scripts/licences/. */
function standardText(licence: string, name: string): string {
  const file = path.join(import.meta.dirname, 'licences', `${licence}.txt`);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new Error(`${name} carries no copy of its licence: add the standard text of ${licence} to scripts/licences/.`);
}
