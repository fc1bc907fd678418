import { createHash } from 'node:crypto';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type Desk, type jury, type JuryEntry } from '@klammer/contracts/jury';
import { type Person } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { notFound, Problem } from '../../../problem.ts';
import { describeFiles } from '../../files/service.ts';
import { findProfiles, presentSummary, type ProfileDoc } from '../../profiles/service.ts';
import { blind } from './blinding.ts';
import { findConflicts, type KnownConflicts } from './conflicts.ts';
import { readersOf } from '../dividing/dividing.ts';
import { Entries, type EntryDoc } from '../entries/entry-model.ts';
import { answersOf, fileIdsOf } from '../entries/entry-present.ts';
import { Jurors, Sheets, type JurorDoc, type SheetDoc } from './jury-model.ts';
import { type CallDoc } from '../model.ts';
import { isBlind, isJudged, type Viewer } from '../policy.ts';
import { guardedOf, presentCall, type Shown } from '../present.ts';
import { readCall, viewerOf } from '../reading.ts';
import { judgementOf } from './sheets.ts';

const MOST_ENTRIES = 500;

/** A juror's own view of a call: what there is to judge, with conflicts and what they gave. */
interface AtDesk {
  viewer: Viewer;
  shown: Shown;
  juror: JurorDoc;
  entries: EntryDoc[];
  conflicts: KnownConflicts;
  sheets: SheetDoc[];
  isOpen: boolean;
}

export async function getDesk(deps: Deps, actor: Person, id: string): Promise<Desk> {
  return presentDesk(await sitDown(deps, actor, id));
}

/** @throws Problem not-found to who does not judge it */
export async function sitDown(deps: Deps, actor: Person, id: string): Promise<AtDesk> {
  const viewer = await viewerOf(deps, actor);
  const shown = await readCall(viewer, id);
  const juror = await Jurors.findOne({
    callId: id,
    personId: actor.personId,
    status: 'accepted',
  }).lean<JurorDoc>();
  if (!juror) throw notFound();
  const isOpen = isJudged(guardedOf(shown.doc, shown), viewer.now);
  const all = isOpen ? await entriesToJudge(shown.doc) : [];
  const reads = await readersOf(deps, shown.doc, all);
  const [conflicts, sheets] = await Promise.all([
    findConflicts(deps, [juror], all),
    Sheets.find({ jurorId: juror._id })
      .limit(2 * MOST_ENTRIES)
      .lean<SheetDoc[]>(),
  ]);
  const jurorId = String(juror._id);
  // A conflict that was declared stays in sight, so that it can be taken back.
  const entries = all.filter(({ _id }) => {
    const id = String(_id);
    return reads(id, jurorId) || conflicts.of(id, jurorId)?.cause === 'declared';
  });
  return { viewer, shown, juror, entries: inOwnOrder(juror, entries), conflicts, sheets, isOpen };
}

/** What the jury judges in the present round; answered ones stay, so that a scale does not change under a juror. */
export async function entriesToJudge(call: CallDoc): Promise<EntryDoc[]> {
  return Entries.find({
    callId: call._id,
    status: { $ne: 'draft' },
    ...(call.round === 2 && { isFinalist: true }),
  })
    .sort({ number: 1 })
    .limit(MOST_ENTRIES)
    .lean<EntryDoc[]>();
}

/** Each juror reads in another order, which stays theirs: what is read first or last is judged otherwise. */
function inOwnOrder(juror: JurorDoc, entries: readonly EntryDoc[]): EntryDoc[] {
  const keyOf = ({ _id }: EntryDoc) =>
    createHash('sha256')
      .update(`${String(juror._id)}:${String(_id)}`)
      .digest('hex');
  return entries
    .map((entry) => ({ entry, key: keyOf(entry) }))
    .toSorted((one, other) => one.key.localeCompare(other.key))
    .map(({ entry }) => entry);
}

