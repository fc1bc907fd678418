import { type Logger } from 'pino';
import { type Config } from '../config.ts';
import { claimMail, dropMail, enqueueMail, settleMail } from './queue.ts';
import { withOwnWords } from './own-words.ts';
import { createMailbox, createSmtp, describeFailure, type ReadLogo } from './transport.ts';
import { type KeptMail, type Mail, type QueuedMail } from './mail.ts';

export type { KeptMail, Mail } from './mail.ts';

export interface Mailer {
  /** Puts a mail into the queue; it leaves by itself, also after a restart. */
  send(mail: Mail): Promise<void>;
  /** Sends what is due now; the job and `send` itself call it. */
  deliverDue(): Promise<void>;
  /** Mails of the development mailbox, newest first; empty where mails really leave. */
  kept(): readonly KeptMail[];
}

/**
 * Looks at a mail in the moment before it leaves, maybe hours after it was written.
 * @returns the mail as it is to leave, or null where it has become needless
 */
export type LastLook = (mail: QueuedMail) => Promise<QueuedMail | null>;

/** Sends through `SMTP_URL`, else keeps the newest mails in memory for the development mailbox. */
export function createMailer(
  config: Config,
  log: Logger,
  {
    now = () => new Date(),
    lastLook = async (mail) => mail,
    readLogo = async () => null,
  }: { now?: () => Date; lastLook?: LastLook; readLogo?: ReadLogo } = {},
): Mailer {
  const smtp = config.SMTP_URL ? createSmtp(config.SMTP_URL, config, readLogo) : null;
  const mailbox = createMailbox(now);
  const transport = smtp ?? mailbox;

  async function drain(): Promise<void> {
    for (let mail = await claimMail(now()); mail; mail = await claimMail(now())) {
      const id = String(mail._id);
      try {
        const written = await lastLook(mail);
        if (!written) {
          await dropMail(mail);
          log.info({ part: 'mail', mail: id, template: mail.template }, 'mail had become needless');
          continue;
        }
        // Written anew, it has not got the operator's words yet.
        await transport.deliver(written.source ? { ...written, ...(await withOwnWords(written)) } : written);
        await settleMail(mail, { state: 'sent', at: now() });
        log.info({ part: 'mail', mail: id, template: mail.template, tries: mail.tries }, 'mail sent');
      } catch (error) {
        const failure = describeFailure(error);
        const state = await settleMail(mail, { state: 'failed', at: now(), ...failure });
        // Neither the error nor the address: a mail server repeats the address in what it says.
        log.warn({ part: 'mail', mail: id, tries: mail.tries, state, why: failure.why }, 'mail not sent');
      }
    }
  }

  const deliverDue = coalesced(async () => {
    await Promise.all(Array.from({ length: transport.parallel }, drain));
  });
  return {
    send: async (mail) => {
      await enqueueMail(await withOwnWords(mail), now());
      const delivering = deliverDue();
      // The mailbox is quick and tests look into it at once; a mail server is not waited for.
      if (!smtp) return delivering;
      delivering.catch((error: unknown) =>
        log.error({ part: 'mail', err: error }, 'mails wait; tried again'),
      );
    },
    deliverDue,
    kept: mailbox.kept,
  };
}

/** Runs the work once at a time; whoever asks meanwhile gets one more run that begins after they asked. */
function coalesced(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } finally {
      running = null;
    }
  };
  return () => {
    if (running) again = true;
    else running = run();
    return running;
  };
}
