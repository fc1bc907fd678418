import { region, type Locale } from '@klammer/contracts/vocabulary';
import { regionTokens, type AccentTokens } from '@klammer/contracts/vocabulary/colours';
import { type Link, type Mail, type Section, type Words } from './mail.ts';

export type { Section, Words } from './mail.ts';

/** A kind of mail: how it is written, and how it looks with made-up data. */
export interface MailTemplate<Data = never> {
  name: string;
  to: (address: string, locale: Locale, data: Data) => Mail;
  /** The mail with sample data, for the page that shows all templates. */
  preview: (locale: Locale) => Mail;
}

/**
 * Declares a kind of mail. Everything the product sends is declared so, and named in its feature's `feature.ts`.
 * @param sample made-up data for the preview; by language where it holds words that people would write
 */
export function mailTemplate<Data extends object>(
  name: string,
  sample: Data | ((locale: Locale) => Data),
  words: Record<Locale, (data: Data) => Words>,
): MailTemplate<Data> {
  const to = (address: string, locale: Locale, data: Data): Mail => {
    const written = words[locale](data);
    return {
      ...writeMail(address, locale, written),
      template: name,
      source: { locale, words: written, values: valuesOf(data) },
    };
  };
  return { name, to, preview };

  function preview(locale: Locale): Mail {
    return to('erika.muster@example.org', locale, typeof sample === 'function' ? sample(locale) : sample);
  }
}

/** What of a mail's data may stand in a sentence: texts, but no addresses, which are keys at times, and no codes. */
function valuesOf(data: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).filter(
      (entry): entry is [string, string] =>
        typeof entry[1] === 'string' && !/url|role/i.test(entry[0]) && !/^https?:/.test(entry[1]),
    ),
  );
}

const NOT_YOU: Record<Locale, string> = {
  de: 'Sie haben das nicht angestoßen? Dann ignorieren Sie diese Nachricht.',
  en: 'Was this not you? Then ignore this message.',
};
/** The small print of a mail that says none of its own. */
export function defaultClosing(locale: Locale): string {
  return NOT_YOU[locale];
}

const OR_COPY: Record<Locale, string> = {
  de: 'Wenn die Schaltfläche nicht geht, kopieren Sie diese Adresse:',
  en: 'If the button does not work, copy this address:',
};

/** The logo of the region in a mail: it travels with it, so that nothing is loaded when somebody reads. */
export const LOGO_ID = 'region-logo@klammer';

/**
 * Builds the text and the HTML form of a mail from the same words. No trackers, nothing is loaded; the one picture is the
 * logo of the region.
 */
export function writeMail(to: string, locale: Locale, written: Words): Mail {
  const words = withPagesIn(locale, written);
  const closing = words.closing ?? defaultClosing(locale);
  return {
    to,
    subject: words.subject,
    text: writeText(words, closing),
    html: writeHtml(words, locale, closing),
  };
}

/** Every link leads to the page in the language of the mail. */
function withPagesIn(locale: Locale, words: Words): Words {
  const inLocale = <Linked extends { url: string }>(one: Linked): Linked => ({
    ...one,
    url: pageIn(locale, one.url),
  });
  return {
    ...words,
    link: words.link && inLocale(words.link),
    sections: words.sections?.map((section) => ({ ...section, items: section.items.map(inLocale) })),
    smallLinks: words.smallLinks?.map(inLocale),
  };
}

/** The page in the language of the mail; the API has the same addresses in every language. */
function pageIn(locale: Locale, address: string): string {
  const url = new URL(address);
  if (locale === 'en' && !/^\/(api|en)(\/|$)/.test(url.pathname)) url.pathname = `/en${url.pathname}`;
  return url.href;
}

function writeText(
  { paragraphs, facts = [], sections = [], link, smallLinks = [] }: Words,
  closing: string,
): string {
  const lines = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  const things = sections.map(({ heading, items }) =>
    [
      heading.toUpperCase(),
      ...items.map(({ title, text, note, url }) => filled(`* ${title}`, text, note, url)),
    ].join('\n\n'),
  );
  const small = smallLinks.map(({ label, url }) => `${label}: ${url}`);
  return (
    [
      ...paragraphs,
      lines,
      ...things,
      link ? `${link.label}: ${link.url}` : '',
      filled('-- ', 'Klammer', closing, ...small),
      filled(...sender()),
    ]
      .filter((part) => part !== '')
      .join('\n\n') + '\n'
  );
}

