import { type FileAnswer } from '@klammer/contracts/endpoint';
import { type PICTURED_PAGES } from '@klammer/contracts/site';
import { type Localised } from '@klammer/contracts/text';
import { labelOf, region, type Locale } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { getCall } from '../calls/service.ts';
import { readArticle } from '../news/service.ts';
import { presentSummary, readProfile } from '../profiles/service.ts';
import { getStory } from '../stories/service.ts';
import { drawCard } from './card.ts';

const HOUR_S = 3600;
const MOST_KEPT = 100;
/** A link that is shared is asked for many times; the latest pictures are kept. */
const drawn = new Map<string, Promise<Uint8Array>>();
const WORDS = {
  news: { de: 'Neuigkeiten', en: 'News' },
  story: { de: 'Vereinbart', en: 'Agreed' },
  call: { de: 'Ausschreibung', en: 'Call' },
  until: { de: 'bis', en: 'until' },
};
const PAGES: Record<(typeof PICTURED_PAGES)[number], { title: Localised; text: Localised }> = {
  /** Also of every page that has no picture of its own. */
  home: {
    title: { de: 'Zusammenbringen, was zusammen gewinnt', en: 'Bring together what wins together' },
    text: {
      de: 'Start-ups, Unternehmen und Investoren: sehen, was beide Seiten gewinnen, und festhalten, was sie vereinbaren.',
      en: 'Start-ups, companies and investors: see what both sides win, and hold on to what they agree.',
    },
  },
  funding: {
    title: { de: 'Förderprogramme', en: 'Funding programmes' },
    text: {
      de: 'Geld und Hilfe für Start-ups und Unternehmen, mit Quelle und Stand.',
      en: 'Money and help for start-ups and companies, with source and date.',
    },
  },
  press: {
    title: { de: 'Presse', en: 'Press' },
    text: {
      de: 'Zahlen, Zeichen und Kontakt für alle, die über die Region berichten.',
      en: 'Figures, marks and contact for all who report on the region.',
    },
  },
  stories: {
    title: { de: 'Geschichten', en: 'Stories' },
    text: {
      de: 'Was Start-ups, Unternehmen und Investoren miteinander vereinbart haben.',
      en: 'What start-ups, companies and investors agreed with each other.',
    },
  },
  calls: {
    title: { de: 'Ausschreibungen', en: 'Calls' },
    text: {
      de: 'Wettbewerbe und Gutscheine, um die man sich jetzt bewerben kann.',
      en: 'Competitions and vouchers that one can apply for now.',
    },
  },
};

/** A profile that everybody may see, as a picture. @throws Problem not-found for any other, whoever asks */
export async function drawProfile(slug: string, locale: Locale): Promise<FileAnswer> {
  const doc = await readProfile(null, slug);
  const { name, kind, headline, place, needs, offers } = presentSummary(doc);
  const key = `${String(doc._id)} ${doc.revision} ${locale}`;
  const body = await keep(key, () =>
    drawCard({
      hue: kind,
      eyebrow: [labelOf('kinds', kind, locale), place?.city].filter(Boolean).join(' · '),
      title: name,
      text: inEither(headline, locale),
      needs: needs.slice(0, 2).map((code) => labelOf('needs', code, locale)),
      offers: offers.slice(0, 2).map((code) => labelOf('needs', code, locale)),
      locale,
    }),
  );
  return answer(doc.slug, body);
}

/** An article that is out, as a picture. @throws Problem not-found for any other, whoever asks */
export async function drawArticle(deps: Deps, slug: string, locale: Locale): Promise<FileAnswer> {
  const { _id, title, teaser, publishAt, updatedAt } = await readArticle(deps, null, slug);
  return drawText(slug, `${String(_id)} ${updatedAt.getTime()}`, locale, {
    eyebrow: [WORDS.news[locale], publishAt && sayDay(publishAt, locale)],
    title,
    text: teaser,
  });
}

/** A story that all its parties agreed to. @throws Problem not-found for any other, whoever asks */
export async function drawStory(slug: string, locale: Locale): Promise<FileAnswer> {
  const { id, title, text, publishedAt, parties } = await getStory(null, slug);
  return drawText(slug, `${id} ${publishedAt}`, locale, {
    eyebrow: [WORDS.story[locale], parties.map(({ name }) => name).join(' × ')],
    title,
    text,
  });
}

/** A call that everybody may see. @throws Problem not-found for any other, whoever asks */
export async function drawCall(deps: Deps, id: string, locale: Locale): Promise<FileAnswer> {
  const { title, prize, text, revision, deadlineAt, organisers } = await getCall(deps, null, id);
  const until = deadlineAt && `${WORDS.until[locale]} ${sayDay(new Date(deadlineAt), locale)}`;
  const names = organisers.map(({ name }) => name).join(', ');
  return drawText(`call-${id}`, `${id} ${revision} ${names}`, locale, {
    eyebrow: [WORDS.call[locale], names, until],
    title,
    text: prize.de || prize.en ? prize : text,
  });
}

/** A page of the region, named after the city it serves. */
export async function drawPage(page: keyof typeof PAGES, locale: Locale): Promise<FileAnswer> {
  const { title, text } = PAGES[page];
  const { name, version } = region();
  return drawText(page, `${page} ${version}`, locale, { eyebrow: [inEither(name, locale)], title, text });
}

interface Text {
  eyebrow: readonly (string | null)[];
  title: Localised;
  text: Localised;
}

async function drawText(
  name: string,
  key: string,
  locale: Locale,
  { eyebrow, title, text }: Text,
): Promise<FileAnswer> {
  const body = await keep(`${key} ${locale}`, () =>
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

function inEither({ de, en }: { de: string; en?: string }, locale: Locale): string {
  return locale === 'de' ? de || (en ?? '') : en || de;
}

function sayDay(at: Date, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: region().timeZone }).format(at);
}

function answer(slug: string, body: Uint8Array): FileAnswer {
  return {
    type: 'image/png',
    name: `${slug}.png`,
    bytes: body.length,
    disposition: 'inline',
    maxAgeSeconds: HOUR_S,
    body,
  };
}

function keep(key: string, draw: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const kept = drawn.get(key) ?? draw();
  drawn.set(key, kept);
  kept.catch(() => drawn.delete(key));
  for (const oldest of drawn.keys()) {
    if (drawn.size <= MOST_KEPT) break;
    drawn.delete(oldest);
  }
  return kept;
}
