import { type FundingFor } from '@klammer/contracts/funding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { fits, type Fitted } from './fitting.ts';

let app: TestApp;
let operator: TestPerson;
let founder: TestMember;
let count = 0;
const NOW = new Date('2030-07-15T12:00:00Z');
const both = (de: string, en = '') => ({ de, en });

const add = (fields: object = {}) =>
  call(
    app,
    'funding.create',
    {
      body: {
        name: both(`Programm ${(count += 1)}`),
        provider: 'Land',
        sourceUrl: 'https://www.example.org/programm',
        asOf: '2030-07-01',
        status: 'published',
        clientId: `funding-test-${String(count).padStart(6, '0')}`,
        ...fields,
      },
    },
    operator.cookie,
  );
const listed = async (query: { kind?: 'startup' | 'company' } = {}) =>
  (await call(app, 'funding.list', { query })).body.items.map((one) => one.id);

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  founder = await buildMember(app, { fields: { place: { region: 'duisburg-mitte', city: '' } } });
  app.setNow(NOW);
});
afterAll(() => app.close());

describe('a funding programme', () => {
  it('is listed while it is published and one can apply', async () => {
    const open = (await add({ deadline: '2030-07-15' })).body.id;
    const rolling = (await add()).body.id;
    const hidden = [
      (await add({ deadline: '2030-07-14' })).body.id,
      (await add({ validUntil: '2030-01-31' })).body.id,
      (await add({ status: 'draft' })).body.id,
    ];
    const found = await listed();
    expect(found).toEqual(expect.arrayContaining([open, rolling]));
    for (const id of hidden) expect(found).not.toContain(id);
    const all = await call(app, 'funding.all', { query: { limit: 100 } }, operator.cookie);
    expect(all.body.items.map((one) => one.id)).toEqual(expect.arrayContaining(hidden));
  });

  it('is filtered by whom it is for', async () => {
    const companies = (await add({ for: { kinds: ['company'] } })).body.id;
    expect(await listed({ kind: 'company' })).toContain(companies);
    expect(await listed({ kind: 'startup' })).not.toContain(companies);
  });

  it('needs a source with a day that has come', async () => {
    expect((await add({ sourceUrl: 'javascript:alert(1)' })).status).toBe(400);
    expect((await add({ asOf: '2030-07-17' })).body).toMatchObject({ issues: [{ path: ['body', 'asOf'] }] });
    expect((await add({ name: both('') })).status).toBe(400);
  });

  it('waits for the operator when nobody looked at it for half a year, until somebody does', async () => {
    const waits = async () =>
      (await call(app, 'home.get', {}, operator.cookie)).body.items.find(
        (one) => one.code === 'funding-to-check',
      )?.count ?? 0;
    expect(await waits()).toBe(0);
    const old = (await add({ asOf: '2030-01-14' })).body;
    const unchecked = (await add({ toCheck: true })).body;
    expect([old.stale, unchecked.stale, await waits()]).toEqual([true, false, 2]);
    const params = { id: old.id };
    const { body } = await call(app, 'funding.confirm', { params }, operator.cookie);
    expect(body).toMatchObject({ stale: false, asOf: '2030-07-15' });
    expect(await waits()).toBe(1);
    await call(app, 'funding.remove', { params: { id: unchecked.id } }, operator.cookie);
    expect(await waits()).toBe(0);
  });

  it('comes with its reasons to the profile that it fits, the best first', async () => {
    const fitting = (await add({ for: { kinds: ['startup'], topics: ['logtech'], regions: ['DEA'] } })).body
      .id;
    const other = (await add({ for: { topics: ['hydrogen'] } })).body.id;
    const { body } = await call(app, 'funding.fitting', {}, founder.cookie);
    expect(body.items[0]?.programme.id).toBe(fitting);
    expect(body.items[0]?.reasons).toEqual([
      { by: 'kinds', codes: ['startup'] },
      { by: 'topics', codes: ['logtech'] },
      { by: 'regions', codes: ['DEA'] },
    ]);
    expect(body.items.map((one) => one.programme.id)).not.toContain(other);
  });

  it('tells the second of two who change it', async () => {
    const { id } = (await add()).body;
    const body = {
      name: both('Neu'),
      provider: 'Land',
      sourceUrl: 'https://www.example.org/x',
      asOf: '2030-07-01',
      revision: 0,
    };
    const change = () => call(app, 'funding.update', { params: { id }, body }, operator.cookie);
    expect([(await change()).status, (await change()).status]).toEqual([200, 409]);
  });
});

describe('fitting', () => {
  const programme = (fields: Partial<FundingFor>): FundingFor => ({
    kinds: [],
    stages: [],
    industries: [],
    topics: [],
    regions: [],
    ...fields,
  });
  const profile: Fitted = {
    kind: 'startup',
    stage: 'seed',
    industries: ['J'],
    topics: ['ai'],
    place: { region: 'duisburg-mitte', city: '' },
  };

  it('holds for a region that lies in the programme’s, and names the smallest that is named', () => {
    expect(fits(programme({ regions: ['DE', 'DEA1'] }), profile)).toEqual([
      { by: 'regions', codes: ['DEA1'] },
    ]);
    expect(fits(programme({ regions: ['NL'] }), profile)).toBeNull();
  });

  it('takes what a profile does not say neither for nor against it', () => {
    expect(fits(programme({ stages: ['idea'] }), { ...profile, stage: null })).toEqual([]);
    expect(fits(programme({ stages: ['idea'] }), profile)).toBeNull();
  });
});
