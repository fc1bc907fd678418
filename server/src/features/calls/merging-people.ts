import { isDuplicateKey } from '../../http/problems.ts';
import {
  type PersonFinding,
  type PersonMerging,
  type PersonMove,
} from '../../contributions/person-merging.ts';
import { referenceIn, type Move } from '../../contributions/references.ts';
import { listMembershipsOf } from '../organisations/service.ts';
import { Entries } from './entries/entry-model.ts';
import { Jurors, type JurorDoc } from './jury/jury-model.ts';
import { Calls, type CallDoc } from './model.ts';

const MOST_READ = 1000;

/** Invitations to a jury are answered with the address they were sent to, and that signs in no more. */
async function moveAddress({ fromEmail, toEmail }: PersonMove): Promise<void> {
  const docs = await Jurors.find({ email: fromEmail }).limit(MOST_READ).lean<JurorDoc[]>();
  for (const { _id, status } of docs)
    try {
      await Jurors.updateOne({ _id }, { $set: { email: toEmail } });
    } catch (error) {
      // Both were asked. Who judged keeps the seat, under an address of its own; an open question is asked once.
      if (!isDuplicateKey(error)) throw error;
      if (status !== 'accepted') await Jurors.deleteOne({ _id });
      else await Jurors.updateOne({ _id }, { $set: { email: `merged-${String(_id)}` } });
    }
}

/** Two seats in one jury would be two votes; a seat beside an own entry a vote on it. Neither is decided here. */
async function findJuryTrouble({ from, to }: Move): Promise<PersonFinding[]> {
  const jurors = await Jurors.find({ personId: { $in: [from, to] }, status: 'accepted' })
    .limit(MOST_READ)
    .lean<JurorDoc[]>();
  const open = await Calls.find({
    _id: { $in: jurors.map(({ callId }) => callId) },
    status: { $nin: ['decided', 'withdrawn'] },
  })
    .limit(MOST_READ)
    .lean<CallDoc[]>();
  const memberships = await listMembershipsOf([from, to]);
  const findings: PersonFinding[] = [];
  for (const call of open) {
    const seats = jurors.filter(({ callId }) => String(callId) === String(call._id));
    const about = call.title.de || call.title.en;
    if (new Set(seats.map(({ personId }) => personId)).size > 1) findings.push({ what: 'jury-twice', about });
    const others = seats.flatMap(({ personId }) => memberships.get(personId === from ? to : from) ?? []);
    const entered = { callId: call._id, organisationId: { $in: others.map((one) => one.organisationId) } };
    if (await Entries.exists(entered)) findings.push({ what: 'jury-conflict', about });
  }
  return findings;
}

export const callsMerging: PersonMerging = {
  references: [
    referenceIn(Entries, 'changedBy.personId', { counts: 'entries' }),
    referenceIn(Entries, 'answer.personId'),
    referenceIn(Jurors, 'personId', { counts: 'juries' }),
    referenceIn(Jurors, 'invitedBy'),
  ],
  move: async (_deps, move) => moveAddress(move),
  findings: findJuryTrouble,
};
