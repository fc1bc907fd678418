import { describe, expect, it } from 'vitest';
import { writeFeed } from './feed.ts';

const FEED = {
  title: 'Klammer & mehr',
  description: 'Neues',
  url: 'https://klammer.example/news',
  self: 'https://klammer.example/news/rss.xml',
  language: 'de' as const,
  items: [
    {
      title: '<b>Kran</b> & "Kai"',
      description: 'Erster]]> Satz\u0000',
      url: 'https://klammer.example/news/kran?a=1&b=2',
      publishedAt: '2026-11-02T08:30:00.000Z',
      author: 'Redaktion',
      picture: { url: 'https://klammer.example/api/files/1?size=large&x', type: 'image/webp' },
    },
  ],
};
const parse = (xml: string) => new DOMParser().parseFromString(xml, 'application/xml');

describe('the feed', () => {
  it('is well-formed whatever is in it, and says the same again when read', () => {
    const read = parse(writeFeed(FEED));
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('item > title')?.textContent).toBe('<b>Kran</b> & "Kai"');
    expect(read.querySelector('item > guid')?.textContent).toBe('https://klammer.example/news/kran?a=1&b=2');
    expect(read.querySelector('item > description')?.textContent).toBe('Erster]]> Satz ');
  });

  it('has dates as RSS wants them, and is whole without an item', () => {
    expect(writeFeed(FEED)).toContain('<pubDate>Mon, 02 Nov 2026 08:30:00 +0000</pubDate>');
    expect(parse(writeFeed({ ...FEED, items: [] })).querySelector('parsererror')).toBeNull();
  });
});
