import { type Output } from '@klammer/contracts/endpoint';
import { type Room, type rooms } from '@klammer/contracts/rooms';
import mongoose from 'mongoose';
import { call, request, type Answer, type TestApp } from '../../../test/app.ts';
import { buildConversation, type TestMember } from '../../../test/factories.ts';
import { writePdf } from '../../pdf/document.ts';
import { upload } from '../files/testing.ts';

let count = 0;

/** Two organisations that know each other, two that do not know them, and what the first two do about rooms. */
export async function buildRooms(app: TestApp) {
  const { founder, scout: investor } = await buildConversation(app);
  const { founder: stranger, scout: other } = await buildConversation(app);
  const deck = await twoPages();
  const fetchAs = ({ cookie }: TestMember, path: string) => fetch(app.url + path, { headers: { cookie } });
  return {
    founder,
    investor,
    stranger,
    other,
    deck,
    create: async (name = `Raum ${(count += 1)}`): Promise<Room> =>
      (await call(app, 'rooms.create', { body: { name } }, founder.cookie)).body,
    get: (id: string, { cookie }: TestMember = founder) => call(app, 'rooms.get', { params: { id } }, cookie),
    /** Puts a file into the room, as the founder. @returns its id */
    put: async (
      id: string,
      name = 'deck.pdf',
      bytes = deck,
      folder: string | null = null,
    ): Promise<string> => {
      const { body } = await upload(app, founder, { name, bytes, purpose: 'room' });
      const input = { params: { id }, body: { fileId: body.id, folder } };
      const added = await call(app, 'rooms.addFile', input, founder.cookie);
      if (added.status !== 201) throw new Error(`adding answered ${added.status}`);
      return body.id;
    },
    grant: (
      id: string,
      body: object = { access: 'view' },
      to: TestMember = investor,
      { cookie }: TestMember = founder,
    ) =>
      request(app, 'PUT', `/api/rooms/${id}/grants/${to.organisationId}`, { body, cookie }) as Promise<
        Answer<Room>
      >,
    revoke: (id: string, from = investor) =>
      call(app, 'rooms.revoke', { params: { id, organisationId: from.organisationId } }, founder.cookie),
    page: (id: string, fileId: string, number = 1, by = investor) =>
      fetchAs(by, `/api/rooms/${id}/files/${fileId}/pages/${number}`),
    save: (id: string, fileId: string, by = investor) =>
      fetchAs(by, `/api/rooms/${id}/files/${fileId}/download`),
    log: async (id: string): Promise<Output<typeof rooms.accesses>['items']> =>
      (await call(app, 'rooms.accesses', { params: { id } }, founder.cookie)).body.items,
    told: async ({ cookie }: TestMember) =>
      (await call(app, 'notifications.list', {}, cookie)).body.items.map(({ type, path }) => ({
        type,
        path,
      })),
  };
}
export type RoomsWorld = Awaited<ReturnType<typeof buildRooms>>;

async function twoPages(): Promise<Buffer> {
  const meta = { title: 'Deck', language: 'de', author: '', createdAt: new Date(0), foot: '' } as const;
  const made = await writePdf(meta, (writer) => {
    writer.title('Eins');
    writer.pageBreak();
    writer.title('Zwei');
  });
  return Buffer.from(made);
}

/** How many documents of a room there are in each collection. */
export async function countLeft(id: string): Promise<Record<string, number>> {
  const _id = new mongoose.Types.ObjectId(id);
  const filters = {
    rooms: { _id },
    room_grants: { roomId: _id },
    room_accesses: { roomId: _id },
    room_confirmations: { roomId: _id },
    files: { ownerId: id },
  };
  const counts = Object.entries(filters).map(async ([name, filter]) => [
    name,
    await mongoose.connection.collection(name).countDocuments(filter),
  ]);
  return Object.fromEntries(await Promise.all(counts)) as Record<string, number>;
}

/** What the audit trail says of a room. */
export const trailOf = (id: string, action: string) =>
  mongoose.connection.collection('audit_entries').find({ action, 'subject.id': id }).toArray();
