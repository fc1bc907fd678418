import { type Member } from '../../actor.ts';
import { addDays, dayOf } from '../../time/local-time.ts';
import { findProfiles, type ProfileDoc } from '../profiles/service.ts';
import { MOST_WAITING, waiting, type Waiting, type WaitingFor } from '../../contributions/waiting.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { canEdit, canReport, canReview, canSign, sideOf } from './policy.ts';
import { guardedOf, openMilestones } from './present.ts';

/** How far one looks ahead: what is one's own takes longer than to ask how the others get on. */
const OWN_AHEAD_DAYS = 14;
const THEIR_AHEAD_DAYS = 7;
const LOOKED_AT = 200;

export const agreementsWaiting: WaitingFor = {
  member: async (deps, actor) => {
    const docs = await Agreements.find({
      organisations: actor.organisationId,
      status: { $in: ['draft', 'proposed', 'signed', 'active'] },
    })
      .sort({ updatedAt: -1 })
      .limit(LOOKED_AT)
      .lean<AgreementDoc[]>();
    const others = docs.flatMap((doc) => otherSides(actor, doc).slice(0, 1));
    const profiles = new Map((await findProfiles(others)).map((profile) => [String(profile._id), profile]));
    return docs
      .flatMap((doc) => waitingIn(actor, doc, dayOf(deps.now()), whoIsWith(actor, doc, profiles)))
      .toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? ''))
      .slice(0, MOST_WAITING);
  },
};

function waitingIn(actor: Member, doc: AgreementDoc, today: string, who: Waiting['who']): Waiting[] {
  const guarded = guardedOf(doc);
  const path = `/agreements/${String(doc._id)}`;
  const about = doc.content.title;
  if (canSign(actor, guarded)) return [waiting('agreement-to-sign', path, { about, who })];
  if (doc.status === 'draft' && canEdit(actor, guarded))
    return [waiting('agreement-to-draft', path, { about, who })];
  return [
    ...(canReport(actor, guarded) ? milestonesIn(actor, doc, today, { path, who }) : []),
    ...(canReview(actor, guarded) ? reviewsIn(actor, doc, today, { path, who }) : []),
  ];
}

function milestonesIn(
  actor: Member,
  doc: AgreementDoc,
  today: string,
  { path, who }: Pick<Waiting, 'path' | 'who'>,
): Waiting[] {
  return openMilestones(doc).flatMap(({ title: about, organisationId, dueOn }) => {
    const isOwn = organisationId === actor.organisationId;
    if (dueOn > addDays(today, isOwn ? OWN_AHEAD_DAYS : THEIR_AHEAD_DAYS)) return [];
    return [waiting(isOwn ? 'milestone-of-yours' : 'milestone-of-theirs', path, { about, who, dueOn })];
  });
}

/** The latest review that is due: who missed an earlier one need not make up for it. */
function reviewsIn(
  actor: Member,
  doc: AgreementDoc,
  today: string,
  { path, who }: Pick<Waiting, 'path' | 'who'>,
): Waiting[] {
  const due = doc.reviews.filter((review) => review.dueOn <= today).at(-1);
  const side = sideOf(actor, guardedOf(doc));
  if (!due || due.answers.some((answer) => answer.organisationId === side)) return [];
  return [waiting('review-to-answer', path, { about: doc.content.title, who, dueOn: due.dueOn })];
}

function otherSides(actor: Member, doc: AgreementDoc): string[] {
  return doc.organisations.map(String).filter((id) => id !== actor.organisationId);
}

/** The other side; of several the first. */
function whoIsWith(
  actor: Member,
  doc: AgreementDoc,
  profiles: ReadonlyMap<string, ProfileDoc>,
): Waiting['who'] {
  const profile = profiles.get(otherSides(actor, doc)[0] ?? '');
  return profile ? { name: profile.name, kind: profile.kind, logo: profile.logo } : null;
}
