import { type FilledRoom } from '../features/rooms/service.ts';
import { writePdf, type PdfWriter } from '../pdf/document.ts';

export const ROOM_KEEPER = { organisation: 'Kaiwärts', email: 'founder@klammer.example' };
export const ROOM_VIEWER = { organisation: 'Pegelstand Ventures', email: 'investor@klammer.example' };

type Outline = Omit<FilledRoom, 'organisationId' | 'keeper' | 'grant'> & {
  grant: Omit<FilledRoom['grant'], 'organisationId' | 'confirmedBy'>;
};

const DECK = 'Kaiwärts-Überblick.pdf';
const PLAN = 'Finanzplan-2027.pdf';

/** What Kaiwärts shows the investor it talks with: made anew for each region, as nobody's real papers belong here. */
export async function roomOutline(now: Date): Promise<Outline> {
  return {
    name: 'Finanzierungsrunde 2027',
    confidentiality:
      'Die Unterlagen in diesem Datenraum sind vertraulich. Wir nutzen sie nur, um eine Beteiligung zu prüfen, und geben sie nicht weiter.',
    openedDaysAgo: 9,
    files: [
      {
        name: DECK,
        ending: 'pdf',
        type: 'application/pdf',
        folder: null,
        bytes: await pdf('Kaiwärts im Überblick', now, deck),
      },
      {
        name: PLAN,
        ending: 'pdf',
        type: 'application/pdf',
        folder: 'Zahlen',
        bytes: await pdf('Finanzplan 2027', now, plan),
      },
      {
        name: 'Tordaten-Auszug.csv',
        ending: 'csv',
        type: 'text/csv; charset=utf-8',
        folder: 'Zahlen',
        bytes: Buffer.from(
          'Woche;Anlieferungen;Wartezeit im Mittel (min)\n41;1.284;33\n42;1.310;31\n43;1.297;30\n',
        ),
      },
    ],
    grant: {
      access: 'view',
      daysLeft: 21,
      looks: [
        { file: DECK, pages: [1, 2, 3], daysAgo: 8 },
        { file: PLAN, pages: [1], daysAgo: 6 },
        { file: DECK, pages: [2], daysAgo: 2 },
      ],
    },
  };
}

async function pdf(title: string, createdAt: Date, write: (writer: PdfWriter) => void): Promise<Buffer> {
  const meta = {
    title,
    language: 'de',
    author: 'Kaiwärts',
    createdAt,
    foot: 'Kaiwärts · Demonstration',
  } as const;
  return Buffer.from(await writePdf(meta, write));
}

function deck(writer: PdfWriter): void {
  writer.title('Kaiwärts im Überblick');
  writer.paragraph('Zeitfenster für Containerterminals, über Lkw, Bahn und Schiff hinweg.', 'strong');
  writer.paragraph(
    'An einem Terminal im Duisburger Hafen sank die mittlere Wartezeit der Lkw von 54 auf 31 Minuten. Gemessen wird an den Tordaten des Terminals, nicht an unseren eigenen.',
  );
  writer.heading('Was wir suchen');
  writer.list([
    '900.000 Euro für den Vertrieb in die Niederlande',
    'Zugang zu zwei weiteren Terminals',
    'Eine zweite Referenz im Hafen',
  ]);
  writer.pageBreak();
  writer.heading('Produkt');
  writer.paragraph(
    'Speditionen buchen ein Fenster, das Terminal gibt Kapazitäten je Kran frei. Wer sein Fenster verpasst, bekommt das nächste freie. Die Schnittstelle zum Betriebssystem des Terminals bauen wir auf unsere Kosten.',
  );
  writer.heading('Preis');
  writer.paragraph('Abgerechnet wird mit dem Terminal, je Kran und Monat. Speditionen zahlen nichts.');
  writer.pageBreak();
  writer.heading('Team');
  writer.list([
    'Vier Personen in Entwicklung und Betrieb',
    'Eine Person im Vertrieb, ab Frühjahr zwei',
    'Beirat aus der Hafenwirtschaft',
  ]);
}

function plan(writer: PdfWriter): void {
  writer.title('Finanzplan 2027');
  writer.paragraph('Alle Beträge in Euro, ohne Umsatzsteuer.', 'quiet');
  writer.facts([
    ['Umsatz 2026 (Hochrechnung)', '212.000'],
    ['Umsatz 2027 (Plan)', '540.000'],
    ['Kosten 2027', '910.000'],
    ['Finanzierungsbedarf', '900.000'],
  ]);
  writer.pageBreak();
  writer.heading('Annahmen');
  writer.list([
    'Drei Terminals zum Jahresende',
    'Je Terminal vier Krane',
    'Kündigung von höchstens einem Terminal im Jahr',
  ]);
}
