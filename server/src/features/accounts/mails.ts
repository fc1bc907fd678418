import { type Locale } from '@klammer/contracts/vocabulary';
import { mailTemplate } from '../../mail/templates.ts';

interface Suspended {
  reason: string;
}
const REASONS = {
  de: 'Die Angaben zur Person wurden auf Nachfrage nicht belegt.',
  en: 'What was said about the person was not proven when asked for.',
};
const suspendedIn = (locale: Locale): Suspended => ({ reason: REASONS[locale] });
const LINK = { url: 'https://klammer.example/confirm?token=sample' };
type Link = typeof LINK;

export const accountMails = {
  /** Asks a new person to confirm their address; valid for 24 hours. */
  verification: mailTemplate<Link>('accounts.verification', LINK, {
    de: ({ url }) => ({
      subject: 'Bitte bestätigen Sie Ihre E-Mail-Adresse',
      paragraphs: [
        'Willkommen bei Klammer. Ein Klick, und Ihr Konto ist bereit.',
        'Der Link gilt 24 Stunden.',
      ],
      link: { label: 'Adresse bestätigen', url },
    }),
    en: ({ url }) => ({
      subject: 'Please confirm your e-mail address',
      paragraphs: [
        'Welcome to Klammer. One click and your account is ready.',
        'The link is valid for 24 hours.',
      ],
      link: { label: 'Confirm address', url },
    }),
  }),
  /** Lets a person choose a new password; valid for one hour. */
  reset: mailTemplate<Link>('accounts.reset', LINK, {
    de: ({ url }) => ({
      subject: 'Neues Passwort wählen',
      paragraphs: [
        'Sie möchten ein neues Passwort. Der Link gilt eine Stunde und beendet alle Ihre Sitzungen.',
      ],
      link: { label: 'Neues Passwort wählen', url },
    }),
    en: ({ url }) => ({
      subject: 'Choose a new password',
      paragraphs: [
        'You asked for a new password. The link is valid for one hour and ends all your sessions.',
      ],
      link: { label: 'Choose a new password', url },
    }),
  }),
  /** To the owner of an address with which somebody tried to make another account. */
  knownAddress: mailTemplate<Link>('accounts.known-address', LINK, {
    de: ({ url }) => ({
      subject: 'Sie haben schon ein Konto bei Klammer',
      paragraphs: [
        'Jemand wollte mit Ihrer E-Mail-Adresse ein Konto anlegen. Es gibt dazu schon eines, darum ist nichts geschehen.',
        'Waren Sie es selbst? Melden Sie sich an. Wissen Sie Ihr Passwort nicht mehr, wählen Sie dort ein neues.',
      ],
      link: { label: 'Zur Anmeldung', url },
    }),
    en: ({ url }) => ({
      subject: 'You have a Klammer account already',
      paragraphs: [
        'Somebody tried to create an account with your e-mail address. There is one already, so nothing happened.',
        'Was it you? Then sign in. If you no longer know your password, choose a new one there.',
      ],
      link: { label: 'Sign in', url },
    }),
  }),
  /** After a reset: the way back, if it was not the owner. */
  passwordReset: mailTemplate<Link>('accounts.password-reset', LINK, {
    de: ({ url }) => ({
      subject: 'Ihr Passwort wurde geändert',
      paragraphs: ['Ihr Passwort bei Klammer ist neu. Alle bisherigen Sitzungen sind beendet.'],
      link: { label: 'Das war ich nicht: Konto sichern', url },
      closing: 'Waren Sie es selbst, ist nichts zu tun.',
    }),
    en: ({ url }) => ({
      subject: 'Your password was changed',
      paragraphs: ['Your Klammer password is new. All earlier sessions have ended.'],
      link: { label: 'It was not me: secure my account', url },
      closing: 'If it was you, there is nothing to do.',
    }),
  }),
  /** To somebody whom the operator keeps out. */
  suspended: mailTemplate<Suspended>('accounts.suspended', suspendedIn, {
    de: ({ reason }) => ({
      subject: 'Ihr Konto bei Klammer ist gesperrt',
      paragraphs: [
        'Der Betreiber hat Ihr Konto gesperrt. Sie sind überall abgemeldet und können sich nicht anmelden, bis die Sperre aufgehoben wird. Ihre Daten bleiben, wie sie sind.',
      ],
      facts: [['Grund', reason]],
      closing:
        'Halten Sie das für falsch? Wenden Sie sich an den Betreiber; die Anschrift steht im Impressum.',
    }),
    en: ({ reason }) => ({
      subject: 'Your Klammer account is suspended',
      paragraphs: [
        'The operator has suspended your account. You are signed out everywhere and cannot sign in until the suspension is lifted. Your data stay as they are.',
      ],
      facts: [['Reason', reason]],
      closing: 'Do you think this is wrong? Turn to the operator; the address is in the imprint.',
    }),
  }),
  /** To somebody who may sign in again. */
  lifted: mailTemplate<Link>('accounts.lifted', LINK, {
    de: ({ url }) => ({
      subject: 'Ihr Konto bei Klammer ist wieder frei',
      paragraphs: ['Die Sperre ist aufgehoben. Alles ist, wie Sie es verlassen haben.'],
      link: { label: 'Zur Anmeldung', url },
      closing: 'Sie bekommen diese Nachricht, weil Ihr Konto gesperrt war.',
    }),
    en: ({ url }) => ({
      subject: 'Your Klammer account is open again',
      paragraphs: ['The suspension is lifted. Everything is as you left it.'],
      link: { label: 'Sign in', url },
      closing: 'You get this message because your account was suspended.',
    }),
  }),
};
