import { error, redirect } from '@sveltejs/kit';
import { call, reach } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { articleFromForm } from '#lib/news/article-form.ts';
import { askToSignIn } from '#lib/server/signed-in.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, url }) => {
  const { me } = await parent();
  askToSignIn(me, url);
  const article = await call(fetch, 'news.get', { params });
  if (!article.source) error(404);

  return { article, source: article.source, saved: url.searchParams.has('saved') };
};

/** Does one act to the article of the address. */
async function act({ fetch, params }: RequestEvent, work: (id: string) => Promise<unknown>) {
  return attempt({}, async () => {
    const { id } = await call(fetch, 'news.get', { params });
    await work(id);

    return { done: true as const };
  });
}

export const actions: Actions = {
  save: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const fields = articleFromForm(form);

    return attempt({ fields }, async () => {
      const { id } = await call(fetch, 'news.get', { params });
      const body = { ...fields, revision: Number(form.get('revision')) };
      await call(fetch, 'news.update', { params: { id }, body });

      return { done: true as const };
    });
  },
  publish: async (event) => {
    const at = String((await event.request.formData()).get('at') ?? '') || null;

    return act(event, (id) => call(event.fetch, 'news.publish', { params: { id }, body: { at } }));
  },
  withdraw: async (event) => act(event, (id) => call(event.fetch, 'news.withdraw', { params: { id } })),
  picture: async (event) => {
    const sent = (await event.request.formData()).get('file');
    const body = new FormData();
    if (sent instanceof File && sent.size > 0) body.set('file', sent, sent.name);

    return act(event, (id) => reach(event.fetch, `/api/news/${id}/picture`, { method: 'POST', body }));
  },
  removePicture: async (event) =>
    act(event, (id) => call(event.fetch, 'news.removePicture', { params: { id } })),
  remove: async (event) => {
    const outcome = await act(event, (id) => call(event.fetch, 'news.remove', { params: { id } }));
    if ('done' in outcome) redirect(303, link('/news/written?removed'));

    return outcome;
  },
};
