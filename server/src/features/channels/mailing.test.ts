import { type MailPace } from '@klammer/contracts/channels';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { call, startApp, type TestApp } from '../../../test/app.ts';
import { buildMember, type TestMember } from '../../../test/factories.ts';
import { startSmtp } from '../../../test/smtp.ts';
import { Members } from '../organisations/model.ts';
import { byGroup } from './choices.ts';
import { mailDue } from './mailing.ts';
import { idOf, tell } from './testing.ts';

/** Monday, 2 March 2026, 10:00 in Duisburg; the region is an hour ahead of UTC. */
const MONDAY = new Date('2026-03-02T09:00:00Z');
let app: TestApp;
let member: TestMember;
let personId: string;

const at = (iso: string) => app.setNow(new Date(iso));
/** What left for the member, the oldest first. */
const mails = () =>
  app.deps.mailer
    .kept()
    .filter((mail) => mail.to === member.email && mail.template?.startsWith('channels.'))
    .toReversed();

async function choosePace(mail: MailPace, organisationId: string | null = null): Promise<void> {
  const choices = byGroup(() => ({ mail, push: null }));
  await call(app, 'channels.choose', { body: { organisationId, choices } }, member.cookie);
}
async function newMember(pace?: MailPace): Promise<void> {
  app.setNow(MONDAY);
  member = await buildMember(app);
  personId = await idOf(app, member);
  if (pace) await choosePace(pace);
}

