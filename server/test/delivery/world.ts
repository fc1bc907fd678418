import { createHmac, randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { openConversation } from '../../src/features/conversations/service.ts';

export const SECRET = 'a secret that only the delivery tests know';

interface Person {
  id: string;
  name: string;
  cookie: string;
  organisationId: string;
}

/** People with a session each, and the rooms they talk in. */
export interface World {
  people: Person[];
  rooms: string[];
}

/**
 * Writes people, organisations, sessions and rooms straight into the store that Mongoose is connected to. Each person is
 * alone in their organisation. Everybody takes part in every room, unless rooms are of so many: then the first room has
 * the first so many people, and so on, beginning again with the first when all have one.
 */
export async function buildWorld(size: { people: number; rooms: number; perRoom?: number }): Promise<World> {
  const { perRoom = size.people } = size;
  const at = new Date();
  const people = Array.from({ length: size.people }, (_, index) => person(index));
  const stamps = { createdAt: at, updatedAt: at };
  const collection = (name: string) => mongoose.connection.collection(name);
  await collection('people').insertMany(
    people.map(({ id, name }) => ({
      _id: id,
      name,
      email: `${id.toHexString()}@example.org`,
      emailVerified: true,
      operator: false,
      ...stamps,
    })),
  );
  await collection('organisations').insertMany(
    people.map(({ organisationId, name }) => ({
      _id: organisationId,
      name,
      slug: organisationId.toHexString(),
      kind: 'startup',
      createdAt: at,
    })),
  );
  await collection('members').insertMany(
    people.map(({ id, organisationId }) => ({
      userId: id,
      organizationId: organisationId,
      role: 'owner',
      createdAt: at,
    })),
  );
  await collection('sessions').insertMany(
    people.map(({ id, organisationId, token }) => ({
      userId: id,
      token,
      activeOrganizationId: organisationId.toHexString(),
      // As after signing in: one that has run for a day is written anew when it is next used.
      expiresAt: new Date(at.getTime() + 14 * 86_400_000),
      ...stamps,
    })),
  );
  const rooms = Array.from({ length: size.rooms }, () => new mongoose.Types.ObjectId().toHexString());
  const organisations = people.map((one) => one.organisationId.toHexString());
  for (const [index, id] of rooms.entries()) {
    const taking = Array.from({ length: perRoom }, (_, seat) => {
      const place = (index * perRoom + seat) % organisations.length;
      return organisations[place] ?? '';
    });
    await openConversation(
      { publish: () => undefined },
      { id, kind: 'group', title: 'Room', organisations: taking, at },
    );
  }
  return {
    rooms,
    people: people.map(({ id, name, token, organisationId }) => ({
      id: id.toHexString(),
      name,
      cookie: `klammer.session=${signed(token)}`,
      organisationId: organisationId.toHexString(),
    })),
  };
}

/** Writes so many messages of somebody into an empty room. */
export async function fillRoom(room: string, { id, name, organisationId }: Person, count: number) {
  const conversationId = new mongoose.Types.ObjectId(room);
  await mongoose.connection.collection('messages').insertMany(
    Array.from({ length: count }, (_, index) => ({
      conversationId,
      sequence: index + 1,
      change: index + 1,
      changes: [index + 1],
      clientId: `${room}-${index}`,
      senderId: new mongoose.Types.ObjectId(id),
      senderName: name,
      organisationId: new mongoose.Types.ObjectId(organisationId),
      text: `message ${index}`,
      sentAt: new Date(),
    })),
  );
}

function person(index: number) {
  return {
    id: new mongoose.Types.ObjectId(),
    organisationId: new mongoose.Types.ObjectId(),
    name: `Person ${index}`,
    token: randomBytes(24).toString('base64url'),
  };
}

/** A session cookie as the server signs it. */
function signed(token: string): string {
  return encodeURIComponent(`${token}.${createHmac('sha256', SECRET).update(token).digest('base64')}`);
}
