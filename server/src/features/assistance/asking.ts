import { type AuditActionOf } from '@klammer/contracts/audit-words';
import { type Assistance } from '@klammer/contracts/assistance';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { findPerson } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { Assistances, type AssistanceDoc } from './model.ts';
import { presentAssistance } from './present.ts';
import { tellAsked, tellStarted } from './telling.ts';

const QUESTION_STANDS_MS = 24 * 3600_000;

/** @throws Problem not-found | not-possible-now for operators and who cannot sign in | conflict where another operator asked */
export async function ask(deps: Deps, actor: Person, personId: string, reason: string): Promise<Assistance> {
  const person = await findPerson(personId);
  if (!person) throw notFound();
  if (person.state !== 'confirmed')
    throw new Problem('not-possible-now', 'Only people who can sign in themselves can be asked.');
  const now = deps.now();
  await closeLapsed(personId, now);
  try {
    const doc = await Assistances.create({
      personId,
      personName: person.name,
      operatorId: actor.personId,
      operatorName: actor.name,
      reason,
      status: 'asked',
      open: true,
      askedAt: now,
      until: new Date(now.getTime() + QUESTION_STANDS_MS),
    });
    await note(deps, actor, doc, 'assistance.asked');
    await tellAsked(deps, doc);
    return presentAssistance(doc.toObject(), now);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const open = await Assistances.findOne({ personId, open: true }).lean<AssistanceDoc>();
    if (!open || String(open.operatorId) !== actor.personId)
      throw new Problem('conflict', 'Another operator has asked already.', { cause: error });
    return presentAssistance(open, now);
  }
}

export async function latest(
  deps: Deps,
  actor: Person,
  personId: string,
): Promise<{ assistance: Assistance | null }> {
  const doc = await Assistances.findOne({ operatorId: actor.personId, personId })
    .sort({ askedAt: -1 })
    .lean<AssistanceDoc>();
  return { assistance: doc && presentAssistance(doc, deps.now()) };
}

/** One session uses a consent, once. @throws Problem not-found | gone where it is used, taken back or over */
export async function start(deps: Deps, actor: Person, id: string): Promise<void> {
  const now = deps.now();
  const doc = await Assistances.findOneAndUpdate(
    { _id: id, operatorId: actor.personId, status: 'allowed', until: { $gt: now } },
    { $set: { status: 'running', sessionId: actor.sessionId, startedAt: now } },
    { returnDocument: 'after' },
  ).lean<AssistanceDoc>();
  if (!doc) {
    const isOwn = await Assistances.exists({ _id: id, operatorId: actor.personId });
    throw isOwn ? new Problem('gone') : notFound();
  }
  await note(deps, actor, doc, 'assistance.started');
  // Live connections of the session are the operator's own.
  deps.disconnect(actor.personId, actor.sessionId);
  await tellStarted(deps, doc);
}

/** Ends it for who acts; harmless where it is over. @returns as whom they acted */
export async function stop(deps: Deps, actor: Person): Promise<{ personId: string | null }> {
  if (!actor.by) return { personId: null };
  await Assistances.updateOne(
    { _id: actor.by.assistanceId, open: true },
    { $set: { status: 'ended', endedAt: deps.now() }, $unset: { open: 1, sessionId: 1 } },
  );
  await note(deps, actor, actor, 'assistance.ended');
  return { personId: actor.personId };
}

/** A question nobody answered, or a consent whose time is over, makes room for the next. */
async function closeLapsed(personId: string, now: Date): Promise<void> {
  await Assistances.updateMany(
    { personId, open: true, until: { $lte: now } },
    { $set: { status: 'ended', endedAt: now }, $unset: { open: 1, sessionId: 1 } },
  );
}

async function note(
  deps: Deps,
  actor: Person,
  { personId }: { personId: unknown },
  action: AuditActionOf<'assistance'>,
): Promise<void> {
  await recordAudit(deps, { actor, action, subject: { kind: 'person', id: String(personId) } });
}
