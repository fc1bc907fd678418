import { pdf } from '../../src/features/files/fixtures.ts';
import { upload } from '../../src/features/files/testing.ts';
import { call } from '../app.ts';
import { ACTING, EDITORS, INSIDERS, MEMBERS, NOBODY, nothing, row, type Row } from './row.ts';
import { type World } from './world.ts';

const named = async (w: World): Promise<string> => {
  const body = { name: `Datenraum ${w.count()}` };
  return (await call(w.app, 'rooms.create', { body }, w.owner.cookie)).body.id;
};
/** A data room of the organisation with a folder and a PDF of one page. */
const shared = (w: World) =>
  w.once('room', async () => {
    const id = await named(w);
    return { id, key: await folderIn(w, id), fileId: await fileIn(w, id) };
  });

async function folderIn(w: World, id: string): Promise<string> {
  const input = { params: { id }, body: { name: 'Zahlen' } };
  const { folders } = (await call(w.app, 'rooms.addFolder', input, w.owner.cookie)).body;
  return folders.at(-1)?.key ?? '';
}

async function uploaded(w: World): Promise<string> {
  const file = { name: 'plan.pdf', bytes: pdf(), purpose: 'room' as const };
  const { status, body } = await upload(w.app, w.owner, file);
  if (status !== 201) throw new Error(`uploading answered ${status}: ${JSON.stringify(body)}`);
  return body.id;
}

async function fileIn(w: World, id: string): Promise<string> {
  const fileId = await uploaded(w);
  await call(w.app, 'rooms.addFile', { params: { id }, body: { fileId } }, w.owner.cookie);
  return fileId;
}

async function granted(w: World): Promise<{ id: string; organisationId: string }> {
  const params = { id: (await shared(w)).id, organisationId: w.partner.organisationId };
  await call(w.app, 'rooms.grant', { params, body: { access: 'view' } }, w.owner.cookie);
  return params;
}

export const ROOM_ROWS: Row[] = [
  row('rooms.list', MEMBERS, nothing),
  row('rooms.create', ACTING, (w) => ({ body: { name: `Raum ${w.count()}` } })),
  row('rooms.get', INSIDERS, async (w) => ({ params: { id: (await shared(w)).id } })),
  row('rooms.update', EDITORS, async (w) => ({
    params: { id: (await shared(w)).id },
    body: { confidentiality: 'Bitte vertraulich.' },
  })),
  row('rooms.remove', EDITORS, async (w) => ({ params: { id: await named(w) } })),
  row('rooms.addFolder', EDITORS, async (w) => ({
    params: { id: (await shared(w)).id },
    body: { name: 'Recht' },
  })),
  row('rooms.renameFolder', EDITORS, async (w) => {
    const { id, key } = await shared(w);
    return { params: { id, key }, body: { name: 'Finanzen' } };
  }),
  row('rooms.removeFolder', EDITORS, async (w) => {
    const { id } = await shared(w);
    return { params: { id, key: await folderIn(w, id) } };
  }),
  row('rooms.addFile', EDITORS, async (w) => ({
    params: { id: (await shared(w)).id },
    body: { fileId: await uploaded(w) },
  })),
  row('rooms.moveFile', EDITORS, async (w) => {
    const { id, key, fileId } = await shared(w);
    return { params: { id, fileId }, body: { folder: key } };
  }),
  row('rooms.removeFile', EDITORS, async (w) => {
    const { id } = await shared(w);
    return { params: { id, fileId: await fileIn(w, id) } };
  }),
  row('rooms.grant', EDITORS, async (w) => ({
    params: { id: (await shared(w)).id, organisationId: w.partner.organisationId },
    body: { access: 'view' },
  })),
  row('rooms.revoke', EDITORS, async (w) => ({ params: await granted(w) })),
  row('rooms.confirm', INSIDERS, async (w) => ({
    params: { id: (await shared(w)).id },
    body: { version: 1 },
  })),
  row('rooms.page', INSIDERS, async (w) => {
    const { id, fileId } = await shared(w);
    return { params: { id, fileId, page: 1 } };
  }),
  row(
    'rooms.page',
    { ...NOBODY, stranger: 401, bare: 403, operator: 403 },
    async (w) => {
      const { id, fileId } = await shared(w);
      return { params: { id, fileId, page: 2 } };
    },
    'beyond the last',
  ),
  row('rooms.download', INSIDERS, async (w) => {
    const { id, fileId } = await shared(w);
    return { params: { id, fileId } };
  }),
  row('rooms.accesses', INSIDERS, async (w) => ({ params: { id: (await shared(w)).id } })),
];
