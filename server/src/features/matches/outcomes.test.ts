import { afterAll, beforeAll, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, type TestMember } from '../../../test/factories.ts';
import { buildSigned } from '../agreements/testing.ts';
import { feedbackRecords } from './service.ts';

const SIGNED_ON = new Date('2030-01-01T08:00:00Z');
const REVIEWED_ON = new Date('2030-02-10T08:00:00Z');
let app: TestApp;
let founder: TestMember;
let scout: TestMember;
let id: string;

beforeAll(async () => {
  app = await startApp();
  app.setNow(SIGNED_ON);
  const { conversationId, ...sides } = await buildConversation(app);
  ({ founder, scout } = sides);
  id = await buildSigned(app, conversationId, [founder, scout]);
});
afterAll(() => app.close());

const verdictOf = async (side: TestMember) =>
  (await feedbackRecords()).find(({ seeker }) => seeker.id === side.organisationId)?.verdict;
const review = async (side: TestMember, worthIt: 'yes' | 'no', kept: 'yes' | 'no') => {
  app.setNow(REVIEWED_ON);
  const body = { kept, worthIt, goesOn: 'yes' } as const;
  const answer = await call(app, 'agreements.answerReview', { params: { id, day: 30 }, body }, side.cookie);
  expect(answer.status).toBe(200);
};

it('hands what an agreement came to over to the fit, for each side by what it said itself', async () => {
  expect([await verdictOf(founder), await verdictOf(scout)]).toEqual(['agreed', 'agreed']);
  await review(founder, 'yes', 'yes');
  expect([await verdictOf(founder), await verdictOf(scout)]).toEqual(['kept', 'agreed']);
  await review(scout, 'yes', 'no');
  expect(await verdictOf(scout)).toBe('agreed');
});

it('learns no more from one that was not worth it than that both wanted to meet', async () => {
  await review(scout, 'no', 'yes');
  expect([await verdictOf(founder), await verdictOf(scout)]).toEqual(['kept', 'accepted']);
});

it('counts a completed one as kept where nobody said otherwise', async () => {
  const { founder: other, scout: another, conversationId } = await buildConversation(app);
  const agreementId = await buildSigned(app, conversationId, [other, another]);
  await call(app, 'agreements.complete', { params: { id: agreementId } }, other.cookie);
  expect([await verdictOf(other), await verdictOf(another)]).toEqual(['kept', 'kept']);
});

it('tells others how agreements with an organisation went, once that gives no single partner away', async () => {
  const reliable = await buildMember(app, { kind: 'company', name: 'Verlass' });
  const seeker = await buildMember(app);
  const reasons = async () => {
    const params = { profileId: reliable.organisationId };
    const { body } = await call(app, 'matches.get', { params }, seeker.cookie);
    return body.match?.reasonsForYou.map((reason) => reason.code);
  };
  let now = REVIEWED_ON.getTime();
  for (let count = 1; count <= 3; count += 1) {
    const partner = await buildMember(app);
    const body = { profileId: reliable.organisationId, message: 'Guten Tag' };
    const asked = await call(app, 'introductions.ask', { body }, partner.cookie);
    const params = { id: asked.body.id };
    const { conversationId } = (await call(app, 'introductions.accept', { params }, reliable.cookie)).body;
    const agreementId = await buildSigned(app, conversationId ?? '', [partner, reliable]);
    await call(app, 'agreements.complete', { params: { id: agreementId } }, partner.cookie);
    // What was read is kept for ten minutes.
    app.setNow(new Date((now += 11 * 60_000)));
    if (count < 3) expect(await reasons()).not.toContain('outcomes');
  }
  expect(await reasons()).toContain('outcomes');
});
