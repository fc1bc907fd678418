import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import type { Introduction } from '@klammer/contracts/introductions';
import { ApiProblem, call } from '#lib/api.ts';
import { block } from '#lib/blocks/actions.server.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { counterpartOf } from '#lib/messages/naming.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url, parent }) => {
  const before = Number(url.searchParams.get('before')) || undefined;
  const [conversation, page, { items: people }] = await Promise.all([
    call(fetch, 'conversations.get', { params }),
    call(fetch, 'conversations.messages', { params, query: { before } }),
    call(fetch, 'conversations.people', { params }),
  ]);

  const { me } = await parent();
  const other = counterpartOf(conversation, me.organisationId ?? '');
  const opened = other && (await call(fetch, 'rooms.list', { query: { with: other.id } }));
  /** Data rooms that one side has opened to the other. */
  const rooms = opened ? [...opened.shared, ...opened.own].map(({ id, name }) => ({ id, name })) : [];

  // What it began with stands above the first message; in a long conversation that is out of sight.
  const isBeginning = (page.items[0]?.sequence ?? 1) === 1;
  const introduction =
    conversation.introductionId && isBeginning ? await readAsked(fetch, conversation.introductionId) : null;

  return { conversation, page, people, rooms, introduction, clientId: randomUUID() };
};

/** Null where the other organisation is gone: what was said with it is still read. */
async function readAsked(fetch: typeof globalThis.fetch, id: string): Promise<Introduction | null> {
  try {
    return await call(fetch, 'introductions.get', { params: { id } });
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'not-found') return null;
    throw error;
  }
}

export const actions: Actions = {
  /** The composer without JavaScript; with it, messages go through the outbox. */
  send: async ({ request, fetch, params }) => {
    const form = await request.formData();
    const body = { clientId: String(form.get('clientId')), text: String(form.get('text') ?? '') };

    return attempt({ text: body.text }, async () => {
      await call(fetch, 'conversations.send', { params, body });
      redirect(303, link(`/messages/${params.id}`));
    });
  },
  block,
};
