import { addDays, dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { type Job } from '../../contributions/jobs.ts';
import { announce } from './announcing.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { openMilestones } from './present.ts';
import { closeIfSigned } from './signing.ts';

const HOUR_MS = 3_600_000;
const AT_ONCE = 500;
/** Reminded so many days before the due day, and so many after it; each once. */
const REMIND_BEFORE_DAYS = 7;
const REMIND_AFTER_DAYS = 1;

/** Begins what was signed for today or earlier. */
export async function activateAgreements(deps: Deps): Promise<void> {
  const filter = { status: 'signed' as const, 'content.startsOn': { $lte: dayOf(deps.now()) } };
  for (const doc of await Agreements.find(filter).limit(AT_ONCE).lean<AgreementDoc[]>()) {
    const { modifiedCount } = await Agreements.updateOne(
      { _id: doc._id, status: 'signed' },
      { $set: { status: 'active', updatedAt: deps.now() } },
    );
    if (modifiedCount > 0) await announce(deps, { ...doc, status: 'active' }, null);
  }
}

/** Reminds of milestones before and after they are due, and asks the questions of a review on its day. */
export async function remindOfAgreements(deps: Deps): Promise<void> {
  const today = dayOf(deps.now());
  const cursor = Agreements.find({ status: 'active' }).lean<AgreementDoc>().cursor();
  for await (const doc of cursor) {
    await remindOfMilestones(deps, doc, today);
    await askForReviews(deps, doc, today);
  }
}

async function remindOfMilestones(deps: Deps, doc: AgreementDoc, today: string): Promise<void> {
  for (const { key, title, dueOn, organisationId } of openMilestones(doc)) {
    const moment =
      today > addDays(dueOn, REMIND_AFTER_DAYS - 1)
        ? 'after'
        : today >= addDays(dueOn, -REMIND_BEFORE_DAYS)
          ? 'before'
          : null;
    if (!moment) continue;
    // Whose step it is hears of it beforehand; that it is late concerns all sides.
    const organisations = moment === 'before' ? [organisationId] : doc.organisations.map(String);
    const options = { detail: `${key}:${dueOn}:${moment}`, words: `${title} (${dueOn})`, organisations };
    await announce(deps, doc, 'agreement-milestone', undefined, options);
  }
}

async function askForReviews(deps: Deps, doc: AgreementDoc, today: string): Promise<void> {
  const due = doc.reviews.filter((review) => review.dueOn <= today).at(-1);
  if (!due) return;
  const answered = new Set(due.answers.map((answer) => answer.organisationId));
  const organisations = doc.organisations.map(String).filter((id) => !answered.has(id));
  if (organisations.length > 0)
    await announce(deps, doc, 'agreement-review', undefined, { detail: String(due.day), organisations });
}

/** Finishes what a kill cut off between the last signature and fixing the text. */
export async function reconcileAgreements(deps: Deps): Promise<void> {
  for await (const doc of Agreements.find({ status: 'proposed' }).lean<AgreementDoc>().cursor())
    await closeIfSigned(deps, null, doc);
}

export const agreementJobs: Job[] = [
  { name: 'activate-agreements', everyMs: 5 * 60_000, run: activateAgreements },
  { name: 'remind-of-agreements', everyMs: HOUR_MS, run: remindOfAgreements },
];
