import { AgreementContent, type agreements } from '@klammer/contracts/agreements';
import { type Output } from '@klammer/contracts/endpoint';
import { labelOf } from '@klammer/contracts/vocabulary';
import { diffWordsWithSpace } from 'diff';
import { type Member } from '../../actor.ts';
import { notFound } from '../../problem.ts';
import { findProfiles } from '../profiles/service.ts';
import { canonical, PARTS } from './content.ts';
import { textSavedAt, Versions, type AgreementDoc, type VersionDoc } from './model.ts';
import { readAgreement } from './reading.ts';

const SHOWN = 100;
/** Words and spaces between them that may differ for a comparison word by word. */
const MOST_EDITS = 1000;
type State = Pick<VersionDoc, 'revision' | 'content' | 'changedBy' | 'at'>;

/** Who saved which state, newest first; the state as it stands is the first. */
export async function listVersions(actor: Member, id: string): Promise<Output<typeof agreements.versions>> {
  const doc = await readAgreement(actor, id);
  const earlier = await Versions.find({ agreementId: doc._id, revision: { $lt: doc.revision } })
    .sort({ revision: -1 })
    .limit(SHOWN)
    .lean<VersionDoc[]>();
  const states = [stateOf(doc), ...earlier];
  const profiles = await findProfiles([...new Set(states.map((state) => state.changedBy.organisationId))]);
  const names = new Map(profiles.map((profile) => [String(profile._id), profile.name]));
  return {
    items: states.map((state, index) => ({
      revision: state.revision,
      at: state.at.toISOString(),
      personName: state.changedBy.personName,
      organisationName: names.get(state.changedBy.organisationId) ?? '',
      changed: changedBetween(states[index + 1], state),
    })),
  };
}

/** What a state changed from the one before it, word by word. @throws Problem not-found for an unknown revision */
export async function compareVersion(
  actor: Member,
  id: string,
  revision: number,
): Promise<Output<typeof agreements.compare>> {
  const doc = await readAgreement(actor, id);
  const read = async (wanted: number) =>
    wanted === doc.revision
      ? stateOf(doc)
      : Versions.findOne({ agreementId: doc._id, revision: wanted }).lean<VersionDoc>();
  const [before, after] = await Promise.all([read(revision - 1), read(revision)]);
  if (!after || (!before && revision > 0)) throw notFound();
  const names = new Map(
    (await findProfiles(doc.organisations.map(String))).map((one) => [String(one._id), one.name]),
  );
  const words = (state: State | null, part: keyof AgreementContent) =>
    state ? wordPart(state.content, part, doc.language, names) : '';
  return {
    items: changedBetween(before ?? undefined, after).map((part) => ({
      part,
      words: compareWords(words(before, part), words(after, part)),
    })),
  };
}

/**
 * Word by word, as long as few words differ: the work grows with the square of how many do, and nobody reads a text
 * whose every second word is another one.
 */
function compareWords(
  before: string,
  after: string,
): Output<typeof agreements.compare>['items'][number]['words'] {
  const pieces = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (pieces)
    return pieces.map(({ added, removed, value }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }));
  return [
    { kind: 'removed' as const, text: before },
    { kind: 'added' as const, text: after },
  ].filter(({ text }) => text !== '');
}

function stateOf(doc: AgreementDoc): State {
  return { revision: doc.revision, content: doc.content, changedBy: doc.changedBy, at: textSavedAt(doc) };
}

function changedBetween(before: State | undefined, after: State): (keyof AgreementContent)[] {
  if (!before) return [];
  const [was, is] = [AgreementContent.parse(before.content), AgreementContent.parse(after.content)];
  return PARTS.filter((part) => canonical(was[part]) !== canonical(is[part]));
}

/** A part as lines of text that people can compare. */
function wordPart(
  content: AgreementContent,
  part: keyof AgreementContent,
  language: 'de' | 'en',
  names: ReadonlyMap<string, string>,
): string {
  const nameOf = (id: string) => names.get(id) ?? '';
  const list = (contributions: AgreementContent['sides'][number]['gives']) =>
    contributions
      .map(({ code, words }) => [code && labelOf('needs', code, language), words].filter(Boolean).join(': '))
      .join('; ');
  if (part === 'sides')
    return content.sides
      .map(
        (side) =>
          `${nameOf(side.organisationId)} + ${list(side.gives)}\n${nameOf(side.organisationId)} − ${list(side.gets)}`,
      )
      .join('\n');
  if (part === 'milestones')
    return content.milestones
      .map((one) => `${one.dueOn} ${one.title} (${nameOf(one.organisationId)})`)
      .join('\n');
  if (part === 'sections') return content.sections.map((section) => section.text).join('\n\n');
  return content[part] ?? '';
}
