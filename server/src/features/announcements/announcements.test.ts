import { type AnnouncementAudience } from '@klammer/contracts/announcements';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildMember,
  buildOperator,
  buildPerson,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';

let app: TestApp;
let operator: TestPerson;
let founder: TestMember;
let investor: TestMember;
let count = 0;
const NOW = new Date('2030-05-01T10:00:00Z');
const both = (de: string, en = '') => ({ de, en });

async function announce(
  audience: AnnouncementAudience[],
  fields: { from?: string; until?: string; level?: 'info' | 'important'; link?: string } = {},
) {
  return call(
    app,
    'announcements.create',
    {
      body: {
        text: both(`Hinweis ${(count += 1)}`),
        from: '2030-05-01T00:00',
        until: '2030-05-02T00:00',
        audience,
        clientId: `announcement-test-${String(count).padStart(6, '0')}`,
        ...fields,
      },
    },
    operator.cookie,
  );
}

const seen = async (cookie?: string) =>
  (await call(app, 'announcements.current', {}, cookie)).body.items.map((one) => one.id);

async function removeAll(): Promise<void> {
  const { body } = await call(app, 'announcements.list', {}, operator.cookie);
  for (const { id } of body.items)
    await call(app, 'announcements.remove', { params: { id } }, operator.cookie);
}

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  founder = await buildMember(app);
  investor = await buildMember(app, { kind: 'investor' });
  app.setNow(NOW);
});
afterAll(() => app.close());

describe('an announcement', () => {
  it('is shown to whom it is for', async () => {
    const everyone = (await announce(['everyone'])).body.id;
    const members = (await announce(['members'])).body.id;
    const investors = (await announce(['investor', 'company'])).body.id;
    const person = await buildPerson(app);
    expect(await seen()).toEqual([everyone]);
    expect(new Set(await seen(person.cookie))).toEqual(new Set([everyone, members]));
    expect(new Set(await seen(founder.cookie))).toEqual(new Set([everyone, members]));
    expect(new Set(await seen(investor.cookie))).toEqual(new Set([everyone, members, investors]));
    const params = { id: investors };
    expect((await call(app, 'announcements.dismiss', { params }, founder.cookie)).status).toBe(404);
    await removeAll();
  });

  it('is shown between its two moments, important ones first', async () => {
    const later = (await announce(['everyone'], { from: '2030-05-01T13:00' })).body.id;
    await announce(['everyone'], { from: '2030-04-01T00:00', until: '2030-05-01T11:00' });
    const first = (await announce(['everyone'], { from: '2030-05-01T11:00' })).body.id;
    const important = (await announce(['everyone'], { level: 'important' })).body.id;
    expect(await seen()).toEqual([important, first]);
    const params = { id: later };
    expect((await call(app, 'announcements.dismiss', { params }, founder.cookie)).status).toBe(404);
    await removeAll();
  });

  it('stays away for who put it away, on every device, also when its words change', async () => {
    const { id, revision } = (await announce(['everyone'])).body;
    const put = () => call(app, 'announcements.dismiss', { params: { id } }, founder.cookie);
    expect([(await put()).status, (await put()).status]).toEqual([204, 204]);
    expect([await seen(founder.cookie), await seen(investor.cookie)]).toEqual([[], [id]]);
    const body = {
      text: both('Anders'),
      from: '2030-05-01T00:00',
      until: '2030-05-03T00:00',
      revision,
    };
    expect((await call(app, 'announcements.update', { params: { id }, body }, operator.cookie)).status).toBe(
      200,
    );
    expect((await call(app, 'announcements.update', { params: { id }, body }, operator.cookie)).status).toBe(
      409,
    );
    expect(await seen(founder.cookie)).toEqual([]);
    await removeAll();
  });

  it('refuses an end before its beginning, and links that lead elsewhere than they say', async () => {
    expect((await announce(['everyone'], { until: '2030-04-01T00:00' })).status).toBe(400);
    for (const link of ['javascript:alert(1)', '//evil.example', '/\\evil.example', 'data:text/html,x'])
      expect((await announce(['everyone'], { link })).status).toBe(400);
    for (const link of ['/events', 'https://www.example.org/neu', ''])
      expect((await announce(['everyone'], { link })).status).toBe(201);
    expect((await announce([])).status).toBe(400);
    await removeAll();
  });
});
