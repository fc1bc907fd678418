import { mailTemplate } from '../../mail/templates.ts';

interface Linked {
  url: string;
  /** The other account's address, masked. */
  other: string;
}
const QUESTION: Linked = {
  url: 'https://klammer.example/merge-accounts?token=sample',
  other: 'e•••a@hafen.example',
};
const SIGN_IN: Linked = { ...QUESTION, url: 'https://klammer.example/sign-in' };

const ASKED = {
  de: ({ other }: Linked) =>
    `Zwei Konten bei Klammer scheinen Ihnen zu gehören: das mit dieser Adresse und das mit ${other}. Der Betreiber schlägt vor, daraus eines zu machen.`,
  en: ({ other }: Linked) =>
    `Two Klammer accounts seem to be yours: the one with this address and the one with ${other}. The operator suggests making them one.`,
};
const BOTH = {
  de: 'Es geschieht nichts, bevor Sie mit beiden Konten zugestimmt haben. Der Link gilt drei Tage und nur einmal; Sie melden sich dafür mit diesem Konto an.',
  en: 'Nothing happens before you have agreed with both accounts. The link is valid for three days and works once; you sign in with this account for it.',
};
const NOT_YOURS = {
  de: 'Gehört das andere Konto nicht Ihnen? Dann stimmen Sie bitte nicht zu: Wer das andere hat, bekäme sonst, was Ihnen gehört.',
  en: 'Is the other account not yours? Then please do not agree: whoever has it would get what is yours.',
};

export const personMergeMails = {
  /** To the address of the account that would go. */
  askedGoes: mailTemplate<Linked>('person-merges.asked-goes', QUESTION, {
    de: (data) => ({
      subject: 'Gehören beide Konten Ihnen?',
      paragraphs: [
        ASKED.de(data),
        `Alles aus diesem Konto käme unter das andere. Anmelden würden Sie sich danach nur noch mit ${data.other}.`,
        BOTH.de,
      ],
      link: { label: 'Ansehen und entscheiden', url: data.url },
      closing: NOT_YOURS.de,
    }),
    en: (data) => ({
      subject: 'Are both accounts yours?',
      paragraphs: [
        ASKED.en(data),
        `Everything of this account would come under the other one. From then on you would sign in with ${data.other} only.`,
        BOTH.en,
      ],
      link: { label: 'Look and decide', url: data.url },
      closing: NOT_YOURS.en,
    }),
  }),
  /** To the address of the account that would stay. */
  askedStays: mailTemplate<Linked>('person-merges.asked-stays', QUESTION, {
    de: (data) => ({
      subject: 'Gehören beide Konten Ihnen?',
      paragraphs: [
        ASKED.de(data),
        'Alles aus dem anderen käme unter dieses Konto. Anmelden würden Sie sich danach nur noch mit dieser Adresse.',
        BOTH.de,
      ],
      link: { label: 'Ansehen und entscheiden', url: data.url },
      closing: NOT_YOURS.de,
    }),
    en: (data) => ({
      subject: 'Are both accounts yours?',
      paragraphs: [
        ASKED.en(data),
        'Everything of the other one would come under this account. From then on you would sign in with this address only.',
        BOTH.en,
      ],
      link: { label: 'Look and decide', url: data.url },
      closing: NOT_YOURS.en,
    }),
  }),
  /** To the address that signs in no more. */
  closed: mailTemplate<Linked>('person-merges.closed', SIGN_IN, {
    de: ({ url, other }) => ({
      subject: 'Ihre beiden Konten sind jetzt eines',
      paragraphs: [
        `Das Konto mit dieser Adresse ist in dem mit ${other} aufgegangen. Anmelden können Sie sich hiermit nicht mehr; Passwort, Passkeys, Schlüssel und Sitzungen gelten nicht mehr.`,
      ],
      link: { label: 'Mit der anderen Adresse anmelden', url },
      closing: 'Waren Sie das nicht? Dann melden Sie sich bitte sofort beim Betreiber.',
    }),
    en: ({ url, other }) => ({
      subject: 'Your two accounts are one now',
      paragraphs: [
        `The account with this address has become part of the one with ${other}. You cannot sign in with this one any more; its password, passkeys, keys and sessions have ended.`,
      ],
      link: { label: 'Sign in with the other address', url },
      closing: 'Was it not you? Then please contact the operator at once.',
    }),
  }),
  /** To the address that stays. */
  joined: mailTemplate<Linked>('person-merges.joined', SIGN_IN, {
    de: ({ url, other }) => ({
      subject: 'Ihre beiden Konten sind jetzt eines',
      paragraphs: [
        `Was zum Konto mit ${other} gehörte, finden Sie jetzt hier. Anmelden wie bisher, nur noch mit dieser Adresse.`,
      ],
      link: { label: 'Zur Anmeldung', url },
      closing: 'Waren Sie das nicht? Dann melden Sie sich bitte sofort beim Betreiber.',
    }),
    en: ({ url, other }) => ({
      subject: 'Your two accounts are one now',
      paragraphs: [
        `What belonged to the account with ${other} is here now. Sign in as before, with this address only.`,
      ],
      link: { label: 'Sign in', url },
      closing: 'Was it not you? Then please contact the operator at once.',
    }),
  }),
};
