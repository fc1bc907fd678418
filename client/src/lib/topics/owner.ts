import { call } from '#lib/api.ts';

const LIKE_IT = 50;

/**
 * The address of the organisation that somebody named. What is nobody's name is handed on as it was typed: the API says
 * that there is none.
 */
export async function slugOfOwner(fetch: typeof globalThis.fetch, typed: string): Promise<string> {
  if (typed === '') return '';
  const { items } = await call(fetch, 'operator.organisations', { query: { q: typed, limit: LIKE_IT } });
  const named = items.filter(({ name }) => name.toLowerCase() === typed.toLowerCase());

  return (named.find(({ state }) => state === 'published') ?? named[0])?.slug ?? typed;
}
