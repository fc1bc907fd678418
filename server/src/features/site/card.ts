import { createRequire } from 'node:module';
import { type Kind } from '@klammer/contracts/profiles';
import { region, type Locale } from '@klammer/contracts/vocabulary';
import { regionTokens } from '@klammer/contracts/vocabulary/colours';

const here = createRequire(import.meta.url);
const fontFiles = [
  '@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
  '@expo-google-fonts/bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
].map((file) => here.resolve(file));

/** What is of no kind has the accent of the region. */
const COLOURS: Record<Kind, string> = {
  startup: '#0b6b62',
  company: '#1f5a9e',
  investor: '#6a3db4',
  partner: '#505a67',
};
const WORDS = { de: { needs: 'braucht', offers: 'bietet' }, en: { needs: 'needs', offers: 'offers' } };

export interface Card {
  /** Its colour: that of a kind of organisation, or of news. */
  hue: Kind | 'news';
  /** Small line above the title. */
  eyebrow: string;
  title: string;
  text: string;
  needs: readonly string[];
  offers: readonly string[];
  locale: Locale;
}

/** Draws a card of 1200 by 630 pixels, the size that services show for a shared link. @returns a PNG */
export async function drawCard(card: Card): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js');
  const picture = await renderAsync(svgOf(card), { font: { fontFiles, loadSystemFonts: false } });
  return picture.asPng();
}

function svgOf({ hue, eyebrow, title, text, needs, offers, locale }: Card): string {
  const head = wrap(title, 24, 2);
  const body = wrap(text, 52, 3);
  const colour = hue === 'news' ? regionTokens(region().colours, 'light').accent : COLOURS[hue];
  const textTop = 236 + head.length * 76;
  const words = WORDS[locale];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">
  <rect width="1200" height="630" fill="#faf8f3"/>
  <rect width="1200" height="14" fill="${colour}"/>
  <path d="M84 96H56v438h28M1116 96h28v438h-28" fill="none" stroke="#0f1b2d" stroke-width="9"/>
  <g font-family="IBM Plex Sans" font-size="28" fill="${colour}" font-weight="600">${line(108, 158, eyebrow)}</g>
  <g font-family="Bricolage Grotesque" font-weight="700" font-size="70" fill="#0f1b2d">${lines(108, 236, 76, head)}</g>
  <g font-family="IBM Plex Sans" font-size="34" fill="#435062">${lines(108, textTop - 4, 46, body)}</g>
  <g font-family="IBM Plex Sans" font-size="27" fill="#0f1b2d">${[
    needs.length > 0 ? line(108, 462, `${words.needs}  ${needs.join(' · ')}`) : '',
    offers.length > 0 ? line(108, 504, `${words.offers}  ${offers.join(' · ')}`) : '',
  ].join('')}</g>
  <g font-family="Bricolage Grotesque" font-weight="700" font-size="30" fill="#0f1b2d">${line(944, 598, '[···] Klammer')}</g>
</svg>`;
}

/** Breaks a text into lines of about so many characters; what does not fit ends with an ellipsis. */
export function wrap(text: string, width: number, most: number): string[] {
  const found: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < width) found[found.length - 1] = `${last} ${word}`;
    else found.push(word.length > width ? `${word.slice(0, width - 1)}…` : word);
  }
  return found.length <= most
    ? found
    : [...found.slice(0, most - 1), `${(found[most - 1] ?? '').slice(0, width - 1)}…`];
}

function lines(x: number, y: number, step: number, texts: readonly string[]): string {
  return texts.map((text, index) => line(x, y + index * step, text)).join('');
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function line(x: number, y: number, text: string): string {
  // Control characters are not allowed in XML at all.
  const safe = text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
  return `<text x="${x}" y="${y}">${safe}</text>`;
}
