import { OCCURRENCES, type OccurrenceType } from '@klammer/contracts/occurrences';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, buildOperator } from '../../../test/factories.ts';
import { WHOLE } from '../../app.ts';
import { Agreements } from '../agreements/model.ts';
import { buildProposed, buildSigned, sign } from '../agreements/testing.ts';
import { AFTER, publishCall } from '../calls/testing.ts';
import { draftEvent, NOON, publishEvent } from '../events/testing.ts';
import { fillMemberships } from '../membership/service.ts';
import { publishRequest } from '../requests/testing.ts';

let app: TestApp;
let operator: string;
beforeAll(async () => {
  app = await startApp();
  operator = (await buildOperator(app)).cookie;
  app.setNow(NOON);
});
afterAll(() => app.close());

/** What the source of a type finds since the tests began. */
async function happened(type: OccurrenceType) {
  const source = WHOLE.occurrences.find((one) => one.type === type);
  const found = [];
  for await (const one of source?.since(app.deps, NOON) ?? []) {
    // Nothing beyond what the contract names.
    expect(OCCURRENCES[type].parse(one.data)).toEqual(one.data);
    found.push(one);
  }
  return found;
}

describe('events', () => {
  it('are published by partners at once, of others once the operator let them in', async () => {
    const partner = await buildMember(app, { kind: 'partner' });
    const company = await buildMember(app, { kind: 'company' });
    await publishEvent(app, partner);
    await publishEvent(app, partner, { audience: 'members', title: { de: 'Intern', en: '' } });
    const { body: draft } = await draftEvent(app, company);
    const params = { id: draft.id };
    await call(app, 'events.publish', { params }, company.cookie);
    expect(await happened('event.published')).toHaveLength(2);
    await call(app, 'events.decide', { params, body: { accept: true } }, operator);
    const all = await happened('event.published');
    expect(all.map(({ data }) => data)).toMatchObject([
      { organisationIds: [partner.organisationId], page: { title: { de: 'Ruhrpitch' } } },
      { audience: 'members', page: null },
      { eventId: draft.id, page: { url: `${app.deps.publicUrl}/events/${draft.id}` } },
    ]);
    expect(JSON.stringify(all)).not.toContain('Intern');
  });
});

describe('requests', () => {
  it('name who asks only where everybody may know it', async () => {
    const company = await buildMember(app, { kind: 'company' });
    const open = await publishRequest(app, company);
    await publishRequest(app, company, { anonymous: true, audience: 'startups' });
    const all = await happened('request.published');
    expect(all.map(({ data }) => data)).toMatchObject([
      {
        requestId: open.id,
        organisationId: company.organisationId,
        page: { title: { de: 'Leercontainer am Kai zählen' } },
      },
      { audience: 'startups', organisationId: null, page: null },
    ]);
  });
});

describe('agreements', () => {
  it('are signed with the last signature, also where a kill kept the state from following', async () => {
    const { founder, scout, conversationId } = await buildConversation(app);
    const id = await buildProposed(app, conversationId, [founder, scout]);
    await sign(app, id, founder);
    expect(await happened('agreement.signed')).toEqual([]);
    await sign(app, id, scout);
    expect(await happened('agreement.signed')).toMatchObject([
      { cause: `agreement:${id}:signed`, data: { agreementId: id, template: 'pilot' } },
    ]);
    await Agreements.updateOne({ _id: id }, { $set: { status: 'proposed' } });
    expect(await happened('agreement.signed')).toHaveLength(1);
  });
});

