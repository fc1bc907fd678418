import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember } from '../../../test/factories.ts';
import { Profiles } from './model.ts';
import { listHidden } from './service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('GET /api/profiles/:slug', () => {
  it('shows a published public profile to a stranger', async () => {
    const member = await buildMember(app, { name: 'Offen' });
    const answer = await call(app, 'profiles.get', { params: { slug: member.slug } });
    expect(answer.body).toMatchObject({ name: 'Offen', abilities: { edit: false, introduce: false } });
  });

  it('hides a draft from others and shows it to its owner', async () => {
    const owner = await buildMember(app, { publish: false });
    const other = await buildMember(app);
    const get = (cookie?: string) => call(app, 'profiles.get', { params: { slug: owner.slug } }, cookie);
    expect((await get()).status).toBe(404);
    expect((await get(other.cookie)).status).toBe(404);
    expect((await get(owner.cookie)).body.status).toBe('draft');
  });

  it('shows a profile for members to whoever is signed in only', async () => {
    const owner = await buildMember(app, { fields: { visibility: 'members' } });
    const other = await buildMember(app);
    const get = (cookie?: string) => call(app, 'profiles.get', { params: { slug: owner.slug } }, cookie);
    expect((await get()).status).toBe(404);
    expect((await get(other.cookie)).status).toBe(200);
  });

  it('hides an anonymous profile from everybody else', async () => {
    const owner = await buildMember(app, { fields: { visibility: 'anonymous' } });
    const other = await buildMember(app);
    expect((await call(app, 'profiles.get', { params: { slug: owner.slug } }, other.cookie)).status).toBe(
      404,
    );
    expect(
      (await call(app, 'profiles.get', { params: { slug: owner.organisationId } }, other.cookie)).status,
    ).toBe(404);
  });
});

describe('organisations out of sight', () => {
  it('are those that are suspended or going, not the ever more that were merged', async () => {
    const [going, merged] = [await buildMember(app, { name: 'Geht' }), await buildMember(app)];
    await call(app, 'organisations.askForDeletion', { body: { name: 'Geht' } }, going.cookie);
    const sign = { hidden: true, mergedInto: going.organisationId };
    await Profiles.updateOne({ _id: merged.organisationId }, { $set: sign });
    const hidden = await listHidden();
    expect(hidden).toContain(going.organisationId);
    expect(hidden).not.toContain(merged.organisationId);
  });
});

