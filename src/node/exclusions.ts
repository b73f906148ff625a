import picomatch from 'picomatch';

/**
 * Folders and files that hold no source of the user: what package managers, build tools and version control put there.
 * A name that is also a usual name for source (`build`, `target`, `bin`, `lib`) counts only beside the file of the tool
 * that makes it, so that no source folder of any language is lost (`src/bin` of Rust, `lib` of Ruby, `src/build`).
 */
interface Exclusion {
  /** Compared with the entry's own name. */
  readonly name: RegExp;
  readonly kind: 'folder' | 'file';
  /** Some entry of the same folder must match: the tool that writes the output. Absent: the name alone is enough. */
  readonly beside?: RegExp;
  /** What it holds, in words. */
  readonly holds: string;
}

const JAVASCRIPT = /^package\.json$/;
const PYTHON = /^(pyproject\.toml|setup\.(py|cfg))$/;
const JVM = /^(pom\.xml|build\.sbt|build\.gradle(\.kts)?|settings\.gradle(\.kts)?)$/;
const DOTNET = /\.(cs|fs|vb)proj$/;

const EXCLUSIONS: readonly Exclusion[] = [
  // VS Code's own defaults for files.exclude and search.exclude.
  { kind: 'folder', name: /^\.(git|svn|hg|jj|sl)$|^CVS$/, holds: 'version control data' },
  { kind: 'folder', name: /^(node_modules|bower_components|jspm_packages)$/, holds: 'installed packages' },
  { kind: 'file', name: /^(\.DS_Store|Thumbs\.db)$/, holds: 'file manager data' },
  // Installed packages and virtual environments.
  { kind: 'folder', name: /^\.?venv$|^\.?virtualenv$/, holds: 'a Python environment' },
  { kind: 'folder', name: /^(site-packages|__pypackages__|\.eggs)$|\.egg-info$/, holds: 'installed packages' },
  { kind: 'folder', name: /^vendor$/, beside: /^(go\.mod|composer\.json|Gemfile)$/, holds: 'installed packages' },
  { kind: 'folder', name: /^\.(yarn|pnpm-store|npm|bundle|gradle|m2|cargo)$/, holds: 'installed packages' },
  { kind: 'folder', name: /^Pods$/, beside: /^Podfile$/, holds: 'installed packages' },
  // Caches of tools.
  {
    kind: 'folder',
    name: /^(__pycache__|\.mypy_cache|\.pytest_cache|\.ruff_cache|\.tox|\.nox|\.ipynb_checkpoints|\.hypothesis)$/,
    holds: 'caches of Python tools',
  },
  {
    kind: 'folder',
    name: /^\.(next|nuxt|svelte-kit|angular|turbo|parcel-cache|cache|nx|vercel|netlify|docusaurus|output|vscode-test)$/,
    holds: 'caches and output of build tools',
  },
  {
    kind: 'folder',
    name: /^(\.terraform|\.terragrunt-cache|cdk\.out|\.serverless|\.aws-sam|\.pulumi|\.sst)$/,
    holds: 'output of deployment tools',
  },
  { kind: 'folder', name: /^\.?nyc_output$|^htmlcov$/, holds: 'coverage reports' },
  { kind: 'folder', name: /^coverage$/, beside: JAVASCRIPT, holds: 'coverage reports' },
  // Build output, beside the tool that writes it.
  { kind: 'folder', name: /^(dist|build|out)$/, beside: JAVASCRIPT, holds: 'build output' },
  { kind: 'folder', name: /^(dist|build)$/, beside: PYTHON, holds: 'build output' },
  { kind: 'folder', name: /^target$/, beside: /^(Cargo\.toml|pom\.xml|build\.sbt)$/, holds: 'build output' },
  { kind: 'folder', name: /^(build|out)$/, beside: JVM, holds: 'build output' },
  { kind: 'folder', name: /^(bin|obj)$/, beside: DOTNET, holds: 'build output' },
  { kind: 'folder', name: /^(_build|deps)$/, beside: /^mix\.exs$/, holds: 'build output' },
  { kind: 'folder', name: /^build$/, beside: /^(CMakeLists\.txt|pubspec\.yaml)$/, holds: 'build output' },
  { kind: 'folder', name: /^bazel-(bin|out|testlogs)$/, holds: 'build output' },
  { kind: 'folder', name: /^\.(build|dart_tool)$/, holds: 'build output' },
  // Generated for browsers: one line of megabytes, made from sources that are scanned themselves.
  { kind: 'file', name: /\.min\.[cm]?js$|\.js\.map$/, holds: 'minified code' },
];

/** What a folder entry holds that is passed over by default ("build output"), or undefined when it is source. */
export function exclusionOf(
  entry: { readonly name: string; readonly folder: boolean },
  siblings: readonly string[],
): string | undefined {
  const kind = entry.folder ? 'folder' : 'file';
  const row = EXCLUSIONS.find(
    ({ kind: rowKind, name, beside }) =>
      rowKind === kind &&
      name.test(entry.name) &&
      (beside === undefined || siblings.some((sibling) => beside.test(sibling))),
  );
  return row?.holds;
}

/** Files by which a folder says of itself that it holds no source: Python's environments, the Cache Directory Tagging Specification. */
const MARKERS: readonly string[] = ['pyvenv.cfg', 'CACHEDIR.TAG'];

/** True for a folder, by the names in it, that is an environment or a cache, whatever it is called. */
export function holdsNoSource(names: readonly string[]): boolean {
  return MARKERS.some((marker) => names.includes(marker));
}

/**
 * Globs as in VS Code's `files.exclude`: relative to the folder, `**` crosses folders, a pattern that matches a folder
 * takes everything in it. A closing slash is allowed. Empty globs match nothing.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.map((glob) => glob.replace(/^\.?\//, '').replace(/\/+$/, '')).filter((glob) => glob !== '');
  return patterns.length === 0 ? () => false : picomatch(patterns, { dot: true });
}
