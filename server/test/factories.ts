import { ProfileFields, type Kind } from '@klammer/contracts/profiles';
import { createSetupToken } from '../src/features/accounts/service.ts';
import { addMember, insertOrganisation } from '../src/features/organisations/service.ts';
import { noteChange } from '../src/features/profiles/history.ts';
import { Profiles } from '../src/features/profiles/model.ts';
import { isPublishable } from '../src/features/profiles/policy.ts';
import { call, request, type TestApp } from './app.ts';
import { beginSession, PASSWORD, storePerson, type TestPerson } from './persons.ts';

export { PASSWORD, type TestPerson };
let count = 0;

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
  const { name, email } = { ...nextPerson(), ...options };
  const created = await request(app, 'POST', '/api/auth/sign-up/email', {
    body: { name, email, password: PASSWORD },
  });
  if (created.status !== 200)
    throw new Error(`sign-up answered ${created.status}: ${JSON.stringify(created.body)}`);
  const link = linkIn(app, email);
  const confirmed = await request(app, 'GET', link.pathname + link.search);
  return { name, email, cookie: cookieOf(confirmed.headers) };
}

/** A person who has signed up and confirmed, without the mail of it. */
export async function buildPerson(
  app: TestApp,
  options: { name?: string; email?: string } = {},
): Promise<TestPerson> {
  const person = { ...nextPerson(), ...options };
  return { ...person, cookie: await beginSession(app, await storePerson(app, person)) };
}

function nextPerson(): { name: string; email: string } {
  count += 1;
  return { name: `Person ${count}`, email: `person${count}@example.org` };
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

/**
 * A person with an organisation whose profile is published, unless said otherwise: stored as it is once they have signed
 * up, filled it in and published it.
 */
export async function buildMember(
  app: TestApp,
  options: {
    kind?: Kind;
    name?: string;
    publish?: boolean;
    /** Whether the operator has verified it; partners they have, unless said otherwise. */
    verified?: boolean;
    fields?: Partial<Omit<ProfileFields, 'logo' | 'deck'>>;
  } = {},
): Promise<TestMember> {
  const person = nextPerson();
  const { kind = 'startup', name = `Organisation ${count}`, publish = true } = options;
  const personId = await storePerson(app, person);
  const { id, slug } = await insertOrganisation(app.deps, { name, kind, demonstration: false });
  await addMember(id, personId, 'owner', app.deps.now());
  const fields = ProfileFields.parse({ name, ...filledIn(kind, name), ...options.fields });
  if (publish && !isPublishable(fields)) throw new Error('too little is filled in to be published');
  const status = publish ? 'published' : 'draft';
  const [profile] = await Profiles.create([
    {
      ...fields,
      ...{ _id: id, slug, kind, status, confirmedAt: app.deps.now() },
      ...(publish && { publishedAt: app.deps.now() }),
      // Filled in and published were two changes.
      revision: publish ? 2 : 1,
      ...((options.verified ?? kind === 'partner') && {
        verification: 'operator',
        verifiedAt: app.deps.now(),
      }),
    },
  ]);
  if (!profile) throw new Error('the profile was not stored');
  const before = { ...ProfileFields.parse({ name }), status: 'draft' as const, _id: profile._id };
  await noteChange(app.deps, { personId }, before, { ...fields, status });
  return { ...person, cookie: await beginSession(app, personId, id), organisationId: id, slug };
}

/** What a member's profile says, unless said otherwise. */
export const filledIn = (kind: Kind, name: string): Partial<ProfileFields> => ({
  headline: { de: `Wir sind ${name}`, en: `We are ${name}` },
  topics: ['logtech'],
  ...FITTING[kind],
});

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
