import { type Localised } from '@klammer/contracts/text';
import { type Chance } from '../seeded.ts';

const GROUPS = [
  '',
  'allein',
  'zu zweit',
  'zu dritt',
  'zu viert',
  'zu fünft',
  'zu sechst',
  'zu siebt',
  'zu acht',
  'zu neunt',
  'zu zehnt',
  'zu elft',
  'zu zwölft',
];
const groupOf = (team: number): string => GROUPS[team] ?? `mit ${team} Leuten`;

const COUNTS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const countOf = (team: number): string => COUNTS[team] ?? String(team);

type Sentence = (year: number, place: string, team: number) => Localised;

const YOUNG: Sentence[] = [
  (year, place, team) => ({
    de: `Seit ${year} arbeiten wir in ${place} daran, inzwischen ${groupOf(team)}.`,
    en: `We have been working on it in ${place} since ${year}; the team now counts ${countOf(team)}.`,
  }),
  (year, place, team) => ({
    de: `Gegründet ${year}, sitzen wir ${groupOf(team)} in ${place}.`,
    en: `Founded in ${year}, the ${countOf(team)} of us work from ${place}.`,
  }),
  (year, place, team) => ({
    de: `Angefangen hat es ${year} in ${place}; heute sind wir ${groupOf(team)} am Werk.`,
    en: `It began in ${place} in ${year}, and today ${countOf(team)} people are at work.`,
  }),
  (year, place, team) => ({
    de: `Unser Büro liegt in ${place}, unser Handelsregistereintrag stammt aus dem Jahr ${year}, und das Tagesgeschäft stemmen wir ${groupOf(team)}.`,
    en: `Our office is in ${place}, our registration dates from ${year}, and a team of ${countOf(team)} carries the daily business.`,
  }),
  (year, place, team) => ({
    de: `${place} ist seit ${year} unser Zuhause, das Team hat ${team} Köpfe.`,
    en: `${place} has been home since ${year}, with ${countOf(team)} heads in the team.`,
  }),
  (year, place, team) => ({
    de: `Was ${year} als Wochenendprojekt in ${place} begann, betreiben wir nun ${groupOf(team)} und hauptberuflich.`,
    en: `What started as a weekend project in ${place} in ${year} is now a full-time job for ${countOf(team)} of us.`,
  }),
  (year, place, team) => ({
    de: `Das Team arbeitet ${groupOf(team)} in ${place} und besteht in dieser Form seit ${year}.`,
    en: `A team of ${countOf(team)} in ${place} has existed in this shape since ${year}.`,
  }),
  (year, place, team) => ({
    de: `Den Anstoß gab ${year} ein Gespräch in ${place}; heute entwickeln und verkaufen wir ${groupOf(team)}.`,
    en: `A conversation in ${place} set it off in ${year}; today ${countOf(team)} of us build and sell.`,
  }),
];

const OLD: Sentence[] = [
  (year, place, team) => ({
    de: `Gegründet wurde das Haus ${year}; heute arbeiten in ${place} und unterwegs ${team} Menschen für uns.`,
    en: `The house was founded in ${year}; today ${team} people work for us in ${place} and on the road.`,
  }),
  (year, place, team) => ({
    de: `Seit ${year} sind wir in ${place} zu Hause und zählen ${team} Beschäftigte.`,
    en: `At home in ${place} since ${year}, we have ${team} employees.`,
  }),
  (year, place, team) => ({
    de: `${team} Kolleginnen und Kollegen tragen den Betrieb, der ${year} in ${place} begann.`,
    en: `${team} colleagues carry a business that began in ${place} in ${year}.`,
  }),
  (year, place, team) => ({
    de: `Unser Sitz ist ${place}, unser Gründungsjahr ${year}, unsere Belegschaft zählt ${team} Personen.`,
    en: `We are based in ${place}, founded in ${year}, with a staff of ${team}.`,
  }),
  (year, place, team) => ({
    de: `In ${place} kennt man uns seit ${year}; zum Team gehören ${team} Leute.`,
    en: `People in ${place} have known us since ${year}; ${team} belong to the team.`,
  }),
];

const ALONE: Sentence[] = [
  (year, place) => ({
    de: `Seit ${year} entscheide ich allein und meist am Küchentisch in ${place}.`,
    en: `Since ${year} I have decided alone, mostly at the kitchen table in ${place}.`,
  }),
  (year, place) => ({
    de: `Mein Büro in ${place} gibt es seit ${year}, das Telefon nehme ich selbst ab.`,
    en: `My office in ${place} has existed since ${year}, and I answer the phone myself.`,
  }),
  (year, place) => ({
    de: `Angefangen habe ich ${year}; wer mich in ${place} besucht, bekommt Kaffee und eine ehrliche Meinung.`,
    en: `I started in ${year}; whoever visits me in ${place} gets coffee and an honest opinion.`,
  }),
];

/** A sentence on where an organisation comes from, worded by chance. */
export function originOf(
  chance: Chance,
  young: boolean,
  year: number,
  place: string,
  team: number,
): Localised {
  return chance.pick(team === 1 ? ALONE : young ? YOUNG : OLD)(year, place, team);
}
