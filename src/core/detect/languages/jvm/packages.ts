import type { Packages } from '../front-end.js';

/** Folders and file names that hold tests by the custom of Maven, Gradle and sbt. */
const TEST_FOLDER = /(?:^|\/)(?:src\/(?:\w*[tT]est\w*|it)|tests?|androidTest|testFixtures)\//;
const TEST_FILE = /(?:^|\/)(?:Test[A-Z]\w*|\w*(?:Test|Tests|TestCase|IT|Spec|Suite))\.(?:java|kts?|scala|sc)$/;

export const isTestFile = (file: string): boolean => TEST_FOLDER.test(file) || TEST_FILE.test(file);

/** The package that a file names in its own text: `com.example.reports`; empty: none. */
function packageOf(text: string): string {
  const found = /^[ \t]*package[ \t]+([\w.`]+)/m.exec(text);
  return (found?.[1] ?? '').replaceAll('`', '');
}

/** Packages of the languages of the JVM: declared in the text, seen without an import by their own files only. */
export function packagesBy(names: RegExp): Packages {
  return {
    names,
    packageOf: (_file, text) => packageOf(text),
    means: (module, packageName) => module === packageName,
  };
}

/**
 * Files that may hold a type named in full: `com.example.Clients` is `com/example/Clients.java` beside the folder in which
 * the importing file's own `com` lies. Types of packages are found by their names; this is for their members.
 */
export function filesOfType(specifier: string, fromFile: string, extensions: readonly string[]): readonly string[] {
  const [top = ''] = specifier.split('.');
  const folders = fromFile.split('/').slice(0, -1);
  const at = folders.indexOf(top);
  if (at < 0 || !/\.[A-Z]\w*$/.test(specifier)) return [];
  const root = folders.slice(0, at).map((folder) => `${folder}/`);
  return extensions.map((extension) => `${root.join('')}${specifier.replaceAll('.', '/')}.${extension}`);
}
