'use strict';
// Which part of the sources may import which. A reader follows a call through syntax -> detect -> infer -> compare ->
// editor; these rules keep the way free of steps backwards.

/** One step of the way of a call in src/core may import what stands before it, never what stands after it. */
const forbidLaterSteps = (step, later, comment) => ({
  name: `${step}-knows-no-later-step`,
  comment,
  severity: 'error',
  from: { path: `^src/core/${step}/` },
  to: { path: `^src/core/(${later.join('|')})/` },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Files that import each other can only be understood, tested and loaded together.',
      severity: 'error',
      from: {},
      // A circle of types alone is gone at run time.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import that leads nowhere breaks the build, or worse, only the first use.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    {
      name: 'only-declared-packages',
      comment: 'A package that package.json does not name is there by chance and not covered by the licence test.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^vscode$' },
    },
    {
      name: 'core-is-closed',
      comment: 'The core is used by the editor, the command line and worker threads: it depends on none of them.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/', pathNot: '^src/core/' },
    },
    {
      name: 'core-is-pure',
      comment: 'No file, process or network in the core: everything comes through ports, so that tests can give it.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'core-packages',
      comment: 'The core may parse text with a library; a cloud SDK, a file walker or an editor has no place in it.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: {
        path: 'node_modules/',
        pathNot: 'node_modules/(web-tree-sitter|valibot|yaml|jsonc-parser|ignore|picomatch|@types/picomatch)/',
      },
    },
    {
      name: 'cloud-sdks-in-cloud',
      comment:
        'The cloud SDKs lie in bundles of their own, read on first use; an import elsewhere would load them at every start.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cloud/|aws\\.ts$|gcp\\.ts$)' },
      to: { path: 'node_modules/(@aws-sdk|@smithy|google-auth-library)/' },
    },
    {
      name: 'vscode-in-editor',
      comment: 'All but the editor must run without VS Code: on the command line, in a worker, in a unit test.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(editor/|extension\\.ts$)' },
      to: { path: '^vscode$|node_modules/@types/vscode/' },
    },
    {
      name: 'entries-are-ends',
      comment: 'An entry composes; it is started by its host and imported by nobody.',
      severity: 'error',
      from: {},
      to: { path: '^src/(extension|cli|worker)\\.ts$' },
    },
    {
      name: 'bundles-are-lazy',
      comment:
        'A require or dynamic import stays one in the bundle, so that its libraries are read on first use; a static import does not.',
      severity: 'error',
      from: {},
      to: {
        path: '^src/(aws|gcp|infrastructure)\\.ts$',
        dependencyTypes: ['import', 'export'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'editor-and-commands-apart',
      comment: 'The editor and the command line are two faces of one core: what both need belongs below them.',
      severity: 'error',
      from: { path: '^src/editor/' },
      to: { path: '^src/(cli|mcp)/' },
    },
    {
      name: 'commands-and-editor-apart',
      comment: 'See editor-and-commands-apart.',
      severity: 'error',
      from: { path: '^src/(cli|mcp)/' },
      to: { path: '^src/editor/' },
    },
    {
      name: 'adapters-below-faces',
      comment: 'Files, threads and clouds are reached through ports: they know nobody who uses them.',
      severity: 'error',
      from: { path: '^src/(cloud|node)/' },
      to: { path: '^src/(cli|mcp|editor)/' },
    },
    {
      name: 'adapters-apart',
      comment: 'A cloud adapter is handed what it reads; it walks no folder. Nor does a file source ask a cloud.',
      severity: 'error',
      from: { path: '^src/(cloud|node)/' },
      to: { path: '^src/(cloud|node)/', pathNot: '^src/$1/' },
    },
    {
      name: 'clouds-apart',
      comment: 'Each cloud lies in a bundle of its own; an import across would put one SDK into the other bundle.',
      severity: 'error',
      from: { path: '^src/cloud/(aws|gcp)/' },
      to: { path: '^src/cloud/(aws|gcp)/', pathNot: '^src/cloud/$1/' },
    },
    {
      name: 'model-is-the-ground',
      comment: 'The words are defined once, below everything that uses them.',
      severity: 'error',
      from: { path: '^src/core/model/' },
      to: { path: '^src/', pathNot: '^src/core/model/' },
    },
    {
      name: 'report-reads-the-model',
      comment: 'A report prints what was found; it finds nothing itself.',
      severity: 'error',
      from: { path: '^src/core/report/' },
      to: { path: '^src/core/', pathNot: '^src/core/(report|model|redaction)/' },
    },
    {
      name: 'languages-know-no-sdk',
      comment: 'Languages and SDKs are added to each other, not multiplied: a front end knows grammar only.',
      severity: 'error',
      from: { path: '^src/core/detect/languages/' },
      to: { path: '^src/core/detect/sdks/' },
    },
    {
      name: 'sdks-know-no-language',
      comment: 'See languages-know-no-sdk: a rule set knows names only.',
      severity: 'error',
      from: { path: '^src/core/detect/sdks/' },
      to: { path: '^src/core/(detect/languages|syntax)/' },
    },
    forbidLaterSteps(
      'syntax',
      ['detect', 'infer', 'infrastructure', 'declared', 'evaluate', 'compare', 'decode', 'fix', 'generate', 'report'],
      'Trees are of any use: what is looked for in them is decided by who asks.',
    ),
    forbidLaterSteps(
      'catalog',
      [
        'syntax',
        'detect',
        'infer',
        'infrastructure',
        'declared',
        'evaluate',
        'compare',
        'decode',
        'fix',
        'generate',
        'report',
      ],
      'The catalog states facts of the providers, whoever asks for them.',
    ),
    forbidLaterSteps(
      'detect',
      ['infer', 'declared', 'evaluate', 'compare', 'decode', 'fix', 'generate', 'report'],
      'A call site is what the source says, before anybody asks which permission that needs.',
    ),
    forbidLaterSteps(
      'infer',
      ['declared', 'evaluate', 'compare', 'decode', 'fix', 'generate', 'report'],
      'What code needs does not depend on what anybody has been granted.',
    ),
    forbidLaterSteps(
      'evaluate',
      ['syntax', 'detect', 'infer', 'compare', 'decode', 'fix', 'generate', 'report'],
      'A decision follows from policies and a request alone.',
    ),
    forbidLaterSteps(
      'declared',
      ['detect', 'infer', 'compare', 'decode', 'fix', 'generate', 'report'],
      'Grants are read the same for every requirement.',
    ),
    forbidLaterSteps(
      'compare',
      ['decode', 'fix', 'generate', 'report'],
      'A finding comes before its fix and before its print.',
    ),
    forbidLaterSteps(
      'decode',
      ['compare', 'fix', 'generate', 'report'],
      'A diagnosis comes before its fix and before its print.',
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Types count too: a part whose types come from another cannot be understood without it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
