import { type AgreementStatus } from '@klammer/contracts/agreements';
import { type Locale } from '@klammer/contracts/vocabulary';

interface Words {
  file: string;
  status: Record<AgreementStatus, string>;
  parties: string;
  purpose: string;
  gives: string;
  gets: string;
  milestones: string;
  due: string;
  duration: string;
  open: string;
  confidentiality: string;
  signatures: string;
  how: string;
  hash: string;
  number: string;
  revision: string;
  unsigned: string;
  signedAt: string;
  over: string;
}

/** The labels of the file, in the language the agreement is written in. */
export const WORDS: Record<Locale, Words> = {
  de: {
    file: 'vereinbarung',
    status: {
      draft: 'Entwurf',
      proposed: 'Zur Unterschrift vorgelegt',
      signed: 'Unterzeichnet',
      active: 'In Kraft',
      completed: 'Erfüllt',
      ended: 'Vorzeitig beendet',
    },
    parties: 'Beteiligte',
    purpose: 'Zweck',
    gives: 'bringt ein',
    gets: 'erhält',
    milestones: 'Meilensteine',
    due: 'bis',
    duration: 'Beginn und Ende',
    open: 'offen',
    confidentiality: 'Vertraulichkeit',
    signatures: 'Unterschriften',
    how: 'Unterschrieben wurde auf der Plattform, jeweils durch eine berechtigte Person, die ihr Passwort erneut eingegeben hat. Die Unterschrift gilt dem Text mit der unten stehenden Prüfsumme (SHA-256 über den Inhalt in kanonischer Form nach RFC 8785). Jede Änderung am Text macht alle Unterschriften ungültig.',
    hash: 'Prüfsumme des Textes',
    number: 'Nummer der Vereinbarung',
    revision: 'Fassung',
    unsigned: 'Noch niemand hat unterschrieben.',
    signedAt: 'Unterschrieben am',
    over: 'Über die Prüfsumme',
  },
  en: {
    file: 'agreement',
    status: {
      draft: 'Draft',
      proposed: 'Proposed for signature',
      signed: 'Signed',
      active: 'In force',
      completed: 'Fulfilled',
      ended: 'Ended early',
    },
    parties: 'Parties',
    purpose: 'Purpose',
    gives: 'contributes',
    gets: 'receives',
    milestones: 'Milestones',
    due: 'by',
    duration: 'Start and end',
    open: 'open',
    confidentiality: 'Confidentiality',
    signatures: 'Signatures',
    how: 'Signed on the platform by an authorised person of each party, who entered their password again. The signature is over the text with the checksum below (SHA-256 of the content in canonical form by RFC 8785). Any change to the text voids all signatures.',
    hash: 'Checksum of the text',
    number: 'Number of the agreement',
    revision: 'Version',
    unsigned: 'Nobody has signed yet.',
    signedAt: 'Signed on',
    over: 'Over the checksum',
  },
};
