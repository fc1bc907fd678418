import mongoose from 'mongoose';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildMember,
  linkIn,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';
import { hashToken } from '../../secrets/token.ts';
import { countTry, MAILS_BY_SENDER } from '../accounts/service.ts';
import { repairInvitations } from './invitations.ts';
import { Invitations, Members, Organisations } from './model.ts';
import { addMember } from './service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

type Role = 'owner' | 'editor' | 'viewer';
const invite = (owner: TestMember, email: string, role: Role = 'editor') =>
  call(app, 'organisations.invite', { body: { email, role } }, owner.cookie);
const tokenFor = (email: string) => linkIn(app, email).searchParams.get('token') ?? '';
const accept = (person: TestPerson, token: string) =>
  call(app, 'organisations.acceptInvitation', { body: { token } }, person.cookie);
const read = (person: TestPerson) => call(app, 'organisations.read', {}, person.cookie);
const idOf = async (person: TestPerson) =>
  (await call(app, 'accounts.me', {}, person.cookie)).body.person?.id ?? '';

/** A person who has joined the organisation. */
async function join(owner: TestMember, role: Role = 'editor'): Promise<TestPerson & { personId: string }> {
  const person = await buildPerson(app);
  await invite(owner, person.email, role);
  await accept(person, tokenFor(person.email));
  return { ...person, personId: await idOf(person) };
}

