import { ENTRY_KINDS } from '@klammer/contracts/topics';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { numberOf } from '#lib/topics/topic-form.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, parent, depends }) => {
  depends('app:topic');
  const { me } = await parent();
  const topic = await call(fetch, 'topics.get', { params: { slug: params.slug } });
  const ofTopic = topic.codes[0] ? { topic: topic.codes[0], limit: 4 } : null;
  const [events, requests, comments] = await Promise.all([
    ofTopic ? call(fetch, 'events.list', { query: ofTopic }) : null,
    ofTopic ? call(fetch, 'requests.list', { query: ofTopic }) : null,
    me?.person?.emailVerified
      ? call(fetch, 'topics.comments', { params: { id: topic.id }, query: {} })
      : null,
  ]);

  return {
    topic,
    events: events?.items ?? [],
    requests: requests?.items ?? [],
    comments: comments?.items ?? null,
    // Goes with what is written, so that a double click makes one.
    clientId: crypto.randomUUID(),
  };
};

/** Does one thing to the topic that the form names, and says that it is done. */
function change(work: (fetch: typeof globalThis.fetch, id: string, form: FormData) => Promise<unknown>) {
  return async ({ request, fetch }: { request: Request; fetch: typeof globalThis.fetch }) => {
    const form = await request.formData();
    const kept = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));

    return attempt({ kept }, async () => {
      await work(fetch, textOf(form, 'id'), form);

      return { done: true as const };
    });
  };
}

export const actions: Actions = {
  addValue: change((fetch, id, form) =>
    call(fetch, 'topics.addValue', {
      params: { id },
      body: {
        value: numberOf(textOf(form, 'value')),
        on: textOf(form, 'on'),
        source: textOf(form, 'source'),
      },
    }),
  ),
  removeValue: change((fetch, id, form) =>
    call(fetch, 'topics.removeValue', { params: { id, key: textOf(form, 'key') } }),
  ),
  addEntry: change((fetch, id, form) =>
    call(fetch, 'topics.addEntry', {
      params: { id },
      body: {
        clientId: textOf(form, 'clientId'),
        kind: ENTRY_KINDS.find((kind) => kind === form.get('kind')) ?? 'update',
        text: { de: textOf(form, 'entry.de'), en: textOf(form, 'entry.en') },
      },
    }),
  ),
  removeEntry: change((fetch, id, form) =>
    call(fetch, 'topics.removeEntry', { params: { id, key: textOf(form, 'key') } }),
  ),
  setMilestone: change((fetch, id, form) =>
    call(fetch, 'topics.setMilestone', {
      params: { id, key: textOf(form, 'key') },
      body: { doneOn: textOf(form, 'doneOn') || null },
    }),
  ),
  comment: change((fetch, id, form) =>
    call(fetch, 'topics.comment', {
      params: { id },
      body: { clientId: textOf(form, 'clientId'), text: textOf(form, 'text') },
    }),
  ),
  removeComment: change((fetch, id, form) =>
    call(fetch, 'topics.removeComment', { params: { id, commentId: textOf(form, 'commentId') } }),
  ),
};
