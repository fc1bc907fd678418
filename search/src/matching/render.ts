import type { Gate } from './gates.ts';
import type { Reason, Weakness } from './reasons.ts';

export type Locale = 'de' | 'en';
/** The label of a vocabulary code (need, topic, industry, stage, place); an unknown code is shown as it is. */
export type Labels = (code: string, locale: Locale) => string;

type Text = Record<Locale, string>;

const GATES: Record<Gate, Text> = {
  self: { de: 'Das ist Ihr eigenes Profil.', en: 'This is your own profile.' },
  inactive: { de: 'Eines der Profile ist nicht aktiv.', en: 'One of the profiles is not active.' },
  blocked: { de: 'Eine Seite hat die andere ausgeschlossen.', en: 'One side has excluded the other.' },
  kinds: {
    de: 'Zwischen diesen Arten von Profilen vermitteln wir nicht.',
    en: 'We do not introduce these kinds of profiles to each other.',
  },
  stage: {
    de: 'Die Phase liegt außerhalb dessen, was finanziert wird.',
    en: 'The stage is outside what is financed.',
  },
  ticket: {
    de: 'Der Kapitalbedarf passt nicht zur Ticketgröße.',
    en: 'The capital sought does not fit the ticket size.',
  },
  instrument: {
    de: 'Die gewünschte Finanzierungsform wird nicht angeboten.',
    en: 'The instrument wanted is not on offer.',
  },
  region: {
    de: 'Der Standort liegt außerhalb der gewählten Regionen.',
    en: 'The place is outside the chosen regions.',
  },
  capacity: {
    de: 'Die andere Seite hat derzeit genug offene Anfragen.',
    en: 'The other side has enough open requests for now.',
  },
};

const WEAK: Record<Weakness, { you: Text; they: Text }> = {
  needs: {
    you: { de: 'Nichts von Ihrem Bedarf wird dort angeboten.', en: 'None of your needs is on offer there.' },
    they: {
      de: 'Ihr Angebot deckt keinen Bedarf der anderen Seite.',
      en: 'Your offers meet none of their needs.',
    },
  },
  categories: both('Themen und Branchen berühren sich nicht.', 'Topics and industries do not touch.'),
  stage: both('Die Phase passt nicht.', 'The stage does not fit.'),
  ticket: both('Der Betrag passt nicht.', 'The amount does not fit.'),
  distance: both('Die Wege sind weit.', 'It is a long way.'),
  stale: {
    you: {
      de: 'Das Profil der anderen Seite ist lange nicht aktualisiert.',
      en: 'Their profile is long out of date.',
    },
    they: { de: 'Ihr Profil ist lange nicht aktualisiert.', en: 'Your profile is long out of date.' },
  },
  replies: {
    you: { de: 'Die andere Seite antwortet selten.', en: 'They seldom reply.' },
    they: { de: 'Sie antworten bisher selten auf Anfragen.', en: 'You have seldom replied so far.' },
  },
};

function both(de: string, en: string): { you: Text; they: Text } {
  return { you: { de, en }, they: { de, en } };
}

/** One plain sentence; "you" is the reader, "they" the counterpart. */
export function renderReason(reason: Reason, locale: Locale, labels: Labels): string {
  const name = (code: string): string => labels(code, locale);
  const say = (de: string, en: string): string => (locale === 'de' ? de : en);
  switch (reason.code) {
    case 'need-met': {
      const needs = listed(reason.params.needs.map(name), locale);
      return say(`Bietet, was Sie suchen: ${needs}.`, `Offers what you need: ${needs}.`);
    }
    case 'their-need': {
      const needs = listed(reason.params.needs.map(name), locale);
      return say(`Sucht, was Sie bieten: ${needs}.`, `Needs what you offer: ${needs}.`);
    }
    case 'shared': {
      const shared = listed(reason.params.categories.map(name), locale);
      return say(`Gemeinsam: ${shared}.`, `In common: ${shared}.`);
    }
    case 'complement': {
      const pair = listed([name(reason.params.yours), name(reason.params.theirs)], locale);
      return say(
        `Haben hier schon oft zusammengefunden: ${pair}.`,
        `Have often come together here: ${pair}.`,
      );
    }
    case 'your-record':
    case 'their-record':
      return renderRecord(reason, locale, name);
    default:
      return renderFacts(reason, locale, name);
  }
}

