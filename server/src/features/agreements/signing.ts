import { REVIEW_DAYS, type Agreement, type agreements } from '@klammer/contracts/agreements';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { addDays, dayOf } from '../../time/local-time.ts';
import { type Deps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { noteAudit } from '../audit/service.ts';
import { refuseEndedConversation } from '../conversations/service.ts';
import { announce } from './announcing.ts';
import { hashOf } from './content.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { canSign } from './policy.ts';
import { guardedOf, presentAgreement } from './present.ts';
import { readParties } from './parties.ts';
import { readAgreement } from './reading.ts';

/**
 * Signs for the actor's side over the hash they saw. The revision is in the filter: a text that changes in the same
 * moment is not signed. With the last signature the text is fixed for ever.
 * @param confirm throws where the person's password is not right
 * @throws Problem not-found | forbidden | not-possible-now | conflict
 */
export async function signAgreement(
  deps: Deps,
  actor: Member,
  id: string,
  { hash, password }: Parsed<typeof agreements.sign>['body'],
  confirm: (password: string) => Promise<void>,
): Promise<Agreement> {
  const before = await readAgreement(actor, id);
  const guarded = guardedOf(before);
  const hasSigned = guarded.signedBy.includes(actor.organisationId) && before.status !== 'draft';
  if (!hasSigned && !canSign(actor, guarded)) throw refused(before);
  if (hash !== hashOf(before))
    throw new Problem('conflict', 'The text is not the one you have seen; read it again before you sign.');
  // A text that was proposed before somebody blocked or suspended the other side binds nobody any more.
  if (!hasSigned) await refuseEndedConversation(String(before.conversationId));
  await confirm(password);
  if (!hasSigned && (await addSignature(deps, actor, before, hash))) {
    await keepUnlessEnded(actor, before);
    noteAudit(deps, {
      actor,
      action: 'agreement.signed',
      subject: { kind: 'agreement', id },
      detail: { hash },
    });
  }
  const doc = await closeIfSigned(deps, actor, await readAgreement(actor, id));
  return presentAgreement(actor, doc, await readParties(doc.organisations.map(String)));
}

function refused(doc: AgreementDoc): Problem {
  return doc.status === 'proposed'
    ? new Problem('forbidden', 'Only an owner of a party that has not signed yet can sign.')
    : new Problem('not-possible-now', 'It can be signed once it is proposed, and only once.');
}

/** @returns false where the second of two clicks finds the signature of the first */
async function addSignature(deps: Deps, actor: Member, doc: AgreementDoc, hash: string): Promise<boolean> {
  const { modifiedCount } = await Agreements.updateOne(
    {
      _id: doc._id,
      revision: doc.revision,
      status: 'proposed',
      'signatures.organisationId': { $ne: actor.organisationId },
    },
    {
      $push: {
        signatures: {
          organisationId: actor.organisationId,
          personId: actor.personId,
          personName: actor.name,
          at: deps.now(),
          hash,
        },
      },
      $set: { updatedAt: deps.now() },
    },
  );
  if (modifiedCount > 0) return true;
  const own = { organisationId: actor.organisationId, hash };
  if (await Agreements.exists({ _id: doc._id, signatures: { $elemMatch: own } })) return false;
  throw new Problem('conflict', 'The text was changed in the meantime; read it again before you sign.');
}

/** Takes a signature back that was given while the conversation ended: the password takes its time. @throws Problem not-possible-now */
async function keepUnlessEnded(actor: Member, { _id, conversationId }: AgreementDoc): Promise<void> {
  await refuseEndedConversation(String(conversationId)).catch(async (error: unknown) => {
    const own = { organisationId: actor.organisationId };
    await Agreements.updateOne({ _id, status: 'proposed' }, { $pull: { signatures: own } });
    throw error;
  });
}

/** All have signed: fixes the text and sets the days of the reviews. Run again after a kill it does the same. */
export async function closeIfSigned(
  deps: Deps,
  actor: { personId: string } | null,
  doc: AgreementDoc,
): Promise<AgreementDoc> {
  if (doc.status !== 'proposed' || doc.signatures.length < doc.organisations.length) return doc;
  const startsOn = doc.content.startsOn ?? dayOf(deps.now());
  const isRunning = startsOn <= dayOf(deps.now());
  const after = await Agreements.findOneAndUpdate(
    {
      _id: doc._id,
      revision: doc.revision,
      status: 'proposed',
      signatures: { $size: doc.organisations.length },
    },
    {
      $set: {
        status: isRunning ? 'active' : 'signed',
        reviews: reviewsFrom(startsOn, doc.content.endsOn),
        updatedAt: deps.now(),
      },
    },
    { returnDocument: 'after' },
  ).lean<AgreementDoc>();
  if (!after) return (await Agreements.findById(doc._id).lean<AgreementDoc>()) ?? doc;
  await announce(deps, after, 'agreement-signed', actor?.personId);
  return after;
}

/** Reviews after the end would ask about nothing; the first one is asked in any case. */
function reviewsFrom(startsOn: string, endsOn: string | null): AgreementDoc['reviews'] {
  return REVIEW_DAYS.map((day) => ({ day, dueOn: addDays(startsOn, day), answers: [] })).filter(
    ({ dueOn }, index) => index === 0 || endsOn === null || dueOn <= addDays(endsOn, 30),
  );
}
