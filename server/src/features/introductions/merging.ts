import { referenceIn, type Move, type OrganisationData } from '../../contributions/organisation-data.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { Capacities, Introductions } from './model.ts';

const AT_ONCE = 200;

/** What was between the two is between nobody any more. */
const bothSides = ({ from, to }: Move) => [
  { from, to },
  { from: to, to: from },
];

/** The pair is the key of both ids, so it changes in the same write. */
async function moveSide(side: 'from' | 'to', { from, to }: Move): Promise<void> {
  for (;;) {
    const docs = await Introductions.find({ [side]: from })
      .limit(AT_ONCE)
      .lean();
    if (docs.length === 0) return;
    for (const doc of docs) {
      const other = String(side === 'from' ? doc.to : doc.from);
      const pair = [to, other].toSorted().join(':');
      try {
        await Introductions.updateOne({ _id: doc._id }, { $set: { [side]: to, pair } });
      } catch (error) {
        // Both have asked the same one: the other question stands, and this one counts as taken back.
        if (!isDuplicateKey(error)) throw error;
        await Introductions.updateOne({ _id: doc._id }, { $set: { [side]: to, pair, status: 'withdrawn' } });
      }
    }
  }
}

/** What the one that stays has chosen stands. */
async function moveCapacity({ from, to }: Move): Promise<void> {
  const chosen = await Capacities.findById(from).lean();
  if (chosen)
    await Capacities.updateOne({ _id: to }, { $setOnInsert: { most: chosen.most } }, { upsert: true });
  await Capacities.deleteOne({ _id: from });
}

export const introductionsOrganisations: OrganisationData = {
  references: [
    // Counted here; `move` has emptied both by then.
    referenceIn(Introductions, 'from', { counts: 'introductions' }),
    referenceIn(Introductions, 'to', { counts: 'introductions' }),
    referenceIn(Introductions, 'asked', { shape: 'list' }),
    referenceIn(Introductions, 'agreed', { shape: 'list' }),
    referenceIn(Introductions, 'answers.organisationId', { shape: 'parts' }),
  ],
  covers: ['introductions.pair'],
  move: async (_deps, move) => {
    await Introductions.deleteMany({ $or: bothSides(move) });
    for (const side of ['from', 'to'] as const) await moveSide(side, move);
    await moveCapacity(move);
  },
};
