import { cleanup } from 'vitest-browser-svelte/pure';
import { afterEach } from 'vitest';

/** Files share a page, and whoever draws into it is asked to clean up only by the first of them. */
afterEach(async () => {
  await cleanup();
  document.body.replaceChildren();
});
