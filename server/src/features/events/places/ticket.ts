import { toString } from 'qrcode';
import { type Deps } from '../../../deps.ts';

/**
 * A ticket as a square code, as a data address. It holds the address of the organisers' page for checking in with the
 * ticket behind the `#`, so that any camera reads it and no server's log keeps it.
 */
export async function drawTicket(deps: Deps, eventId: string, ticket: string): Promise<string> {
  const address = `${deps.publicUrl}/events/${eventId}/check-in#${ticket}`;
  const svg = await toString(address, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
