import { type Kind, type ProfileFields } from '@klammer/contracts/profiles';
import { createSetupToken } from '../src/features/accounts/service.ts';
import { Profiles } from '../src/features/profiles/model.ts';
import { call, request, type TestApp } from './app.ts';

export const PASSWORD = 'a long enough passphrase';
let count = 0;

/** A signed-in person with the cookie of their session. */
export interface TestPerson {
  email: string;
  name: string;
  cookie: string;
}
/** A person acting for an organisation with a profile. */
export interface TestMember extends TestPerson {
  organisationId: string;
  slug: string;
}

/** Signs up, confirms the address with the mail's own link and returns the session, all over HTTP. */
export async function signUp(
  app: TestApp,
  options: { name?: string; email?: string } = {},
): Promise<TestPerson> {
  count += 1;
  const { name = `Person ${count}`, email = `person${count}@example.org` } = options;
  const created = await request(app, 'POST', '/api/auth/sign-up/email', {
    body: { name, email, password: PASSWORD },
  });
  if (created.status !== 200)
    throw new Error(`sign-up answered ${created.status}: ${JSON.stringify(created.body)}`);
  const link = linkIn(app, email);
  const confirmed = await request(app, 'GET', link.pathname + link.search);
  return { name, email, cookie: cookieOf(confirmed.headers) };
}

/** The link in the newest mail to an address. */
export function linkIn(app: TestApp, email: string): URL {
  const mail = app.deps.mailer.kept().find((one) => one.to === email);
  const url = mail?.text.match(/https?:\S+/)?.[0];
  if (!url) throw new Error(`no mail with a link was sent to ${email}`);
  return new URL(url);
}

export function cookieOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** The operator, set up with the one-time token; once in an app. */
export async function buildOperator(app: TestApp): Promise<TestPerson> {
  count += 1;
  const [name, email] = [`Operator ${count}`, `operator${count}@example.org`];
  const token = await createSetupToken(app.deps);
  if (!token) throw new Error('there is an operator already');
  await call(app, 'accounts.setUpOperator', { body: { token, name, email, password: PASSWORD } });
  const signedIn = await request(app, 'POST', '/api/auth/sign-in/email', {
    body: { email, password: PASSWORD },
  });
  return { name, email, cookie: cookieOf(signedIn.headers) };
}

const FITTING: Record<Kind, Partial<ProfileFields>> = {
  startup: { needs: [need('pilot-customer')], offers: [need('data')], stage: 'seed' },
  company: { needs: [need('data')], offers: [need('pilot-customer')] },
  investor: { offers: [need('capital')], needs: [] },
  partner: { offers: [need('mentoring')], needs: [] },
};

function need(code: ProfileFields['needs'][number]['code']): ProfileFields['needs'][number] {
  return { code, note: { de: '', en: '' }, urgency: 'soon', validUntil: null };
}

/** A person with an organisation whose profile is published, unless said otherwise. */
export async function buildMember(
  app: TestApp,
  options: {
    kind?: Kind;
    name?: string;
    publish?: boolean;
    /** Whether the operator has verified it; partners they have, unless said otherwise. */
    verified?: boolean;
    fields?: Partial<ProfileFields>;
  } = {},
): Promise<TestMember> {
  const person = await signUp(app);
  const { kind = 'startup', name = `Organisation ${count}`, publish = true } = options;
  const created = await call(app, 'organisations.create', { body: { name, kind } }, person.cookie);
  if (created.status !== 201)
    throw new Error(`creating answered ${created.status}: ${JSON.stringify(created.body)}`);
  const { id, slug } = created.body;
  const fields = {
    headline: { de: `Wir sind ${name}`, en: `We are ${name}` },
    topics: ['logtech' as const],
    ...FITTING[kind],
    ...options.fields,
  };
  const updated = await call(
    app,
    'profiles.update',
    { params: { id }, body: { revision: 0, ...fields } },
    person.cookie,
  );
  if (updated.status !== 200)
    throw new Error(`updating answered ${updated.status}: ${JSON.stringify(updated.body)}`);
  if (publish)
    await call(app, 'profiles.setStatus', { params: { id }, body: { status: 'published' } }, person.cookie);
  if (options.verified ?? kind === 'partner')
    await Profiles.updateOne({ _id: id }, { $set: { verification: 'operator', verifiedAt: app.deps.now() } });
  return { ...person, organisationId: id, slug };
}

/** Two members with an accepted introduction between them, so that they have a conversation. */
export async function buildConversation(
  app: TestApp,
): Promise<{ founder: TestMember; scout: TestMember; conversationId: string }> {
  const founder = await buildMember(app, { kind: 'startup' });
  const scout = await buildMember(app, { kind: 'company' });
  const asked = await call(
    app,
    'introductions.ask',
    { body: { profileId: scout.organisationId, message: 'Guten Tag' } },
    founder.cookie,
  );
  const accepted = await call(app, 'introductions.accept', { params: { id: asked.body.id } }, scout.cookie);
  const { conversationId } = accepted.body;
  if (!conversationId)
    throw new Error(`accepting answered ${accepted.status}: ${JSON.stringify(accepted.body)}`);
  return { founder, scout, conversationId };
}
