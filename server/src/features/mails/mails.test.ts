import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, request, startApp, type TestApp } from '../../../test/app.ts';
import { buildOperator, signUp } from '../../../test/factories.ts';
import { startSmtp, type TestSmtp } from '../../../test/smtp.ts';
import { claimMail, Mails, MOST_TRIES, settleMail } from '../../mail/queue.ts';
import { forgetMailsTo } from '../../mail/watch.ts';

let app: TestApp;
let smtp: TestSmtp;
const START = new Date('2026-03-02T09:00:00Z');
const later = (minutes: number) => app.setNow(new Date(START.getTime() + minutes * 60_000));
const mail = (to: string) => ({ to, subject: 'Hello\r\nBcc: all', text: 'Text', html: '<p>Text</p>' });

/** The queue holds one line in most tests. */
async function only() {
  const all = await Mails.find().limit(10).lean();
  expect(all).toHaveLength(1);
  return all[0];
}

describe('the queue with a mail server', () => {
  beforeAll(async () => {
    smtp = await startSmtp();
    app = await startApp({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'Klammer <post@klammer.example>' } });
  });
  beforeEach(async () => {
    await Mails.deleteMany({});
    smtp.taken.length = 0;
    smtp.answerRecipientsWith(250);
    app.setNow(START);
  });
  afterAll(async () => {
    await app.close();
    await smtp.close();
  });

  it('sends, and keeps neither text nor address of what was sent', async () => {
    await app.deps.mailer.send(mail('anna@example.org'));
    await app.deps.mailer.deliverDue();
    expect(smtp.taken.map((one) => one.to)).toEqual(['anna@example.org']);
    expect(smtp.taken[0]?.source).toMatch(/^Subject: Hello Bcc: all$/m);
    const line = await only();
    expect(line).toMatchObject({ state: 'sent', tries: 1 });
    expect(JSON.stringify(line)).not.toMatch(/anna|Hello|Text/);
  });

  it('tries again with longer and longer waits until the server is well', async () => {
    smtp.answerRecipientsWith(451);
    await app.deps.mailer.send(mail('anna@example.org'));
    await app.deps.mailer.deliverDue();
    expect(await only()).toMatchObject({ state: 'waiting', tries: 1, why: 'EENVELOPE 451' });
    await app.deps.mailer.deliverDue();
    expect(await only()).toMatchObject({ tries: 1 });
    later(0.5);
    await app.deps.mailer.deliverDue();
    expect(await only()).toMatchObject({ tries: 2, dueAt: new Date(START.getTime() + 90_000) });
    smtp.answerRecipientsWith(250);
    later(1.5);
    await app.deps.mailer.deliverDue();
    expect(await only()).toMatchObject({ state: 'sent', tries: 3 });
    expect(smtp.taken).toHaveLength(1);
  });

  it('gives up at once where the server never takes the recipient, and after many tries', async () => {
    smtp.answerRecipientsWith(550);
    await app.deps.mailer.send(mail('nobody@example.org'));
    await app.deps.mailer.deliverDue();
    expect(await only()).toMatchObject({ state: 'dead', tries: 1 });
    await Mails.updateOne({}, { $set: { state: 'waiting', tries: MOST_TRIES - 1, dueAt: START } });
    smtp.answerRecipientsWith(451);
    await app.deps.mailer.deliverDue();
    expect(await only()).toMatchObject({ state: 'dead', tries: MOST_TRIES });
  });

  it('sends again what a killed process had taken, once its lease is over, with the same Message-ID', async () => {
    await Mails.create([
      {
        ...mail('anna@example.org'),
        template: 'other',
        state: 'waiting',
        tries: 0,
        dueAt: START,
        createdAt: START,
        deleteAt: new Date('2027-01-01'),
      },
    ]);
    const taken = await claimMail(START);
    await app.deps.mailer.deliverDue();
    expect(smtp.taken).toHaveLength(0);
    later(3);
    await app.deps.mailer.deliverDue();
    expect(smtp.taken).toHaveLength(1);
    // The first one comes back from the dead: what it says no longer counts.
    if (!taken) throw new Error('nothing was due');
    await settleMail(taken, { state: 'failed', at: START, why: 'ECONNECTION', final: true });
    expect(await only()).toMatchObject({ state: 'sent', tries: 2 });
  });

  it('gives each mail to one of many who ask at once', async () => {
    smtp.answerRecipientsWith(451);
    for (let i = 0; i < 5; i += 1) await app.deps.mailer.send(mail(`p${i}@example.org`));
    await app.deps.mailer.deliverDue();
    later(1);
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => claimMail(new Date(START.getTime() + 60_000))),
    );
    expect(new Set(claims.filter((one) => one !== null).map((one) => String(one._id))).size).toBe(5);
    expect(claims.filter((one) => one !== null)).toHaveLength(5);
  });

  it('forgets an address', async () => {
    smtp.answerRecipientsWith(451);
    await app.deps.mailer.send(mail('anna@example.org'));
    await app.deps.mailer.deliverDue();
    await forgetMailsTo('anna@example.org');
    expect(await Mails.countDocuments()).toBe(0);
  });
});

describe('the operator', () => {
  let operator: string;
  beforeAll(async () => {
    app = await startApp();
    operator = (await buildOperator(app)).cookie;
  });
  afterAll(() => app.close());

  it('sees the queue without texts and with masked addresses, and can filter it', async () => {
    await Mails.updateOne({}, { $set: { state: 'dead', to: 'secret.person@example.org', why: 'EAUTH 535' } });
    const all = await call(app, 'mails.list', {}, operator);
    expect(all.status).toBe(200);
    expect(all.body.transport).toBe('mailbox');
    const dead = await call(app, 'mails.list', { query: { state: 'dead' } }, operator);
    expect(dead.body.items).toMatchObject([{ state: 'dead', to: 's…@example.org', why: 'EAUTH 535' }]);
    expect(dead.body.counts.dead).toBe(1);
    expect(JSON.stringify(all.body)).not.toContain('secret.person');
  });

  it('sends again or throws away what was given up', async () => {
    await app.deps.mailer.send(mail('again@example.org'));
    await Mails.updateMany({}, { $set: { state: 'dead', to: 'again@example.org', subject: 's', text: 't' } });
    const [first, second] = (await call(app, 'mails.list', {}, operator)).body.items;
    if (!first || !second) throw new Error('there should be two mails');
    expect((await call(app, 'mails.retry', { params: { id: first.id } }, operator)).status).toBe(204);
    expect(await Mails.findById(first.id).lean()).toMatchObject({ state: 'sent', tries: 1 });
    expect((await call(app, 'mails.discard', { params: { id: second.id } }, operator)).status).toBe(204);
    expect(await Mails.findById(second.id).lean()).toBeNull();
    // What has left can neither be sent again nor be thrown away.
    expect((await call(app, 'mails.retry', { params: { id: first.id } }, operator)).status).toBe(404);
    expect((await call(app, 'mails.discard', { params: { id: first.id } }, operator)).status).toBe(404);
  });

  it('is the only one who may, and a broken filter is refused', async () => {
    const { cookie } = await signUp(app);
    const id = '0'.repeat(24);
    for (const [method, path] of [
      ['GET', '/api/operator/mails'],
      ['POST', `/api/operator/mails/${id}/retry`],
      ['DELETE', `/api/operator/mails/${id}`],
    ] as const) {
      expect((await request(app, method, path, { cookie })).status).toBe(404);
      expect((await request(app, method, path)).status).toBe(401);
    }
    expect((await request(app, 'GET', '/api/operator/mails?state=lost', { cookie: operator })).status).toBe(
      400,
    );
  });
});
