import { REPORT_REASONS, type conversations, type MessageReport } from '@klammer/contracts/conversations';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { DELETED_ACCOUNT } from '../../contributions/personal-data.ts';
import { notFound } from '../../problem.ts';
import { referenceIn } from '../../contributions/references.ts';
import { shorten, type Queued } from '../../contributions/waiting.ts';
import { readPlace, type Place } from './changing.ts';
import { Messages, type MessageDoc } from './model.ts';

const AROUND = 5;
const { ObjectId } = mongoose.Schema.Types;

/** A report with a copy of what was said: the operator reads this and nothing else of the conversation. */
interface ReportDoc {
  _id: mongoose.Types.ObjectId;
  conversationId: mongoose.Types.ObjectId;
  messageId: mongoose.Types.ObjectId;
  sequence: number;
  reason: MessageReport['reason'];
  note: string;
  reporterId: mongoose.Types.ObjectId;
  reporterName: string;
  reportedAt: Date;
  context: { sequence: number; name: string; text: string; sentAt: Date }[];
  status: 'open' | 'settled';
  outcome: string;
  settledAt?: Date;
}
const report = new mongoose.Schema<ReportDoc>(
  {
    conversationId: { type: ObjectId, required: true },
    messageId: { type: ObjectId, required: true },
    sequence: { type: Number, required: true },
    reason: { type: String, enum: REPORT_REASONS, required: true },
    note: { type: String, default: '' },
    reporterId: { type: ObjectId, required: true },
    reporterName: { type: String, required: true },
    reportedAt: { type: Date, required: true },
    context: [{ _id: false, sequence: Number, name: String, text: String, sentAt: Date }],
    status: { type: String, enum: ['open', 'settled'], required: true },
    outcome: { type: String, default: '' },
    settledAt: Date,
  },
  { collection: 'message_reports', versionKey: false },
);
report.index({ status: 1, reportedAt: -1 });
// One report of a message by one person, however often they press the button.
report.index({ messageId: 1, reporterId: 1 }, { unique: true });
report.index({ reporterId: 1 });
report.index({ conversationId: 1 });
const Reports = mongoose.model<ReportDoc>('MessageReport', report);
export const reportsReference = referenceIn(Reports, 'reporterId');

export async function reportMessage(
  deps: Deps,
  actor: Person,
  place: Place,
  { reason, note }: Parsed<typeof conversations.report>['body'],
): Promise<void> {
  const { conversation, doc } = await readPlace(actor, place);
  const around = await Messages.find({
    conversationId: conversation._id,
    sequence: { $gte: place.sequence - AROUND, $lte: place.sequence + AROUND },
  })
    .sort({ sequence: 1 })
    .limit(2 * AROUND + 1)
    .lean<MessageDoc[]>();
  try {
    await Reports.create({
      conversationId: conversation._id,
      messageId: doc._id,
      sequence: doc.sequence,
      reason,
      note,
      reporterId: actor.personId,
      reporterName: actor.name,
      reportedAt: deps.now(),
      context: around.map((one) => ({
        sequence: one.sequence,
        name: one.senderName,
        text: one.text,
        sentAt: one.sentAt,
      })),
      status: 'open',
    });
  } catch (error) {
    // Reported before by the same person: the first report stands.
    if (!isDuplicateKey(error)) throw error;
  }
}

export async function listReports({
  cursor,
  limit,
  status,
}: Parsed<typeof conversations.reports>['query']): Promise<Output<typeof conversations.reports>> {
  const docs = await Reports.find({ $and: [{ status }, after('reportedAt', cursor)] })
    .sort({ reportedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ReportDoc[]>();
  return toPage(docs, limit, (doc) => doc.reportedAt, presentReport);
}

export async function countOpenReports(): Promise<number> {
  return Reports.countDocuments({ status: 'open' });
}

/** Open reports for the operator's queue, the oldest first. */
export async function listOldestReports(limit: number): Promise<Queued[]> {
  const docs = await Reports.find({ status: 'open' })
    .sort({ reportedAt: 1, _id: 1 })
    .limit(limit)
    .lean<ReportDoc[]>();
  return docs.map((doc) => {
    const said = shorten(doc.context.find((one) => one.sequence === doc.sequence)?.text ?? doc.note);
    return {
      code: 'report',
      id: String(doc._id),
      about: { de: said, en: said },
      who: { name: doc.reporterName, kind: null, logo: null },
      since: doc.reportedAt,
      path: '/operator/reports',
    };
  });
}

/** How often messages of a person were reported, and how often they reported some. */
export async function countReportsOf(personId: string): Promise<{ about: number; by: number }> {
  const reported = await Reports.distinct('messageId');
  const [about, by] = await Promise.all([
    Messages.countDocuments({ _id: { $in: reported }, senderId: personId }),
    Reports.countDocuments({ reporterId: personId }),
  ]);
  return { about, by };
}

export async function settleReport(deps: Deps, id: string, outcome: string): Promise<MessageReport> {
  const doc = await Reports.findOneAndUpdate(
    { _id: id },
    { $set: { status: 'settled', outcome, settledAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<ReportDoc>();
  if (!doc) throw notFound();
  return presentReport(doc);
}

function presentReport(doc: ReportDoc): MessageReport {
  return {
    id: String(doc._id),
    conversationId: String(doc.conversationId),
    reason: doc.reason,
    note: doc.note,
    reportedBy: { id: String(doc.reporterId), name: doc.reporterName },
    reportedAt: doc.reportedAt.toISOString(),
    sequence: doc.sequence,
    context: doc.context.map(({ sequence, name, text, sentAt }) => ({
      sequence,
      name,
      text,
      sentAt: sentAt.toISOString(),
    })),
    status: doc.status,
    outcome: doc.outcome,
    settledAt: doc.settledAt?.toISOString() ?? null,
  };
}

const MOST_READ = 1000;

/** What a person reported, for their export; without what others said. */
export async function reportsBy(personId: string): Promise<unknown[]> {
  return Reports.find({ reporterId: personId }, { context: 0 }).limit(MOST_READ).lean();
}

/** Takes a person out of the reports: as who reported, and as who is quoted. Before their messages lose their name. */
export async function eraseFromReports(
  person: mongoose.Types.ObjectId,
  conversations: readonly mongoose.Types.ObjectId[],
): Promise<void> {
  await Reports.updateMany(
    { reporterId: person },
    { $set: { reporterId: new mongoose.Types.ObjectId(), reporterName: DELETED_ACCOUNT } },
  );
  const docs = await Reports.find({ conversationId: { $in: [...conversations] } })
    .limit(MOST_READ)
    .lean<ReportDoc[]>();
  for (const { _id, conversationId, context } of docs) {
    const quoted = { $in: context.map((one) => one.sequence) };
    const own = await Messages.distinct('sequence', { conversationId, senderId: person, sequence: quoted });
    await Reports.updateOne(
      { _id },
      { $set: { 'context.$[own].name': DELETED_ACCOUNT } },
      { arrayFilters: [{ 'own.sequence': { $in: own } }] },
    );
  }
}
