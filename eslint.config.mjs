import tseslint from 'typescript-eslint';

const unused = ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.vscode-test/',
      'coverage/',
      'catalog/node_modules/',
      'src/core/catalog/data/',
      'test/fixtures/',
      'examples/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A require of a further bundle stays one, so that it is read on first use (see esbuild.js).
      '@typescript-eslint/no-require-imports': ['error', { allow: ['/(aws|gcp|infrastructure)\\.js$'] }],
      '@typescript-eslint/no-unused-vars': unused,
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [...tseslint.configs.recommended],
    rules: { '@typescript-eslint/no-unused-vars': unused, eqeqeq: 'error' },
  },
  { files: ['**/*.cjs', 'esbuild.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  // Programs of the toolchain talk to whoever started them, and tests may.
  { files: ['scripts/**', 'test/**', 'catalog/**'], rules: { 'no-console': 'off' } },
);
