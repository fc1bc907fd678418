import type { Reroute } from '@sveltejs/kit/hooks';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/** `/en/directory` and `/directory` are the same route. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
