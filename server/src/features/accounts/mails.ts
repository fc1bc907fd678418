import { type Locale } from '@klammer/contracts/vocabulary';
import { type Mail } from '../../mail/mailer.ts';
import { writeMail } from '../../mail/templates.ts';

/** Asks a new person to confirm their address; `url` is valid for 24 hours. */
export function verificationMail(to: string, locale: Locale, url: string): Mail {
  return locale === 'en'
    ? writeMail(to, locale, {
        subject: 'Please confirm your e-mail address',
        paragraphs: [
          'Welcome to Klammer. One click and your account is ready.',
          'The link is valid for 24 hours.',
        ],
        link: { label: 'Confirm address', url },
      })
    : writeMail(to, locale, {
        subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
        paragraphs: [
          'Willkommen bei Klammer. Ein Klick, und Ihr Konto ist bereit.',
          'Der Link gilt 24 Stunden.',
        ],
        link: { label: 'Adresse bestätigen', url },
      });
}

/** Lets a person choose a new password; `url` is valid for one hour. */
export function resetMail(to: string, locale: Locale, url: string): Mail {
  return locale === 'en'
    ? writeMail(to, locale, {
        subject: 'Choose a new password',
        paragraphs: [
          'You asked for a new password. The link is valid for one hour and ends all your sessions.',
        ],
        link: { label: 'Choose a new password', url },
      })
    : writeMail(to, locale, {
        subject: 'Neues Passwort wählen',
        paragraphs: [
          'Sie möchten ein neues Passwort. Der Link gilt eine Stunde und beendet alle Ihre Sitzungen.',
        ],
        link: { label: 'Neues Passwort wählen', url },
      });
}
