import { LEGAL_PAGES } from '@klammer/contracts/legal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildOperator, signUp, type TestPerson } from '../../../test/factories.ts';
import { renderMarkdown } from './markdown.ts';

let app: TestApp;
let operator: TestPerson;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
afterAll(() => app.close());

const imprint = { page: 'imprint' as const };
const get = () => call(app, 'legal.get', { params: imprint });
const publish = (after: number, de: string, cookie = operator.cookie) =>
  call(app, 'legal.publish', { params: imprint, body: { after, text: { de, en: '' } } }, cookie);

describe('a page of the operator', () => {
  it.each(LEGAL_PAGES)(
    'begins with a draft of %s in both languages that marks what is to be filled in',
    async (page) => {
      const { body } = await call(app, 'legal.get', { params: { page } });
      expect(body.published).toBeNull();
      for (const html of [body.html.de, body.html.en]) {
        expect(html).toContain('<mark>');
        expect(html).not.toMatch(/\[\[|\]\]/);
      }
      const { text } = (await call(app, 'legal.versions', { params: { page } }, operator.cookie)).body;
      const published = await call(
        app,
        'legal.publish',
        { params: { page }, body: { after: 0, text } },
        operator.cookie,
      );
      expect(published.status).toBe(400);
    },
  );

  it('shows the newest version once one is published', async () => {
    expect((await publish(0, '# Angaben')).status).toBe(201);
    expect((await publish(1, '## Anschrift')).body).toMatchObject({ version: 2, by: operator.name });
    expect((await get()).body).toMatchObject({
      published: { version: 2 },
      html: { de: '<h2>Anschrift</h2>\n', en: '' },
    });
  });

  it('keeps every version, and tells whoever has not seen the newest', async () => {
    expect((await publish(1, 'Zu spät')).status).toBe(409);
    expect((await publish(7, 'Lücke')).status).toBe(409);
    const query = { version: 1 };
    const { body } = await call(app, 'legal.versions', { params: imprint, query }, operator.cookie);
    expect(body.items.map((one) => one.version)).toEqual([2, 1]);
    expect(body.text.de).toBe('# Angaben');
    const missing = { params: imprint, query: { version: 9 } };
    expect((await call(app, 'legal.versions', missing, operator.cookie)).status).toBe(404);
  });

  it('is written by the operator only, in German at least', async () => {
    const member = await signUp(app);
    expect((await publish(2, 'x', member.cookie)).status).toBe(404);
    expect((await publish(2, '')).status).toBe(400);
    expect((await request(app, 'GET', '/api/legal/nonsense')).status).toBe(404);
    const overview = await call(app, 'legal.overview', {}, operator.cookie);
    expect(overview.body.items.map(({ newest }) => newest?.version ?? null)).toEqual([2, null, null, null]);
  });
});

describe('markdown', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '[x](//evil.example)',
    '![x](https://example.org/pixel.png)',
    '<https://example.org/"onmouseover="alert(1)>',
    '[[<img src=x onerror=alert(1)>]]',
    '[x](https://example.org "[[" onmouseover=alert(1)]]")',
  ])('makes nothing that runs or loads of %s', async (text) => {
    const html = await renderMarkdown(text);
    expect(html).not.toMatch(/<(script|img|iframe|style)|href="(javascript|data|\/\/)|<[^>]*\son\w+=/i);
  });

  it('marks a gap and leaves links alone', async () => {
    expect(await renderMarkdown('[[Street & *number*]]')).toBe('<p><mark>Street &amp; *number*</mark></p>\n');
    expect(await renderMarkdown('[[a](https://example.org)]')).not.toContain('<mark>');
  });

  it('keeps what a legal page needs', async () => {
    const html = await renderMarkdown(
      '# Kontakt\n\n- **Muster** e. V.\n- [Mail](mailto:a@example.org)\n\n| a |\n|---|\n| 1 |',
    );
    for (const part of ['<h2>', '<li>', '<strong>', 'href="mailto:a@example.org"', '<table>'])
      expect(html).toContain(part);
  });
});
