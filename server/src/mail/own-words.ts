import { type Locale } from '@klammer/contracts/vocabulary';
import mongoose from 'mongoose';
import { type Mail, type MailSource, type Words } from './mail.ts';
import { writeMail } from './templates.ts';

/** What the operator adds to one kind of mail in one language; an empty text leaves what the product says. */
export interface OwnWords {
  /** Stands before the first paragraph; what a mail must say itself stays. */
  intro: string;
  /** In place of the small print. */
  closing: string;
}
interface OwnWordsDoc extends OwnWords {
  /** `template:locale`. */
  _id: string;
  at: Date;
}

const ownWords = new mongoose.Schema<OwnWordsDoc>(
  {
    _id: { type: String, required: true },
    intro: { type: String, default: '' },
    closing: { type: String, default: '' },
    at: { type: Date, required: true },
  },
  { collection: 'mail_words', versionKey: false },
);
const OwnWordsOf = mongoose.model<OwnWordsDoc>('MailWords', ownWords);
const MOST = 1000;

/** All that was written, by `template:locale`. */
export async function listOwnWords(): Promise<Map<string, OwnWords>> {
  const docs = await OwnWordsOf.find().limit(MOST).lean<OwnWordsDoc[]>();
  return new Map(docs.map(({ _id, intro, closing }) => [_id, { intro, closing }]));
}

/** Writes them, or takes them back where both are empty. */
export async function storeOwnWords(
  template: string,
  locale: Locale,
  { intro, closing }: OwnWords,
  at: Date,
): Promise<void> {
  const _id = `${template}:${locale}`;
  if (intro === '' && closing === '') await OwnWordsOf.deleteOne({ _id });
  else await OwnWordsOf.updateOne({ _id }, { $set: { intro, closing, at } }, { upsert: true });
}

/** The mail with the operator's words in it, as it goes into the queue. */
export async function withOwnWords({ source, ...mail }: Mail): Promise<Mail> {
  if (!source || !mail.template) return mail;
  const own = await OwnWordsOf.findById(`${mail.template}:${source.locale}`).lean<OwnWordsDoc>();
  return own ? { ...mail, ...rewrite(mail.to, source, own) } : mail;
}

/** The same mail with other words. */
export function rewrite(
  to: string,
  { locale, words, values }: MailSource,
  own: OwnWords,
): Pick<Mail, 'subject' | 'text' | 'html'> {
  const { subject, text, html } = writeMail(to, locale, addTo(words, own, values));
  return { subject, text, html };
}

function addTo(words: Words, { intro, closing }: OwnWords, values: Readonly<Record<string, string>>): Words {
  const fill = (text: string) => text.replaceAll(VARIABLE, (all, name: string) => values[name] ?? all);
  const before = fill(intro)
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');
  return {
    ...words,
    paragraphs: [...before, ...words.paragraphs],
    ...(closing !== '' && { closing: fill(closing) }),
  };
}

/** `{name}`: filled in once, so that a value with braces in it stays what it is. */
const VARIABLE = /\{(\w+)\}/g;

/** Names in a text that this kind of mail does not know. */
export function unknownVariables(text: string, known: readonly string[]): string[] {
  return [...text.matchAll(VARIABLE)].map(([, name = '']) => name).filter((name) => !known.includes(name));
}