/** Who stands behind the mail, and how to reach them. */
function sender(): string[] {
  const { association, contact } = region();
  const { address, email, phone, website } = contact;
  return [association, ...address.split('\n'), email, phone, website].filter((line) => line !== '');
}

const filled = (...lines: string[]): string => lines.filter((line) => line !== '').join('\n');

// Colours of both themes hold 4.5:1; readers without style sheets get plain headings, paragraphs and a link.
const styleOf = (light: AccentTokens, dark: AccentTokens) => `:root{color-scheme:light dark}
body{margin:0;background:#f7f4ee;color:#10202e;font:16px/1.55 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.4rem;line-height:1.25;margin:1.25rem 0 1rem}
p{margin:0 0 1rem}dl{margin:0 0 1rem}dt{color:#4b5a68;font-size:.875rem}dd{margin:0 0 .5rem}
.head b{letter-spacing:.04em}.head img{display:block;height:40px;width:auto;max-width:100%;margin-bottom:.75rem;padding:.4rem;background:#fff;border-radius:.35rem}
.act{display:inline-block;background:${light.accent};color:${light.on};padding:.7rem 1.1rem;border-radius:.45rem;text-decoration:none;font-weight:600}
h2{font-size:1.05rem;margin:1.75rem 0 .5rem}ul{list-style:none;margin:0 0 1.25rem;padding:0}
li{padding:.75rem 0;border-top:1px solid #d8d2c6}li p{margin:.2rem 0 0}li a{color:#10202e;font-weight:600}.said{white-space:pre-line;overflow-wrap:anywhere}
.small{color:#4b5a68;font-size:.875rem;overflow-wrap:anywhere}
@media (prefers-color-scheme:dark){body{background:#0f1b2d;color:#edf0f4}li{border-color:#33425a}li a{color:#edf0f4}dt,.small{color:#aeb9c6}.act{background:${dark.accent};color:${dark.on}}.small a{color:${dark.strong}}}`;

function writeHtml(words: Words, locale: Locale, closing: string): string {
  const { link } = words;
  const { colours } = region();
  const style = styleOf(regionTokens(colours, 'light'), regionTokens(colours, 'dark'));
  const body = [
    writeHead(),
    `<h1>${escapeHtml(words.subject)}</h1>`,
    ...words.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    words.facts
      ? `<dl>${words.facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`
      : '',
    ...(words.sections ?? []).map(writeSection),
    link ? `<p><a class="act" href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>` : '',
    link
      ? `<p class="small">${OR_COPY[locale]}<br><a href="${escapeHtml(link.url)}">${escapeHtml(link.url)}</a></p>`
      : '',
    `<p class="small">${escapeHtml(closing)}</p>`,
    words.smallLinks ? `<p class="small">${words.smallLinks.map(writeLink).join(' · ')}</p>` : '',
    `<p class="small">${sender().map(escapeHtml).join('<br>')}</p>`,
  ];
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(words.subject)}</title><style>${style}</style></head>
<body><main>
${body.filter((part) => part !== '').join('\n')}
</main></body></html>`;
}

/** What stands for the region: with pictures switched off, the association's name is read in its place. */
function writeHead(): string {
  const { logo, association } = region();
  const picture =
    logo === null ? '' : `<img src="cid:${LOGO_ID}" alt="${escapeHtml(association)}" height="40">`;
  return `<p class="head">${picture}<b>[ ··· ] Klammer</b></p>`;
}

function writeSection({ heading, items }: Section): string {
  const list = items.map(
    ({ title, text, note, url }) =>
      `<li>${writeLink({ label: title, url })}` +
      (text === '' ? '' : `<p class="said">${escapeHtml(text)}</p>`) +
      `<p class="small">${escapeHtml(note)}</p></li>`,
  );
  return `<h2>${escapeHtml(heading)}</h2>\n<ul role="list">${list.join('\n')}</ul>`;
}

const writeLink = ({ label, url }: Link): string => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`;

export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