describe('mails about notifications', () => {
  let real: Partial<TestApp['deps']>;
  beforeAll(async () => {
    app = await startApp();
    real = { mailer: app.deps.mailer, sealer: app.deps.sealer };
  });
  afterEach(() => Object.assign(app.deps, real));
  afterAll(() => app.close());

  it('come once a day in the morning, unless something else is chosen, with everything that is unread', async () => {
    await newMember();
    const first = await tell(app, personId, { text: { de: 'Passt <b>Donnerstag</b>?', en: '' } });
    const second = await tell(app, personId, { type: 'message-received', path: '/messages/1' });
    await mailDue(app.deps);
    at('2026-03-03T06:29:00Z');
    await mailDue(app.deps);
    expect(mails()).toEqual([]);
    at('2026-03-03T06:30:00Z');
    await mailDue(app.deps);
    await mailDue(app.deps);
    at('2026-03-04T06:30:00Z');
    await mailDue(app.deps);
    expect(mails()).toHaveLength(1);
    const [mail] = mails();
    expect(mail?.subject).toBe('Ihr Tag bei Klammer: 2 Neuigkeiten');
    for (const words of [first, second, 'Passt <b>Donnerstag</b>?', `${app.url}/messages/1`, 'NACHRICHTEN'])
      expect(mail?.text).toContain(words);
    expect(mail?.html).toContain('Passt &lt;b&gt;Donnerstag&lt;/b&gt;?');
    expect(mail?.html).toContain('<h2>Vorstellungen</h2>');
    expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' });
    const link = mail?.headers?.['List-Unsubscribe']?.slice(1, -1) ?? '';
    expect((await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(204);
    await tell(app, personId);
    at('2026-03-12T06:30:00Z');
    await mailDue(app.deps);
    expect(mails()).toHaveLength(1);
  });

  it('come on Mondays where weekly is chosen, in the person’s language', async () => {
    await newMember('weekly');
    await call(app, 'accounts.setLocale', { body: { locale: 'en' } }, member.cookie);
    await tell(app, personId);
    at('2026-03-08T20:00:00Z');
    await mailDue(app.deps);
    expect(mails()).toEqual([]);
    at('2026-03-09T06:31:00Z');
    await mailDue(app.deps);
    expect(mails().map((mail) => mail.subject)).toEqual(['Your week on Klammer: one new thing']);
    expect(mails()[0]?.text).toContain(`${app.url}/en/introductions`);
  });

  it('come at once where that is chosen, but leave time to read, and not in quiet hours', async () => {
    await newMember('instant');
    const quiet = { from: '22:00', to: '07:00' };
    await call(app, 'channels.setQuietHours', { body: { quiet } }, member.cookie);
    const title = await tell(app, personId);
    await mailDue(app.deps);
    expect(mails()).toEqual([]);
    at('2026-03-02T09:02:00Z');
    await mailDue(app.deps);
    expect(mails().map((mail) => mail.subject)).toEqual([title]);
    // 21:59 in Duisburg: with the time to read it would leave at 22:01.
    at('2026-03-02T20:59:00Z');
    const night = await tell(app, personId);
    for (const moment of ['2026-03-02T21:05:00Z', '2026-03-03T05:59:00Z']) {
      at(moment);
      await mailDue(app.deps);
    }
    expect(mails()).toHaveLength(1);
    at('2026-03-03T06:00:00Z');
    await mailDue(app.deps);
    expect(mails().map((mail) => mail.subject)).toEqual([title, night]);
  });

  it('leave out what was read before, and do not come at all without anything else', async () => {
    await newMember();
    const read = await tell(app, personId);
    const unread = await tell(app, personId, { path: '/messages/2' });
    await mailDue(app.deps);
    await call(app, 'notifications.readAll', { body: { path: '/introductions' } }, member.cookie);
    at('2026-03-03T07:00:00Z');
    await mailDue(app.deps);
    expect(mails()).toHaveLength(1);
    expect(mails()[0]?.text).toContain(unread);
    expect(mails()[0]?.text).not.toContain(read);
    await tell(app, personId);
    await call(app, 'notifications.readAll', { body: {} }, member.cookie);
    at('2026-03-04T07:00:00Z');
    await mailDue(app.deps);
    expect(mails()).toHaveLength(1);
  });

  it('follow the choice for one organisation, and changed choices from then on', async () => {
    await newMember('off');
    await choosePace('instant', member.organisationId);
    const own = await tell(app, personId, { organisationId: member.organisationId });
    await tell(app, personId);
    at('2026-03-02T09:05:00Z');
    await mailDue(app.deps);
    expect(mails().map((mail) => mail.subject)).toEqual([own]);
    await choosePace('weekly', member.organisationId);
    const later = await tell(app, personId, { organisationId: member.organisationId });
    await mailDue(app.deps);
    await choosePace('instant', member.organisationId);
    at('2026-03-02T09:10:00Z');
    await mailDue(app.deps);
    expect(mails().map((mail) => mail.subject)).toEqual([own, later]);
  });

  it('tell who has left an organisation no more of it', async () => {
    await newMember();
    await tell(app, personId, { organisationId: member.organisationId });
    await Members.deleteMany({ userId: personId });
    at('2026-03-03T07:00:00Z');
    await mailDue(app.deps);
    expect(mails()).toEqual([]);
  });

  it('are one for each thing, wherever a process is killed and however many run at once', async () => {
    const counted = { told: 0, mailed: 0, kills: 0 };
    const die = () => {
      counted.kills += 1;
      throw new Error('killed');
    };
    const points: Record<string, () => Partial<TestApp['deps']>> = {
      'after the mail was decided, before it was written': () => ({
        sealer: { ...app.deps.sealer, seal: die },
      }),
      'before it was in the queue': () => ({ mailer: { ...app.deps.mailer, send: die } }),
      'after it was in the queue': () => {
        const { mailer: working } = app.deps;
        return { mailer: { ...working, send: async (mail) => (await working.send(mail), die()) } };
      },
    };
    for (const [point, broken] of Object.entries(points)) {
      await newMember();
      const titles = [await tell(app, personId), await tell(app, personId)];
      at('2026-03-03T07:00:00Z');
      Object.assign(app.deps, broken());
      await mailDue(app.deps);
      Object.assign(app.deps, real);
      // What a kill left is taken up; here by three processes at once, while more is told.
      titles.push(await tell(app, personId));
      at('2026-03-04T07:00:00Z');
      await Promise.all([1, 2, 3].map(() => mailDue(app.deps)));
      await mailDue(app.deps);
      const texts = mails().map((mail) => mail.text);
      for (const title of titles)
        expect(
          texts.filter((text) => text.includes(`* ${title}\n`)),
          `${title}, killed ${point}`,
        ).toHaveLength(1);
      counted.told += titles.length;
      counted.mailed += texts.length;
    }
    process.stdout.write(`${JSON.stringify(counted)}\n`);
    expect(counted.kills).toBe(3);
  });
});

describe('with a mail server that is away', () => {
  it('what is read while the mail waits is not in it, and it does not leave with nothing in it', async () => {
    const smtp = await startSmtp();
    app = await startApp({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'Klammer <post@klammer.example>' } });
    try {
      await newMemberOver(smtp);
      smtp.answerRecipientsWith(451);
      const read = await tell(app, personId, { path: '/events' });
      const unread = await tell(app, personId);
      at('2026-03-03T07:00:00Z');
      await mailDue(app.deps);
      await app.deps.mailer.deliverDue();
      await call(app, 'notifications.readAll', { body: { path: '/events' } }, member.cookie);
      smtp.taken.length = 0;
      smtp.answerRecipientsWith(250);
      at('2026-03-03T08:00:00Z');
      await app.deps.mailer.deliverDue();
      expect(smtp.taken).toHaveLength(1);
      expect(smtp.taken[0]?.source).toContain(unread);
      expect(smtp.taken[0]?.source).not.toContain(read);
      expect(smtp.taken[0]?.source).toMatch(/^List-Unsubscribe:\s+<http/m);

      smtp.answerRecipientsWith(451);
      await tell(app, personId);
      at('2026-03-04T07:00:00Z');
      await mailDue(app.deps);
      await app.deps.mailer.deliverDue();
      await call(app, 'notifications.readAll', { body: {} }, member.cookie);
      smtp.answerRecipientsWith(250);
      at('2026-03-04T12:00:00Z');
      await app.deps.mailer.deliverDue();
      expect(smtp.taken).toHaveLength(1);
    } finally {
      await app.close();
      await smtp.close();
    }
  });

  /** Where mails really leave there is no mailbox to look into: the link is in what the server took. */
  async function newMemberOver(smtp: Awaited<ReturnType<typeof startSmtp>>): Promise<void> {
    const { mailer } = app.deps;
    const kept: Parameters<typeof mailer.send>[0][] = [];
    Object.assign(app.deps, {
      mailer: {
        ...mailer,
        kept: () => kept.map((mail) => ({ ...mail, id: '', sentAt: MONDAY })).toReversed(),
        send: async (mail: Parameters<typeof mailer.send>[0]) => {
          kept.push(mail);
          await mailer.send(mail);
        },
      },
    });
    await newMember();
    await app.deps.mailer.deliverDue();
    smtp.taken.length = 0;
  }
});