describe('invitations', () => {
  it('let in whoever confirmed the very address, once of 50 at once', async () => {
    const owner = await buildMember(app, { name: 'Einladende' });
    const guest = await buildPerson(app);
    expect((await invite(owner, guest.email)).status).toBe(204);
    const token = tokenFor(guest.email);
    const view = await call(app, 'organisations.readInvitation', { body: { token } });
    expect(view.body).toMatchObject({ organisation: 'Einladende', role: 'editor', yours: false });
    const answers = await Promise.all(Array.from({ length: 50 }, () => accept(guest, token)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 410)).toHaveLength(49);
    expect((await read(owner)).body.members).toHaveLength(2);
    expect((await read(guest)).body).toMatchObject({ role: 'editor', invitations: [] });
  });

  it('make nobody an owner by the list alone, who came in otherwise meanwhile', async () => {
    const owner = await buildMember(app);
    const guest = await buildPerson(app);
    await invite(owner, guest.email, 'owner');
    await addMember(owner.organisationId, await idOf(guest), 'viewer', new Date());
    expect((await accept(guest, tokenFor(guest.email))).status).toBe(200);
    expect((await call(app, 'organisations.leave', {}, owner.cookie)).status).toBe(409);
  });

  it('of somebody who was removed, or is owner no more, let nobody in', async () => {
    const owner = await buildMember(app);
    for (const expel of [
      async (id: string) =>
        call(app, 'organisations.removeMember', { params: { personId: id } }, owner.cookie),
      async (id: string) =>
        call(
          app,
          'organisations.changeRole',
          { params: { personId: id }, body: { role: 'viewer' } },
          owner.cookie,
        ),
    ]) {
      const second = await join(owner, 'owner');
      const friend = await buildPerson(app);
      await invite({ ...owner, ...second }, friend.email, 'owner');
      const token = tokenFor(friend.email);
      expect((await expel(second.personId)).status).toBeLessThan(300);
      expect((await accept(friend, token)).status).toBe(410);
    }
  });

  it('are sent by one person to a hundred addresses a day, through whatever organisation', async () => {
    const owner = await buildMember(app);
    const key = `invitations-by:${hashToken(await idOf(owner))}`;
    for (let sent = 0; sent < 99; sent += 1) await countTry(app.deps, key, MAILS_BY_SENDER);
    expect((await invite(owner, 'a@example.org')).status).toBe(204);
    expect((await invite(owner, 'b@example.org')).status).toBe(429);
  });

  it('make nobody a member of more organisations than are read with those of others', async () => {
    const owner = await buildMember(app);
    const guest = await buildPerson(app);
    const userId = new mongoose.Types.ObjectId(await idOf(guest));
    const many = Array.from({ length: 50 }, () => ({
      userId,
      organizationId: new mongoose.Types.ObjectId(),
      role: 'viewer' as const,
    }));
    await Members.insertMany(many);
    await invite(owner, guest.email);
    const token = tokenFor(guest.email);
    expect((await accept(guest, token)).body).toMatchObject({ code: 'capacity-reached' });
    await Members.deleteOne({ userId });
    expect((await accept(guest, token)).status).toBe(200);
  });

  it('do not let in somebody with another address, whatever they know', async () => {
    const owner = await buildMember(app);
    const [guest, other] = [await buildPerson(app), await buildPerson(app)];
    await invite(owner, guest.email);
    expect((await accept(other, tokenFor(guest.email))).status).toBe(403);
    expect((await accept(guest, 'x'.repeat(43))).status).toBe(410);
  });

  it('lapse, can be sent again with a new link, and be taken back', async () => {
    const owner = await buildMember(app);
    const guest = await buildPerson(app);
    await invite(owner, guest.email);
    const old = tokenFor(guest.email);
    app.setNow(new Date(Date.now() + 8 * 24 * 3600_000));
    expect((await call(app, 'organisations.readInvitation', { body: { token: old } })).status).toBe(410);
    const [open] = (await read(owner)).body.invitations;
    expect(open?.status).toBe('lapsed');
    const params = { id: open?.id ?? '' };
    expect((await call(app, 'organisations.resendInvitation', { params }, owner.cookie)).status).toBe(204);
    const fresh = tokenFor(guest.email);
    expect(fresh).not.toBe(old);
    expect((await call(app, 'organisations.revokeInvitation', { params }, owner.cookie)).status).toBe(204);
    expect((await accept(guest, fresh)).status).toBe(410);
    app.setNow(new Date());
  });

  it('fill nobody’s mailbox, however often they are sent', async () => {
    const [owner, other] = [await buildMember(app), await buildMember(app)];
    const email = 'often-invited@example.org';
    const statuses = [];
    for (let sent = 0; sent < 6; sent += 1) statuses.push((await invite(owner, email)).status);
    expect(statuses).toEqual([204, 204, 204, 204, 429, 429]);
    const [{ id } = { id: '' }] = (await read(owner)).body.invitations;
    const resend = () => call(app, 'organisations.resendInvitation', { params: { id } }, owner.cookie);
    expect((await resend()).status).toBe(429);
    await call(app, 'organisations.revokeInvitation', { params: { id } }, owner.cookie);
    expect((await invite(owner, email)).status).toBe(429);
    expect((await invite(other, email)).status).toBe(204);
    expect(app.deps.mailer.kept().filter((mail) => mail.to === email)).toHaveLength(5);
  });

  it('of one organisation do not go out to any number of strangers', async () => {
    const owner = await buildMember(app);
    const key = `invitations:${hashToken(owner.organisationId)}`;
    for (let sent = 0; sent < 99; sent += 1) await countTry(app.deps, key, MAILS_BY_SENDER);
    expect((await invite(owner, 'stranger1@example.org')).status).toBe(204);
    // Taking one back makes no room for another.
    const [{ id } = { id: '' }] = (await read(owner)).body.invitations;
    await call(app, 'organisations.revokeInvitation', { params: { id } }, owner.cookie);
    expect((await invite(owner, 'stranger2@example.org')).status).toBe(429);
  });

  it('end in a membership though the process was killed between', async () => {
    const owner = await buildMember(app);
    const guest = await buildPerson(app);
    await invite(owner, guest.email);
    const personId = await idOf(guest);
    await Invitations.updateOne(
      { email: guest.email },
      { $set: { acceptedAt: new Date(), acceptedBy: personId } },
    );
    await repairInvitations();
    expect(await Members.exists({ userId: personId, organizationId: owner.organisationId })).not.toBeNull();
    expect(await Invitations.exists({ email: guest.email })).toBeNull();
  });

  it('are for owners to send', async () => {
    const owner = await buildMember(app);
    const editor = await join(owner);
    const body = { email: 'else@example.org', role: 'viewer' as const };
    expect((await call(app, 'organisations.invite', { body }, editor.cookie)).status).toBe(403);
    expect((await invite(owner, editor.email)).status).toBe(409);
    expect(
      (await call(app, 'organisations.invite', { body: { ...body, email: 'x' } }, owner.cookie)).status,
    ).toBe(400);
  });
});

