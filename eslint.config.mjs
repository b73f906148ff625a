import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', '.vscode-test/', 'node_modules/', 'catalog/node_modules/', 'src/core/catalog/data/', 'test/fixtures/', 'examples/', 'test/host/build/'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  // Mocha's describe and it return promises only in its types; chai-free assertions use node:assert.
  { files: ['test/**/*.ts'], rules: { '@typescript-eslint/no-unused-expressions': 'off', 'no-console': 'off' } },
);
