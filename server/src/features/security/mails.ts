import { mailTemplate } from '../../mail/templates.ts';

const LINK = { url: 'https://klammer.example/change-email?token=sample' };
type Link = typeof LINK;

export const securityMails = {
  /** To a new address, whose owner must agree; valid for one hour. */
  confirmAddress: mailTemplate<Link>('security.confirm-address', LINK, {
    de: ({ url }) => ({
      subject: 'Neue E-Mail-Adresse bestätigen',
      paragraphs: [
        'Sie möchten diese Adresse für Ihr Konto bei Klammer verwenden. Der Link gilt eine Stunde und nur einmal.',
      ],
      link: { label: 'Adresse bestätigen', url },
    }),
    en: ({ url }) => ({
      subject: 'Confirm your new e-mail address',
      paragraphs: [
        'You want to use this address for your Klammer account. The link is valid for one hour and works once.',
      ],
      link: { label: 'Confirm address', url },
    }),
  }),
  /** To the owner of an address that somebody else wanted for their account. */
  addressTaken: mailTemplate<Link>('security.address-taken', LINK, {
    de: ({ url }) => ({
      subject: 'Ihre Adresse gehört schon zu einem Konto',
      paragraphs: [
        'Jemand wollte Ihre E-Mail-Adresse für ein anderes Konto bei Klammer verwenden. Sie gehört zu Ihrem, darum ist nichts geschehen.',
        'Waren Sie es selbst? Dann melden Sie sich mit dieser Adresse an.',
      ],
      link: { label: 'Zur Anmeldung', url },
    }),
    en: ({ url }) => ({
      subject: 'Your address belongs to an account already',
      paragraphs: [
        'Somebody wanted to use your e-mail address for another Klammer account. It belongs to yours, so nothing happened.',
        'Was it you? Then sign in with this address.',
      ],
      link: { label: 'Sign in', url },
    }),
  }),
  /** To the old address, once the new one counts. */
  addressChanged: mailTemplate<Link>('security.address-changed', LINK, {
    de: ({ url }) => ({
      subject: 'Ihre E-Mail-Adresse wurde geändert',
      paragraphs: ['Ihr Konto bei Klammer hat eine neue E-Mail-Adresse. Diese hier gilt nicht mehr.'],
      link: { label: 'Das war ich nicht', url },
      closing: 'Waren Sie es selbst, ist nichts zu tun. Sonst melden Sie sich bitte sofort beim Betreiber.',
    }),
    en: ({ url }) => ({
      subject: 'Your e-mail address was changed',
      paragraphs: ['Your Klammer account has a new e-mail address. This one no longer counts.'],
      link: { label: 'It was not me', url },
      closing: 'If it was you, there is nothing to do. If not, please contact the operator at once.',
    }),
  }),
  passwordChanged: mailTemplate<Link>('security.password-changed', LINK, {
    de: ({ url }) => ({
      subject: 'Ihr Passwort wurde geändert',
      paragraphs: ['Ihr Passwort bei Klammer ist neu. Alle anderen Sitzungen sind beendet.'],
      link: { label: 'Das war ich nicht: Konto sichern', url },
      closing: 'Waren Sie es selbst, ist nichts zu tun.',
    }),
    en: ({ url }) => ({
      subject: 'Your password was changed',
      paragraphs: ['Your Klammer password is new. All other sessions have ended.'],
      link: { label: 'It was not me: secure my account', url },
      closing: 'If it was you, there is nothing to do.',
    }),
  }),
};
