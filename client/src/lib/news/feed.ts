/** One entry of a feed; every address is absolute. */
export interface FeedItem {
  title: string;
  /** Plain text. */
  description: string;
  url: string;
  publishedAt: string;
  author: string;
  picture: { url: string; type: string } | null;
}
export interface Feed {
  title: string;
  description: string;
  /** The page that the feed is of. */
  url: string;
  /** Where the feed itself is. */
  self: string;
  language: 'de' | 'en';
  items: readonly FeedItem[];
}

/** An RSS 2.0 document, with Atom's address of itself and Dublin Core's author, which takes a name without an address. */
export function writeFeed({ title, description, url, self, language, items }: Feed): string {
  const built = items[0] ? `<lastBuildDate>${dateOf(items[0].publishedAt)}</lastBuildDate>` : '';

  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>${escape(title)}</title>
<link>${escape(url)}</link>
<description>${escape(description)}</description>
<language>${language}</language>
${built}
<atom:link href="${escape(self)}" rel="self" type="application/rss+xml"/>
${items.map(writeItem).join('\n')}
</channel>
</rss>
`;
}

function writeItem({ title, description, url, publishedAt, author, picture }: FeedItem): string {
  const media = picture
    ? `<media:content url="${escape(picture.url)}" medium="image" type="${picture.type}"/>`
    : '';

  return `<item><title>${escape(title)}</title><link>${escape(url)}</link><guid isPermaLink="true">${escape(url)}</guid><pubDate>${dateOf(publishedAt)}</pubDate><dc:creator>${escape(author)}</dc:creator><description>${escape(description)}</description>${media}</item>`;
}

/** RFC 822, in UTC: RSS takes nothing else. */
function dateOf(moment: string): string {
  return new Date(moment).toUTCString().replace('GMT', '+0000');
}

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** What XML 1.0 does not allow even escaped; a lone half of a pair is among it. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escape(text: string): string {
  return text.replaceAll(FORBIDDEN, ' ').replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
