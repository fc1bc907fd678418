import { type FilledCall } from '../features/calls/service.ts';
import { AWARD, ENTRIES, IDEAS, VOUCHERS, type DemoEntry } from './call-texts.ts';
import { type DemoPerson } from './people.ts';

const DAY_MS = 86_400_000;
const HUB = 'Klammer Geschäftsstelle';
const TRANSFER = 'Transferwerk Neudorf';
const CRITERIA = ['novelty', 'benefit', 'plan', 'region'] as const;
/** Who judges the award; the last one belongs to an organisation that applied. */
const JURY = [
  { email: 'scout@klammer.example', about: 'Innovation, Rheinfuge Terminalgesellschaft' },
  { email: 'investor@klammer.example', about: 'Partner, Pegelstand Ventures' },
  { of: 'Kreisschluss Impact', about: 'Kreisschluss Impact' },
  { email: 'operator@klammer.example', about: 'Klammer Geschäftsstelle' },
  { of: 'Pegelkunde', about: 'Gründung, Binnenschifffahrt' },
] as const;

interface Ids {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string };
}

/** The calls of the demonstration: one with the jury, one open, one decided. */
export function callsOf(people: readonly DemoPerson[], ids: Ids, now: Date): FilledCall[] {
  const someoneOf = (organisation: string): string => {
    const person = people.find((one) => one.organisation === organisation);
    if (!person) throw new Error(`nobody of the demonstration belongs to ${organisation}`);
    return person.email;
  };
  const juror = (one: (typeof JURY)[number]) => {
    const email = 'email' in one ? one.email : someoneOf(one.of);
    const { id: personId, name } = ids.person(email);
    return { personId, email, name, about: one.about };
  };
  const writerOf = (organisation: string) => {
    const { id, name } = ids.person(someoneOf(organisation));
    return { personId: id, personName: name };
  };
  const at = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const noonIn = (days: number): Date => new Date(`${at(days).toISOString().slice(0, 10)}T11:00:00Z`);

  return [
    {
      organisationId: ids.organisation(TRANSFER).id,
      fields: AWARD,
      status: 'published',
      createdAt: at(-48),
      deadlineAt: noonIn(-6),
      jurors: JURY.map(juror),
      entries: ENTRIES.map((entry, index) => ({
        organisationId: ids.organisation(entry.from).id,
        status: 'submitted',
        answers: answersOf(entry),
        agreesToBeNamed: index !== 5,
        changedBy: writerOf(entry.from),
        at: at(-20 + index),
        sheets: sheetsOf(entry),
        conflicts: entry.from === 'Haarriss' ? [{ juror: 3, note: 'Wir beraten sie in einem Projekt.' }] : [],
      })),
    },
    {
      organisationId: ids.organisation(HUB).id,
      fields: VOUCHERS,
      status: 'published',
      createdAt: at(-5),
      deadlineAt: noonIn(23),
      jurors: [juror(JURY[0])],
      entries: [
        {
          organisationId: ids.organisation('Fernruder').id,
          status: 'draft',
          answers: { trial: 'Eine Fahrt zwischen zwei Becken', insured: true },
          changedBy: writerOf('Fernruder'),
          at: at(-2),
        },
      ],
    },
    {
      organisationId: ids.organisation(TRANSFER).id,
      fields: IDEAS,
      status: 'decided',
      createdAt: at(-200),
      deadlineAt: noonIn(-150),
      jurors: [juror(JURY[3]), juror(JURY[2])],
      entries: IDEA_ENTRIES.map(({ from, idea, award, named }, index) => ({
        organisationId: ids.organisation(from).id,
        status: award ? ('won' as const) : ('declined' as const),
        answers: { idea },
        agreesToBeNamed: named,
        changedBy: writerOf(from),
        at: at(-170 + index),
        answer: {
          reason: award ? null : 'others-stronger',
          award: award ?? '',
          note: award ? 'Wir freuen uns auf den Sommer.' : 'Vielen Dank; bewerben Sie sich gern wieder.',
          withFeedback: false,
          at: at(-130),
          personId: ids.person('partner@klammer.example').id,
        },
      })),
    },
  ];
}

const IDEA_ENTRIES = [
  { from: 'Antragsreif', idea: 'Ein Antrag für alle kleinen Eingriffe.', award: '1. Preis', named: true },
  { from: 'Stromsteg', idea: 'Licht am Steg, das sich selbst lädt.', award: '2. Preis', named: true },
  { from: 'Laderein', idea: 'Nebel aus Hafenwasser an heißen Tagen.', award: '3. Preis', named: false },
  { from: 'Kaiwärts', idea: 'Zählen, wann wo Schatten fehlt.', award: null, named: false },
] as const;

function answersOf({ idea, proof, stage, turnover, jobs, from }: DemoEntry) {
  return {
    ...{ idea, proof, stage, jobs, team: `Das Team von ${from}` },
    ...(turnover !== undefined && { turnover }),
  };
}

function sheetsOf({ points, feedback = '', note = '' }: DemoEntry) {
  return points.flatMap((given, juror) => {
    if (given === null) return [];
    const byCriterion = Object.fromEntries(CRITERIA.map((key, index) => [key, given[index] ?? 1]));
    return [{ juror, points: byCriterion, ...(juror === 0 && { feedback, note }) }];
  });
}
