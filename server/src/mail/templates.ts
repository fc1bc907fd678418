import { type Locale } from '@klammer/contracts/vocabulary';
import { type Mail } from './mailer.ts';

/** The words of one mail: a heading, paragraphs, and one link to follow. */
interface Words {
  subject: string;
  paragraphs: string[];
  link: { label: string; url: string };
}

/** Builds the text and the HTML form of a mail from the same words. */
export function writeMail(to: string, locale: Locale, words: Words): Mail {
  const closing =
    locale === 'de'
      ? 'Sie haben das nicht angestoßen? Dann ignorieren Sie diese Nachricht.'
      : 'Was this not you? Then ignore this message.';
  const paragraphs = [...words.paragraphs, closing];
  return {
    to,
    subject: words.subject,
    text: [...words.paragraphs, `${words.link.label}: ${words.link.url}`, closing].join('\n\n') + '\n',
    html: `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><title>${escapeHtml(words.subject)}</title></head>
<body style="margin:0;background:#f7f4ee;color:#10202e;font:16px/1.55 system-ui,sans-serif"><main style="max-width:36rem;margin:0 auto;padding:2rem 1.25rem">
<p style="font-weight:700;letter-spacing:.04em">[ ··· ] Klammer</p><h1 style="font-size:1.4rem;line-height:1.25">${escapeHtml(words.subject)}</h1>
${paragraphs
  .slice(0, -1)
  .map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`)
  .join('\n')}
<p><a href="${escapeHtml(words.link.url)}" style="display:inline-block;background:#b3400f;color:#fff;padding:.7rem 1.1rem;border-radius:.4rem;text-decoration:none">${escapeHtml(words.link.label)}</a></p>
<p style="color:#516170;font-size:.875rem">${escapeHtml(closing)}</p></main></body></html>`,
  };
}

export function escapeHtml(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