/** What is good for the counterpart, told to the reader: who is "you" in their list is "they" in this one. */
export function renderAcross(reason: Reason, locale: Locale, labels: Labels): string {
  const say = (de: string, en: string): string => (locale === 'de' ? de : en);
  switch (reason.code) {
    case 'need-met':
      return renderReason({ ...reason, code: 'their-need' }, locale, labels);
    case 'their-need': {
      const offers = listed(
        reason.params.needs.map((code) => labels(code, locale)),
        locale,
      );
      return say(
        `Findet Interesse an ihrem Angebot: ${offers}.`,
        `Finds interest in what they offer: ${offers}.`,
      );
    }
    case 'your-record':
      return renderReason({ ...reason, code: 'their-record' }, locale, labels);
    case 'their-record':
      return renderReason({ ...reason, code: 'your-record' }, locale, labels);
    case 'responsive': {
      const { percent } = reason.params;
      return say(`Sie antworten auf ${percent} % der Anfragen.`, `You reply to ${percent}% of requests.`);
    }
    case 'outcomes': {
      const { good, all } = reason.params;
      return say(
        `${good} von ${all} Ihrer Vereinbarungen gingen gut aus.`,
        `${good} of your ${all} agreements went well.`,
      );
    }
    default:
      return renderReason(reason, locale, labels);
  }
}

/** Parted by what no name has within itself, "und" or commas: nobody has to guess what belongs together. */
function listed(names: string[], locale: Locale): string {
  if (names.some((name) => name.includes(','))) return names.join('; ');
  if (names.some((name) => / (und|oder|and|or) /.test(name))) return names.join(', ');
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

function renderRecord(
  { code, params }: Extract<Reason, { code: 'your-record' | 'their-record' }>,
  locale: Locale,
  name: (code: string) => string,
): string {
  const [what, deals] = [name(params.category), params.deals];
  if (code === 'your-record')
    return locale === 'de'
      ? `Liegt Ihnen: ${deals} Ihrer bisherigen Abschlüsse betrafen ${what}.`
      : `Your ground: ${deals} of your deals so far were about ${what}.`;
  return locale === 'de'
    ? `Kennt Ihr Feld: ${deals} bisherige Abschlüsse betrafen ${what}.`
    : `Knows your ground: ${deals} deals so far were about ${what}.`;
}

function renderFacts(
  reason: Exclude<
    Reason,
    {
      code: 'need-met' | 'their-need' | 'shared' | 'complement' | 'your-record' | 'their-record';
    }
  >,
  locale: Locale,
  name: (code: string) => string,
): string {
  const say = (de: string, en: string): string => (locale === 'de' ? de : en);
  switch (reason.code) {
    case 'stage':
      return say(
        `Die Phase passt: ${name(reason.params.stage)}.`,
        `The stage fits: ${name(reason.params.stage)}.`,
      );
    case 'ticket': {
      const amount = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency: 'EUR',
        maximumFractionDigits: 0,
      });
      const text = amount.format(reason.params.amountEur);
      return say(`Der Betrag passt: ${text}.`, `The amount fits: ${text}.`);
    }
    case 'near': {
      const { km, city, region } = reason.params;
      if (city !== undefined) return say(`Beide in ${city}.`, `Both in ${city}.`);
      // No preposition fits every region: im Regierungsbezirk, am Niederrhein, in der Eifel.
      if (region !== undefined) return say(`Gleiche Gegend: ${name(region)}.`, `Same area: ${name(region)}.`);
      if (km === 0) return say('Weniger als 1 km entfernt.', 'Less than 1 km away.');
      return say(`Nur ${km} km entfernt.`, `Only ${km} km away.`);
    }
    case 'similar':
      return say('Die Beschreibungen handeln vom Gleichen.', 'The descriptions are about the same things.');
    case 'responsive':
      return say(
        `Antwortet auf ${reason.params.percent} % der Anfragen.`,
        `Replies to ${reason.params.percent}% of requests.`,
      );
    case 'outcomes': {
      const { good, all } = reason.params;
      return say(
        `${good} von ${all} Vereinbarungen gingen gut aus.`,
        `${good} of ${all} agreements went well.`,
      );
    }
    case 'obstacle':
      return GATES[reason.params.gate][locale];
    case 'weak':
      return WEAK[reason.params.what][reason.params.side][locale];
  }
}
