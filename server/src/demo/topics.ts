import { type FilledTopic } from '../features/topics/service.ts';

const DAY_MS = 86_400_000;
const SOURCE = 'Erfundene Auswertung der Geschäftsstelle';

interface Ids {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string };
}

/** The first focus topic: permits. Every figure is invented and says so in its source. */
export function topicsOf(ids: Ids, now: Date): FilledTopic[] {
  const day = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const moment = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const { id: personId, name: by } = ids.person('operator@klammer.example');
  const value = (rank: number, days: number) => ({
    value: rank,
    on: day(days),
    source: SOURCE,
    personId,
    by,
  });
  const entry = (key: string, kind: 'update' | 'decision', days: number, text: string) => ({
    ...{ key, kind, text, at: moment(days), personId, by },
  });
  const milestone = (key: string, de: string, en: string, due: number, done: number | null) => ({
    ...{ key, title: { de, en }, dueOn: day(due), doneOn: done === null ? null : day(done) },
  });
  return [
    {
      slug: 'genehmigungen',
      status: 'running',
      ownerId: ids.organisation('Klammer Geschäftsstelle').id,
      title: { de: 'Genehmigungen, auf die man sich verlassen kann', en: 'Permits one can rely on' },
      question: {
        de: 'Wie kommt Duisburg unter die zehn schnellsten der großen Städte Deutschlands?',
        en: 'How does Duisburg get among the ten fastest of Germany’s large cities?',
      },
      text: {
        de: 'Wer eine Halle baut, eine Anlage ändert oder einen Laden eröffnet, braucht Genehmigungen. Wie lange das dauert, entscheidet oft, ob ein Vorhaben hier stattfindet. Wir messen die Dauer vom vollständigen Antrag bis zum Bescheid und vergleichen sie mit den anderen großen Städten.',
        en: 'Whoever builds a hall, changes a plant or opens a shop needs permits. How long that takes often decides whether a project happens here. We measure the time from the complete application to the decision and compare it with the other large cities.',
      },
      unit: { de: 'Platz unter den großen Städten', en: 'rank among the large cities' },
      baseline: { value: 31, on: day(-540), source: SOURCE },
      target: { value: 10, dueOn: day(760) },
      circle: [
        { group: 'steering', name: 'Klammer Geschäftsstelle', role: 'Leitung' },
        { group: 'steering', name: 'Bauordnung der Stadt (erfunden)', role: 'Verfahren' },
        { group: 'working', name: 'Transferwerk Neudorf', role: 'Auswertung' },
        { group: 'working', name: 'Rheinfuge Terminalgesellschaft', role: 'Sicht der Antragstellenden' },
      ],
      milestones: [
        milestone(
          'checklist',
          'Eine Prüfliste für vollständige Anträge',
          'One checklist for complete applications',
          -240,
          -251,
        ),
        milestone('digital', 'Alle Anträge digital', 'All applications digital', -30, -22),
        milestone('pilot', 'Pilot: Vorprüfung durch Software', 'Pilot: pre-check by software', 90, null),
        milestone(
          'guarantee',
          'Zusage: Bescheid in acht Wochen',
          'Promise: a decision within eight weeks',
          400,
          null,
        ),
      ],
      values: [value(31, -540), value(29, -360), value(26, -240), value(24, -120), value(19, -20)],
      entries: [
        entry(
          'first',
          'decision',
          -250,
          'Die Prüfliste gilt ab sofort für alle Anträge; unvollständige gehen am selben Tag zurück.',
        ),
        entry(
          'second',
          'update',
          -120,
          'Die Nachforderungen sind seit der Prüfliste um ein Drittel zurückgegangen.',
        ),
        entry('third', 'decision', -21, 'Anträge auf Papier nehmen wir nur noch in Ausnahmen an.'),
        entry(
          'fourth',
          'update',
          -12,
          'Für die Vorprüfung läuft ein Gesuch; Angebote von Start-ups sind willkommen.',
        ),
      ],
      codes: ['smart-city'],
      createdAt: moment(-545),
      updatedAt: moment(-12),
    },
  ];
}
