import { region } from '@klammer/contracts/vocabulary';
import { pictureAsPng } from '../files/service.ts';
import { readLogo } from './serving.ts';

/** Twice as high as it stands in a mail, for fine screens. */
const HEIGHT = 80;

/** The logo of the region as a PNG: readers of mails show neither SVG nor, some of them, WebP. Null where there is none. */
export async function readMailLogo(): Promise<Uint8Array | null> {
  if (region().logo === null) return null;
  const { type, body } = await readLogo();
  if (!(body instanceof Uint8Array)) throw new TypeError('a logo is read as a whole');
  if (type !== 'image/svg+xml') return pictureAsPng(body, HEIGHT);
  const { renderAsync } = await import('@resvg/resvg-js');
  const drawn = await renderAsync(Buffer.from(body).toString(), { fitTo: { mode: 'height', value: HEIGHT } });
  return drawn.asPng();
}
