import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildConversation, buildMember, buildOperator, type TestMember } from '../../../test/factories.ts';
import { buildSigned } from '../agreements/testing.ts';
import { draftCall, NOON } from '../calls/testing.ts';
import { draftEvent, publishEvent } from '../events/testing.ts';
import { draftRequest } from '../requests/testing.ts';
import { wrap } from './card.ts';

let app: TestApp;
let shown: TestMember;
let anonymous: TestMember;

beforeAll(async () => {
  app = await startApp();
  shown = await buildMember(app, { name: 'Anker & <Söhne>' });
  anonymous = await buildMember(app, { kind: 'company', fields: { visibility: 'anonymous' } });
});
afterAll(() => app.close());

describe('the site map', () => {
  it('names every public page and no profile that is not public, whoever asks', async () => {
    for (const cookie of [undefined, anonymous.cookie]) {
      const { status, body } = await call(app, 'site.pages', {}, cookie);
      expect(status).toBe(200);
      const paths = body.items.map(({ path }) => path);
      expect(paths).toEqual(
        expect.arrayContaining(['/', '/directory', '/requests', '/imprint', `/p/${shown.slug}`]),
      );
      expect(paths).not.toContain(`/p/${anonymous.slug}`);
      expect(new Set(paths).size).toBe(paths.length);
    }
  });
});

describe('the picture of a profile', () => {
  const picture = (slug: string, query = '', cookie?: string) =>
    request(app, 'GET', `/api/site/pictures/${slug}${query}`, { cookie });

  it('is a PNG in the size that shared links have, in either language', async () => {
    for (const query of ['', '?locale=en']) {
      const response = await fetch(`${app.url}/api/site/pictures/${shown.slug}${query}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('image/png');
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630]);
    }
  });

  it('does not exist for a profile that is not public, not even for its own people', async () => {
    expect((await picture(anonymous.slug)).status).toBe(404);
    expect((await picture(anonymous.slug, '', anonymous.cookie)).status).toBe(404);
    expect((await picture('there-is-none')).status).toBe(404);
  });

  it('refuses a language there is not', async () => {
    expect((await picture(shown.slug, '?locale=fr')).status).toBe(400);
  });
});

describe('pictures of what everybody reads', () => {
  const picture = async (path: string) => {
    const response = await fetch(`${app.url}/api/site/${path}`);
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const isCard = ({ status, bytes }: Awaited<ReturnType<typeof picture>>) =>
    status === 200 && bytes.subarray(1, 4).toString() === 'PNG' && bytes.readUInt32BE(16) === 1200;

  it('are drawn of pages, in both languages, and of those there are', async () => {
    const [de, en] = [await picture('pages/press/picture'), await picture('pages/press/picture?locale=en')];
    expect([isCard(de), isCard(en)]).toEqual([true, true]);
    expect(de.bytes.equals(en.bytes)).toBe(false);
    expect((await picture('pages/home/picture')).status).toBe(200);
    expect((await picture('pages/settings/picture')).status).toBe(404);
    expect((await picture('pages/press/picture?locale=fr')).status).toBe(400);
  });

  it('are drawn of a call once it is published', async () => {
    const partner = await buildMember(app, { kind: 'partner' });
    app.setNow(NOON);
    const { body: draft } = await draftCall(app, partner);
    expect((await picture(`calls/${draft.id}/picture`)).status).toBe(404);
    await call(app, 'calls.publish', { params: { id: draft.id } }, partner.cookie);
    expect(isCard(await picture(`calls/${draft.id}/picture`))).toBe(true);
  });

  it('are drawn of an event, a request and a topic once everybody may read it', async () => {
    const partner = await buildMember(app, { kind: 'partner' });
    app.setNow(NOON);
    const { body: event } = await draftEvent(app, partner);
    const { body: asked } = await draftRequest(app, partner);
    for (const [path, publish] of [
      [`events/${event.id}/picture`, 'events.publish'],
      [`requests/${asked.id}/picture`, 'requests.publish'],
    ] as const) {
      expect((await picture(path)).status).toBe(404);
      const id = path.split('/')[1] ?? '';
      await call(app, publish, { params: { id } }, partner.cookie);
      expect(isCard(await picture(path))).toBe(true);
    }
    const inside = await publishEvent(app, partner, { audience: 'members' });
    expect((await picture(`events/${inside.id}/picture`)).status).toBe(404);

    const operator = await buildOperator(app);
    const { body: topic } = await call(
      app,
      'topics.create',
      {
        body: {
          ...{
            title: { de: 'Genehmigungen' },
            question: { de: 'Wie?' },
            unit: { de: 'Tage' },
            owner: partner.slug,
          },
          baseline: { value: 9, on: '2026-01-01', source: 'Zählung' },
          target: { value: 1, dueOn: '2030-01-01' },
          clientId: 'a-topic-with-a-picture',
        },
      },
      operator.cookie,
    );
    expect((await picture(`topics/${topic.slug}/picture`)).status).toBe(404);
    await call(
      app,
      'topics.setStatus',
      { params: { id: topic.id }, body: { status: 'running' } },
      operator.cookie,
    );
    expect(isCard(await picture(`topics/${topic.slug}/picture`))).toBe(true);
  });

  it('are drawn of a story once all its parties agreed to it', async () => {
    const { founder, scout, conversationId } = await buildConversation(app);
    const params = { id: await buildSigned(app, conversationId, [founder, scout]) };
    const body = { title: { de: 'Ein Kran', en: '' }, text: { de: 'So kam es.', en: '' }, revision: 0 };
    const { body: proposed } = await call(app, 'stories.propose', { params, body }, founder.cookie);
    const path = `stories/${proposed.story?.slug ?? ''}/picture`;
    expect((await picture(path)).status).toBe(404);
    await call(app, 'stories.agree', { params, body: { revision: 1 } }, scout.cookie);
    expect(isCard(await picture(path))).toBe(true);
  });
});

describe('wrapping', () => {
  it('breaks between words and ends what does not fit with an ellipsis', () => {
    expect(wrap('eins zwei drei', 10, 2)).toEqual(['eins zwei', 'drei']);
    expect(wrap('eins zwei drei vier fünf', 10, 2)).toEqual(['eins zwei', 'drei vier…']);
    expect(wrap('x'.repeat(40), 10, 2)).toEqual([`${'x'.repeat(9)}…`]);
  });
});
