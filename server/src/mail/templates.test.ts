import { region } from '@klammer/contracts/vocabulary';
import { describe, expect, it } from 'vitest';
import { WHOLE } from '../app.ts';
import { defaultClosing, writeMail } from './templates.ts';

const write = (locale: 'de' | 'en', url: string) =>
  writeMail('erika@example.org', locale, { subject: 'S', paragraphs: [], link: { label: 'Go', url } }).text;

describe('the link of a mail', () => {
  it('leads to the page in the language of the mail', () => {
    const url = 'https://klammer.example/invitation?token=a_-1';
    expect(write('de', url)).toContain(`Go: ${url}\n`);
    expect(write('en', url)).toContain('Go: https://klammer.example/en/invitation?token=a_-1\n');
    expect(write('en', 'https://klammer.example/en/home')).toContain('Go: https://klammer.example/en/home\n');
  });

  it('to the API stays as it is', () => {
    const url = 'https://klammer.example/api/auth/verify-email?token=a&callbackURL=%2Fen%2Fverify-email';
    expect(write('en', url)).toContain(`Go: ${url}\n`);
  });
});

describe('the foot of a mail', () => {
  it('says who stands behind it, in both forms', () => {
    const { text, html } = writeMail('erika@example.org', 'en', { subject: 'S', paragraphs: ['P'] });
    expect(text.trimEnd().split('\n')).toContain(region().association);
    expect(html).toContain(`<p class="small">${region().association}`);
  });
});

describe('the small print of a mail', () => {
  it.each(['privacy.erasure-planned', 'privacy.export-ready', 'accounts.lifted'])(
    'of %s never says to ignore what goes on without whoever reads it',
    (name) => {
      const template = WHOLE.mails.find((one) => one.name === name);
      for (const locale of ['de', 'en'] as const) {
        const { text } = template?.preview(locale) ?? { text: defaultClosing(locale) };
        expect(text).not.toContain(defaultClosing(locale));
      }
    },
  );
});

describe('the preview of a mail', () => {
  const GERMAN = /\b(und|nicht|Sie|wurde|wir|der|die|das|für|möchte|Nachricht|Guten)\b/;
  it.each(WHOLE.mails.map((one) => [one.name, one] as const))(
    'of %s is in the language it says, sample data too',
    (_name, one) => {
      expect(one.preview('de').text).toMatch(GERMAN);
      // The association has its name in every language.
      expect(one.preview('en').text.replace(region().association, '')).not.toMatch(GERMAN);
    },
  );
});
