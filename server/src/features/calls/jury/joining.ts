import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type jury } from '@klammer/contracts/jury';
import { type Actor, type Person } from '../../../actor.ts';
import { type Deps } from '../../../deps.ts';
import { Problem } from '../../../problem.ts';
import { hashToken } from '../../../secrets/token.ts';
import { noteAudit } from '../../audit/service.ts';
import { findProfiles, isGone, type ProfileDoc } from '../../profiles/service.ts';
import { Jurors, type JurorDoc } from './jury-model.ts';
import { Calls, type CallDoc } from '../model.ts';
import { announceBoard, tellJurorAnswered } from '../telling.ts';

/** @throws Problem gone for a token that is wrong, taken back or too old, and while who asks is suspended */
export async function readJuryInvitation(
  deps: Deps,
  actor: Actor,
  token: string,
): Promise<Output<typeof jury.readInvitation>> {
  const { juror, call, from } = await findInvitation(deps, token);
  return {
    callId: String(call._id),
    title: { de: call.title.de, en: call.title.en },
    text: { de: call.text.de, en: call.text.en },
    from: from.name,
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
  announceBoard(deps, call);
  return { callId, accepted };
}

async function findInvitation(
  deps: Deps,
  token: string,
): Promise<{ juror: JurorDoc; call: CallDoc; from: ProfileDoc }> {
  const juror = await Jurors.findOne({
    tokenHash: hashToken(token),
    status: 'invited',
    expiresAt: { $gt: deps.now() },
  }).lean<JurorDoc>();
  const call = juror && (await Calls.findById(juror.callId).lean<CallDoc>());
  const [from] = call ? await findProfiles([String(call.organisationId)]) : [];
  const isOver = call?.status === 'withdrawn' || call?.status === 'decided';
  if (!call || isOver || !from || isGone(from))
    throw new Problem('gone', 'The invitation is used up, was taken back or has lapsed.');
  return { juror, call, from };
}

function isFor(juror: JurorDoc, actor: Actor): boolean {
  return actor?.emailVerified === true && actor.email.toLowerCase() === juror.email;
}
