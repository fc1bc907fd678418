import { redirect, type RequestEvent } from '@sveltejs/kit';
import type { Room } from '@klammer/contracts/rooms';
import { call } from '#lib/api.ts';
import { fileFromForm } from '#lib/files/upload.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

const TABS = ['contents', 'access', 'confidentiality', 'log', 'settings'] as const;
const MOST_KNOWN = 100;
const LOG_SHOWN = 50;

export const load: PageServerLoad = async ({ fetch, params, url, depends }) => {
  depends('app:rooms');
  const wanted = TABS.find((one) => one === url.searchParams.get('tab')) ?? 'contents';
  const room = await call(fetch, 'rooms.get', { params });
  const tab = room.abilities.seeLog && (room.abilities.edit || wanted === 'log') ? wanted : 'contents';
  const cursor = url.searchParams.get('cursor') ?? undefined;
  const [known, log] = await Promise.all([
    tab === 'access' ? readKnown(fetch, room) : [],
    tab === 'log' ? call(fetch, 'rooms.accesses', { params, query: { cursor, limit: LOG_SHOWN } }) : null,
  ]);

  return { room, tab, known, log };
};

/** Whom the room could be opened to: who was introduced and has no access now. */
async function readKnown(fetch: typeof globalThis.fetch, room: Room) {
  const { items } = await call(fetch, 'introductions.list', {
    query: { status: 'accepted', limit: MOST_KNOWN },
  });
  const open = room.grants
    .filter((grant) => grant.status === 'active')
    .map(({ organisation }) => organisation.id);
  const others = items.map(({ counterpart }) => ({ id: counterpart.id, name: counterpart.name }));

  return [...new Map(others.map((one) => [one.id, one])).values()].filter(({ id }) => !open.includes(id));
}

type Event = RequestEvent<{ id: string }>;
type Done = 'granted' | 'revoked' | 'saved' | null;
type Work = (form: FormData, event: Event) => Promise<unknown>;
const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');
const folderOf = (form: FormData) => textOf(form, 'folder') || null;

/** A form of the room; what was typed comes back where the API refuses. `form` says which one it was. */
function changing(done: Done, work: Work) {
  return async (event: Event) => {
    const form = await event.request.formData();
    const typed = Object.fromEntries(
      [...form]
        .filter(([, value]) => typeof value === 'string')
        .map(([name, value]) => [name, String(value)]),
    );

    return attempt({ typed }, async () => {
      await work(form, event);

      return { done };
    });
  };
}

export const actions: Actions = {
  addFolder: changing(null, (form, { fetch, params }) =>
    call(fetch, 'rooms.addFolder', { params, body: { name: textOf(form, 'name') } }),
  ),
  renameFolder: changing(null, (form, { fetch, params }) =>
    call(fetch, 'rooms.renameFolder', {
      params: { ...params, key: textOf(form, 'key') },
      body: { name: textOf(form, 'name') },
    }),
  ),
  removeFolder: changing(null, (form, { fetch, params }) =>
    call(fetch, 'rooms.removeFolder', { params: { ...params, key: textOf(form, 'key') } }),
  ),
  addFile: changing(null, async (form, { fetch, params }) => {
    const fileId = await fileFromForm(fetch, form, 'file', 'room');

    if (fileId) await call(fetch, 'rooms.addFile', { params, body: { fileId, folder: folderOf(form) } });
  }),
  moveFile: changing(null, (form, { fetch, params }) =>
    call(fetch, 'rooms.moveFile', {
      params: { ...params, fileId: textOf(form, 'fileId') },
      body: { folder: folderOf(form) },
    }),
  ),
  removeFile: changing(null, (form, { fetch, params }) =>
    call(fetch, 'rooms.removeFile', { params: { ...params, fileId: textOf(form, 'fileId') } }),
  ),
  grant: changing('granted', (form, { fetch, params }) =>
    call(fetch, 'rooms.grant', {
      params: { ...params, organisationId: textOf(form, 'organisationId') },
      body: {
        access: form.get('access') === 'download' ? 'download' : 'view',
        expiresOn: textOf(form, 'expiresOn') || null,
      },
    }),
  ),
  revoke: changing('revoked', (form, { fetch, params }) =>
    call(fetch, 'rooms.revoke', { params: { ...params, organisationId: textOf(form, 'organisationId') } }),
  ),
  confidentiality: changing('saved', (form, { fetch, params }) =>
    call(fetch, 'rooms.update', { params, body: { confidentiality: textOf(form, 'confidentiality') } }),
  ),
  rename: changing('saved', (form, { fetch, params }) =>
    call(fetch, 'rooms.update', { params, body: { name: textOf(form, 'name') } }),
  ),
  confirm: changing(null, (form, { fetch, params }) =>
    call(fetch, 'rooms.confirm', { params, body: { version: Number(form.get('version')) } }),
  ),
  remove: async ({ request, fetch, params }) => {
    const typedName = textOf(await request.formData(), 'name').trim();

    return attempt({ typed: { name: typedName } as Record<string, string> }, async () => {
      const room = await call(fetch, 'rooms.get', { params });

      if (room.name !== typedName) return { wrongName: true as const };
      await call(fetch, 'rooms.remove', { params });
      redirect(303, link('/rooms'));
    });
  },
};
