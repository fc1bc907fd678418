import { immutable } from '$app/manifest';
import type { RequestEvent } from '@sveltejs/kit';

/** As `vite/layers.ts` lays them; while developing there are no files, and Vite brings the styles with the code. */
const STYLES = immutable.find(({ path }) => /\/member-frame\.[^/]+\.css$/.test(path));

/**
 * The styles of the members' frame where a public page stands in it. SvelteKit sends those of what a page imports at once,
 * and public pages import the frame only for members: it would stand there bare until the code has come, and for ever
 * where none does.
 */
export function frameStyles({ route }: RequestEvent, html: string): string {
  const isFramed = route.id?.startsWith('/(public)/') && html.includes('data-frame="member"');

  return STYLES && isFramed ? `<link rel="stylesheet" href="/${STYLES.path}">` : '';
}
