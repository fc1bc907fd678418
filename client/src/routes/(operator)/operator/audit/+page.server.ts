import { fail } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { wordProblem } from '#lib/problems.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWN = 50;
const FIELDS = ['person', 'action', 'subjectKind', 'subjectId'] as const;
const DAY_MS = 86_400_000;

export const load: PageServerLoad = async ({ fetch, url }) => {
  const given = (name: string) => url.searchParams.get(name)?.trim() || undefined;
  const filter = {
    ...Object.fromEntries(FIELDS.map((name) => [name, given(name)])),
    from: given('from'),
    to: given('to'),
  } as Partial<Record<(typeof FIELDS)[number] | 'from' | 'to', string>>;

  const entries = await read(fetch, { ...filter, cursor: given('cursor') });
  const query = Object.entries({ ...filter, cursor: entries.nextCursor }).flatMap(([name, value]) =>
    value ? [[name, value]] : [],
  );

  return { filter, ...entries, older: String(new URLSearchParams(query)) };
};

/** A filter that the API does not take finds nothing, and the page says why. */
async function read(
  fetch: typeof globalThis.fetch,
  { from, to, ...rest }: Partial<Record<(typeof FIELDS)[number] | 'from' | 'to' | 'cursor', string>>,
) {
  try {
    const query = { ...rest, limit: SHOWN, from: startOf(from), to: startOf(to, DAY_MS) };

    return { ...(await call(fetch, 'audit.list', { query })), failure: null };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'invalid-input') throw error;

    return { items: [], nextCursor: null, failure: wordProblem(error) };
  }
}

/** The first moment of a day, or of the one after it, so that the last day named is in it. */
function startOf(day: string | undefined, plusMs = 0): string | undefined {
  const at = Date.parse(day ?? '');

  return Number.isNaN(at) ? undefined : new Date(at + plusMs).toISOString();
}

export const actions: Actions = {
  verify: async ({ fetch }) => {
    try {
      return { verification: await call(fetch, 'audit.verify'), failure: null };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;

      return fail(error.status, { verification: null, failure: wordProblem(error) });
    }
  },
};
