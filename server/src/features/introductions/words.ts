import { type DECLINE_REASONS } from '@klammer/contracts/introductions';
import { type Localised } from '@klammer/contracts/text';
import { dayWordsOf } from '../../time/local-time.ts';

const EXCERPT = 400;

/** What people are told about introductions; `name` is the counterpart as they may know it. */
export const WORDS = {
  asked: (name: Localised): Localised => ({
    de: `${name.de} möchte Sie kennenlernen`,
    en: `${name.en} would like to meet you`,
  }),
  mediated: (name: Localised): Localised => ({
    de: `Der Betreiber möchte Sie mit ${name.de} bekannt machen`,
    en: `The operator would like to introduce you to ${name.en}`,
  }),
  accepted: (name: Localised): Localised => ({
    de: `${name.de} und Sie sind einander vorgestellt`,
    en: `${name.en} and you have been introduced`,
  }),
  acceptedText: {
    de: 'Das Gespräch ist eröffnet. Schreiben Sie den ersten Satz.',
    en: 'The conversation is open. Write the first sentence.',
  },
  declined: (name: Localised): Localised => ({
    de: `${name.de} sagt diesmal ab`,
    en: `${name.en} declines this time`,
  }),
  expiring: (name: Localised): Localised => ({
    de: `${name.de} wartet noch auf Ihre Antwort`,
    en: `${name.en} is still waiting for your answer`,
  }),
  expiringText: (at: Date): Localised => ({
    de: `Die Anfrage verfällt am ${dayWordsOf(at).de}. Auch ein kurzes Nein hilft weiter.`,
    en: `The request lapses on ${dayWordsOf(at).en}. A short no helps too.`,
  }),
  expired: (name: Localised): Localised => ({
    de: `Die Vorstellung mit ${name.de} ist verfallen`,
    en: `The introduction with ${name.en} has lapsed`,
  }),
  expiredForAsker: {
    de: 'Innerhalb von zehn Arbeitstagen kam keine Antwort. Sie können erneut fragen.',
    en: 'There was no answer within ten working days. You can ask again.',
  },
  expiredForAsked: {
    de: 'Sie haben nicht innerhalb von zehn Arbeitstagen geantwortet. Das geht in Ihre Antwortquote ein.',
    en: 'You did not answer within ten working days. That counts in your reply rate.',
  },
  mediationAccepted: (one: string, other: string): Localised => ({
    de: `${one} und ${other} sind einander vorgestellt`,
    en: `${one} and ${other} have been introduced`,
  }),
  mediationDeclined: (one: string, other: string): Localised => ({
    de: `Die Vorstellung von ${one} und ${other} kam nicht zustande`,
    en: `The introduction of ${one} and ${other} did not come about`,
  }),
};

export const DECLINE_WORDS: Record<(typeof DECLINE_REASONS)[number], Localised> = {
  'not-now': { de: 'Es passt gerade nicht.', en: 'It does not suit them now.' },
  'no-fit': { de: 'Es passt inhaltlich nicht.', en: 'It does not fit what they do.' },
  capacity: { de: 'Ihnen fehlt gerade die Zeit dafür.', en: 'They lack the time for it at the moment.' },
  other: { de: 'Sie nennen keinen näheren Grund.', en: 'They give no further reason.' },
};

/** What somebody wrote, in whatever language they wrote it, cut to what fits a notification. */
export function excerptOf(message: string): Localised {
  const cut = message.length > EXCERPT ? `${message.slice(0, EXCERPT - 1).trimEnd()}…` : message;
  return { de: cut, en: cut };
}
