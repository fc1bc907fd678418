import { type Locale } from '@klammer/contracts/vocabulary';

interface Words {
  file: string;
  between: (names: readonly string[]) => string;
  sides: string;
  count: string;
  skipped: (count: number) => string;
  edited: string;
  left: string;
  deleted: string;
  reply: (name: string) => string;
  attached: (name: string) => string;
}

/** The labels of the file of a conversation. */
export const WORDS: Record<Locale, Words> = {
  de: {
    file: 'gespraech',
    between: (names) => `Gespräch: ${names.join(', ')}`,
    sides: 'Beteiligte',
    count: 'Nachrichten',
    skipped: (count) => `Die ersten ${count} Nachrichten stehen hier nicht; die JSON-Datei enthält alle.`,
    edited: 'bearbeitet',
    left: 'hat das Gespräch verlassen.',
    deleted: 'Nachricht gelöscht.',
    reply: (name) => `Antwort an ${name}:`,
    attached: (name) => `Anhang: ${name}`,
  },
  en: {
    file: 'conversation',
    between: (names) => `Conversation: ${names.join(', ')}`,
    sides: 'Taking part',
    count: 'Messages',
    skipped: (count) => `The first ${count} messages are not in here; the JSON file has them all.`,
    edited: 'edited',
    left: 'left the conversation.',
    deleted: 'Message deleted.',
    reply: (name) => `Reply to ${name}:`,
    attached: (name) => `Attachment: ${name}`,
  },
};