async function presentDesk(desk: AtDesk): Promise<Desk> {
  const { viewer, shown, entries } = desk;
  const profiles = await profilesOf(desk, entries);
  return {
    call: presentCall(viewer, shown),
    round: shown.doc.round,
    isOpen: desk.isOpen,
    items: entries.map((entry) => itemOf(desk, entry, profiles)),
  };
}

async function profilesOf({ shown }: AtDesk, entries: readonly EntryDoc[]): Promise<Map<string, ProfileDoc>> {
  if (isBlind(shown.doc)) return new Map();
  const profiles = await findProfiles(entries.map(({ organisationId }) => String(organisationId)));
  return new Map(profiles.map((profile) => [String(profile._id), profile]));
}

function itemOf(desk: AtDesk, entry: EntryDoc, profiles: ReadonlyMap<string, ProfileDoc>) {
  const { doc: call } = desk.shown;
  const id = String(entry._id);
  const sheet = sheetOf(desk, id, call.round);
  const profile = profiles.get(String(entry.organisationId));
  return {
    id,
    number: entry.number ?? 0,
    applicant: profile ? presentSummary(profile) : null,
    conflict: desk.conflicts.of(id, String(desk.juror._id))?.cause ?? ('none' as const),
    isScored: sheet !== undefined && judgementOf(call, sheet) !== null,
    hasBegun: sheet !== undefined,
  };
}

const sheetOf = ({ sheets }: AtDesk, entryId: string, round: 1 | 2): SheetDoc | undefined =>
  sheets.find((sheet) => String(sheet.entryId) === entryId && sheet.round === round);

/** @throws Problem not-found; forbidden with a conflict of interest: there is nothing to read */
export async function readJuryEntry(
  deps: Deps,
  actor: Person,
  { id, entryId }: Parsed<typeof jury.read>['params'],
): Promise<JuryEntry> {
  const desk = await sitDown(deps, actor, id);
  return presentJuryEntry(desk, readable(desk, entryId));
}

/** @throws Problem not-found | forbidden with a conflict of interest */
export function readable(desk: AtDesk, entryId: string): EntryDoc {
  const entry = desk.entries.find(({ _id }) => String(_id) === entryId);
  if (!entry) throw notFound();
  if (desk.conflicts.of(entryId, String(desk.juror._id)))
    throw new Problem('forbidden', 'With a conflict of interest there is nothing to read and to score.');
  return entry;
}

async function presentJuryEntry(desk: AtDesk, entry: EntryDoc): Promise<JuryEntry> {
  const { doc: call } = desk.shown;
  const id = String(entry._id);
  const covers = isBlind(call);
  const content = covers
    ? blind(call.fields, entry.answers, await identityOf(entry))
    : { answers: answersOf(call.fields, entry.answers), hidden: [] };
  const files = covers ? new Map() : await describeFiles(fileIdsOf(call.fields, entry.answers));
  const sheet = sheetOf(desk, id, call.round);
  const before = call.round === 2 ? sheetOf(desk, id, 1) : undefined;
  const presented = presentCall(desk.viewer, desk.shown);
  return {
    ...itemOf(desk, entry, await profilesOf(desk, [entry])),
    callId: String(call._id),
    round: call.round,
    isBlind: covers,
    fields: presented.fields,
    criteria: presented.criteria,
    ...content,
    files: [...files.values()],
    points: sheet?.points ?? {},
    note: sheet?.note ?? '',
    feedback: sheet?.feedback ?? '',
    before: before ? { points: before.points, note: before.note } : null,
    abilities: { score: true },
  };
}

async function identityOf(entry: EntryDoc) {
  const [profile] = await findProfiles([String(entry.organisationId)]);
  return {
    name: profile?.name ?? '',
    website: profile?.website ?? '',
    people: [entry.changedBy.personName, ...(profile?.team.map(({ name }) => name) ?? [])],
  };
}
