import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import {
  buildMember,
  buildOperator,
  signUp,
  type TestMember,
  type TestPerson,
} from '../../../test/factories.ts';

let app: TestApp;
let operator: TestPerson;
let owner: TestMember;
const VERIFICATION = { name: 'accounts.verification', locale: 'de' as const };
const INVITATION = { name: 'organisations.invitation', locale: 'de' as const };

const set = (params: typeof VERIFICATION | typeof INVITATION, intro: string, closing = '') =>
  call(app, 'mails.setText', { params, body: { intro, closing } }, operator.cookie);

async function invite(email: string) {
  const body = { email, role: 'editor' as const };
  const { status } = await call(app, 'organisations.invite', { body }, owner.cookie);
  expect(status).toBeLessThan(300);
  return app.deps.mailer.kept().find((one) => one.to === email);
}

beforeAll(async () => {
  app = await startApp();
  operator = await buildOperator(app);
  owner = await buildMember(app, { name: 'Anker <b>& Söhne' });
});
afterAll(() => app.close());

describe('words of the operator in a mail', () => {
  it('stand before what the mail says and in place of its small print, until they are taken back', async () => {
    expect((await set(VERIFICATION, 'Schön, dass Sie da sind.', 'Ihre Geschäftsstelle')).status).toBe(200);
    const { email } = await signUp(app, { email: 'worded@example.org' });
    const mail = app.deps.mailer.kept().find((one) => one.to === email);
    expect(mail?.text).toMatch(/^Schön, dass Sie da sind\.\n\nWillkommen bei Klammer\./);
    expect(mail?.text).toContain('Ihre Geschäftsstelle');
    expect(mail?.html).toContain('<p>Schön, dass Sie da sind.</p>');
    expect(mail?.text).not.toContain('Dann ignorieren');
    expect((await set(VERIFICATION, '')).body.own).toEqual({ intro: '', closing: '' });
    const plain = await signUp(app, { email: 'plain@example.org' });
    expect(app.deps.mailer.kept().find((one) => one.to === plain.email)?.text).toMatch(/^Willkommen/);
  });

  it('are filled with what the mail knows, and no value becomes markup or a variable of its own', async () => {
    expect((await set(INVITATION, '{organisation} wartet auf Sie, sagt {invitedBy}.')).status).toBe(200);
    const mail = await invite('invited@example.org');
    expect(mail?.text).toContain(`Anker <b>& Söhne wartet auf Sie, sagt ${owner.name}.`);
    expect(mail?.html).toContain('Anker &lt;b&gt;&amp; Söhne wartet auf Sie');
    await set(INVITATION, '');
  });

  it('refuse what this mail does not know, above all its link', async () => {
    for (const intro of ['{organisatoin} wartet', '{url}']) {
      const { status, body } = await set(INVITATION, intro);
      expect(status).toBe(400);
      expect(body).toMatchObject({ issues: [{ path: ['body', 'intro'], code: 'unknown-variable' }] });
    }
    const nowhere = { name: 'no.such-mail', locale: 'de' as const };
    const missing = await call(app, 'mails.setText', { params: nowhere, body: {} }, operator.cookie);
    expect(missing.status).toBe(404);
  });

  it('are previewed with sample data without being kept', async () => {
    const params = { ...INVITATION, locale: 'en' as const };
    const body = { intro: 'Welcome to {organisation}' };
    const shown = await call(app, 'mails.previewText', { params, body }, operator.cookie);
    expect(shown.body.text).toContain('Welcome to Hafenwerk GmbH');
    const { body: texts } = await call(app, 'mails.texts', {}, operator.cookie);
    expect(texts.items.filter((one) => one.own.intro !== '')).toEqual([]);
    expect(texts.items.find((one) => one.name === INVITATION.name)?.variables).toEqual(
      expect.arrayContaining(['organisation', 'invitedBy']),
    );
  });
});
