import svelte from 'eslint-plugin-svelte';
import prettier from 'eslint-config-prettier';
import globals from 'globals';
import ts from 'typescript-eslint';

/** The rules of docs/style that a machine can hold; import boundaries live in .dependency-cruiser.cjs. */
export default ts.config(
  {
    ignores: [
      '**/node_modules/',
      'data/',
      'client/build/',
      'server/build/',
      'client/.svelte-kit/',
      'client/src/lib/paraglide/',
    ],
  },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser, ParentNode: false } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', 300],
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  // svelte-check does not see a name that is used in the markup only and nowhere brought in.
  { files: ['**/*.svelte'], rules: { 'no-undef': 'error' } },
  // What was typed is kept where no answer comes.
  {
    files: ['client/src/**'],
    ignores: ['client/src/lib/ui/enhance.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { name: '$app/forms', importNames: ['enhance', 'applyAction'], message: 'Use #lib/ui/enhance.ts.' },
      ],
    },
  },
  // The two places that show HTML: the server makes it of the operator's Markdown, with HTML in it turned off, or of a
  // component of ours, which escapes.
  {
    files: ['client/src/lib/ui/Prose.svelte', 'client/src/lib/ui/AsServed.svelte'],
    rules: { 'svelte/no-at-html-tags': 'off' },
  },
  { files: ['scripts/**', 'bench/**', '**/cli.ts', 'search/cli/**'], rules: { 'no-console': 'off' } },
);
