import { MAIL_PACES, TOLD_GROUPS } from '@klammer/contracts/channels';
import type { Output } from '@klammer/contracts/endpoint';
import type { channels } from '@klammer/contracts/channels';
import { fail } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { wordProblem } from '#lib/problems.ts';
import type { Actions, PageServerLoad } from './$types';

/** Looking at it changes nothing: programs look at the links of mails too. */
export const load: PageServerLoad = async ({ url, fetch, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const token = url.searchParams.get('token') ?? '';

  return { token, groups: TOLD_GROUPS, mail: await readChoices(fetch, token) };
};

export const actions: Actions = {
  stop: ({ url, fetch }) =>
    attempt('stopped', () => call(fetch, 'channels.unsubscribe', { query: { token: tokenOf(url) } })),

  choose: async ({ url, request, fetch }) => {
    const form = await request.formData();
    const mail = Object.fromEntries(
      TOLD_GROUPS.flatMap((group) => {
        const pace = MAIL_PACES.find((one) => one === form.get(`mail:${group}`));

        return pace ? [[group, pace]] : [];
      }),
    );

    return attempt('saved', () =>
      call(fetch, 'channels.chooseByLink', { query: { token: tokenOf(url) }, body: { mail } }),
    );
  },
};

const tokenOf = (url: URL) => url.searchParams.get('token') ?? '';

/** Null for a link that leads to nobody. */
async function readChoices(
  fetch: typeof globalThis.fetch,
  token: string,
): Promise<Output<typeof channels.readByLink>['mail'] | null> {
  try {
    return (await call(fetch, 'channels.readByLink', { query: { token } })).mail;
  } catch (error) {
    if (error instanceof ApiProblem && ['gone', 'invalid-input'].includes(error.code)) return null;
    throw error;
  }
}

async function attempt(done: 'stopped' | 'saved', work: () => Promise<unknown>) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;

    return fail(error.status, { done: null, failure: wordProblem(error) });
  }

  return { done, failure: null };
}
