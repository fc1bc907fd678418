import { type Localised } from '@klammer/contracts/text';
import { labelOf } from '@klammer/contracts/vocabulary';
import { type Code, type Wishes } from '../blueprint.ts';
import { type Chance } from '../seeded.ts';

const CLOSINGS: ((first: Localised, second: Localised) => Localised)[] = [
  (a, b) => ({
    de: `Ganz oben auf unserer Liste stehen derzeit: ${a.de} und ${b.de}.`,
    en: `At the top of our list right now: ${a.en} and ${b.en}.`,
  }),
  (a, b) => ({
    de: `Für die nächsten Monate zählen zwei Dinge: ${a.de} sowie ${b.de}.`,
    en: `Two things count in the months ahead: ${a.en} as well as ${b.en}.`,
  }),
  (a) => ({
    de: `Was uns als Nächstes voranbringt, lässt sich in einem Stichwort sagen: ${a.de}.`,
    en: `What will take us forward fits into one keyword: ${a.en}.`,
  }),
  (a, b) => ({
    de: `Über Gespräche zu diesen Themen freuen wir uns besonders: ${a.de}, ${b.de}.`,
    en: `We especially welcome conversations on these topics: ${a.en}, ${b.en}.`,
  }),
  (a, b) => ({
    de: `Offene Fragen haben wir bei „${a.de}“ und „${b.de}“, und wir sagen auch, warum.`,
    en: `Our open questions concern “${a.en}” and “${b.en}”, and we will tell you why.`,
  }),
  (a) => ({
    de: `Wer uns beim Thema ${a.de} weiterhilft, bekommt am selben Tag eine Antwort.`,
    en: `Whoever helps us with this topic gets an answer the same day: ${a.en}.`,
  }),
];

/** A sentence on what an organisation looks for, worded by chance. */
export function closingOf(chance: Chance, needs: Wishes): Localised {
  const [first, second] = Object.keys(needs) as Code[];
  if (!first) throw new Error('an organisation without a need has nothing to look for');
  const label = (code: Code): Localised => ({
    de: labelOf('needs', code, 'de'),
    en: labelOf('needs', code, 'en').toLowerCase(),
  });
  return chance.pick(CLOSINGS)(label(first), label(second ?? first));
}

export const PROCUREMENT: Localised[] = [
  {
    de: 'Bis 25.000 Euro entscheidet die Fachabteilung, darüber der Einkauf mit zwei Vergleichsangeboten.',
    en: 'Up to 25,000 euros the department decides, above that purchasing with two comparative offers.',
  },
  {
    de: 'Neue Lieferanten brauchen Selbstauskunft und Haftpflicht; wir zahlen Start-ups binnen 14 Tagen.',
    en: 'New suppliers need a self-disclosure and liability insurance; we pay start-ups within 14 days.',
  },
  {
    de: 'Versuche laufen über einen einseitigen Vertrag, erst die Serie über den Rahmenvertrag.',
    en: 'Trials run on a one-page contract, only the series on a framework agreement.',
  },
  {
    de: 'Ein kurzer Weg: Angebot an die Geschäftsleitung, Antwort in der Woche danach.',
    en: 'A short way: an offer to the management, an answer the week after.',
  },
  {
    de: 'Software prüfen wir auf Datenschutz und Betriebssicherheit, dafür bitte drei Wochen einplanen.',
    en: 'We check software for data protection and operational safety; please allow three weeks.',
  },
];

export const TRACTION: Localised[] = [
  {
    de: 'Zwei Pilotprojekte mit jungen Firmen wurden im letzten Jahr in den Regelbetrieb übernommen.',
    en: 'Two pilots with young firms went into regular operation last year.',
  },
  {
    de: 'Seit 2023 haben wir sieben Start-ups zum Probebetrieb eingeladen, drei sind Lieferanten geworden.',
    en: 'Since 2023 we have invited seven start-ups to trials; three became suppliers.',
  },
  {
    de: 'Ein erstes Projekt läuft, das zweite suchen wir über Klammer.',
    en: 'A first project is running; we are looking for the second through Klammer.',
  },
  {
    de: 'Unsere schnellste Zusage an ein junges Team dauerte neun Tage.',
    en: 'Our fastest yes to a young team took nine days.',
  },
];

export const EXCLUDES: Localised[] = [
  {
    de: 'Keine Waffen, kein Glücksspiel, keine reinen Dienstleistungen ohne eigenes Produkt.',
    en: 'No arms, no gambling, no pure services without a product.',
  },
  {
    de: 'Keine Kryptowährungen und keine Immobilienprojekte.',
    en: 'No cryptocurrencies and no property projects.',
  },
  { de: 'Nichts, was fossile Förderung ausweitet.', en: 'Nothing that extends fossil extraction.' },
  {
    de: 'Keine Arzneimittelentwicklung, keine Restaurantketten.',
    en: 'No drug development, no restaurant chains.',
  },
  {
    de: 'Keine Geschäftsmodelle, die nur mit Werbung Geld verdienen.',
    en: 'No business models that earn from advertising only.',
  },
];