describe('memberships', () => {
  it('are decided once, whatever becomes of them later', async () => {
    const { organisationId } = await buildMember(app, { kind: 'company' });
    const by = { personId: 'a'.repeat(24), name: 'Vorstand' };
    const fields = { organisationId, plan: 'company', note: '', foundedOn: null, by, at: NOON, used: [] };
    const [id = ''] = await fillMemberships([{ ...fields, status: 'applied', startsOn: null, endsOn: null }]);
    const decision = { accept: true, decidedOn: '2030-01-01', note: 'Herzlich willkommen' };
    await call(app, 'membership.decide', { params: { id }, body: decision }, operator);
    const [first] = await happened('membership.decided');
    expect(first?.data).toMatchObject({
      membershipId: id,
      organisationId,
      accepted: true,
      startsOn: '2030-01-01',
    });
    await call(app, 'membership.end', { params: { id }, body: { on: '2030-06-30', note: '' } }, operator);
    const all = await happened('membership.decided');
    expect(all.map(({ cause }) => cause)).toEqual([first?.cause]);
    expect(JSON.stringify(all)).not.toMatch(/Vorstand|willkommen/);
  });
});

describe('what everybody reads', () => {
  const both = (de: string) => ({ de, en: '' });

  it('is told of calls when they are published and when they are decided', async () => {
    const partner = await buildMember(app, { kind: 'partner' });
    const { id } = await publishCall(app, partner);
    const page = { title: { de: 'Gründungspreis' }, url: `${app.deps.publicUrl}/calls/${id}` };
    const organisationIds = [partner.organisationId];
    expect((await happened('call.published')).map(({ data }) => data)).toMatchObject([
      { callId: id, kinds: ['startup'], organisationIds, page },
    ]);
    expect(await happened('call.decided')).toEqual([]);
    app.setNow(AFTER);
    await call(app, 'calls.close', { params: { id } }, partner.cookie);
    app.setNow(NOON);
    const decided = await happened('call.decided');
    expect(decided.map(({ data }) => data)).toMatchObject([{ callId: id, page }]);
  });

  it('is told of an article once it has appeared, not while it is a draft or scheduled', async () => {
    const write = async (title: string, at?: string | null) => {
      const body = { title: both(title), clientId: `client-of-article-${title}` };
      const { body: made } = await call(app, 'news.create', { body }, operator);
      if (at !== undefined)
        await call(app, 'news.publish', { params: { id: made.id }, body: { at } }, operator);
    };
    await write('Entwurf');
    await write('Morgen', '2035-01-01T12:00');
    await write('Heute', null);
    const all = await happened('news.published');
    expect(all.map(({ data }) => data)).toMatchObject([
      { organisationId: null, page: { title: { de: 'Heute' } } },
    ]);
  });

  it('is told of a funding programme when it is first published', async () => {
    const fields = {
      name: both('Startgeld'),
      provider: 'Land NRW',
      sourceUrl: 'https://www.example.org',
      asOf: '2029-12-01',
    };
    const made = await call(
      app,
      'funding.create',
      { body: { ...fields, clientId: 'client-of-startgeld' } },
      operator,
    );
    expect(await happened('funding.published')).toEqual([]);
    const change = (revision: number) => ({
      params: { id: made.body.id },
      body: { ...fields, status: 'published' as const, revision },
    });
    await call(app, 'funding.update', change(0), operator);
    const [first] = await happened('funding.published');
    await call(app, 'funding.update', change(1), operator);
    expect(await happened('funding.published')).toEqual([first]);
    expect(first?.data).toMatchObject({ page: { title: { de: 'Startgeld' } } });
  });

  it('is told of a story under an id from which its agreement cannot be guessed', async () => {
    const { founder, scout, conversationId } = await buildConversation(app);
    const id = await buildSigned(app, conversationId, [founder, scout]);
    const body = { title: both('Gefunden'), text: both('Wir arbeiten zusammen.'), revision: 0 };
    await call(app, 'stories.propose', { params: { id }, body }, founder.cookie);
    expect(await happened('story.published')).toEqual([]);
    await call(app, 'stories.agree', { params: { id }, body: { revision: 1 } }, scout.cookie);
    const all = await happened('story.published');
    expect(all.map(({ data }) => data)).toMatchObject([{ page: { title: { de: 'Gefunden' } } }]);
    expect(JSON.stringify(all)).not.toContain(id);
  });
});
