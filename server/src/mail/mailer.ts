import { createTransport } from 'nodemailer';
import { type Logger } from 'pino';
import { type Config } from '../config.ts';

/** A mail in both forms; `text` and `html` say the same. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}
export interface KeptMail extends Mail {
  id: string;
  sentAt: Date;
}

export interface Mailer {
  send(mail: Mail): Promise<void>;
  /** Mails of the development mailbox, newest first; empty where mails really leave. */
  kept(): readonly KeptMail[];
}

const KEPT_AT_MOST = 200;

/** Sends through `SMTP_URL`, else keeps the newest mails in memory for the development mailbox. */
export function createMailer(config: Config, log: Logger, now: () => Date = () => new Date()): Mailer {
  if (config.SMTP_URL) {
    const transport = createTransport(config.SMTP_URL, { from: config.MAIL_FROM });
    return {
      send: async (mail) => {
        await transport.sendMail({ ...mail, subject: oneLine(mail.subject) });
      },
      kept: () => [],
    };
  }
  const mails: KeptMail[] = [];
  let count = 0;
  return {
    send: async (mail) => {
      count += 1;
      mails.unshift({ ...mail, subject: oneLine(mail.subject), id: String(count), sentAt: now() });
      mails.length = Math.min(mails.length, KEPT_AT_MOST);
      log.info({ mail: count }, 'mail kept in the development mailbox');
    },
    kept: () => mails,
  };
}

/** A header must not be broken into two by what somebody typed. */
function oneLine(value: string): string {
  return value.replaceAll(/\s+/g, ' ').trim();
}
