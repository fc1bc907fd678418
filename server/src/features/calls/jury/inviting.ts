import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type jury } from '@klammer/contracts/jury';
import { type Member } from '../../../actor.ts';
import { writeOnly } from '../../../db/once.ts';
import { type Deps } from '../../../deps.ts';
import { wordsOf } from '../../../time/local-time.ts';
import { notFound, Problem } from '../../../problem.ts';
import { createToken, hashToken } from '../../../secrets/token.ts';
import { countTry, findPersonByEmail, MAILS_BY_SENDER, MAILS_TO_ADDRESS } from '../../accounts/service.ts';
import { noteAudit } from '../../audit/service.ts';
import { findProfiles } from '../../profiles/service.ts';
import { callMails } from '../mails.ts';
import { Conflicts, Jurors, Sheets, type JurorDoc } from './jury-model.ts';
import { type CallDoc } from '../model.ts';
import { canArrangeJury, canInvite, canManage } from '../policy.ts';
import { guardedOf } from '../present.ts';
import { readOwnCall } from '../reading.ts';
import { countSheets } from './sheets.ts';
import { announceBoard, titleOf } from '../telling.ts';

const VALID_MS = 30 * 24 * 3600 * 1000;
const MOST_JURORS = 40;
/** The same people judge several calls. */
const ACROSS_CALLS = { ...MAILS_TO_ADDRESS, free: 25 };

export async function listJury(deps: Deps, actor: Member, id: string): Promise<Output<typeof jury.list>> {
  const { shown } = await readOwnCall(deps, actor, id);
  const [docs, scored] = await Promise.all([
    Jurors.find({ callId: id }).sort({ _id: 1 }).limit(MOST_JURORS).lean<JurorDoc[]>(),
    countSheets(shown.doc),
  ]);
  return {
    items: docs.map((doc) => ({
      id: String(doc._id),
      email: doc.email,
      name: doc.name,
      about: doc.about,
      status: doc.status,
      invitedAt: doc.invitedAt.toISOString(),
      scored: scored.get(String(doc._id)) ?? 0,
    })),
  };
}

/**
 * Asks an address to judge, or sends a new link to one that has not said yes. The answer and the mail are the same
 * whether the address has an account or not, and so is the list.
 */
export async function inviteJuror(
  deps: Deps,
  actor: Member,
  id: string,
  { email, name, about }: Parsed<typeof jury.invite>['body'],
): Promise<void> {
  const { doc, mayInvite } = await readForJury(deps, actor, id);
  if (!mayInvite)
    throw new Problem('not-possible-now', 'The operator has to verify your organisation first.');
  const before = await Jurors.findOne({ callId: id, email }).lean<JurorDoc>();
  if (before?.status === 'accepted')
    throw new Problem('duplicate', 'Somebody with this address is on the jury already.');
  if (!before && (await Jurors.countDocuments({ callId: id })) >= MOST_JURORS)
    throw new Problem('capacity-reached', `A jury has at most ${MOST_JURORS} people.`);
  await countMail(deps, actor, id, email);
  const token = createToken();
  const now = deps.now();
  await keepInvitation(doc, email, {
    ...{ name, about, status: 'invited', personId: null, answeredAt: null },
    ...{ tokenHash: hashToken(token), invitedBy: actor.personId, invitedAt: now },
    expiresAt: new Date(now.getTime() + VALID_MS),
  });
  await mailInvitation(deps, actor, doc, { email, name, token });
  noteAudit(deps, { actor, action: 'call.juror-invited', subject: { kind: 'call', id } });
}

/** By call, and by who invites: a draft of another call is made in no time. @throws Problem too-many-requests */
async function countMail(deps: Deps, { organisationId }: Member, id: string, email: string): Promise<void> {
  const key = (...parts: string[]) => hashToken(parts.join(':'));
  const waitMs =
    (await countTry(deps, `jury:${key(id, email)}`, MAILS_TO_ADDRESS)) ||
    (await countTry(deps, `juror:${key(organisationId, email)}`, ACROSS_CALLS)) ||
    (await countTry(deps, `jurors:${key(organisationId)}`, MAILS_BY_SENDER));
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

async function keepInvitation(
  { _id }: CallDoc,
  email: string,
  fields: Omit<JurorDoc, '_id' | 'callId' | 'email'>,
): Promise<void> {
  const open = { callId: _id, email, status: { $ne: 'accepted' as const } };
  // A conflict is somebody who invited them, or they accepted, at the same moment.
  await writeOnly(() => Jurors.updateOne(open, { $set: fields }, { upsert: true }));
}

async function mailInvitation(
  deps: Deps,
  actor: Member,
  call: CallDoc,
  { email, name, token }: { email: string; name: string; token: string },
): Promise<void> {
  const [from] = await findProfiles([actor.organisationId]);
  const person = await findPersonByEmail(email);
  await deps.mailer.send(
    callMails.juryInvitation.to(email, person?.locale ?? actor.locale ?? 'de', {
      name,
      call: titleOf(call),
      from: from?.name ?? '',
      deadline: call.deadlineAt ? wordsOf(call.deadlineAt) : { de: '', en: '' },
      url: `${deps.publicUrl}/jury?token=${token}`,
    }),
  );
}

/** Takes somebody off the jury; their scores go with them. */
export async function removeJuror(
  deps: Deps,
  actor: Member,
  { id, jurorId }: Parsed<typeof jury.remove>['params'],
): Promise<void> {
  const { doc } = await readForJury(deps, actor, id);
  const juror = await Jurors.findOneAndDelete({ _id: jurorId, callId: id }).lean<JurorDoc>();
  if (!juror) throw notFound();
  await Sheets.deleteMany({ jurorId });
  await Conflicts.deleteMany({ jurorId });
  noteAudit(deps, { actor, action: 'call.juror-removed', subject: { kind: 'call', id } });
  announceBoard(deps, doc);
}

async function readForJury(deps: Deps, actor: Member, id: string) {
  const { viewer, shown } = await readOwnCall(deps, actor, id);
  const guarded = guardedOf(shown.doc, shown);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!canArrangeJury(viewer, guarded)) throw new Problem('not-possible-now', 'The jury has done its work.');
  return { ...shown, mayInvite: canInvite(viewer, guarded) };
}
