import { type ListImport } from '@klammer/contracts/imports';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestMember, type TestPerson } from '../../../test/factories.ts';
import { addMember } from '../organisations/service.ts';
import { findProfilesBySlug } from '../profiles/service.ts';
import { ListImports } from './model.ts';
import { giveUpSilent } from './running.ts';

let app: TestApp;
let operator: TestPerson;
let member: TestMember;
beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  member = await buildMember(app, { kind: 'company', name: 'Kran & Söhne' });
});
afterAll(() => app.close());

const LIST = [
  'Externe ID;Name;Kurzbeschreibung;Bedarf;Angebot;Farbe',
  '1;Pegelwerk;Wir messen Pegel;Pilotkunde;Daten: Pegel seit 2020;blau',
  '2;Lastrad Ruhr;Räder für Pakete;Kapital;;rot',
  '3;Ohne alles;;;;',
  '4;Falsch;Text;Kapitall;;',
].join('\n');

async function check(csv: string, cookie = operator.cookie, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ kind: 'startup', source: 'probe', ...fields }))
    form.set(name, value);
  form.set('file', new Blob([csv]), 'liste.csv');
  const response = await fetch(`${app.url}/api/operator/imports`, {
    method: 'POST',
    headers: { origin: app.url, cookie },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as ListImport & { detail: string } };
}
const run = (id: string) => call(app, 'imports.run', { params: { id } }, operator.cookie);
async function finished(id: string): Promise<ListImport> {
  return vi.waitFor(
    async () => {
      const { body } = await call(app, 'imports.get', { params: { id } }, operator.cookie);
      expect(body.state).toBe('done');
      return body;
    },
    { timeout: 30_000 },
  );
}

describe('importing a list from the browser', () => {
  it('says first what would happen and what is wrong where, and writes nothing', async () => {
    const { status, body } = await check(LIST);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'checked',
      fileName: 'liste.csv',
      separator: ';',
      ignored: ['Farbe'],
      total: 4,
      counts: { rows: 4, created: 3, updated: 0, failed: 1, drafts: 1 },
      errors: [{ line: 5, column: 'Bedarf' }],
    });
    expect(body.errors[0]?.reason.de).toContain('„Kapitall“ steht nicht in der Liste');
    expect(await findProfilesBySlug(['pegelwerk'])).toEqual([]);
  });

  it('imports what was checked, tells how far it is, and the same list again changes nothing', async () => {
    const { body: checked } = await check(LIST);
    expect((await run(checked.id)).body.state).toBe('running');
    expect(await finished(checked.id)).toMatchObject({ counts: { rows: 4, created: 3, failed: 1 } });
    expect(await findProfilesBySlug(['pegelwerk'])).toMatchObject([{ status: 'published' }]);
    expect((await run(checked.id)).status).toBe(409);

    const { body: again } = await check(LIST.replace('Räder für Pakete', 'Räder und Pakete'));
    expect(again.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    await run(again.id);
    expect((await finished(again.id)).counts).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    const { body } = await call(app, 'imports.list', {}, operator.cookie);
    expect(body.items[0]?.id).toBe(again.id);
  });

  it('leaves to its members what has some', async () => {
    const [profile] = await findProfilesBySlug(['pegelwerk']);
    const me = await call(app, 'accounts.me', {}, member.cookie);
    await addMember(String(profile?._id), me.body.person?.id ?? '', 'owner', new Date());
    const { body } = await check(LIST.replace('Wir messen Pegel', 'Anders'));
    expect(body.counts).toMatchObject({ claimed: 1 });
  });

  it('can be begun again where the process that ran it is gone', async () => {
    const { body } = await check(LIST);
    await ListImports.updateOne(
      { _id: body.id },
      { $set: { state: 'running', touchedAt: new Date(Date.now() - 600_000) } },
    );
    await giveUpSilent(app.deps);
    expect((await run(body.id)).status).toBe(200);
    await finished(body.id);
  });

  it('refuses what is no such list in words, and is for the operator', async () => {
    const refused = await check('Farbe;Form\nblau;rund');
    expect(refused.status).toBe(400);
    expect(refused.body.detail).not.toBe('');
    expect((await check(LIST, operator.cookie, { kind: 'club' })).status).toBe(400);
    expect((await check(LIST, member.cookie)).status).toBe(404);
    expect((await run('f'.repeat(24))).status).toBe(404);
  });
});

describe('exporting organisations', () => {
  it.each([
    { locale: 'de', name: '=1+1', head: '"Externe ID";"Name";', more: ['Status', 'Adresse'] },
    { locale: 'en', name: '=2+2', head: '"External ID";"Name";', more: ['Status', 'Address'] },
  ])('gives the columns that an import reads in $locale, safe for spreadsheets', async (asked) => {
    const { locale, name, head, more } = asked;
    await buildMember(app, { kind: 'startup', name });
    const response = await fetch(
      `${app.url}/api/operator/export/organisations?kind=startup&locale=${locale}`,
      { headers: { cookie: operator.cookie } },
    );
    expect(response.status).toBe(200);
    const csv = await response.text();
    expect(csv).toContain('"Pegelwerk"');
    expect(csv).toContain('"data: Pegel seit 2020"');
    expect(csv).toContain(head);
    expect(csv).toContain(`"'${name}"`);
    const { body } = await check(csv, operator.cookie, { source: `anderswo ${locale}` });
    expect(body.errors).toEqual([]);
    expect(body.counts.failed).toBe(0);
    expect(body.ignored).toEqual(more);
  });
});