describe('members', () => {
  it('get other roles, which count at once, and can be removed', async () => {
    const owner = await buildMember(app);
    const member = await join(owner, 'viewer');
    const params = { personId: member.personId };
    const change = (role: Role, by: TestPerson) =>
      call(app, 'organisations.changeRole', { params, body: { role } }, by.cookie);
    expect((await change('owner', member)).status).toBe(403);
    expect((await change('editor', owner)).status).toBe(204);
    expect((await read(member)).body.role).toBe('editor');
    expect((await call(app, 'organisations.removeMember', { params }, owner.cookie)).status).toBe(204);
    expect((await read(member)).status).toBe(403);
    expect((await call(app, 'organisations.removeMember', { params }, owner.cookie)).status).toBe(404);
  });

  it('are on the list of owners only as members, also who is made owner and removed at once', async () => {
    const owner = await buildMember(app);
    // The list is there once somebody was added.
    await join(owner, 'owner');
    for (let round = 0; round < 5; round += 1) {
      const { personId } = await join(owner);
      await Promise.all([
        call(
          app,
          'organisations.changeRole',
          { params: { personId }, body: { role: 'owner' } },
          owner.cookie,
        ),
        call(app, 'organisations.removeMember', { params: { personId } }, owner.cookie),
      ]);
      const listed = await Organisations.findById(owner.organisationId).lean();
      const members = await Members.find({ organizationId: owner.organisationId, role: 'owner' }).lean();
      expect((listed?.owners ?? []).map(String).toSorted()).toEqual(
        members.map((one) => String(one.userId)).toSorted(),
      );
    }
  });

  it('keep the role that the list of owners says, of two changes at once', async () => {
    const owner = await buildMember(app);
    const { personId } = await join(owner);
    const change = (role: Role) =>
      call(app, 'organisations.changeRole', { params: { personId }, body: { role } }, owner.cookie);
    // Whoever makes them a viewer has read that they are an editor, and writes only once they are an owner.
    const { updateOne } = Members;
    const spy = vi.spyOn(Members, 'updateOne');
    spy.mockImplementationOnce(((...args: Parameters<typeof updateOne>) => {
      spy.mockRestore();
      return change('owner').then(() => updateOne.apply(Members, args));
    }) as unknown as typeof updateOne);
    expect((await change('viewer')).status).toBe(409);
    expect((await read(owner)).body.members.map(({ role }) => role)).toEqual(['owner', 'owner']);
    expect((await call(app, 'organisations.leave', {}, owner.cookie)).status).toBe(204);
    expect(await Members.countDocuments({ organizationId: owner.organisationId, role: 'owner' })).toBe(1);
  });

  it('may leave, but of two owners who go at once one stays', async () => {
    const owner = await buildMember(app);
    expect((await call(app, 'organisations.leave', {}, owner.cookie)).status).toBe(409);
    const second = await join(owner, 'owner');
    const answers = await Promise.all(
      [owner, second].map((one) => call(app, 'organisations.leave', {}, one.cookie)),
    );
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([204, 409]);
    expect(await Members.countDocuments({ organizationId: owner.organisationId, role: 'owner' })).toBe(1);
  });

  it('can be handed the ownership, and only members can', async () => {
    const owner = await buildMember(app);
    const member = await join(owner);
    const stranger = await buildPerson(app);
    const to = (personId: string) =>
      call(app, 'organisations.transfer', { body: { personId } }, owner.cookie);
    expect((await to(await idOf(stranger))).status).toBe(404);
    expect((await to(member.personId)).status).toBe(204);
    expect((await read(member)).body.role).toBe('owner');
    expect((await read(owner)).body.role).toBe('editor');
  });
});

describe('live connections', () => {
  it('of a member end when they are removed or get another role', async () => {
    const owner = await buildMember(app);
    const member = await join(owner, 'editor');
    const params = { personId: member.personId };
    const acts = [
      () => call(app, 'organisations.changeRole', { params, body: { role: 'viewer' } }, owner.cookie),
      () => call(app, 'organisations.removeMember', { params }, owner.cookie),
    ];
    for (const act of acts) {
      const client = io(app.url, {
        transports: ['websocket'],
        extraHeaders: { origin: app.url, cookie: member.cookie },
        reconnection: false,
        forceNew: true,
      });
      await new Promise<void>((resolve) => client.once('connect', resolve));
      const ended = new Promise((resolve) => client.once('disconnect', resolve));
      await act();
      expect(await ended).toBe('io server disconnect');
    }
  });
});
