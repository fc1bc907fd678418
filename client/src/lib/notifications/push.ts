import type { PushDevice, PushSubscription as Subscription } from '@klammer/contracts/channels';
import { call } from '#lib/api.ts';

/** `denied`: the person, or whoever looks after the device, forbade this site to show anything. */
export type PushState = 'unsupported' | 'denied' | 'off' | 'on';

/** Who switched pushes on in this browser: after a new sign-in of theirs it subscribes again by itself. */
const WANTED_BY = 'klammer-push';

/** How it stands in this browser, by what it says itself and by the devices that the server knows. */
export async function readPush(devices: readonly PushDevice[]): Promise<{ state: PushState; id?: string }> {
  const isSupported = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

  if (!isSupported) return { state: 'unsupported' };
  if (Notification.permission === 'denied') return { state: 'denied' };

  const registration = await navigator.serviceWorker.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();

  if (!subscription) return { state: 'off' };

  const id = await idOf(subscription.endpoint);

  return { state: devices.some((device) => device.id === id) ? 'on' : 'off', id };
}

/** Asks for permission, subscribes and tells the server. Throws where the browser's push service is away. */
export async function startPush(personId: string, key: string): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted') return;

  await navigator.serviceWorker.register('/service-worker.js');
  const { pushManager } = await navigator.serviceWorker.ready;

  // One from another time may be for other keys of this server, or for somebody else.
  await (await pushManager.getSubscription())?.unsubscribe();
  const subscription = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });

  await send(subscription);
  localStorage.setItem(WANTED_BY, personId);
}

export async function stopPush(id: string): Promise<void> {
  localStorage.removeItem(WANTED_BY);
  const registration = await navigator.serviceWorker.getRegistration();

  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  await call(fetch, 'channels.removeDevice', { params: { id } });
}

/** Pushes end with the session; in the next one of the same person this browser takes them again. */
export async function renewPush(personId: string): Promise<void> {
  if (localStorage.getItem(WANTED_BY) !== personId) return;

  const registration = await navigator.serviceWorker?.getRegistration();
  const subscription = await registration?.pushManager.getSubscription();

  if (subscription) await send(subscription);
}

async function send(subscription: PushSubscription): Promise<void> {
  await call(fetch, 'channels.addDevice', { body: subscription.toJSON() as Subscription });
}

/** As the server makes it. */
async function idOf(endpoint: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(endpoint));

  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 24);
}
