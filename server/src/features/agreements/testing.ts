import { type AgreementContent } from '@klammer/contracts/agreements';
import { call, request, type TestApp } from '../../../test/app.ts';
import { PASSWORD, type TestMember } from '../../../test/factories.ts';

let count = 0;

/** An agreement that waits for its signatures; the first member drafts it. */
export async function buildProposed(
  app: TestApp,
  conversationId: string,
  members: readonly [TestMember, ...TestMember[]],
  fields: Partial<AgreementContent> = {},
): Promise<string> {
  const [{ cookie }] = members;
  const clientId = `client-of-agreement-${(count += 1)}`;
  const draft = { clientId, conversationId, template: 'pilot' as const, language: 'de' as const };
  const { id } = (await call(app, 'agreements.create', { body: draft }, cookie)).body;
  const sides = members.map(({ organisationId }) => ({
    organisationId,
    gives: [{ code: 'data', words: 'Fahrtdaten' }],
    gets: [],
  }));
  await request(app, 'PATCH', `/api/agreements/${id}`, { cookie, body: { revision: 0, sides, ...fields } });
  const proposed = await call(app, 'agreements.propose', { params: { id }, body: { revision: 1 } }, cookie);
  if (proposed.status !== 200)
    throw new Error(`proposing answered ${proposed.status}: ${JSON.stringify(proposed.body)}`);
  return id;
}

/** Signs for a member what they read. */
export async function sign(app: TestApp, id: string, { cookie }: TestMember): Promise<void> {
  const { hash } = (await call(app, 'agreements.get', { params: { id } }, cookie)).body;
  const signed = await call(
    app,
    'agreements.sign',
    { params: { id }, body: { hash, password: PASSWORD } },
    cookie,
  );
  if (signed.status !== 200)
    throw new Error(`signing answered ${signed.status}: ${JSON.stringify(signed.body)}`);
}

/** An agreement that all have signed. */
export async function buildSigned(
  app: TestApp,
  conversationId: string,
  members: readonly [TestMember, ...TestMember[]],
  fields: Partial<AgreementContent> = {},
): Promise<string> {
  const id = await buildProposed(app, conversationId, members, fields);
  for (const member of members) await sign(app, id, member);
  return id;
}
