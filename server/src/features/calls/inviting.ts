import { createHash, randomBytes } from 'node:crypto';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type jury } from '@klammer/contracts/jury';
import { type Actor, type Member, type Person } from '../../actor.ts';
import { writeOnly } from '../../db/once.ts';
import { type Deps } from '../../deps.ts';
import { wordsOf } from '../../local-time.ts';
import { notFound, Problem } from '../../problem.ts';
import { countTry, findPersonByEmail, MAILS_TO_ADDRESS } from '../accounts/service.ts';
import { noteAudit } from '../audit/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { callMails } from './mails.ts';
import { Conflicts, Jurors, Sheets, type JurorDoc } from './jury-model.ts';
import { Calls, type CallDoc } from './model.ts';
import { canInvite, canManage } from './policy.ts';
import { guardedOf } from './present.ts';
import { readOwnCall } from './reading.ts';
import { countSheets } from './sheets.ts';
import { tellJurorAnswered, titleOf } from './telling.ts';

const VALID_MS = 30 * 24 * 3600 * 1000;
const MOST_JURORS = 40;

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
  const { doc } = await readForJury(deps, actor, id);
  const before = await Jurors.findOne({ callId: id, email }).lean<JurorDoc>();
  if (before?.status === 'accepted')
    throw new Problem('duplicate', 'Somebody with this address is on the jury already.');
  if (!before && (await Jurors.countDocuments({ callId: id })) >= MOST_JURORS)
    throw new Problem('capacity-reached', `A jury has at most ${MOST_JURORS} people.`);
  const waitMs = await countTry(deps, `jury:${hashOf(`${id}:${email}`)}`, MAILS_TO_ADDRESS);
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  const token = randomBytes(32).toString('base64url');
  const now = deps.now();
  await keepInvitation(doc, email, {
    ...{ name, about, status: 'invited', personId: null, answeredAt: null },
    ...{ tokenHash: hashOf(token), invitedBy: actor.personId, invitedAt: now },
    expiresAt: new Date(now.getTime() + VALID_MS),
  });
  await mailInvitation(deps, actor, doc, { email, name, token });
  noteAudit(deps, { actor, action: 'call.juror-invited', subject: { kind: 'call', id } });
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
  const [from] = await findProfiles([String(call.organisationId)]);
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
  await readForJury(deps, actor, id);
  const juror = await Jurors.findOneAndDelete({ _id: jurorId, callId: id }).lean<JurorDoc>();
  if (!juror) throw notFound();
  await Sheets.deleteMany({ jurorId });
  await Conflicts.deleteMany({ jurorId });
  noteAudit(deps, { actor, action: 'call.juror-removed', subject: { kind: 'call', id } });
}

/** @throws Problem gone for a token that is wrong, taken back or too old */
export async function readJuryInvitation(
  deps: Deps,
  actor: Actor,
  token: string,
): Promise<Output<typeof jury.readInvitation>> {
  const { juror, call } = await findInvitation(deps, token);
  const [from] = await findProfiles([String(call.organisationId)]);
  return {
    callId: String(call._id),
    title: { de: call.title.de, en: call.title.en },
    text: { de: call.text.de, en: call.text.en },
    from: from?.name ?? '',
    name: juror.name,
    about: juror.about,
    blind: call.blind,
    juryShown: call.juryShown,
    deadlineAt: call.deadlineAt?.toISOString() ?? null,
    yours: isFor(juror, actor),
  };
}

/** @throws Problem gone; forbidden for whoever has another address */
export async function answerJuryInvitation(
  deps: Deps,
  actor: Person,
  { token, accept }: Parsed<typeof jury.answerInvitation>['body'],
): Promise<Output<typeof jury.answerInvitation>> {
  const { juror, call } = await findInvitation(deps, token);
  if (!isFor(juror, actor)) throw new Problem('forbidden', 'The invitation was sent to another address.');
  return answer(deps, actor, juror, call, accept);
}

async function answer(deps: Deps, actor: Person, juror: JurorDoc, call: CallDoc, accepted: boolean) {
  const callId = String(call._id);
  const answeredAt = deps.now();
  const changed = await Jurors.updateOne(
    { _id: juror._id, status: 'invited', tokenHash: juror.tokenHash },
    {
      $set: {
        status: accepted ? 'accepted' : 'declined',
        personId: accepted ? actor.personId : null,
        answeredAt,
      },
    },
  );
  if (changed.modifiedCount === 0) throw new Problem('gone');
  noteAudit(deps, {
    actor,
    action: accepted ? 'call.juror-joined' : 'call.juror-declined',
    subject: { kind: 'call', id: callId },
  });
  await tellJurorAnswered(deps, call, { ...juror, answeredAt }, accepted);
  return { callId, accepted };
}

async function findInvitation(deps: Deps, token: string): Promise<{ juror: JurorDoc; call: CallDoc }> {
  const juror = await Jurors.findOne({
    tokenHash: hashOf(token),
    status: 'invited',
    expiresAt: { $gt: deps.now() },
  }).lean<JurorDoc>();
  const call = juror && (await Calls.findById(juror.callId).lean<CallDoc>());
  if (!call || call.status === 'withdrawn' || call.status === 'decided')
    throw new Problem('gone', 'The invitation is used up, was taken back or has lapsed.');
  return { juror, call };
}

async function readForJury(deps: Deps, actor: Member, id: string) {
  const { viewer, shown } = await readOwnCall(deps, actor, id);
  const guarded = guardedOf(shown.doc, shown);
  if (!canManage(actor, guarded)) throw new Problem('forbidden');
  if (!canInvite(viewer, guarded)) throw new Problem('not-possible-now', 'The jury has done its work.');
  return shown;
}

function isFor(juror: JurorDoc, actor: Actor): boolean {
  return actor?.emailVerified === true && actor.email.toLowerCase() === juror.email;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
