import { AGREEMENT_BOUNDS, AGREEMENT_TEMPLATES, sectionsOf } from '@klammer/contracts/agreement-templates';
import { type Contribution } from '@klammer/contracts/agreements';
import { type FileAnswer } from '@klammer/contracts/endpoint';
import { labelOf, type Locale } from '@klammer/contracts/vocabulary';
import { type Member } from '../../actor.ts';
import { writePdf, type PdfWriter } from '../../pdf/document.ts';
import { wordDay, wordsOf } from '../../time/local-time.ts';
import { hashOf } from './content.ts';
import { type AgreementDoc } from './model.ts';
import { readParties } from './parties.ts';
import { readAgreement } from './reading.ts';
import { WORDS } from './pdf-words.ts';

/** The agreement as a file: its text, and on a page of its own who signed what when. */
export async function downloadAgreement(actor: Member, id: string): Promise<FileAnswer> {
  const current = await readAgreement(actor, id);
  // As it was signed, with the names that the parties had then.
  const doc = { ...current, ...current.signedAs };
  const { profiles, people } = await readParties([
    ...new Set([...current.organisations, ...doc.organisations].map(String)),
  ]);
  const persons = new Map([...people.values()].flat().map((person) => [person.id, person.name]));
  const nameOf = (organisationId: string) => profiles.get(organisationId)?.name ?? '';
  const hash = hashOf(doc);
  const words = WORDS[doc.language];
  const body = await writePdf(
    {
      title: doc.content.title,
      language: doc.language,
      author: doc.organisations.map((one) => nameOf(String(one))).join(', '),
      createdAt: doc.updatedAt,
      foot: `Klammer · SHA-256 ${hash}`,
    },
    (writer) => {
      writeText(writer, doc, nameOf, persons);
      writer.pageBreak();
      writeSignatures(writer, doc, nameOf, hash);
    },
  );
  return { type: 'application/pdf', name: `${words.file}-${id}.pdf`, disposition: 'attachment', body };
}

function writeText(
  writer: PdfWriter,
  { content, template, language, status }: AgreementDoc,
  nameOf: (organisationId: string) => string,
  persons: ReadonlyMap<string, string>,
): void {
  const words = WORDS[language];
  writer.title(content.title);
  writer.paragraph(`${AGREEMENT_TEMPLATES[template].label[language]} · ${words.status[status]}`, 'quiet');
  writer.heading(words.parties);
  writer.list(content.sides.map((side) => nameOf(side.organisationId)));
  writer.heading(words.purpose);
  writer.paragraph(content.purpose);
  for (const side of content.sides) {
    writer.heading(nameOf(side.organisationId));
    writer.paragraph(words.gives, 'strong');
    writer.list(wordContributions(side.gives, language));
    writer.paragraph(words.gets, 'strong');
    writer.list(wordContributions(side.gets, language));
  }
  const labels = new Map(sectionsOf(template).map((section) => [section.key, section.label[language]]));
  for (const section of content.sections.filter(({ text }) => text !== '')) {
    writer.heading(labels.get(section.key) ?? section.key);
    writer.paragraph(section.text);
  }
  if (content.milestones.length > 0) {
    writer.heading(words.milestones);
    writer.list(
      content.milestones.map((one) => {
        const owner = one.ownerId ? persons.get(one.ownerId) : undefined;
        return `${one.title} · ${words.due} ${wordDay(one.dueOn, language)} · ${[owner, nameOf(one.organisationId)].filter(Boolean).join(', ')}`;
      }),
    );
  }
  writer.heading(words.duration);
  const day = (on: string | null) => (on ? wordDay(on, language) : words.open);
  writer.paragraph(`${day(content.startsOn)} – ${day(content.endsOn)}`);
  if (content.confidentiality !== '') {
    writer.heading(words.confidentiality);
    writer.paragraph(content.confidentiality);
  }
  writer.paragraph(AGREEMENT_BOUNDS[language], 'quiet');
}

function writeSignatures(
  writer: PdfWriter,
  doc: AgreementDoc,
  nameOf: (organisationId: string) => string,
  hash: string,
): void {
  const words = WORDS[doc.language];
  writer.title(words.signatures);
  if (doc.signatures.length > 0) writer.paragraph(words.how);
  else writer.paragraph(words.unsigned, 'strong');
  writer.facts([
    [words.hash, hash],
    [words.number, String(doc._id)],
    // The first one is 1 to whoever reads it.
    [words.revision, String(doc.revision + 1)],
  ]);
  for (const signature of doc.signatures)
    writer.facts([
      [nameOf(signature.organisationId), signature.personName],
      [words.signedAt, `${wordsOf(signature.at)[doc.language]} (${signature.at.toISOString()})`],
      [words.over, signature.hash],
    ]);
}

function wordContributions(list: readonly Contribution[], language: Locale): string[] {
  if (list.length === 0) return ['–'];
  return list.map(({ code, words }) =>
    [code && labelOf('needs', code, language), words].filter(Boolean).join(': '),
  );
}
