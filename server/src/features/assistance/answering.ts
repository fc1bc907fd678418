import { type AuditActionOf } from '@klammer/contracts/audit-words';
import { ASSISTANCE_MINUTES, type Assistance } from '@klammer/contracts/assistance';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { Assistances, type AssistanceDoc } from './model.ts';
import { presentAssistance } from './present.ts';
import { tellAllowed } from './telling.ts';

const MOST_LISTED = 50;

export async function listOwn(deps: Deps, actor: Person): Promise<{ items: Assistance[] }> {
  const docs = await Assistances.find({ personId: actor.personId })
    .sort({ askedAt: -1 })
    .limit(MOST_LISTED)
    .lean<AssistanceDoc[]>();
  return { items: docs.map((doc) => presentAssistance(doc, deps.now())) };
}

/** @throws Problem not-found | gone where the question is answered or has lapsed */
export async function answer(deps: Deps, actor: Person, id: string, allow: boolean): Promise<Assistance> {
  const now = deps.now();
  const until = new Date(now.getTime() + ASSISTANCE_MINUTES * 60_000);
  const doc = await Assistances.findOneAndUpdate(
    { _id: id, personId: actor.personId, status: 'asked', until: { $gt: now } },
    allow
      ? { $set: { status: 'allowed', until } }
      : { $set: { status: 'refused', endedAt: now }, $unset: { open: 1 } },
    { returnDocument: 'after' },
  ).lean<AssistanceDoc>();
  if (!doc) throw await missing(actor, id);
  await note(deps, actor, allow ? 'assistance.allowed' : 'assistance.refused');
  if (allow) await tellAllowed(deps, doc);
  return presentAssistance(doc, now);
}

/** Counts from the next request on: every one reads whether the consent stands. @throws Problem not-found | gone */
export async function endOwn(deps: Deps, actor: Person, id: string): Promise<Assistance> {
  const now = deps.now();
  const doc = await Assistances.findOneAndUpdate(
    { _id: id, personId: actor.personId, open: true },
    { $set: { status: 'ended', endedAt: now }, $unset: { open: 1, sessionId: 1 } },
    { returnDocument: 'after' },
  ).lean<AssistanceDoc>();
  if (!doc) throw await missing(actor, id);
  await note(deps, actor, 'assistance.taken-back');
  return presentAssistance(doc, now);
}

async function missing(actor: Person, id: string): Promise<Problem> {
  const isOwn = await Assistances.exists({ _id: id, personId: actor.personId });
  return isOwn ? new Problem('gone') : notFound();
}

async function note(deps: Deps, actor: Person, action: AuditActionOf<'assistance'>): Promise<void> {
  await recordAudit(deps, { actor, action, subject: { kind: 'person', id: actor.personId } });
}
