import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, type TestMember } from '../../../test/factories.ts';
import { agreementsPersonal } from './personal.ts';
import { buildProposed, buildSigned } from './testing.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

async function exportOf({ cookie, email }: TestMember): Promise<string> {
  const { body } = await call(app, 'accounts.me', {}, cookie);
  const subject = { personId: body.person?.id ?? '', email };
  return JSON.stringify((await agreementsPersonal.export(app.deps, subject)).data);
}

test('an export has what somebody signed, reached and wrote, and not how others went on', async () => {
  const { founder, scout, conversationId } = await buildConversation(app);
  const milestones = ['schritt1', 'schritt2'].map((key) => ({
    ...{ key, title: `Meilenstein ${key}`, organisationId: founder.organisationId },
    ...{ ownerId: null, dueOn: '2030-03-20' },
  }));
  const signed = await buildSigned(app, conversationId, [founder, scout], { milestones });
  const report = (by: TestMember, key: string, evidence: string) =>
    call(
      app,
      'agreements.setProgress',
      { params: { id: signed, key }, body: { done: true, evidence } },
      by.cookie,
    );
  await report(scout, 'schritt1', 'Von uns belegt');
  await report(founder, 'schritt2', 'Von den anderen belegt');
  const written = await buildProposed(app, conversationId, [scout, founder], { purpose: 'Gemeinsam messen' });
  await request(app, 'PATCH', `/api/agreements/${written}`, {
    cookie: founder.cookie,
    body: { revision: 1, purpose: 'Etwas ganz anderes' },
  });
  const exported = await exportOf(scout);
  for (const word of ['Meilenstein schritt1', 'Von uns belegt', 'Gemeinsam messen'])
    expect(exported).toContain(word);
  for (const word of ['Von den anderen belegt', 'Etwas ganz anderes']) expect(exported).not.toContain(word);
});
