import { type FileAnswer } from '@klammer/contracts/endpoint';
import { type PICTURED_PAGES } from '@klammer/contracts/site';
import { type Localised } from '@klammer/contracts/text';
import { labelOf, region, type Locale } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { getCall } from '../calls/service.ts';
import { readArticle } from '../news/service.ts';
import { presentSummary, readProfile } from '../profiles/service.ts';
import { getStory } from '../stories/service.ts';
import { getEvent } from '../events/service.ts';
import { getRequest } from '../requests/service.ts';
import { getTopic } from '../topics/service.ts';
import { drawCard } from './card.ts';
import { answer, drawText, inEither, keep, sayDay } from './text-card.ts';

const WORDS = {
  news: { de: 'Neuigkeiten', en: 'News' },
  story: { de: 'Vereinbart', en: 'Agreed' },
  call: { de: 'Ausschreibung', en: 'Call' },
  event: { de: 'Veranstaltung', en: 'Event' },
  request: { de: 'Gesuch', en: 'Request' },
  topic: { de: 'Thema', en: 'Topic' },
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
  const names = organisers.map(({ name }) => name).join(', ');
  return drawText(`call-${id}`, `${id} ${revision} ${names}`, locale, {
    eyebrow: [WORDS.call[locale], names, sayUntil(deadlineAt, locale)],
    title,
    text: prize.de || prize.en ? prize : text,
  });
}

/** An event that everybody may see, with its day and place. */
export async function drawEvent(deps: Deps, id: string, locale: Locale): Promise<FileAnswer> {
  const { title, text, startsAt, venue, revision } = await getEvent(deps, null, id);
  return drawText(`event-${id}`, `${id} ${revision}`, locale, {
    eyebrow: [WORDS.event[locale], startsAt && sayDay(new Date(startsAt), locale), venue.name],
    title,
    text,
  });
}

/** A request that everybody may see, with its deadline; who asks stays unnamed where that was wished. */
export async function drawRequest(deps: Deps, id: string, locale: Locale): Promise<FileAnswer> {
  const { title, problem, from, deadlineAt, revision } = await getRequest(deps, null, id);
  return drawText(`request-${id}`, `${id} ${revision} ${from?.name ?? ''}`, locale, {
    eyebrow: [WORDS.request[locale], from && from.name, sayUntil(deadlineAt, locale)],
    title,
    text: problem,
  });
}

/** A focus topic that everybody may see, with the day by which its target is to be reached. */
export async function drawTopic(slug: string, locale: Locale): Promise<FileAnswer> {
  const { id, title, question, target, revision } = await getTopic(null, slug);
  return drawText(slug, `${id} ${revision}`, locale, {
    eyebrow: [WORDS.topic[locale], sayUntil(target.dueOn, locale)],
    title,
    text: question,
  });
}

/** A page of the region, named after the city it serves. */
export async function drawPage(page: keyof typeof PAGES, locale: Locale): Promise<FileAnswer> {
  const { title, text } = PAGES[page];
  return drawText(page, page, locale, { eyebrow: [inEither(region().name, locale)], title, text });
}

function sayUntil(day: string | null, locale: Locale): string | null {
  return day && `${WORDS.until[locale]} ${sayDay(new Date(day), locale)}`;
}
