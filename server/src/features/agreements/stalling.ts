import { dayOf } from '../../time/local-time.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { openMilestones } from './present.ts';

const MOST_READ = 500;
interface Span {
  from: Date;
  before: Date;
}

/** Agreements that wait for a signature, or whose milestone is late, for longer than a while; of several sides the first two. */
export async function listStalledAgreements({ unsigned, late }: { unsigned: Span; late: Span }) {
  const [proposed, running] = await Promise.all([
    Agreements.find({ status: 'proposed', updatedAt: { $gte: unsigned.from, $lt: unsigned.before } })
      .sort({ updatedAt: 1 })
      .limit(MOST_READ)
      .lean<AgreementDoc[]>(),
    Agreements.find({
      status: 'active',
      'content.milestones.dueOn': { $gte: dayOf(late.from), $lt: dayOf(late.before) },
    })
      .sort({ 'content.startsOn': 1 })
      .limit(MOST_READ)
      .lean<AgreementDoc[]>(),
  ]);
  return [
    ...proposed.flatMap((doc) => stall('unsigned', doc, doc.updatedAt)),
    ...running.flatMap((doc) => {
      const dueOn = openMilestones(doc)[0]?.dueOn;
      const isLate = dueOn !== undefined && dueOn < dayOf(late.before) && dueOn >= dayOf(late.from);
      return isLate ? stall('late', doc, new Date(dueOn)) : [];
    }),
  ];
}

function stall(code: 'unsigned' | 'late', { organisations }: AgreementDoc, since: Date) {
  const [one, other] = organisations.map(String);
  return one && other ? [{ code, sides: [one, other] as const, since }] : [];
}

/** Of some conversations, those that an agreement came out of, in whatever state. */
export async function agreedAmong(conversationIds: readonly string[]): Promise<Set<string>> {
  const docs = await Agreements.find({ conversationId: { $in: [...conversationIds] } }, { conversationId: 1 })
    .limit(conversationIds.length * 10)
    .lean();
  return new Set(docs.map((doc) => String(doc.conversationId)));
}
