import { TOLD_GROUPS, type MailPace } from '@klammer/contracts/channels';
import { type NotificationGroup } from '@klammer/contracts/notifications';
import { type Locale } from '@klammer/contracts/vocabulary';
import { mailTemplate, type MailTemplate, type Section, type Words } from '../../mail/templates.ts';

export type SentPace = Exclude<MailPace, 'off'>;

/** One notification as a mail tells it. */
export interface Told {
  group: NotificationGroup;
  title: string;
  text: string;
  /** When, and for which of several own organisations. */
  note: string;
  url: string;
}
export interface News {
  told: Told[];
  /** How many more there are on the page. */
  more: number;
  allUrl: string;
  settingsUrl: string;
  stopUrl: string;
}

const GROUPS: Record<Locale, Record<NotificationGroup, string>> = {
  de: {
    introductions: 'Vorstellungen',
    messages: 'Nachrichten',
    matches: 'Matches',
    requests: 'Gesuche',
    calls: 'Ausschreibungen',
    agreements: 'Vereinbarungen',
    deals: 'Deals und Datenräume',
    events: 'Veranstaltungen',
    topics: 'Themen',
    organisation: 'Organisation und Konto',
    operator: 'Betrieb',
  },
  en: {
    introductions: 'Introductions',
    messages: 'Messages',
    matches: 'Matches',
    requests: 'Requests',
    calls: 'Calls',
    agreements: 'Agreements',
    deals: 'Deals and data rooms',
    events: 'Events',
    topics: 'Topics',
    organisation: 'Organisation and account',
    operator: 'Operations',
  },
};

const WORDS = {
  de: {
    instant: (count: number) => `${count} Neuigkeiten bei Klammer`,
    daily: (count: number) =>
      count === 1 ? 'Ihr Tag bei Klammer: eine Neuigkeit' : `Ihr Tag bei Klammer: ${count} Neuigkeiten`,
    weekly: (count: number) =>
      count === 1 ? 'Ihre Woche bei Klammer: eine Neuigkeit' : `Ihre Woche bei Klammer: ${count} Neuigkeiten`,
    lead: 'Das haben Sie bei Klammer noch nicht gelesen:',
    newest: (count: number) =>
      `Das Neueste von dem, was Sie bei Klammer noch nicht gelesen haben (insgesamt ${count}):`,
    open: 'Ansehen',
    all: 'Alle Benachrichtigungen ansehen',
    why: {
      instant: 'Sie bekommen diese Nachricht, weil Sie so etwas sofort erfahren möchten.',
      daily:
        'Sie bekommen diese Übersicht höchstens einmal am Tag, und nur wenn Sie etwas noch nicht gelesen haben.',
      weekly:
        'Sie bekommen diese Übersicht höchstens einmal in der Woche, und nur wenn Sie etwas noch nicht gelesen haben.',
    },
    settings: 'Benachrichtigungen einstellen',
    stop: 'Weniger oder keine solchen E-Mails',
  },
  en: {
    instant: (count: number) => `${count} new things on Klammer`,
    daily: (count: number) =>
      count === 1 ? 'Your day on Klammer: one new thing' : `Your day on Klammer: ${count} new things`,
    weekly: (count: number) =>
      count === 1 ? 'Your week on Klammer: one new thing' : `Your week on Klammer: ${count} new things`,
    lead: 'What you have not read on Klammer yet:',
    newest: (count: number) => `The newest of what you have not read on Klammer yet (${count} in all):`,
    open: 'Open',
    all: 'See all notifications',
    why: {
      instant: 'You get this message because you want to hear of such things at once.',
      daily: 'You get this summary once a day at most, and only if there is something you have not read.',
      weekly: 'You get this summary once a week at most, and only if there is something you have not read.',
    },
    settings: 'Notification settings',
    stop: 'Fewer or no such e-mails',
  },
};

function write(locale: Locale, pace: SentPace, { told, more, allUrl, settingsUrl, stopUrl }: News): Words {
  const words = WORDS[locale];
  const count = told.length + more;
  const [first] = told;
  const single = pace === 'instant' && count === 1 ? first : undefined;
  return {
    subject: single?.title ?? words[pace](count),
    paragraphs: single
      ? [single.text, single.note].filter((line) => line !== '')
      : [more > 0 ? words.newest(count) : words.lead],
    sections: single ? [] : sectionsOf(locale, told),
    link: single ? { label: words.open, url: single.url } : { label: words.all, url: allUrl },
    closing: words.why[pace],
    smallLinks: [
      { label: words.settings, url: settingsUrl },
      { label: words.stop, url: stopUrl },
    ],
  };
}

/** Grouped as everywhere else, the newest first. */
function sectionsOf(locale: Locale, told: readonly Told[]): Section[] {
  return TOLD_GROUPS.map((group) => ({
    heading: GROUPS[locale][group],
    items: told.filter((one) => one.group === group).toReversed(),
  })).filter(({ items }) => items.length > 0);
}

const BASE = 'https://klammer.example';
const SAMPLE_WORDS = {
  de: {
    asked: 'Hafenwerk GmbH möchte Sie kennenlernen',
    message:
      'Guten Tag, wir suchen für unser Terminal ein Testfeld für autonome Kräne und haben gesehen, dass Sie genau das anbieten.',
    askedAt: '2. März 2026 um 09:12',
    written: 'Neue Nachricht von Erika Muster',
    text: 'Passt Ihnen Donnerstag um 14 Uhr?',
    writtenAt: '2. März 2026 um 11:40',
  },
  en: {
    asked: 'Hafenwerk GmbH would like to meet you',
    message:
      'Hello, we are looking for a test bed for autonomous cranes for our terminal and have seen that you offer just that.',
    askedAt: '2 March 2026 at 09:12',
    written: 'New message from Erika Muster',
    text: 'Would Thursday at two suit you?',
    writtenAt: '2 March 2026 at 11:40',
  },
};

function sampleIn(locale: Locale, told: number, more: number): News {
  const { asked, message, askedAt, written, text, writtenAt } = SAMPLE_WORDS[locale];
  const all: Told[] = [
    { group: 'introductions', title: asked, text: message, note: askedAt, url: `${BASE}/introductions` },
    {
      group: 'messages',
      title: written,
      text,
      note: writtenAt,
      url: `${BASE}/messages/000000000000000000000000`,
    },
  ];
  return {
    told: all.slice(0, told),
    more,
    allUrl: `${BASE}/notifications?unread=true`,
    settingsUrl: `${BASE}/settings/notifications`,
    stopUrl: `${BASE}/unsubscribe?token=sample`,
  };
}

function template(pace: SentPace, told: number, more = 0): MailTemplate<News> {
  return mailTemplate<News>(`channels.${pace}`, (locale) => sampleIn(locale, told, more), {
    de: (news) => write('de', pace, news),
    en: (news) => write('en', pace, news),
  });
}

export const channelMails = {
  instant: template('instant', 1),
  daily: template('daily', 2),
  weekly: template('weekly', 2, 3),
};
