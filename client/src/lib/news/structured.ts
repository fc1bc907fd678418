import type { Article } from '@klammer/contracts/news';
import { pick } from '#lib/i18n.ts';
import { getLocale } from '#lib/paraglide/runtime.js';

/** What search engines read of an article: schema.org/NewsArticle. */
export function structuredData(article: Article, origin: string, url: string): Record<string, unknown> {
  const { slug, picture, by } = article;
  const images = [
    ...(picture ? [`${origin}/api/files/${picture.id}?size=large`] : []),
    `${origin}/api/site/articles/${slug}/picture?locale=${getLocale()}`,
  ];

  return {
    '@type': 'NewsArticle',
    headline: pick(article.title),
    description: pick(article.teaser),
    image: images,
    datePublished: article.publishAt,
    dateModified: article.updatedAt,
    inLanguage: article.title[getLocale()] ? getLocale() : getLocale() === 'de' ? 'en' : 'de',
    mainEntityOfPage: url,
    author: {
      '@type': 'Organization',
      name: by?.name ?? 'Klammer',
      url: by?.slug ? `${origin}/p/${by.slug}` : origin,
    },
    publisher: {
      '@type': 'Organization',
      name: 'Klammer',
      logo: { '@type': 'ImageObject', url: `${origin}/icon-512.png` },
    },
  };
}
