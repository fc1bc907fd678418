import { type ProfileFields } from '@klammer/contracts/profiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { publishRequest } from '../requests/testing.ts';

/**
 * A word per organisation and field that stands nowhere else. Whoever may not see a profile must never read one of its
 * words, whatever they search for.
 */
/** A thousand requests take a while on a busy machine. */
const PATIENCE_MS = 120_000;
const HIDDEN = ['members', 'anonymous', 'draft', 'paused'] as const;
const FIELDS = ['name', 'headline', 'description', 'note', 'city', 'traction'] as const;
type Hidden = (typeof HIDDEN)[number];

const canary = (who: Hidden, field: string) => `zq${who}${field}xy`;
const wordsOf = (who: Hidden) => FIELDS.map((field) => canary(who, field));

function fieldsOf(who: Hidden): Partial<ProfileFields> {
  const word = (field: string) => ({ de: canary(who, field), en: canary(who, field) });
  return {
    headline: word('headline'),
    description: word('description'),
    traction: word('traction'),
    place: { region: who === 'anonymous' ? 'duisburg-walsum' : 'duisburg-mitte', city: canary(who, 'city') },
    needs: [{ code: 'data', note: word('note'), urgency: 'soon', validUntil: null }],
    offers: [{ code: 'pilot-customer', note: { de: '', en: '' }, urgency: 'soon', validUntil: null }],
    topics: ['hydrogen'],
    visibility: who === 'members' || who === 'anonymous' ? who : 'public',
  };
}

let app: TestApp;
let member: TestMember;
let anonymous: TestMember;
beforeAll(async () => {
  app = await startApp();
  for (const who of HIDDEN) {
    const name = canary(who, 'name');
    const publish = who !== 'draft';
    const built = await buildMember(app, { kind: 'company', name, publish, fields: fieldsOf(who) });
    if (who === 'anonymous') anonymous = built;
    const params = { id: built.organisationId };
    if (who === 'paused')
      await call(app, 'profiles.setStatus', { params, body: { status: 'paused' } }, built.cookie);
  }
  const place = { region: 'duisburg-walsum' as const, city: '' };
  member = await buildMember(app, { fields: { topics: ['hydrogen'], place } });
  await app.indexer.catchUp();
}, PATIENCE_MS);
afterAll(() => app.close());

/** Everything hostile or merely curious that a search can be asked. */
function queries(): string[] {
  const found: string[] = [];
  for (const word of HIDDEN.flatMap(wordsOf)) {
    const typo = word.slice(0, 5) + word.slice(6);
    const swapped = word.slice(0, 4) + word.charAt(5) + word.charAt(4) + word.slice(6);
    for (const q of [
      word,
      word.slice(0, 7),
      typo,
      swapped,
      word.toUpperCase(),
      `${word} Wasserstoff`,
      `"${word}"`,
    ])
      found.push(`q=${encodeURIComponent(q)}`, `q=${encodeURIComponent(q)}&topics=hydrogen&pageSize=50`);
    found.push(`q=${word}&sort=name`);
    for (const attack of [
      `visibility = anonymous`,
      `" OR visibility = "anonymous`,
      `${word}' OR 1 = 1 --`,
      `owner EXISTS`,
      `_geoRadius(0,0,9e9) OR ${word}`,
      `\u0000${word}`,
    ])
      found.push(
        `q=${encodeURIComponent(attack)}`,
        `type=profile&filter=${encodeURIComponent(`topics:${attack}`)}`,
        `kind=${encodeURIComponent(attack)}`,
        `region=${encodeURIComponent(attack)}&q=${word}`,
      );
    found.push(
      `visibility=anonymous&q=${word}`,
      `scope=public&q=${word}`,
      `filter=visibility:members&type=profile&q=${word}`,
    );
  }
  return found;
}

/** Asks every search endpoint and returns the answers as text without the query that was put in. */
async function askAll(cookie: string | undefined): Promise<{ asked: number; leaks: string[] }> {
  const forbidden = HIDDEN.filter((who) => !(cookie && who === 'members')).flatMap(wordsOf);
  const leaks: string[] = [];
  const list = queries().map((query, index) => {
    if (query.includes('type=')) return `/api/search/things?${query}`;
    return index % 3 === 0 ? `/api/search/things?type=profile&${query}` : `/api/search/profiles?${query}`;
  });
  for (let start = 0; start < list.length; start += 20)
    await Promise.all(
      list.slice(start, start + 20).map(async (path) => {
        const { status, body } = await request(app, 'GET', path, { cookie });
        const text = JSON.stringify(body);
        if (status >= 500) leaks.push(`${status} ${path}`);
        if (status === 200 && forbidden.some((word) => text.includes(word))) leaks.push(path);
      }),
    );
  return { asked: list.length, leaks };
}

