import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember } from '../../../test/factories.ts';
import { justBefore } from '../../../test/just-before.ts';
import { makeOperator } from '../../../test/operators.ts';
import { Profiles } from './model.ts';
import { provesDomain } from './verifying.ts';

let app: TestApp;
let stranger: TestMember;
beforeAll(async () => {
  app = await startApp();
  stranger = await buildMember(app, { kind: 'company' });
});
afterAll(() => app.close());

const mine = async (who: TestMember) => (await call(app, 'profiles.mine', {}, who.cookie)).body;
const setWebsite = async (who: TestMember, website: string) => {
  const { revision } = (await mine(who)).profile;
  const params = { id: who.organisationId };
  return call(app, 'profiles.update', { params, body: { revision, website } }, who.cookie);
};

describe('verification by domain', () => {
  const verify = (who: TestMember | null, id: string) =>
    call(app, 'profiles.verifyDomain', { params: { id } }, who?.cookie);

  it('compares the website with the confirmed address, and falls with a new name or website', async () => {
    const founder = await buildMember(app);
    expect((await verify(founder, founder.organisationId)).status).toBe(409);
    await setWebsite(founder, 'https://www.example.org');
    const { body } = await verify(founder, founder.organisationId);
    expect(body.profile).toMatchObject({ verification: 'domain', verifiedAt: expect.any(String) });
    expect(body.verifiedBy).toBe(founder.name);
    await setWebsite(founder, 'https://other.example');
    expect((await mine(founder)).profile).toMatchObject({ verification: 'none', verifiedAt: null });
  });

  it('rejects strangers and others', async () => {
    const founder = await buildMember(app);
    expect((await verify(null, founder.organisationId)).status).toBe(401);
    expect((await verify(stranger, founder.organisationId)).status).toBe(403);
    expect((await verify(stranger, '0'.repeat(24))).status).toBe(404);
  });

  it('trusts no address that anybody can have, and no look-alike', () => {
    expect(provesDomain('a@kran.example', 'https://www.kran.example/start')).toBe(true);
    expect(provesDomain('a@kran.example', 'https://shop.kran.example')).toBe(true);
    expect(provesDomain('a@shop.kran.example', 'https://kran.example')).toBe(false);
    expect(provesDomain('a@evilkran.example', 'https://kran.example')).toBe(false);
    expect(provesDomain('a@kran.example', 'https://evilkran.example')).toBe(false);
    expect(provesDomain('a@gmail.com', 'https://gmail.com')).toBe(false);
    expect(provesDomain('a@tutanota.com', 'https://kaiwerk.tutanota.com')).toBe(false);
    expect(provesDomain('a@kran.example', '')).toBe(false);
  });
});

describe('verification by the operator', () => {
  it('is given and taken back, and the organisation is told', async () => {
    const founder = await buildMember(app);
    const operator = await buildOperator(app);
    const list = async (verification: 'none' | 'operator') =>
      (
        await call(app, 'profiles.verifiable', { query: { verification, limit: 100 } }, operator.cookie)
      ).body.items.map((one) => one.id);
    expect(await list('none')).toContain(founder.organisationId);
    const params = { id: founder.organisationId };
    const put = (verification: 'none' | 'operator', cookie?: string) =>
      call(app, 'profiles.verify', { params, body: { verification } }, cookie);
    expect((await put('operator', operator.cookie)).body).toMatchObject({ verification: 'operator' });
    expect(await list('operator')).toContain(founder.organisationId);
    const told = await call(app, 'notifications.list', { query: {} }, founder.cookie);
    expect(told.body.items.map((one) => one.type)).toEqual(['profile-verified']);
    expect((await put('none', operator.cookie)).body).toMatchObject({
      verification: 'none',
      verifiedAt: null,
    });
    expect((await put('operator', founder.cookie)).status).toBe(404);
    expect((await put('operator')).status).toBe(401);
    expect((await call(app, 'profiles.verifiable', { query: {} }, founder.cookie)).status).toBe(404);
  });

  it('stays with the name it was given to, though that changes at the same moment', async () => {
    const founder = await buildMember(app);
    const operator = await makeOperator(app);
    const { name, revision } = (await mine(founder)).profile;
    const params = { id: founder.organisationId };
    const rename = () =>
      call(app, 'profiles.update', { params, body: { revision, name: 'Ganz andere' } }, founder.cookie);
    justBefore(Profiles, 'findOneAndUpdate', () =>
      call(app, 'profiles.verify', { params, body: { verification: 'operator' } }, operator.cookie),
    );
    expect((await rename()).status).toBe(409);
    expect((await mine(founder)).profile).toMatchObject({ name, verification: 'operator' });
    await rename();
    expect((await mine(founder)).profile).toMatchObject({ name: 'Ganz andere', verification: 'none' });
  });

  it('is for the name that the operator looked at, not for one that came meanwhile', async () => {
    const founder = await buildMember(app);
    const operator = await makeOperator(app);
    const { name, revision } = (await mine(founder)).profile;
    const params = { id: founder.organisationId };
    const vouch = (seen: string) =>
      call(
        app,
        'profiles.verify',
        { params, body: { verification: 'operator', name: seen } },
        operator.cookie,
      );
    await call(app, 'profiles.update', { params, body: { revision, name: 'Ganz neu' } }, founder.cookie);
    expect((await vouch(name)).status).toBe(409);
    expect((await mine(founder)).profile).toMatchObject({ verification: 'none' });
    expect((await vouch('Ganz neu')).body).toMatchObject({ verification: 'operator' });
  });
});
