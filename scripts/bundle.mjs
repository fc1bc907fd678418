// Puts the server and its packages into one file, so that a start reads one module instead of two thousand.
// Nothing depends on it: `server/src/main.ts` runs as it is, only slower to start.
import path from 'node:path';
import { rolldown } from 'rolldown';
import { bundleFolder, root } from './steps.mjs';

/** Packages that find files beside themselves, are native, or are optional parts of a driver. */
const LEFT_OUTSIDE = [
  ...['sharp', '@resvg/resvg-js', 'mupdf', 'highs', 'pdfkit'],
  ...['kerberos', 'mongodb-client-encryption', '@mongodb-js/zstd', '@aws-sdk/credential-providers'],
  ...['gcp-metadata', 'snappy', 'socks', 'aws4', 'bufferutil', 'utf-8-validate'],
];

const STORE_THREAD = './start.ts';

/** A module that asks where it lies must hear its own place, not the bundle's: files and workers lie beside it. */
const ownPlaces = {
  name: 'own-places',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null;
    // The store's thread is in the bundle too: its sources are sixty modules to find and to strip of types.
    if (code.includes(STORE_THREAD)) return code.replace(STORE_THREAD, './store.mjs');
    const place = path.relative(bundleFolder, id).split(path.sep).join('/');
    return code.replaceAll('import.meta.url', `new URL(${JSON.stringify(place)}, import.meta.url).href`);
  },
};

const bundle = await rolldown({
  cwd: root,
  input: { main: 'server/src/main.ts', store: 'store/src/start.ts' },
  platform: 'node',
  external: LEFT_OUTSIDE,
  plugins: [ownPlaces],
  // Third-party notes on their own code; what concerns ours, types and lint say.
  logLevel: 'silent',
});
await bundle.write({
  dir: bundleFolder,
  format: 'esm',
  cleanDir: true,
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
  // CommonJS packages inside ask for parts of Node by `require`.
  banner:
    "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
});
await bundle.close();
