import { mongodbAdapter } from '@better-auth/mongo-adapter';
import { betterAuth } from 'better-auth';
import { organization } from 'better-auth/plugins';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWithClient } from './open.ts';

let opened: Awaited<ReturnType<typeof openWithClient>>;
beforeAll(async () => {
  opened = await openWithClient();
});
afterAll(() => opened.close());

test('mongoose: models, versions, unique fields, population and upserts', async () => {
  const connection = await mongoose
    // Said here: tests that share the worker may have turned it off.
    .createConnection(opened.store.url, { dbName: 'm', autoIndex: true })
    .asPromise();
  const Author = connection.model('Author', new mongoose.Schema({ name: { type: String, unique: true } }));
  const Book = connection.model(
    'Book',
    new mongoose.Schema(
      { title: String, tags: [String], author: { type: mongoose.Types.ObjectId, ref: 'Author' } },
      { timestamps: true, optimisticConcurrency: true },
    ),
  );
  await Author.init();
  const ada = await Author.create({ name: 'Ada' });
  await expect(Author.create({ name: 'Ada' })).rejects.toMatchObject({ code: 11000 });
  await Book.create({ title: 'Notes', tags: ['a'], author: ada._id });
  const [one, other] = await Promise.all([Book.findOne().orFail(), Book.findOne().orFail()]);
  one.tags.push('b');
  await one.save();
  other.title = 'Other';
  await expect(other.save()).rejects.toBeInstanceOf(mongoose.Error.VersionError);
  expect(await Book.findOne({ tags: 'b' }).populate('author').lean()).toMatchObject({
    title: 'Notes',
    author: { name: 'Ada' },
  });
  const result = await Book.bulkWrite([
    { updateOne: { filter: { title: 'New' }, update: { $set: { tags: ['n'] } }, upsert: true } },
    { deleteOne: { filter: { title: 'Notes' } } },
  ]);
  expect(result).toMatchObject({ upsertedCount: 1, deletedCount: 1 });
  await connection.close();
});

test('better-auth: sign-up, session, organisation, invitation', async () => {
  const sent: string[] = [];
  const auth = betterAuth({
    baseURL: 'http://localhost:3000',
    secret: 'a secret for tests only, 32 characters',
    database: mongodbAdapter(opened.client.db('auth'), { transaction: false }),
    emailAndPassword: { enabled: true },
    plugins: [organization({ sendInvitationEmail: ({ id }) => Promise.resolve(void sent.push(id)) })],
    telemetry: { enabled: false },
  });
  const signUp = async (email: string): Promise<Headers> => {
    const { headers } = await auth.api.signUpEmail({
      body: { email, password: 'correct horse battery', name: email },
      returnHeaders: true,
    });
    return new Headers({
      cookie: headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    });
  };
  const ada = await signUp('ada@example.org');
  const bo = await signUp('bo@example.org');
  await expect(signUp('ada@example.org')).rejects.toThrow();
  expect((await auth.api.getSession({ headers: ada }))?.user.email).toBe('ada@example.org');
  const made = await auth.api.createOrganization({ headers: ada, body: { name: 'Engine', slug: 'engine' } });
  await auth.api.createInvitation({
    headers: ada,
    body: { email: 'bo@example.org', role: 'member', organizationId: made.id },
  });
  expect(sent).toHaveLength(1);
  await auth.api.acceptInvitation({ headers: bo, body: { invitationId: sent[0] ?? '' } });
  const full = await auth.api.getFullOrganization({ headers: ada, query: { organizationId: made.id } });
  expect(full?.members.map((member) => member.role).sort()).toEqual(['member', 'owner']);
  await auth.api.signOut({ headers: ada });
  expect(await auth.api.getSession({ headers: ada })).toBeNull();
});
