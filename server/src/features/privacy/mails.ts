import { dayWordsOf } from '../../time/local-time.ts';
import { mailTemplate } from '../../mail/templates.ts';

const PAGE = 'https://klammer.example/settings/privacy';

export const privacyMails = {
  /** Says that the export is ready. The link leads to a page that asks for a session; it is no key by itself. */
  exportReady: mailTemplate(
    'privacy.export-ready',
    { url: PAGE },
    {
      de: ({ url }) => ({
        subject: 'Ihre Daten liegen bereit',
        paragraphs: [
          'Alles, was über Sie gespeichert ist, liegt in einer ZIP-Datei. Sie können sie sieben Tage lang herunterladen, nachdem Sie sich angemeldet haben.',
        ],
        link: { label: 'Herunterladen', url },
        closing:
          'Sie haben das nicht angestoßen? Dann war jemand anderes in Ihrem Konto: Ändern Sie Ihr Passwort und beenden Sie fremde Sitzungen.',
      }),
      en: ({ url }) => ({
        subject: 'Your data is ready',
        paragraphs: [
          'Everything about you is in a ZIP file. You can download it for seven days, after signing in.',
        ],
        link: { label: 'Download', url },
        closing:
          'Was this not you? Then somebody else was in your account: change your password and end sessions you do not know.',
      }),
    },
  ),
  /** Says that the account will be erased, and how to keep it. */
  erasurePlanned: mailTemplate(
    'privacy.erasure-planned',
    { url: PAGE, dueAt: new Date('2026-12-24T09:00:00Z') },
    {
      de: ({ url, dueAt }) => ({
        subject: 'Ihr Konto wird gelöscht',
        paragraphs: [
          `Ihr Konto wird am ${dayWordsOf(dueAt).de} gelöscht. Bis dahin können Sie es mit einem Klick behalten.`,
        ],
        link: { label: 'Konto behalten', url },
        closing:
          'Sie haben das nicht angestoßen? Dann behalten Sie das Konto, und ändern Sie Ihr Passwort: Jemand anderes war darin.',
      }),
      en: ({ url, dueAt }) => ({
        subject: 'Your account will be erased',
        paragraphs: [
          `Your account will be erased on ${dayWordsOf(dueAt).en}. Until then you can keep it with one click.`,
        ],
        link: { label: 'Keep the account', url },
        closing:
          'Was this not you? Then keep the account, and change your password: somebody else was in it.',
      }),
    },
  ),
};
