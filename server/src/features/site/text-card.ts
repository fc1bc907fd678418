import { type FileAnswer } from '@klammer/contracts/endpoint';
import { type Localised } from '@klammer/contracts/text';
import { region, type Locale } from '@klammer/contracts/vocabulary';
import { drawCard } from './card.ts';
import { createTurns } from './turns.ts';

const HOUR_S = 3600;
const MOST_KEPT = 100;
/** A link that is shared is asked for many times; the latest pictures are kept. */
const drawn = new Map<string, Promise<Uint8Array>>();
/** Drawing is dear, and anybody may ask. */
const inTurn = createTurns({ running: 2, waiting: 40 });

interface Text {
  eyebrow: readonly (string | null)[];
  title: Localised;
  text: Localised;
}

/** Draws a title with the line above it and the beginning of a text. @param key changes with what is drawn */
export async function drawText(
  name: string,
  key: string,
  locale: Locale,
  { eyebrow, title, text }: Text,
): Promise<FileAnswer> {
  const body = await keep(`${key} ${region().version} ${locale}`, () =>
    drawCard({
      hue: 'news',
      eyebrow: eyebrow.filter(Boolean).join(' · ').slice(0, 60),
      title: inEither(title, locale),
      text: inEither(text, locale),
      needs: [],
      offers: [],
      locale,
    }),
  );
  return answer(name, body);
}

export function inEither({ de, en }: { de: string; en?: string }, locale: Locale): string {
  return locale === 'de' ? de || (en ?? '') : en || de;
}

export function sayDay(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: region().timeZone }).format(at);
}

export function answer(slug: string, body: Uint8Array): FileAnswer {
  return {
    type: 'image/png',
    name: `${slug}.png`,
    bytes: body.length,
    disposition: 'inline',
    maxAgeSeconds: HOUR_S,
    body,
  };
}

export function keep(key: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const kept = drawn.get(key) ?? inTurn(draw);
  drawn.set(key, kept);
  kept.catch(() => drawn.delete(key));
  for (const oldest of drawn.keys()) {
    if (drawn.size <= MOST_KEPT) break;
    drawn.delete(oldest);
  }
  return kept;
}
