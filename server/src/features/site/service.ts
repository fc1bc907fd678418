import { type FileAnswer, type Output } from '@klammer/contracts/endpoint';
import { MOST_PAGES, type site } from '@klammer/contracts/site';
import { labelOf, type Locale } from '@klammer/contracts/vocabulary';
import { type Deps } from '../../deps.ts';
import { type ListPages } from '../../feature.ts';
import { readArticle } from '../news/service.ts';
import { presentSummary, readProfile } from '../profiles/service.ts';
import { drawCard } from './card.ts';

const HOUR_S = 3600;
const MOST_KEPT = 100;
const NEWS = { de: 'Neuigkeiten', en: 'News' };
/** A link that is shared is asked for many times; the latest pictures are kept. */
const drawn = new Map<string, Promise<Uint8Array>>();

/** Every page that everybody may open, as the features name them. */
export async function listPages(deps: Deps, pages: readonly ListPages[]): Promise<Output<typeof site.pages>> {
  const items = [{ path: '/', changedAt: null }];
  const lists = await Promise.all(pages.map((list) => list(deps)));
  return { items: [...items, ...lists.flat()].slice(0, MOST_PAGES) };
}

/** A profile that everybody may see, as a picture. @throws Problem not-found for any other, whoever asks */
export async function drawProfile(slug: string, locale: Locale): Promise<FileAnswer> {
  const doc = await readProfile(null, slug);
  const { name, kind, headline, place, needs, offers } = presentSummary(doc);
  const key = `${String(doc._id)} ${doc.revision} ${locale}`;
  const other = locale === 'de' ? 'en' : 'de';
  const body = await keep(key, () =>
    drawCard({
      hue: kind,
      eyebrow: [labelOf('kinds', kind, locale), place?.city].filter(Boolean).join(' · '),
      title: name,
      text: headline[locale] || headline[other],
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
  const key = `${String(_id)} ${updatedAt.getTime()} ${locale}`;
  const other = locale === 'de' ? 'en' : 'de';
  const day = publishAt && new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(publishAt);
  const body = await keep(key, () =>
    drawCard({
      hue: 'news',
      eyebrow: [NEWS[locale], day].filter(Boolean).join(' · '),
      title: title[locale] || title[other],
      text: teaser[locale] || teaser[other],
      needs: [],
      offers: [],
      locale,
    }),
  );
  return answer(slug, body);
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
