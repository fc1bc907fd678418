import { faultsOf, isOfType, type Answers, type FormField } from '@klammer/contracts/calls';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type entries, type Entry } from '@klammer/contracts/entries';
import { type Issue } from '@klammer/contracts/problems';
import { type Member } from '../../../actor.ts';
import { writeOnly } from '../../../db/once.ts';
import { changeRevised } from '../../../db/revision.ts';
import { isOpen } from '../../../time/deadline.ts';
import { type Deps } from '../../../deps.ts';
import { after, NO_PAGE, toPage } from '../../../http/cursor.ts';
import { notFound, Problem } from '../../../problem.ts';
import { describeFiles, exchangeFiles } from '../../files/service.ts';
import { readOwnPublished } from '../../profiles/service.ts';
import { answerWithdrawn } from './answering.ts';
import { Entries, type EntryDoc } from './entry-model.ts';
import { fileIdsOf, guardEntry, presentEntry } from './entry-present.ts';
import { feedbackFor } from './feedback.ts';
import { Calls, organisersOf, type CallDoc } from '../model.ts';
import { canAgree, canApply, canSubmit, canTakeBack, canWrite, type Viewer } from '../policy.ts';
import { guardedOf, type Shown } from '../present.ts';
import { readCall, shownById, viewerOf } from '../reading.ts';
import { announceBoard } from '../telling.ts';

type Saved = Parsed<typeof entries.save>['body'];
/** What a file of an entry belongs to. */
export const OWNER_KIND = 'call-entry';

export async function getOwnEntry(deps: Deps, actor: Member, callId: string): Promise<Entry> {
  const { viewer, shown, doc } = await readOwn(deps, actor, callId);
  return presentOne(viewer, shown, doc);
}

/**
 * Keeps a draft; the first time there must still be time to apply. Late ones can be written on, so that nothing that
 * somebody typed is lost at the stroke of the deadline, but not sent.
 * @throws Problem not-found | forbidden | not-possible-now | conflict | invalid-input
 */
export async function saveEntry(
  deps: Deps,
  actor: Member,
  callId: string,
  { revision, ...saved }: Saved,
): Promise<Entry> {
  const viewer = await viewerOf(deps, actor);
  const shown = await readCall(viewer, callId);
  const before = await find(actor, callId);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  checkTypes(shown.doc.fields, saved.answers);
  if (!before) {
    if (!canApply(viewer, guardedOf(shown.doc, shown))) throw refused(viewer, shown);
    const created = await begin(deps, actor, callId);
    return presentOne(viewer, shown, await keep(deps, actor, shown.doc, created, saved));
  }
  if (!canWrite(actor, guardEntry(before, shown.doc, viewer.now)))
    throw new Problem('not-possible-now', 'It has been sent; take it back first to change it.');
  if (before.revision !== revision) throw new Problem('conflict');
  return presentOne(viewer, shown, await keep(deps, actor, shown.doc, before, saved));
}

/** Files are claimed for the entry, so it is there before its answers. */
async function begin(deps: Deps, actor: Member, callId: string): Promise<EntryDoc> {
  const first = {
    ...{ callId, organisationId: actor.organisationId, status: 'draft' as const, answers: {}, revision: 0 },
    ...{ changedBy: authorOf(actor), createdAt: deps.now(), updatedAt: deps.now() },
  };
  // A conflict is a colleague who began at the same moment; each page keeps its text until they are brought together.
  const doc = await writeOnly(() => Entries.create(first));
  return doc.toObject();
}

async function keep(
  deps: Deps,
  actor: Member,
  { fields }: CallDoc,
  before: EntryDoc,
  { answers, agreesToBeNamed }: Omit<Saved, 'revision'>,
): Promise<EntryDoc> {
  const owner = { ownerKind: OWNER_KIND, ownerId: String(before._id), purpose: 'application' as const };
  const held = async () => {
    const now = await Entries.findById(before._id).lean<EntryDoc>();
    return now ? fileIdsOf(fields, now.answers) : [];
  };
  const files = { had: fileIdsOf(fields, before.answers), has: fileIdsOf(fields, answers), held };
  return exchangeFiles(deps, actor, owner, files, () =>
    move(deps, before, 'draft', { answers, agreesToBeNamed, changedBy: authorOf(actor) }),
  );
}

function checkTypes(fields: readonly FormField[], answers: Answers): void {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const issues = Object.entries(answers).flatMap(([key, value]): Issue[] => {
    const field = byKey.get(key);
    if (field && isOfType(field, value)) return [];
    return [{ path: ['body', 'answers', key], code: 'wrong-type', message: 'is not what the form asks for' }];
  });
  if (issues.length > 0) throw new Problem('invalid-input', undefined, { issues });
}

