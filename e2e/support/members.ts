import { type BrowserContext } from 'playwright-core';
import { carrySession, cookieOf, linkInMailTo, PASSWORD } from './people.ts';

/** Somebody with a confirmed account, made over the API; the story is told in pages. */
export interface Person {
  name: string;
  email: string;
  /** Calls the API as this person; refusals are thrown. */
  call: <T = Record<string, unknown>>(method: string, path: string, body?: unknown) => Promise<T>;
  /** Uploads a file over the API. @returns its id */
  upload: (name: string, bytes: string, purpose: string) => Promise<string>;
  /** Signs this person in to a window without the page for it, which has its own journey. */
  enter: (context: BrowserContext) => Promise<void>;
}

/** Somebody who acts for an organisation with a published profile. */
export interface Member extends Person {
  /** Their organisation's. */
  id: string;
}
type Kind = 'startup' | 'company' | 'investor' | 'partner';

const FITTING: Record<Kind, object> = {
  startup: {
    needs: [{ code: 'pilot-customer' }, { code: 'capital' }],
    offers: [{ code: 'data' }],
    stage: 'seed',
  },
  company: { needs: [{ code: 'data' }], offers: [{ code: 'pilot-customer' }] },
  investor: { needs: [], offers: [{ code: 'capital' }] },
  partner: { needs: [], offers: [{ code: 'mentoring' }] },
};
let count = 0;

/** @param address where they call from, for a server that trusts a proxy: a crowd does not share one */
export async function createPerson(url: string, address?: string): Promise<Person> {
  count += 1;
  const name = `Person ${count}`;
  const email = `member${count}@example.org`;
  const json = {
    'content-type': 'application/json',
    origin: url,
    ...(address === undefined ? {} : { 'x-forwarded-for': address }),
  };
  const signedUp = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name, email, password: PASSWORD }),
  });
  if (!signedUp.ok) throw new Error(`signing up answered ${signedUp.status}: ${await signedUp.text()}`);
  const confirmed = await fetch(await linkInMailTo(url, email), { redirect: 'manual' });
  const cookie = cookieOf(confirmed);
  const call: Person['call'] = async <T>(method: string, path: string, body?: unknown) => {
    const headers = { ...json, cookie };
    const response = await fetch(url + path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return (text === '' ? null : JSON.parse(text)) as T;
  };
  const upload: Person['upload'] = async (fileName, bytes, purpose) => {
    const form = new FormData();
    form.set('purpose', purpose);
    form.set('file', new Blob([bytes]), fileName);
    const response = await fetch(`${url}/api/files`, {
      method: 'POST',
      headers: { origin: url, cookie },
      body: form,
    });
    return ((await response.json()) as { id: string }).id;
  };
  return { name, email, call, upload, enter: (context) => carrySession(context, url, cookie) };
}

export async function createMember(url: string, kind: Kind, name: string): Promise<Member> {
  const person = await createPerson(url);
  return { ...person, id: await found(person, kind, name) };
}

/** Founds another organisation; whoever founds one acts for it from then on. @returns its id */
export async function found({ call }: Person, kind: Kind, name: string): Promise<string> {
  const { id } = await call<{ id: string }>('POST', '/api/organisations', { name, kind });
  const headline = { de: `Wir sind ${name}`, en: `We are ${name}` };
  await call('PATCH', `/api/profiles/${id}`, {
    revision: 0,
    headline,
    topics: ['logtech'],
    ...FITTING[kind],
  });
  await call('PUT', `/api/profiles/${id}/status`, { status: 'published' });
  return id;
}

/** The conversation of two who were introduced to each other. */
export async function introduce(from: Member, to: Member): Promise<string> {
  const asked = { profileId: to.id, message: 'Guten Tag' };
  const { id } = await from.call<{ id: string }>('POST', '/api/introductions', asked);
  const answer = await to.call<{ conversationId: string }>('POST', `/api/introductions/${id}/accept`);
  return answer.conversationId;
}
