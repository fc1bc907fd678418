import { call } from '#lib/api.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => call(fetch, 'legal.get', { params: { page: 'privacy' } });
