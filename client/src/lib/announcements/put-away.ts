/** Where somebody without a session remembers what they have put away; with one, the server does, for every device. */
export const PUT_AWAY = 'announcements';
const MOST = 20;

export function readPutAway(cookie: string | undefined): string[] {
  return (cookie ?? '').split('.').filter((id) => /^[0-9a-f]{24}$/.test(id));
}

/** The cookie with one more; the oldest go. */
export function addPutAway(cookie: string | undefined, id: string): string {
  const others = readPutAway(cookie).filter((one) => one !== id);

  return readPutAway([...others, id].slice(-MOST).join('.')).join('.');
}