/** Sends it. @throws Problem invalid-input naming what is missing; not-possible-now once the deadline is over */
export async function submitEntry(deps: Deps, actor: Member, callId: string): Promise<Entry> {
  const { viewer, shown, doc } = await readOwn(deps, actor, callId);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  if (doc.status !== 'draft') return presentOne(viewer, shown, doc);
  if (!canSubmit(actor, guardEntry(doc, shown.doc, viewer.now)))
    throw new Problem('not-possible-now', 'The deadline is over. Your draft stays with you.');
  // One that began before it said yes to organising the call; nobody judges their own entry.
  if (organisersOf(shown.doc).includes(actor.organisationId)) throw refused(viewer, shown);
  const faults = faultsOf(shown.doc.fields, doc.answers);
  if (faults.length > 0)
    throw new Problem('invalid-input', 'Something is missing before it can be sent.', {
      issues: faults.map(({ key, fault }) => ({
        path: ['body', 'answers', key],
        code: fault,
        message: fault,
      })),
    });
  await readOwnPublished(actor, 'so that they see who applies');
  const number = doc.number ?? (await nextNumber(callId));
  const sent = await move(deps, doc, 'draft', { status: 'submitted', number, submittedAt: deps.now() });
  announceBoard(deps, shown.doc);
  // Taken back at this very moment, the call has answered all others already.
  if (!(await Calls.exists({ _id: callId, status: 'withdrawn' }))) return presentOne(viewer, shown, sent);
  await answerWithdrawn(deps, callId);
  return getOwnEntry(deps, actor, callId);
}

async function nextNumber(callId: string): Promise<number> {
  const counted = await Calls.findOneAndUpdate({ _id: callId }, { $inc: { lastNumber: 1 } }, {
    returnDocument: 'after',
    skipSearchMark: true,
  } as object).lean<CallDoc>();
  if (!counted) throw notFound();
  return counted.lastNumber;
}

export async function takeBackEntry(deps: Deps, actor: Member, callId: string): Promise<Entry> {
  const { viewer, shown, doc } = await readOwn(deps, actor, callId);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  if (!canTakeBack(actor, guardEntry(doc, shown.doc, viewer.now)))
    throw new Problem('not-possible-now', 'After the deadline what was sent stays as it is.');
  const back = await move(deps, doc, 'submitted', { status: 'draft', submittedAt: null });
  announceBoard(deps, shown.doc);
  return presentOne(viewer, shown, back);
}

/** Being named is theirs to decide, before and after the result. */
export async function agreeToBeNamed(
  deps: Deps,
  actor: Member,
  callId: string,
  agreesToBeNamed: boolean,
): Promise<Entry> {
  const { viewer, shown, doc } = await readOwn(deps, actor, callId);
  if (actor.role === 'viewer') throw new Problem('forbidden');
  if (!canAgree(actor, guardEntry(doc, shown.doc, viewer.now)))
    throw new Problem('not-possible-now', 'There is nothing to be named for.');
  return presentOne(viewer, shown, await move(deps, doc, doc.status, { agreesToBeNamed }));
}

export async function listOwnEntries(
  deps: Deps,
  actor: Member,
  { cursor, limit }: Parsed<typeof entries.mine>['query'],
  among: { status?: EntryDoc['status'] } = {},
): Promise<Output<typeof entries.mine>> {
  const own = { organisationId: actor.organisationId, ...among };
  const docs = await Entries.find({ ...own, ...after('updatedAt', cursor) })
    .sort({ updatedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<EntryDoc[]>();
  if (docs.length === 0) return NO_PAGE;
  const viewer = await viewerOf(deps, actor);
  const found = await Calls.find({ _id: { $in: docs.map((doc) => doc.callId) } })
    .limit(limit + 1)
    .lean<CallDoc[]>();
  const shown = await shownById(viewer, found);
  const page = toPage(
    docs,
    limit,
    (doc) => doc.updatedAt,
    (doc) => doc,
  );
  const items = await Promise.all(
    page.items.map(async (doc) => {
      const one = shown.get(String(doc.callId));
      return one ? presentOne(viewer, one, doc) : null;
    }),
  );
  return { ...page, items: items.filter((item) => item !== null) };
}

const move = (
  deps: Deps,
  { _id, revision }: EntryDoc,
  from: EntryDoc['status'],
  fields: Partial<EntryDoc>,
): Promise<EntryDoc> => changeRevised(Entries, { _id, status: from, revision }, fields, deps.now());

async function readOwn(deps: Deps, actor: Member, callId: string) {
  const viewer = await viewerOf(deps, actor);
  const shown = await readCall(viewer, callId);
  const doc = await find(actor, callId);
  if (!doc) throw notFound();
  return { viewer, shown, doc };
}

const find = (actor: Member, callId: string): Promise<EntryDoc | null> =>
  Entries.findOne({ callId, organisationId: actor.organisationId }).lean<EntryDoc>();

async function presentOne(viewer: Viewer, shown: Shown, doc: EntryDoc): Promise<Entry> {
  const files = await describeFiles(fileIdsOf(shown.doc.fields, doc.answers));
  return presentEntry(viewer, doc, shown, files, await feedbackFor(doc));
}

function refused({ actor, now }: Viewer, { doc }: Shown): Problem {
  if (!isOpen(doc, now)) return new Problem('not-possible-now', 'The deadline is over.');
  if (actor?.organisationId && organisersOf(doc).includes(actor.organisationId))
    return new Problem('not-possible-now', 'This is your own call.');
  return new Problem('not-possible-now', 'This call is for other kinds of organisations.');
}

const authorOf = (actor: Member) => ({ personId: actor.personId, personName: actor.name });
