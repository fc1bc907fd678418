import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, buildPerson, signUp, type TestMember } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { Profiles } from '../profiles/model.ts';
import { addMember } from './service.ts';
import { slugify } from './slug.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('POST /api/organisations', () => {
  it('creates an organisation with a draft profile, and the person acts for it', async () => {
    const { cookie } = await signUp(app);
    const created = await call(
      app,
      'organisations.create',
      { body: { name: 'Rhein & Söhne', kind: 'startup' } },
      cookie,
    );
    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({ slug: 'rhein-soehne', role: 'owner', profileStatus: 'draft' });
    const mine = await call(app, 'profiles.mine', {}, cookie);
    expect(mine.body.profile).toMatchObject({ id: created.body.id, name: 'Rhein & Söhne', status: 'draft' });
  });

  it('gives two organisations of one name two addresses', async () => {
    const [one, two] = await Promise.all([signUp(app), signUp(app)]);
    const create = (cookie: string) =>
      call(app, 'organisations.create', { body: { name: 'Gleichnamig', kind: 'company' } }, cookie);
    const [first, second] = await Promise.all([create(one.cookie), create(two.cookie)]);
    expect(first.body.slug).not.toBe(second.body.slug);
  });

  it('makes no more than ten for one person, however many are asked for at once', async () => {
    const { cookie } = await signUp(app);
    const create = async (_: unknown, index: number) =>
      call(app, 'organisations.create', { body: { name: `Viele ${index}`, kind: 'company' } }, cookie);
    const answers = await Promise.all(Array.from({ length: 25 }, create));
    expect(answers.filter(({ status }) => status === 201).length).toBeLessThanOrEqual(10);
    // Who comes after ten are made belongs to as many as is allowed; until then the tries of a day are counted.
    const refused = answers.filter(({ status }) => status !== 201).map(({ body }) => body);
    for (const body of refused)
      expect(body).toMatchObject({ code: expect.stringMatching(/^(too-many-requests|capacity-reached)$/) });
    expect(refused.length).toBeGreaterThanOrEqual(15);
  });

  it('reports everything that is wrong with the input at once', async () => {
    const { cookie } = await signUp(app);
    const answer = await request(app, 'POST', '/api/organisations', {
      cookie,
      body: { name: '', kind: 'bank' },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect((answer.body as { issues: unknown[] }).issues).toHaveLength(2);
  });

  it('rejects strangers', async () => {
    expect(
      (await call(app, 'organisations.create', { body: { name: 'Fremd', kind: 'startup' } })).status,
    ).toBe(401);
  });
});

describe('PUT /api/me/organisation', () => {
  it('switches between the own organisations', async () => {
    const member = await buildMember(app, { name: 'Erste' });
    const second = await call(
      app,
      'organisations.create',
      { body: { name: 'Zweite', kind: 'company' } },
      member.cookie,
    );
    const acting = async () => (await call(app, 'accounts.me', {}, member.cookie)).body.organisationId;
    expect(await acting()).toBe(second.body.id);
    const switched = await call(
      app,
      'organisations.actFor',
      { body: { organisationId: member.organisationId } },
      member.cookie,
    );
    expect(switched.body.name).toBe('Erste');
    expect(await acting()).toBe(member.organisationId);
  });

  it('does not tell a foreign organisation from a missing one', async () => {
    const [member, other] = [await buildMember(app), await buildMember(app)];
    const actFor = (organisationId: string) =>
      call(app, 'organisations.actFor', { body: { organisationId } }, member.cookie);
    expect((await actFor(other.organisationId)).status).toBe(404);
    expect((await actFor('0123456789abcdef01234567')).status).toBe(404);
  });

  it('rejects strangers and malformed ids', async () => {
    const member = await buildMember(app);
    const organisationId = member.organisationId;
    expect((await call(app, 'organisations.actFor', { body: { organisationId } })).status).toBe(401);
    expect(
      (
        await request(app, 'PUT', '/api/me/organisation', {
          cookie: member.cookie,
          body: { organisationId: { $ne: null } },
        })
      ).status,
    ).toBe(400);
  });
});

describe('slugify', () => {
  it.each([
    ['Müller & Söhne GmbH', 'mueller-soehne-gmbh'],
    ['  Straße 7 ', 'strasse-7'],
    ['Café Ørsted', 'cafe-rsted'],
    ['!!!', 'organisation'],
    ['0123456789abcdef01234567', 'organisation-0123456789abcdef01234567'],
  ])('makes %j into %j', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });
});

describe('deleting an organisation', () => {
  const del = (owner: TestMember, name: string) =>
    call(app, 'organisations.askForDeletion', { body: { name } }, owner.cookie);
  const seen = (slug: string) => call(app, 'profiles.get', { params: { slug } });

  it('hides the profile at once, can be undone, and asks for the name', async () => {
    const owner = await buildMember(app, { name: 'Geht Vielleicht' });
    expect((await del(owner, 'Geht')).status).toBe(400);
    expect((await seen(owner.slug)).status).toBe(200);
    expect((await del(owner, 'Geht Vielleicht')).status).toBe(204);
    expect((await seen(owner.slug)).status).toBe(404);
    expect((await call(app, 'organisations.read', {}, owner.cookie)).body.deletion).not.toBeNull();
    const publish = () =>
      call(
        app,
        'profiles.setStatus',
        { params: { id: owner.organisationId }, body: { status: 'published' } },
        owner.cookie,
      );
    expect((await publish()).status).toBe(404);
    expect((await call(app, 'organisations.undoDeletion', {}, owner.cookie)).status).toBe(204);
    expect((await seen(owner.slug)).status).toBe(200);
    expect((await call(app, 'organisations.undoDeletion', {}, owner.cookie)).status).toBe(409);
  });

  it('leaves the profile hidden where the operator suspends the organisation while it is undone', async () => {
    const owner = await buildMember(app, { name: 'Geht Hin Und Her' });
    const operator = await buildOperator(app);
    await del(owner, 'Geht Hin Und Her');
    const params = { id: owner.organisationId };
    justBefore(Profiles, 'updateOne', () =>
      call(app, 'operator.suspendOrganisation', { params, body: { reason: 'Prüfung' } }, operator.cookie),
    );
    await call(app, 'organisations.undoDeletion', {}, owner.cookie);
    expect((await seen(owner.slug)).status).toBe(404);
    await call(app, 'operator.liftOrganisation', { params }, operator.cookie);
    expect((await seen(owner.slug)).status).toBe(200);
  });

  it('cannot be undone once the last day is over, when half of it may be gone', async () => {
    const owner = await buildMember(app, { name: 'Geht Bestimmt' });
    await del(owner, 'Geht Bestimmt');
    const undo = async (days: number) => {
      app.setNow(new Date(Date.now() + days * 24 * 3600_000));
      return (await call(app, 'organisations.undoDeletion', {}, owner.cookie)).status;
    };
    expect(await undo(31)).toBe(409);
    expect(await undo(29)).toBe(204);
    app.setNow(new Date());
  });

  it('is for owners only', async () => {
    const owner = await buildMember(app, { name: 'Geht Nicht' });
    const editor = await buildPerson(app);
    const { person } = (await call(app, 'accounts.me', {}, editor.cookie)).body;
    await addMember(owner.organisationId, person?.id ?? '', 'editor', new Date());
    expect((await del({ ...owner, cookie: editor.cookie }, 'Geht Nicht')).status).toBe(403);
    expect((await seen(owner.slug)).status).toBe(200);
  });
});
