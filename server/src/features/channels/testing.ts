import { createECDH, randomBytes } from 'node:crypto';
import { type PushSubscription } from '@klammer/contracts/channels';
import { call, type TestApp } from '../../../test/app.ts';
import { type TestPerson } from '../../../test/factories.ts';
import { type News } from '../../tell.ts';
import { notify } from '../notifications/service.ts';

let count = 0;

/** What a browser hands out when it subscribes. */
export function buildSubscription(endpoint?: string): PushSubscription {
  count += 1;
  return {
    endpoint: endpoint ?? `https://push.example.org/send/${count}`,
    keys: {
      p256dh: createECDH('prime256v1').generateKeys('base64url'),
      auth: randomBytes(16).toString('base64url'),
    },
  };
}

export async function idOf(app: TestApp, person: TestPerson): Promise<string> {
  return (await call(app, 'accounts.me', {}, person.cookie)).body.person?.id ?? '';
}

/** Tells one person of something new. @returns its German title */
export async function tell(app: TestApp, personId: string, more: Partial<News> = {}): Promise<string> {
  count += 1;
  const number = String(count).padStart(3, '0');
  await notify(app.deps, {
    key: `test:${number}`,
    type: 'introduction-asked',
    to: { persons: [personId] },
    title: { de: `Anfrage ${number}`, en: `Request ${number}` },
    text: { de: `Text ${number}`, en: `Words ${number}` },
    path: '/introductions',
    ...more,
  });
  return `Anfrage ${number}`;
}
