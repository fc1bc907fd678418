import { type Parsed } from '@klammer/contracts/endpoint';
import { type Board, type entries, type RankedEntry } from '@klammer/contracts/entries';
import { type Member } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { describeFiles } from '../../files/service.ts';
import { findProfiles, presentSummary, type ProfileDoc } from '../../profiles/service.ts';
import { findConflicts, type KnownConflicts } from '../jury/conflicts.ts';
import { divide, type Reads } from '../dividing/dividing.ts';
import { Entries, type EntryDoc } from './entry-model.ts';
import { answersOf, fileIdsOf, presentAnswer, type FilesById } from './entry-present.ts';
import { findKeptBack } from './feedback.ts';
import { Jurors, type JurorDoc, type SheetDoc } from '../jury/jury-model.ts';
import { type CallDoc } from '../model.ts';
import { presentCall } from '../present.ts';
import { readOwnCall } from '../reading.ts';
import { describe, meanOf, normalise, weigh, type Judgement } from '../scoring/normalising.ts';
import { rank, type Place } from '../scoring/ranking.ts';
import { judgementOf, readSheets } from '../jury/sheets.ts';

const MOST_ENTRIES = 500;
const MOST_JURORS = 100;

/** Everything the ranking of a round is made of. */
interface Judged {
  call: CallDoc;
  entries: EntryDoc[];
  jurors: JurorDoc[];
  conflicts: KnownConflicts;
  sheets: SheetDoc[];
  /** Who is there to read what. */
  reads: Reads;
  /** Complete sheets without a conflict of interest. */
  judgements: Judgement[];
}

/** @throws Problem not-found: to others than the organiser no entries are there */
export async function getBoard(
  deps: Deps,
  actor: Member,
  id: string,
  { round }: Parsed<typeof entries.board>['query'],
): Promise<Board> {
  const { viewer, shown } = await readOwnCall(deps, actor, id);
  const judged = await readJudged(deps, shown.doc, round ?? shown.doc.round);
  return {
    call: presentCall(viewer, shown),
    round: round ?? shown.doc.round,
    jurors: judged.jurors.map((juror) => presentJuror(judged, juror)),
    items: await rankEntries(judged),
    keptBack: (await findKeptBack([shown.doc._id])).length,
  };
}

async function readJudged(deps: Deps, call: CallDoc, round: 1 | 2): Promise<Judged> {
  const [docs, jurors, sheets] = await Promise.all([
    Entries.find({ callId: call._id, status: { $ne: 'draft' }, ...(round === 2 && { isFinalist: true }) })
      .sort({ number: 1 })
      .limit(MOST_ENTRIES)
      .lean<EntryDoc[]>(),
    Jurors.find({ callId: call._id, status: 'accepted' })
      .sort({ _id: 1 })
      .limit(MOST_JURORS)
      .lean<JurorDoc[]>(),
    readSheets(call._id, round),
  ]);
  const conflicts = await findConflicts(deps, jurors, docs);
  const asked = { readers: call.readers, round };
  const reads = await divide(asked, { entries: docs, jurors, conflicts, sheets });
  const known = new Set(docs.map((doc) => String(doc._id)));
  const judgements = sheets
    .flatMap((sheet) => judgementOf(call, sheet) ?? [])
    .filter(({ entryId, jurorId }) => known.has(entryId) && !conflicts.of(entryId, jurorId));
  return { call, entries: docs, jurors, conflicts, sheets, reads, judgements };
}

function presentJuror({ entries: all, conflicts, reads, judgements }: Judged, juror: JurorDoc) {
  const id = String(juror._id);
  const own = judgements.filter(({ jurorId }) => jurorId === id);
  const described = describe(own.map(({ value }) => value));
  return {
    id,
    name: juror.name,
    about: juror.about,
    scored: own.length,
    expected: all.filter(({ _id }) => reads(String(_id), id) && !conflicts.of(String(_id), id)).length,
    mean: described?.mean ?? null,
    spread: described?.spread ?? null,
  };
}

async function rankEntries(judged: Judged): Promise<RankedEntry[]> {
  const { call, entries: all, judgements } = judged;
  const normalised = Map.groupBy(normalise(judgements), ({ entryId }) => entryId);
  const scores = [...normalised].map(([id, own]) => ({
    id,
    score: meanOf(own.map((one) => one.normalised)),
  }));
  const scoreById = new Map(scores.map(({ id, score }) => [id, score]));
  const places = rank(scores);
  const [profiles, files] = await Promise.all([
    findProfiles(all.map(({ organisationId }) => String(organisationId))),
    describeFiles(all.flatMap(({ answers }) => fileIdsOf(call.fields, answers))),
  ]);
  const profileById = new Map(profiles.map((profile) => [String(profile._id), profile]));
  return all
    .flatMap((entry) => {
      const id = String(entry._id);
      const applicant = profileById.get(String(entry.organisationId));
      if (!applicant) return [];
      const scale = new Map(normalised.get(id)?.map((one) => [one.jurorId, one.normalised]));
      const score = { place: places.get(id), normalised: scoreById.get(id) ?? null, scale };
      return [presentRanked(judged, entry, applicant, files, score)];
    })
    .toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || one.number - other.number);
}

function presentRanked(
  { call, jurors, conflicts, sheets, reads, judgements }: Judged,
  entry: EntryDoc,
  applicant: ProfileDoc,
  files: FilesById,
  score: { place: Place | undefined; normalised: number | null; scale: ReadonlyMap<string, number> },
): RankedEntry {
  const id = String(entry._id);
  const own = judgements.filter(({ entryId }) => entryId === id);
  const given = sheets.filter(({ entryId }) => String(entryId) === id);
  return {
    id,
    number: entry.number ?? 0,
    status: entry.status,
    isFinalist: entry.isFinalist && call.round === 2,
    answers: answersOf(call.fields, entry.answers),
    files: fileIdsOf(call.fields, entry.answers).flatMap((fileId) => files.get(fileId) ?? []),
    agreesToBeNamed: entry.agreesToBeNamed,
    answer: presentAnswer(entry, feedbackOf(given)),
    submittedAt: (entry.submittedAt ?? entry.updatedAt).toISOString(),
    applicant: presentSummary(applicant),
    rank: score.place?.rank ?? null,
    isTied: score.place?.isTied ?? false,
    raw: own.length === 0 ? null : meanOf(own.map(({ value }) => value)),
    normalised: score.normalised,
    scored: own.length,
    expected: jurors.filter(({ _id }) => reads(id, String(_id)) && !conflicts.of(id, String(_id))).length,
    conflicts: conflicts
      .at(id)
      .map(({ jurorId, cause, note }) => ({ jurorId: String(jurorId), cause, note })),
    sheets: given.map((sheet) => ({
      jurorId: String(sheet.jurorId),
      points: sheet.points,
      raw: weigh(sheet.points, call.criteria),
      normalised: score.scale.get(String(sheet.jurorId)) ?? null,
      note: sheet.note,
      feedback: sheet.feedback,
    })),
  };
}

const feedbackOf = (given: readonly SheetDoc[]): string[] =>
  given.flatMap(({ feedback }) => (feedback === '' ? [] : [feedback]));