describe('search canaries', () => {
  it(
    'leaks nothing to strangers in over a thousand queries',
    async () => {
      const { asked, leaks } = await askAll(undefined);
      expect(asked).toBeGreaterThan(1000);
      expect(leaks).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'leaks to members only what members may see',
    async () => {
      expect((await askAll(member.cookie)).leaks).toEqual([]);
      const { body } = await call(
        app,
        'search.profiles',
        { query: { q: canary('members', 'headline') } },
        member.cookie,
      );
      expect(body.hits[0]?.profile.name).toBe(canary('members', 'name'));
    },
    PATIENCE_MS,
  );

  it('counts nothing hidden', async () => {
    const { body } = await call(app, 'search.profiles', { query: { q: '' } });
    expect(body.facets.kind).toEqual({ startup: 1 });
    const { counts } = (await call(app, 'search.counts', { query: { q: 'Wasserstoff' } })).body;
    expect(counts).toContainEqual({ type: 'profile', total: 1 });
  });
});

describe('counts of requests', () => {
  const word = 'zqrequestxy';
  const counted = async (cookie?: string) => {
    const { counts } = (await call(app, 'search.counts', { query: { q: word } }, cookie)).body;
    const { body } = await call(app, 'search.things', { query: { q: word, type: 'request' } }, cookie);
    return [counts.find(({ type }) => type === 'request')?.total, body.facets[0]?.counts];
  };

  it('tell nobody of one that is for start-ups only, nor of one whose organisation is out of sight', async () => {
    const company = await buildMember(app, { kind: 'company', name: 'Zählwerk' });
    const other = await buildMember(app, { kind: 'company' });
    const title = { de: word, en: word };
    await publishRequest(app, company, { title, audience: 'startups' });
    await publishRequest(app, company, { title, audience: 'public' });
    await app.indexer.catchUp();
    for (const cookie of [company.cookie, member.cookie])
      expect(await counted(cookie)).toEqual([2, { data: 2 }]);
    for (const cookie of [other.cookie, undefined]) expect(await counted(cookie)).toEqual([1, { data: 1 }]);
    const gone = { body: { name: 'Zählwerk' } };
    expect((await call(app, 'organisations.askForDeletion', gone, company.cookie)).status).toBeLessThan(300);
    for (const cookie of [company.cookie, member.cookie, undefined])
      expect(await counted(cookie)).toEqual([0, {}]);
  });
});

describe('an anonymous profile', () => {
  const words = wordsOf('anonymous');
  const reads = async (path: string) => {
    const { status, body } = await request(app, 'GET', path, { cookie: member.cookie });
    return { status, text: JSON.stringify(body) };
  };

  it('is matched, asked and declined without a word that tells who it is', async () => {
    const id = anonymous.organisationId;
    const list = await reads('/api/matches');
    expect(list.text).toContain(id);
    const asked = await call(
      app,
      'introductions.ask',
      { body: { profileId: id, message: 'Guten Tag' } },
      member.cookie,
    );
    const introduction = asked.body.id;
    await call(
      app,
      'introductions.decline',
      { params: { id: introduction }, body: { reason: 'not-now' } },
      anonymous.cookie,
    );
    const answers = [
      list,
      { status: asked.status, text: JSON.stringify(asked.body) },
      await reads(`/api/matches/${id}`),
      await reads('/api/introductions'),
      await reads(`/api/introductions/${introduction}`),
      await reads('/api/notifications'),
      await reads('/api/profiles'),
      await reads(`/api/profiles/${id}`),
      await reads(`/api/profiles/${anonymous.slug}`),
      await reads('/api/me'),
    ];
    for (const { text } of answers) for (const word of words) expect(text).not.toContain(word);
    // Nor the place, which both share: through a reason, say.
    for (const { text } of answers.slice(0, 5)) expect(text).not.toMatch(/walsum/i);
  });

  it('is named once it accepts', async () => {
    const asked = await call(
      app,
      'introductions.ask',
      { body: { profileId: anonymous.organisationId, message: 'Noch einmal' } },
      member.cookie,
    );
    await call(app, 'introductions.accept', { params: { id: asked.body.id } }, anonymous.cookie);
    const { text } = await reads(`/api/introductions/${asked.body.id}`);
    expect(text).toContain(canary('anonymous', 'name'));
  });
});
