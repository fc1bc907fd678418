import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { labelOf, offeredCodes, region } from '@klammer/contracts/vocabulary';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, buildOperator, type TestPerson } from '../../../test/factories.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { writeMail } from '../../mail/templates.ts';
import { followRegion } from './keeping.ts';
import { RegionChanges } from './model.ts';

let folder: string | undefined;
let app: TestApp;
let operator: TestPerson;
beforeEach(async () => {
  app = await startApp();
  operator = await buildOperator(app);
});
afterEach(async () => {
  await app.close();
  if (folder !== undefined) await rm(folder, { recursive: true });
  folder = undefined;
});

/** From now on on a store that outlives the process, which takes longer to make than one in memory. */
async function startOnDisk(): Promise<void> {
  await app.close();
  folder = await mkdtemp(path.join(tmpdir(), 'klammer-settings-'));
  app = await startApp({ folder });
  operator = await buildOperator(app);
}
async function restart(env: Record<string, string> = {}): Promise<void> {
  await app.close();
  app = await startApp({ folder, env });
}

const read = async () => (await call(app, 'region.settings', {}, operator.cookie)).body;
async function set(change: object) {
  const { settings, revision } = await read();
  return call(app, 'region.setSettings', { body: { ...settings, ...change, revision } }, operator.cookie);
}

describe('the settings of the region', () => {
  it('begin as the file has them, are changed, and survive a restart', async () => {
    await startOnDisk();
    const before = await read();
    expect(before.settings).toEqual(before.file);
    const contact = { email: 'hallo@example.org', phone: '', website: '', address: '' };
    expect((await set({ association: 'Hafenverein', contact })).status).toBe(200);
    expect((await call(app, 'region.read', {})).body).toMatchObject({ association: 'Hafenverein', contact });
    await restart();
    expect(region()).toMatchObject({ association: 'Hafenverein', contact, name: { de: 'Duisburg' } });
  });

  it('follow the file again where they are set to what it says', async () => {
    await startOnDisk();
    await set({ association: 'Hafenverein' });
    await set({ association: (await read()).file.association });
    await restart({ KLAMMER_REGION: 'leipzig' });
    expect(region().association).toBe('Wirtschaftsverein Leipzig (Beispiel)');
  });

  it('refuse an accent that could not be read, saying where', async () => {
    const { status, body } = await set({ colours: { light: '#ffcc00', dark: '#ff8a4f' } });
    expect(status).toBe(400);
    expect(JSON.stringify(body)).toContain('is too faint in the light theme: accent on paper 1.4');
  });

  it('are the operator’s, and tell of two who change them at once', async () => {
    const { revision, settings } = await read();
    await set({ association: 'Hafenverein' });
    const late = await call(app, 'region.setSettings', { body: { ...settings, revision } }, operator.cookie);
    expect(late.status).toBe(409);
    const { body } = await call(app, 'audit.list', { query: { action: 'region.changed' } }, operator.cookie);
    expect(body.items.map(({ detail }) => detail)).toEqual([{ fields: 'association' }]);
  });
});

it('a process takes over what another one changed', async () => {
  const stop = followRegion(app.deps.log);
  try {
    // What another process would write; this one is not told.
    await RegionChanges.updateOne(
      { _id: 'region' },
      { $set: { settings: { association: 'Nebenan' } }, $inc: { revision: 1 } },
    );
    expect(region().association).not.toBe('Nebenan');
    await expect.poll(() => region().association).toBe('Nebenan');
  } finally {
    stop();
  }
});

it('another region file on the same store keeps what was chosen before', async () => {
  await startOnDisk();
  const member = await buildMember(app, { fields: { place: { region: 'duisburg-sued', city: 'Duisburg' } } });
  await restart({ KLAMMER_REGION: 'leipzig' });
  const { status, body } = await call(app, 'profiles.mine', {}, member.cookie);
  expect(status).toBe(200);
  expect(body.profile.place?.region).toBe('duisburg-sued');
  expect(labelOf('regions', 'duisburg-sued', 'de')).toBe('Duisburg-Süd');
  expect(offeredCodes('regions')).not.toContain('duisburg-sued');
});

it('goes with each mail as a picture that is nowhere loaded from, and the text has nothing of it', async () => {
  const smtp = await startSmtp();
  await restart({ KLAMMER_REGION: 'leipzig', SMTP_URL: smtp.url });
  const mail = writeMail('anna@example.org', 'de', { subject: 'Guten Tag', paragraphs: ['Kommen Sie?'] });
  await app.deps.mailer.send(mail);
  await app.deps.mailer.deliverDue();
  const source = smtp.taken.find((one) => one.to === 'anna@example.org')?.source ?? '';
  await smtp.close();
  expect(source).toMatch(/Content-Type: image\/png/);
  expect(source).toMatch(/Content-Id: <region-logo@klammer>/i);
  // A PNG begins so.
  expect(source).toContain('iVBORw0KGgo');
  expect(mail.html).toContain(
    '<img src="cid:region-logo@klammer" alt="Wirtschaftsverein Leipzig (Beispiel)"',
  );
  expect(mail.html).not.toMatch(/src="http/);
  expect(mail.text).not.toContain('cid:');
});
