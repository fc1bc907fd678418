import { type Logger } from 'pino';
import { isPushAddress } from '../outgoing/address.ts';
import { postOutside } from '../outgoing/post.ts';
import { type VapidKeys } from './keys.ts';

/** A browser that wants pushes, as its push service knows it. */
export interface PushTarget {
  endpoint: string;
  keys: { p256dh: string; auth: string };
}
/** `gone`: the browser takes no more, for good; `failed`: another try may help. */
export type PushOutcome = 'accepted' | 'gone' | 'failed';

export interface PushSender {
  /** What browsers need in order to subscribe. */
  publicKey: string;
  /** @param topic what is sent under the same topic replaces what still waits at the push service */
  send: (target: PushTarget, payload: string, topic: string) => Promise<PushOutcome>;
}

/** Sends one encrypted message and says how it was answered. */
export type PushPost = (
  endpoint: string,
  headers: Record<string, string>,
  body: Buffer,
) => Promise<{ status: number }>;

const KEPT_SECONDS = 24 * 3600;

/**
 * @param subject address or page of whoever runs this server, for the push services
 * @param post tests hand in another one; the real one reaches public addresses only
 */
export function createPushSender(
  keys: VapidKeys,
  { subject, log, post = postToPublic }: { subject: string; log: Logger; post?: PushPost },
): PushSender {
  return {
    publicKey: keys.publicKey,
    send: async (target, payload, topic) => {
      try {
        // Loaded at the first push, because most starts send none.
        const { default: webPush } = await import('web-push');
        const { endpoint, headers, body } = webPush.generateRequestDetails(target, payload, {
          vapidDetails: { subject, ...keys },
          TTL: KEPT_SECONDS,
          topic,
          contentEncoding: 'aes128gcm',
        });
        const { status } = await post(endpoint, headers as Record<string, string>, body);
        if (status === 404 || status === 410) return 'gone';
        if (status >= 200 && status < 300) return 'accepted';
        log.warn({ part: 'push', status, host: new URL(endpoint).host }, 'push not taken');
        return 'failed';
      } catch (error) {
        // Without the address: whoever knows it could send to that browser.
        log.warn({ part: 'push', err: error }, 'push failed');
        return 'failed';
      }
    },
  };
}

/** Who runs this server, in a form that push services take. */
export function subjectOf(publicUrl: string, mailFrom: string): string {
  if (publicUrl.startsWith('https:')) return publicUrl;
  return `mailto:${/[^\s<]+@[^\s>]+/.exec(mailFrom)?.[0] ?? 'klammer@localhost'}`;
}

/** Within ten seconds for all of it: an answer that drips in must not hold up what others wait for. */
const postToPublic: PushPost = async (endpoint, headers, body) => {
  if (!isPushAddress(endpoint)) throw new Error('not the address of a public push service');
  return postOutside(endpoint, headers, body, { loopback: false });
};
