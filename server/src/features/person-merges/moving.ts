import { type Deps } from '../../deps.ts';
import { type PersonMove } from '../../contributions/person-merging.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { moveReferences } from '../../contributions/references.ts';
import { hashToken } from '../../secrets/token.ts';
import { closeAccount, findSubject } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { removeExports } from '../privacy/service.ts';
import { maskAddress } from './likeness.ts';
import { personMergeMails } from './mails.ts';
import { AGREED, OPEN, PersonMerges, type PersonMergeDoc } from './model.ts';

const MOST_AT_ONCE = 20;

/** Merges what both owners agreed to, also what a kill cut off, and forgets what was not answered in time. */
export async function finishPersonMerges(deps: Deps, parts: readonly PersonalData[]): Promise<void> {
  await PersonMerges.deleteMany({ ...OPEN, expiresAt: { $lt: deps.now() } });
  const agreed = await PersonMerges.find(AGREED).limit(MOST_AT_ONCE).lean<PersonMergeDoc[]>();
  for (const merge of agreed)
    try {
      await finish(deps, parts, merge);
    } catch (error) {
      // One that fails must not keep the others waiting; the next run takes it up where it stopped.
      deps.log.error({ err: error, merge: String(merge._id) }, 'a merge of accounts did not finish');
    }
}

/** Every step can be repeated. The question goes last: as long as it is there, the work is not done. */
async function finish(deps: Deps, parts: readonly PersonalData[], merge: PersonMergeDoc): Promise<void> {
  const move = moveOf(merge);
  // Whoever was erased meanwhile takes nothing over.
  if (await findSubject(move.to)) await moveAll(deps, parts, merge, move);
  await PersonMerges.deleteOne({ _id: merge._id });
}

async function moveAll(
  deps: Deps,
  parts: readonly PersonalData[],
  merge: PersonMergeDoc,
  move: PersonMove,
): Promise<void> {
  await closeAccount(deps, move);
  await removeExports(deps, { personId: move.from });
  for (const { merging } of parts) {
    await merging.move?.(deps, move);
    for (const reference of merging.references) await moveReferences(reference, move);
  }
  await recordAudit(deps, {
    actor: null,
    action: 'person.merged',
    subject: { kind: 'person', id: move.to },
    detail: { merge: String(merge._id) },
  });
  // Their connections do not know yet what else is theirs by now.
  deps.disconnect(move.to);
  await tellBoth(deps, merge);
}

/** Each mail has an id of its own, so that a merge that a kill cut off here tells nobody twice. */
async function tellBoth(deps: Deps, { _id, from, to }: PersonMergeDoc): Promise<void> {
  const url = `${deps.publicUrl}/sign-in`;
  const closed = personMergeMails.closed.to(from.email, from.locale, { url, other: maskAddress(to.email) });
  const joined = personMergeMails.joined.to(to.email, to.locale, { url, other: maskAddress(from.email) });
  for (const mail of [closed, joined]) {
    const id = hashToken(`${String(_id)}:${String(mail.template)}`).slice(0, 24);
    await deps.mailer.send({ ...mail, id });
  }
}

function moveOf({ from, to }: PersonMergeDoc): PersonMove {
  return {
    from: String(from.personId),
    to: String(to.personId),
    fromEmail: from.email,
    toEmail: to.email,
  };
}