describe('PATCH /api/profiles/:id', () => {
  it('changes what is named, leaves the rest, and says what is still missing', async () => {
    const owner = await buildMember(app, { name: 'Wandel' });
    const before = (await call(app, 'profiles.mine', {}, owner.cookie)).body.profile;
    const body = { revision: before.revision, topics: ['hydrogen' as const] };
    const { body: after } = await call(
      app,
      'profiles.update',
      { params: { id: owner.organisationId }, body },
      owner.cookie,
    );
    expect(after.profile).toMatchObject({
      topics: ['hydrogen'],
      name: 'Wandel',
      needs: before.needs,
      revision: before.revision + 1,
    });
    expect(after.completeness.percent).toBeGreaterThan(0);
    expect(after.completeness.missing.map((one) => one.field)).toContain('description');
  });

  it('tells the second of two people who save at once', async () => {
    const owner = await buildMember(app);
    const { revision } = (await call(app, 'profiles.mine', {}, owner.cookie)).body.profile;
    const save = (name: string) =>
      call(
        app,
        'profiles.update',
        { params: { id: owner.organisationId }, body: { revision, name } },
        owner.cookie,
      );
    const answers = await Promise.all([save('Der eine'), save('Der andere')]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409]);
  });

  it('ignores fields that are not the owner’s to write', async () => {
    const owner = await buildMember(app);
    const { revision } = (await call(app, 'profiles.mine', {}, owner.cookie)).body.profile;
    const body = {
      revision,
      verification: 'operator',
      demonstration: true,
      kind: 'investor',
      slug: 'taken',
      _id: '0'.repeat(24),
      status: 'paused',
    };
    const answer = await request(app, 'PATCH', `/api/profiles/${owner.organisationId}`, {
      cookie: owner.cookie,
      body,
    });
    expect(answer.body).toMatchObject({
      profile: {
        verification: 'none',
        demonstration: false,
        kind: 'startup',
        slug: owner.slug,
        status: 'published',
        id: owner.organisationId,
      },
    });
  });

  it.each([
    [{ website: 'javascript:alert(1)' }],
    [{ needs: [{ code: 'unheard-of' }] }],
    [{ name: { $set: 'x' } }],
    [{ headline: { de: 'x'.repeat(141) } }],
    [{ investing: { ticketMinEur: 10, ticketMaxEur: 5 } }],
    [{ teamSize: Number.MAX_SAFE_INTEGER }],
  ])('rejects %j', async (change) => {
    const owner = await buildMember(app);
    const answer = await request(app, 'PATCH', `/api/profiles/${owner.organisationId}`, {
      cookie: owner.cookie,
      body: { revision: 1, ...change },
    });
    expect(answer.status).toBe(400);
  });

  it('rejects strangers, and members of other organisations as if there were nothing or no right', async () => {
    const [owner, other, hidden] = [
      await buildMember(app),
      await buildMember(app),
      await buildMember(app, { publish: false }),
    ];
    const save = (id: string, cookie?: string) =>
      call(app, 'profiles.update', { params: { id }, body: { revision: 1, name: 'Gekapert' } }, cookie);
    expect((await save(owner.organisationId)).status).toBe(401);
    expect((await save(owner.organisationId, other.cookie)).status).toBe(403);
    expect((await save(hidden.organisationId, other.cookie)).status).toBe(404);
    expect((await save('0'.repeat(24), other.cookie)).status).toBe(404);
  });
});

describe('PUT /api/profiles/:id/status', () => {
  const setStatus = (id: string, status: 'draft' | 'published' | 'paused', cookie?: string) =>
    call(app, 'profiles.setStatus', { params: { id }, body: { status } }, cookie);

  it('publishes only what says something', async () => {
    const owner = await buildMember(app, { publish: false, fields: { headline: { de: '', en: '' } } });
    expect((await setStatus(owner.organisationId, 'published', owner.cookie)).status).toBe(409);
  });

  it('pauses and takes back', async () => {
    const owner = await buildMember(app);
    expect((await setStatus(owner.organisationId, 'paused', owner.cookie)).body.profile.status).toBe(
      'paused',
    );
    expect((await call(app, 'profiles.get', { params: { slug: owner.slug } })).status).toBe(404);
  });

  it('rejects strangers, others and unknown states', async () => {
    const [owner, other] = [await buildMember(app), await buildMember(app)];
    expect((await setStatus(owner.organisationId, 'paused')).status).toBe(401);
    expect((await setStatus(owner.organisationId, 'paused', other.cookie)).status).toBe(403);
    const path = `/api/profiles/${owner.organisationId}/status`;
    expect((await request(app, 'PUT', path, { cookie: owner.cookie, body: { status: 'gone' } })).status).toBe(
      400,
    );
  });
});

describe('GET /api/profiles', () => {
  it('lists the newest public profiles first and no others', async () => {
    const hidden = await buildMember(app, { fields: { visibility: 'members' } });
    const newest = await buildMember(app, { name: 'Die Neueste' });
    const { body } = await call(app, 'profiles.newest', { query: { limit: 3 } });
    expect(body.items[0]?.id).toBe(newest.organisationId);
    expect(body.items.map((item) => item.id)).not.toContain(hidden.organisationId);
    expect(body.items).toHaveLength(3);
  });

  it('rejects a limit out of bounds', async () => {
    expect((await request(app, 'GET', '/api/profiles?limit=1000')).status).toBe(400);
  });
});

describe('GET /api/profile', () => {
  it('rejects strangers', async () => {
    expect((await call(app, 'profiles.mine', {})).status).toBe(401);
  });
});
