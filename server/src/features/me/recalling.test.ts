import { setImmediate as turnEnds } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator } from '../../../test/factories.ts';
import { Members } from '../organisations/model.ts';
import { Sessions } from '../accounts/model.ts';
import { recalling } from './recalling.ts';
import { identify } from './service.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const lookUps = () => vi.spyOn(app.auth.api, 'getSession');
// What was stored last is counted when a turn of the event loop ends; no request comes within it.
const by = (cookie: string) => new Headers({ cookie });

describe.skipIf(process.env.MONGODB_URL)('whoever asks again', () => {
  it('is looked up once for what a page asks for at once', async () => {
    const { cookie } = await buildMember(app);
    const asked = lookUps();
    for (let time = 0; time < 3; time += 1)
      expect((await call(app, 'introductions.list', {}, cookie)).status).toBe(200);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('is nobody with the next request once they have signed out', async () => {
    const { cookie } = await buildMember(app);
    expect((await call(app, 'accounts.me', {}, cookie)).body.person).not.toBeNull();
    await request(app, 'POST', '/api/auth/sign-out', { cookie, body: {} });
    expect((await call(app, 'accounts.me', {}, cookie)).body.person).toBeNull();
  });

  it('has no more rights than are left with the next request', async () => {
    const { cookie, organisationId } = await buildMember(app);
    expect((await call(app, 'accounts.me', {}, cookie)).body.organisationId).toBe(organisationId);
    await Members.deleteMany({ organizationId: organisationId });
    expect((await call(app, 'accounts.me', {}, cookie)).body.organisationId).toBeNull();
  });

  it('is looked up anew where something was written while they were', async () => {
    const { cookie } = await buildMember(app);
    const end = () => Sessions.updateMany({}, { $set: { expiresAt: new Date(0) } });
    const recall = recalling(async (headers) => {
      const actor = await identify(app.auth, headers);
      await end();
      return actor;
    });
    expect(await recall(by(cookie))).not.toBeNull();
    await turnEnds();
    expect(await recall(by(cookie))).toBeNull();
  });

  it('is looked up anew after five seconds, and by other cookies', async () => {
    const { cookie } = await buildMember(app);
    const recall = recalling((headers) => identify(app.auth, headers));
    const asked = lookUps();
    const looks = async (cookies: string) => {
      const before = asked.mock.calls.length;
      await recall(by(cookies));
      return asked.mock.calls.length - before;
    };
    await turnEnds();
    expect([await looks(cookie), await looks(cookie), await looks(`a=b; ${cookie}`)]).toEqual([1, 0, 1]);
    const later = Date.now() + 5001;
    vi.spyOn(Date, 'now').mockReturnValue(later);
    expect(await looks(cookie)).toBe(1);
  });

  it('is looked up each time where nobody is behind it, or an operator', async () => {
    const { cookie } = await buildOperator(app);
    const recall = recalling((headers) => identify(app.auth, headers));
    const asked = lookUps();
    for (const cookies of [cookie, cookie, 'other=1', 'other=1']) await recall(by(cookies));
    expect(asked).toHaveBeenCalledTimes(4);
  });
});
