import { createHash } from 'node:crypto';
import { type Config } from '../config.ts';
import { LOGO_ID } from './templates.ts';
import { type KeptMail, type QueuedMail } from './mail.ts';

/** How mails leave. `deliver` throws where the mail was not taken. */
export interface Transport {
  parallel: number;
  deliver(mail: QueuedMail): Promise<void>;
}

const KEPT_AT_MOST = 200;
const SMTP_PARALLEL = 3;
/** Together below the lease of `queue.ts`, so that no second process sends what the first still tries. */
const SMTP_WAIT_MS = 20_000;

/** The logo of the region as a PNG, which every reader of mails shows; null where there is none. */
export type ReadLogo = () => Promise<Uint8Array | null>;

/** The server that `url` names; loaded at the first mail, because most starts send none. */
export function createSmtp(url: string, config: Pick<Config, 'MAIL_FROM'>, readLogo: ReadLogo): Transport {
  const connecting = { connectionTimeout: SMTP_WAIT_MS, greetingTimeout: SMTP_WAIT_MS };
  const domain = /@([\w.-]+)>?$/.exec(config.MAIL_FROM)?.[1] ?? 'localhost';
  return {
    parallel: SMTP_PARALLEL,
    deliver: async (mail) => {
      const { createTransport } = await import('nodemailer');
      const transport = createTransport(
        { url, ...connecting, socketTimeout: SMTP_WAIT_MS },
        { from: config.MAIL_FROM },
      );
      try {
        await transport.sendMail({
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          attachments: await attachmentsOf(mail.html, readLogo),
          headers: { 'Auto-Submitted': 'auto-generated', ...mail.headers },
          // The same at every try: a reader that gets it twice can tell.
          messageId: `<${createHash('sha256').update(String(mail._id)).digest('hex').slice(0, 24)}@${domain}>`,
        });
      } finally {
        transport.close();
      }
    },
  };
}

/** What the HTML shows, travelling with it. */
async function attachmentsOf(html: string, readLogo: ReadLogo) {
  const logo = html.includes(`cid:${LOGO_ID}`) ? await readLogo() : null;
  if (!logo) return [];
  return [
    {
      filename: 'logo.png',
      content: Buffer.from(logo),
      contentType: 'image/png',
      cid: LOGO_ID,
      contentDisposition: 'inline' as const,
    },
  ];
}

/** Keeps the newest mails in memory. */
export function createMailbox(now: () => Date): Transport & { kept: () => readonly KeptMail[] } {
  const mails: KeptMail[] = [];
  return {
    parallel: 1,
    deliver: async ({ _id, to, subject, text, html, template, headers }) => {
      mails.unshift({ id: String(_id), to, subject, text, html, template, headers, sentAt: now() });
      mails.length = Math.min(mails.length, KEPT_AT_MOST);
    },
    kept: () => mails,
  };
}

/** What went wrong in a word without personal data, and whether another try can help. */
export function describeFailure(error: unknown): { why: string; final: boolean } {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  const status = typeof responseCode === 'number' ? responseCode : null;
  const word = typeof code === 'string' && /^E[A-Z_]+$/.test(code) ? code : 'EUNKNOWN';
  return {
    why: status ? `${word} ${status}` : word,
    // The server refused this recipient or this message for good; a refused sign-in is ours to mend.
    final: status !== null && status >= 500 && (word === 'EENVELOPE' || word === 'EMESSAGE'),
  };
}
