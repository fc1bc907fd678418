import { type Locale } from '@klammer/contracts/vocabulary';
import { type Role } from '../../actor.ts';
import { mailTemplate } from '../../mail/templates.ts';

interface Invitation {
  organisation: string;
  invitedBy: string;
  role: Role;
  url: string;
}
const SAMPLE: Invitation = {
  organisation: 'Hafenwerk GmbH',
  invitedBy: 'Erika Muster',
  role: 'editor',
  url: 'https://klammer.example/invitation?token=sample',
};
interface Suspended {
  organisation: string;
  reason: string;
}
const REASONS = {
  de: 'Die Angaben im Profil wurden auf Nachfrage nicht belegt.',
  en: 'What the profile says was not proven when asked for.',
};
const suspendedIn = (locale: Locale): Suspended => ({
  organisation: 'Hafenwerk GmbH',
  reason: REASONS[locale],
});
interface Lifted {
  organisation: string;
  url: string;
}
const LIFTED: Lifted = { organisation: 'Hafenwerk GmbH', url: 'https://klammer.example/home' };
const ROLES: Record<'de' | 'en', Record<Role, string>> = {
  de: { owner: 'Verwaltung', editor: 'Bearbeitung', viewer: 'Ansicht' },
  en: { owner: 'Owner', editor: 'Editor', viewer: 'Viewer' },
};

export const organisationMails = {
  /** To somebody who is to join an organisation; valid for seven days. */
  invitation: mailTemplate<Invitation>('organisations.invitation', SAMPLE, {
    de: ({ organisation, invitedBy, role, url }) => ({
      subject: `Einladung zu ${organisation} bei Klammer`,
      paragraphs: [
        `${invitedBy} lädt Sie ein, bei Klammer für ${organisation} zu handeln.`,
        'Die Einladung gilt sieben Tage, einmal, und nur für diese E-Mail-Adresse.',
      ],
      facts: [['Rolle', ROLES.de[role]]],
      link: { label: 'Einladung ansehen', url },
      closing: 'Sie kennen die Absenderin oder den Absender nicht? Dann ignorieren Sie diese Nachricht.',
    }),
    en: ({ organisation, invitedBy, role, url }) => ({
      subject: `Invitation to ${organisation} on Klammer`,
      paragraphs: [
        `${invitedBy} invites you to act for ${organisation} on Klammer.`,
        'The invitation is valid for seven days, once, and only for this e-mail address.',
      ],
      facts: [['Role', ROLES.en[role]]],
      link: { label: 'See the invitation', url },
      closing: 'You do not know who sent this? Then ignore this message.',
    }),
  }),
  /** To everybody who belongs to an organisation that the operator takes out of the region for now. */
  suspended: mailTemplate<Suspended>('organisations.suspended', suspendedIn, {
    de: ({ organisation, reason }) => ({
      subject: `${organisation} ist bei Klammer gesperrt`,
      paragraphs: [
        `Der Betreiber hat ${organisation} gesperrt: Das Profil ist nicht mehr zu sehen, und niemand kann für die Organisation handeln, bis die Sperre aufgehoben wird. Ihr eigenes Konto bleibt offen, und alles bleibt erhalten.`,
      ],
      facts: [['Grund', reason]],
      closing:
        'Halten Sie das für falsch? Wenden Sie sich an den Betreiber; die Anschrift steht im Impressum.',
    }),
    en: ({ organisation, reason }) => ({
      subject: `${organisation} is suspended on Klammer`,
      paragraphs: [
        `The operator has suspended ${organisation}: its profile can no longer be seen, and nobody can act for it until the suspension is lifted. Your own account stays open, and everything is kept.`,
      ],
      facts: [['Reason', reason]],
      closing: 'Do you think this is wrong? Turn to the operator; the address is in the imprint.',
    }),
  }),
  /** To the same people once it is back. */
  lifted: mailTemplate<Lifted>('organisations.lifted', LIFTED, {
    de: ({ organisation, url }) => ({
      subject: `${organisation} ist bei Klammer wieder da`,
      paragraphs: ['Die Sperre ist aufgehoben. Profil, Gespräche und alles andere sind, wie sie waren.'],
      link: { label: 'Zur Übersicht', url },
      closing: 'Sie bekommen diese Nachricht, weil Sie zu dieser Organisation gehören.',
    }),
    en: ({ organisation, url }) => ({
      subject: `${organisation} is back on Klammer`,
      paragraphs: ['The suspension is lifted. Profile, conversations and everything else are as they were.'],
      link: { label: 'To your home page', url },
      closing: 'You get this message because you belong to this organisation.',
    }),
  }),
};
