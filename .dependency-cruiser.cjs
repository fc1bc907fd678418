/** Imports run one way. Each rule says what would break without it. */
const feature = '^server/src/features/([^/]+)/';
/** Tests, and what several tests of a feature build their worlds with. */
const tests = '(\\.test|/testing)\\.ts$';
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'contracts-import-zod-only',
      severity: 'error',
      from: { path: '^contracts/src', pathNot: tests },
      to: { pathNot: ['^contracts/src', 'node_modules/zod'] },
    },
    {
      name: 'store-stands-alone',
      severity: 'error',
      from: { path: '^store/' },
      to: { path: '^(contracts|search|server|client)/' },
    },
    {
      name: 'search-knows-no-other-workspace',
      comment: 'types and the vocabulary of contracts are fine',
      severity: 'error',
      from: { path: '^search/src' },
      to: { path: '^(store|server|client)/' },
    },
    {
      name: 'client-talks-to-the-server-over-http',
      severity: 'error',
      from: { path: '^client/' },
      to: { path: '^(server|store|search)/' },
    },
    {
      name: 'features-meet-through-their-services',
      severity: 'error',
      from: { path: feature, pathNot: tests },
      to: { path: '^server/src/features/', pathNot: ['^server/src/features/$1/', '/service\\.ts$'] },
    },
    {
      name: 'models-are-private',
      severity: 'error',
      from: { pathNot: [feature, '^server/test/', '\\.test\\.ts$'] },
      to: { path: '^server/src/features/[^/]+/(model|policy|present|document)\\.ts$' },
    },
    {
      name: 'features-are-put-together-in-one-place',
      severity: 'error',
      from: { pathNot: '^server/src/app\\.ts$' },
      to: { path: '^server/src/features/[^/]+/feature\\.ts$' },
    },
    {
      name: 'plumbing-knows-no-feature',
      severity: 'error',
      from: { path: '^server/src/(http|sockets|db|indexing|mail|push|outgoing)/' },
      to: { path: '^server/src/features/' },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: [tests, '^server/test/'] },
      to: { path: tests },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['client/src/lib/paraglide', '\\.svelte-kit', '/build/', '/data/'] },
    // Types count too: what has to know each other's shapes cannot be read one after the other.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.svelte'],
    },
  },
};
