import { type Assistance } from '@klammer/contracts/assistance';
import { type AssistanceDoc } from './model.ts';

/** What was neither refused nor ended lapses by itself. */
export function presentAssistance(doc: AssistanceDoc, now: Date): Assistance {
  const isOver = doc.open === true && doc.until <= now;
  return {
    id: String(doc._id),
    status: !isOver ? doc.status : doc.status === 'running' ? 'ended' : 'lapsed',
    person: { id: String(doc.personId), name: doc.personName },
    operator: { name: doc.operatorName },
    reason: doc.reason,
    askedAt: doc.askedAt.toISOString(),
    until: doc.until.toISOString(),
    startedAt: doc.startedAt?.toISOString() ?? null,
    endedAt: (doc.endedAt ?? (isOver ? doc.until : null))?.toISOString() ?? null,
  };
}
