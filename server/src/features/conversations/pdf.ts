import { setImmediate } from 'node:timers/promises';
import { type FileAnswer } from '@klammer/contracts/endpoint';
import { parseMarkup, type Inline } from '@klammer/contracts/markup';
import { type Message } from '@klammer/contracts/messages';
import { region, type Locale } from '@klammer/contracts/vocabulary';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { writePdf, type PdfWriter } from '../../pdf/document.ts';
import { findProfiles } from '../profiles/service.ts';
import { allMessages, noteExport } from './exporting.ts';
import { type ConversationDoc } from './model.ts';
import { WORDS } from './pdf-words.ts';
import { readConversation } from './reading.ts';

/** A file of more would be as thick as a book: what was said before stands in the JSON. */
const MOST_MESSAGES = 1000;

/** Whose file is being written. A long one takes half a minute of the processor, a little at a time. */
const writing = new WeakMap<Deps, Set<string>>();

/**
 * The conversation to read and to file: its newest messages, day by day. One at a time for each person, since with many
 * at once everybody else would get their turn late.
 * @throws Problem not-found | too-many-requests
 */
export async function exportAsPdf(
  deps: Deps,
  actor: Person,
  id: string,
  language: Locale,
): Promise<FileAnswer> {
  const under = writing.get(deps) ?? new Set();
  writing.set(deps, under);
  if (under.has(actor.personId))
    throw new Problem('too-many-requests', 'A file is being written for you; please wait for it.', {
      retryAfterSeconds: 5,
    });
  under.add(actor.personId);
  try {
    return await write(deps, actor, id, language);
  } finally {
    under.delete(actor.personId);
  }
}

async function write(deps: Deps, actor: Person, id: string, language: Locale): Promise<FileAnswer> {
  const conversation = await readConversation(actor, id);
  const names = await namesOf(conversation);
  const words = WORDS[language];
  const title = conversation.title || words.between([...names.values()]);
  const body = await writePdf(
    {
      title,
      language,
      author: [...names.values()].join(', '),
      createdAt: conversation.updatedAt,
      foot: `Klammer · ${title}`,
    },
    async (writer) => {
      writer.title(title);
      const skipped = Math.max(0, conversation.lastSequence - MOST_MESSAGES);
      writer.facts([
        [words.sides, [...names.values()].join(', ')],
        [words.count, String(conversation.lastSequence)],
      ]);
      if (skipped > 0) writer.paragraph(words.skipped(skipped), 'strong');
      await writeMessages(writer, allMessages(conversation._id, skipped), names, language);
    },
  );
  await noteExport(deps, actor, id, 'pdf');
  return { type: 'application/pdf', name: `${words.file}-${id}.pdf`, disposition: 'attachment', body };
}

async function namesOf({ organisations }: ConversationDoc): Promise<Map<string, string>> {
  const ids = organisations.map(String);
  const profiles = new Map((await findProfiles(ids)).map((doc) => [String(doc._id), doc.name]));
  return new Map(ids.flatMap((id) => (profiles.has(id) ? [[id, profiles.get(id) ?? '']] : [])));
}

async function writeMessages(
  writer: PdfWriter,
  pages: AsyncIterable<Message[]>,
  names: ReadonlyMap<string, string>,
  language: Locale,
): Promise<void> {
  const tag = language === 'de' ? 'de-DE' : 'en-GB';
  const dayOf = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone: region().timeZone });
  const timeOf = new Intl.DateTimeFormat(tag, { timeStyle: 'short', timeZone: region().timeZone });
  let lastDay = '';
  for await (const page of pages)
    for (const message of page) {
      const sentAt = new Date(message.sentAt);
      const day = dayOf.format(sentAt);
      if (day !== lastDay) writer.heading(day);
      lastDay = day;
      const side = names.get(message.sender.organisationId);
      const who = [message.sender.name, side, timeOf.format(sentAt)].filter(Boolean).join(' · ');
      writer.saying(
        message.editedAt ? `${who} · ${WORDS[language].edited}` : who,
        wordsOf(message, language),
      );
      // Drawing takes the whole thread: others get their turn between messages.
      await setImmediate();
    }
}

function wordsOf(message: Message, language: Locale): string {
  const words = WORDS[language];
  if (message.kind === 'left') return words.left;
  if (message.deletedAt) return words.deleted;
  const reply = message.replyTo ? [words.reply(message.replyTo.name)] : [];
  const files = message.attachments.map((file) => words.attached(file.name));
  return [...reply, ...linesOf(message.text), ...files].join('\n');
}

/** What the marks of a message mean, without the marks. */
function linesOf(text: string): string[] {
  const said = (parts: readonly Inline[]): string =>
    parts.map((part) => (part.kind === 'break' ? '\n' : 'of' in part ? said(part.of) : part.text)).join('');
  return parseMarkup(text).flatMap((block) => {
    if (block.kind === 'code') return [block.text];
    if (block.kind !== 'list') return [said(block.of)];
    return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '–'}  ${said(item)}`);
  });
}
