import { type Move } from '@klammer/contracts/deal-shapes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';

let app: TestApp;
let investor: TestMember;
let rival: TestMember;
let count = 0;

beforeAll(async () => {
  app = await startApp();
  investor = await buildMember(app, { kind: 'investor', name: 'Hebel Kapital' });
  rival = await buildMember(app, { kind: 'investor' });
});
afterAll(() => app.close());

const add = async (body: object = { name: `Start-up ${(count += 1)}` }) =>
  call(app, 'deals.add', { body }, investor.cookie);
const move = async (moves: Move[], more: object = {}) =>
  call(app, 'deals.move', { body: { moves, ...more } }, investor.cookie);
const told = async (cookie: string) => (await call(app, 'notifications.list', {}, cookie)).body.items;
/** A call that the contract's types would not allow. */
const send = (method: string, path: string, body: object, cookie?: string) =>
  request(app, method, path, { cookie, body });

describe('sharing', () => {
  test('tells the start-up just what was chosen, until it is taken back', async () => {
    const target = await buildMember(app, { kind: 'startup', name: 'Schleusenwerk' });
    const { id } = (await add({ profileId: target.organisationId })).body;
    await call(app, 'deals.addNote', { params: { id }, body: { text: 'Geheim.' } }, investor.cookie);
    const share = { params: { id }, body: { stage: true, feedback: 'Gutes Team.' } };
    await call(app, 'deals.share', share, investor.cookie);
    await move([{ id, from: 'noticed', to: 'declined' }], { reason: 'team' });
    const { body } = await call(app, 'deals.shared', {}, target.cookie);
    // The stage as it was when it was told: the “no” is still the investor's own.
    expect(body.items).toEqual([
      {
        stage: { de: 'Entdeckt', en: 'Noticed' },
        feedback: 'Gutes Team.',
        at: expect.any(String) as string,
        investor: { id: investor.organisationId, name: 'Hebel Kapital', slug: investor.slug },
      },
    ]);
    expect((await told(target.cookie)).map((one) => one.path)).toEqual(['/deals/shared']);
    await call(app, 'deals.unshare', { params: { id } }, investor.cookie);
    expect((await call(app, 'deals.shared', {}, target.cookie)).body.items).toEqual([]);
  });

  test('is no way around introductions: a start-up is told so often, and then not for a while', async () => {
    const target = await buildMember(app, { kind: 'startup' });
    const { id } = (await add({ profileId: target.organisationId })).body;
    const statuses: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const share = { params: { id }, body: { stage: false, feedback: `Nummer ${turn}` } };
      statuses.push((await call(app, 'deals.share', share, investor.cookie)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    expect((await call(app, 'deals.shared', {}, target.cookie)).body.items).toMatchObject([
      { feedback: 'Nummer 3' },
    ]);
  });

  test('reaches nobody who blocked the investor, and what was said before is no longer shown', async () => {
    const target = await buildMember(app, { kind: 'startup' });
    const { id } = (await add({ profileId: target.organisationId })).body;
    const share = () =>
      call(
        app,
        'deals.share',
        { params: { id }, body: { stage: true, feedback: 'Hallo.' } },
        investor.cookie,
      );
    expect((await share()).status).toBe(200);
    const nobody = await send(
      'PUT',
      `/api/deals/${(await add()).body.id}/share`,
      { stage: true },
      investor.cookie,
    );
    await call(app, 'blocks.add', { params: { id: investor.organisationId } }, target.cookie);
    const refused = await share();
    expect(refused.body).toMatchObject({ code: 'not-possible-now' });
    // Who blocked whom is not to be seen.
    expect({ ...refused.body, requestId: '' }).toEqual({ ...(nobody.body as object), requestId: '' });
    expect(await told(target.cookie)).toHaveLength(1);
    expect((await call(app, 'deals.shared', {}, target.cookie)).body.items).toEqual([]);
  });

  test('is refused where there is nobody to tell, nothing to tell, or no such deal', async () => {
    const { id, abilities } = (await add()).body;
    expect(abilities).toMatchObject({ edit: true, share: false });
    const share = (body: object, cookie: string) => send('PUT', `/api/deals/${id}/share`, body, cookie);
    expect((await share({ stage: true }, investor.cookie)).body).toMatchObject({ code: 'not-possible-now' });
    expect((await share({ stage: false }, investor.cookie)).status).toBe(400);
    expect((await share({ stage: true }, rival.cookie)).status).toBe(404);
  });
});
