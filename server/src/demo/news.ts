import { type FilledArticle } from '../features/news/service.ts';
import { draw, type Drawing } from './news-pictures.ts';

const DAY_MS = 86_400_000;

interface Ids {
  person: (email: string) => { id: string };
  organisation: (name: string) => { id: string };
}
interface Written {
  slug: string;
  by: 'operator' | 'partner';
  /** Days from now; null for a draft. */
  on: number | null;
  title: { de: string; en: string };
  teaser: { de: string; en: string };
  text: { de: string; en: string };
  picture?: { drawing: Drawing; alt: { de: string; en: string } };
}
const AUTHORS = {
  operator: { email: 'operator@klammer.example', organisation: 'Klammer Geschäftsstelle' },
  partner: { email: 'partner@klammer.example', organisation: 'Transferwerk Neudorf' },
};

/** Invented, like everybody they speak of. */
const ARTICLES: readonly Written[] = [
  {
    slug: 'matchmaking-abend',
    by: 'operator',
    on: -2,
    title: {
      de: 'Sechzig Plätze, fünfzehn Minuten, zwei Seiten',
      en: 'Sixty seats, fifteen minutes, two sides',
    },
    teaser: {
      de: 'Beim nächsten Matchmaking-Abend sagt jede Seite vorher, wen sie treffen will. Den Plan rechnen wir.',
      en: 'At the next matchmaking evening each side says beforehand whom it wants to meet. We work out the plan.',
    },
    text: {
      de: 'Wer kommt, sagt **muss**, **gern** oder **nein** und wann er Zeit hat. Daraus entsteht ein Plan ohne Doppelbelegung, mit Pausen und kurzen Wegen.\n\n## Was Sie tun müssen\n\n- Bis drei Tage vorher anmelden\n- Zehn Wünsche nennen, mehr hilft nicht\n- Fünf Minuten vor dem ersten Gespräch am Tisch sein\n\nAm Abend selbst liegt Ihr Plan auf dem Telefon, und auf Papier am Eingang.',
      en: 'Whoever comes says **must**, **gladly** or **no**, and when they are free. What comes of it is a plan without double bookings, with breaks and short ways.\n\n## What you have to do\n\n- Register three days before\n- Name ten wishes; more does not help\n- Be at the table five minutes before the first talk\n\nOn the evening your plan is on your phone, and on paper at the entrance.',
    },
    picture: {
      drawing: 'evening',
      alt: {
        de: 'Zeichnung: drei Punkte zwischen zwei Klammern tauschen die Plätze',
        en: 'Drawing: three dots between two brackets change places',
      },
    },
  },
  {
    slug: 'pilot-am-terminal',
    by: 'operator',
    on: -9,
    title: { de: 'Ein Pilot, der auf eine Seite passt', en: 'A pilot that fits on one page' },
    teaser: {
      de: 'Ein Start-up und ein Terminal haben aufgeschrieben, woran sie sich messen lassen. Nach sechs Wochen liegt die erste Zahl vor.',
      en: 'A start-up and a terminal wrote down what they want to be measured by. After six weeks there is a first figure.',
    },
    text: {
      de: 'Die meisten Pilotprojekte scheitern nicht an der Technik, sondern daran, dass niemand gesagt hat, wann sie gelungen sind. Hier stand es vorher fest: fünfzehn Prozent weniger Wartezeit je Schiff, im Monatsmittel.\n\nNach sechs Wochen sind es zwanzig. Die ganze Geschichte erzählen die beiden [selbst](/stories).',
      en: 'Most pilots fail not for the technology but because nobody said when they would have succeeded. Here it was written down first: fifteen per cent less waiting per ship, as a monthly mean.\n\nAfter six weeks it is twenty. The two tell the whole story [themselves](/stories).',
    },
    picture: {
      drawing: 'crane',
      alt: {
        de: 'Zeichnung: ein Kran hebt einen Container auf ein Binnenschiff',
        en: 'Drawing: a crane lifts a container onto a barge',
      },
    },
  },
  {
    slug: 'abschlussarbeiten',
    by: 'partner',
    on: -16,
    title: { de: 'Zwölf Themen suchen Köpfe', en: 'Twelve subjects look for minds' },
    teaser: {
      de: 'Betriebe aus dem Hafen haben Themen für Abschlussarbeiten genannt. Wer eines nimmt, bekommt Daten und jemanden, der antwortet.',
      en: 'Companies of the port named subjects for theses. Whoever takes one gets data and somebody who answers.',
    },
    text: {
      de: 'Von der Strömung am Anleger bis zur Restwärme eines Walzwerks: Die Themen sind echt, die Daten auch. Zu jedem gehört eine Person im Betrieb, die eine Stunde in der Woche zusagt.\n\nMelden Sie sich beim Transferwerk, oder schreiben Sie über Ihr Profil.',
      en: '',
    },
    picture: {
      drawing: 'works',
      alt: {
        de: 'Zeichnung: Werkhallen, Schornsteine und eine Leitung',
        en: 'Drawing: halls, chimneys and a pipe',
      },
    },
  },
  {
    slug: 'antworten-binnen-zehn-tagen',
    by: 'operator',
    on: -31,
    title: { de: 'Zehn Arbeitstage, dann ist es entschieden', en: 'Ten working days, then it is decided' },
    teaser: {
      de: 'Eine Anfrage verfällt nach zehn Arbeitstagen. Warum das beiden Seiten hilft.',
      en: 'A request lapses after ten working days. Why that helps both sides.',
    },
    text: {
      de: 'Ein Nein, das man bekommt, ist besser als ein Vielleicht, auf das man wartet. Ablehnen kostet einen Tipp und nennt einen Grund; am siebten Tag erinnern wir.\n\nWie oft und wie schnell eine Organisation antwortet, steht auf ihrem Profil, sobald es genug Anfragen gab.',
      en: 'A no that one gets is better than a maybe one waits for. Declining takes one tap and names a reason; on the seventh day we remind.\n\nHow often and how fast an organisation answers stands on its profile as soon as there were enough requests.',
    },
    picture: {
      drawing: 'days',
      alt: {
        de: 'Zeichnung: zehn Felder zwischen zwei Klammern, auf dem letzten ein Haken',
        en: 'Drawing: ten squares between two brackets, the last one ticked',
      },
    },
  },
  {
    slug: 'fruehjahr',
    by: 'operator',
    on: 12,
    title: { de: 'Das Frühjahr im Kalender', en: 'Spring in the calendar' },
    teaser: { de: 'Was von Februar bis April geplant ist.', en: 'What is planned from February to April.' },
    text: { de: 'Der Überblick folgt an dieser Stelle.', en: '' },
  },
  {
    slug: 'messbericht',
    by: 'partner',
    on: null,
    title: { de: 'Messbericht aus dem Reallabor', en: '' },
    teaser: { de: 'Entwurf, noch ohne Zahlen.', en: '' },
    text: { de: '', en: '' },
  },
];

export async function newsOf(ids: Ids, now: Date): Promise<FilledArticle[]> {
  const nothing = { de: '', en: '' };
  return Promise.all(
    ARTICLES.map(async ({ slug, by, on, title, teaser, text, picture }) => ({
      slug,
      status: on === null ? ('draft' as const) : ('published' as const),
      publishAt: on === null ? null : new Date(now.getTime() + on * DAY_MS),
      title,
      teaser,
      text,
      picture: picture ? await draw(picture.drawing) : null,
      pictureAlt: picture?.alt ?? nothing,
      organisationId: ids.organisation(AUTHORS[by].organisation).id,
      personId: ids.person(AUTHORS[by].email).id,
      updatedAt: new Date(now.getTime() + Math.min(on ?? -1, -1) * DAY_MS),
    })),
  );
}
