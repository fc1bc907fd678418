import { type FilePurpose } from '@klammer/contracts/files';
import { Problem } from '../../problem.ts';

/** Longest side of each size in pixels. */
const LARGE = 1600;
const SMALL = 192;
/** Where the small one stands in a list of articles, it is as wide as a phone. */
const SMALL_OF_ARTICLE = 800;
const MOST_PIXELS = 40_000_000;
const SLOWEST_S = 10;
const READERS = [
  'VipsForeignLoadPngBuffer',
  'VipsForeignLoadJpegBuffer',
  'VipsForeignLoadWebpBuffer',
  'VipsForeignLoadNsgifBuffer',
];

/**
 * Draws a picture anew in two sizes: what was hidden in the old file, such as the place a photo was taken, does not
 * come along. Of a moving picture the first one is taken.
 * @throws Problem unsupported-media-type where it is damaged or would take too much to open
 */
export async function drawAnew(
  bytes: Buffer,
  purpose: FilePurpose,
): Promise<Record<'small' | 'large', Buffer>> {
  const sharp = await loadSharp();
  const draw = async (side: number): Promise<Buffer> =>
    sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 })
      .timeout({ seconds: SLOWEST_S })
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 84 })
      .toBuffer();
  try {
    const small = purpose === 'article' ? SMALL_OF_ARTICLE : SMALL;
    return { small: await draw(small), large: await draw(LARGE) };
  } catch (cause) {
    throw new Problem('unsupported-media-type', 'The picture is damaged or has far too many pixels.', {
      cause,
    });
  }
}

/** A picture that was drawn anew, or is ours, as a PNG of a height. */
export async function pictureAsPng(bytes: Uint8Array, height: number): Promise<Buffer> {
  const sharp = await loadSharp();
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
    .resize({ height, withoutEnlargement: true })
    .png()
    .toBuffer();
}

let loaded: ReturnType<typeof prepareSharp> | undefined;

/** Prepared once: blocked again before each picture, it would refuse one that is being opened at that moment. */
const loadSharp = (): ReturnType<typeof prepareSharp> => (loaded ??= prepareSharp());

async function prepareSharp() {
  const { default: sharp } = await import('sharp');
  // Of the many formats it reads, four are wanted; the others are ways in.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: READERS });
  sharp.cache(false);
  return sharp;
}
