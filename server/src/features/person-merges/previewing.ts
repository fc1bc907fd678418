import {
  PERSON_FINDINGS,
  PERSON_MOVED,
  PERSON_NOTES,
  type PersonMergeAsked,
  type PersonMergePreview,
} from '@klammer/contracts/person-merges';
import { type PersonFinding } from '../../contributions/person-merging.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { notFound } from '../../problem.ts';
import { countReferences, type Move } from '../../contributions/references.ts';
import { findPeopleById } from '../accounts/service.ts';
import { describePeople } from '../operator/service.ts';
import { plannedErasure } from '../privacy/service.ts';
import { PersonMerges, type PersonMergeDoc } from './model.ts';

/** @throws Problem not-found where one is missing or both are the same */
export async function previewPeople(parts: readonly PersonalData[], move: Move): Promise<PersonMergePreview> {
  const rows = await describePeople([move.from, move.to]);
  const [from, to] = [rows.get(move.from), rows.get(move.to)];
  if (!from || !to || from === to) throw notFound();
  const [moves, findings, asked] = await Promise.all([
    countMoves(parts, move.from),
    findingsOf(parts, move),
    PersonMerges.findOne({ 'from.personId': move.from, 'to.personId': move.to }).lean<PersonMergeDoc>(),
  ]);
  return {
    from,
    to,
    moves,
    findings: PERSON_FINDINGS.filter((what) => findings.some((one) => one.what === what)).map((what) => ({
      what,
      about: findings.flatMap((one) => (one.what === what && one.about !== '' ? [one.about] : [])),
    })),
    asked: asked && presentAsked(asked),
  };
}

export function presentAsked({ _id, expiresAt, from, to }: PersonMergeDoc): PersonMergeAsked {
  return {
    id: String(_id),
    expiresAt: expiresAt.toISOString(),
    fromAgreed: from.agreedAt !== undefined,
    toAgreed: to.agreedAt !== undefined,
  };
}

async function countMoves(
  parts: readonly PersonalData[],
  from: string,
): Promise<PersonMergePreview['moves']> {
  const counted = parts.flatMap(({ merging }) => merging.references).filter(({ counts }) => counts);
  const found = await Promise.all(
    counted.map(async (one) => ({ what: one.counts, count: await countReferences(one, from) })),
  );
  return PERSON_MOVED.map((what) => ({
    what,
    count: found.filter((one) => one.what === what).reduce((sum, { count }) => sum + count, 0),
  })).filter(({ count }) => count > 0);
}

/** Everything that is to be known, and of it what stands against the merge. */
async function findingsOf(parts: readonly PersonalData[], move: Move): Promise<PersonFinding[]> {
  const [people, leaving, underWay, ofFeatures] = await Promise.all([
    findPeopleById([move.from, move.to]),
    Promise.all([plannedErasure(move.from), plannedErasure(move.to)]),
    PersonMerges.find({ personIds: { $in: [move.from, move.to] } })
      .limit(2)
      .lean<PersonMergeDoc[]>(),
    Promise.all(parts.map(({ merging }) => merging.findings?.(move) ?? [])),
  ]);
  const ours = ({ from, to }: PersonMergeDoc) =>
    String(from.personId) === move.from && String(to.personId) === move.to;
  const named = (what: PersonFinding['what'], state: string): PersonFinding[] =>
    people.filter((one) => one.state === state).map(({ email }) => ({ what, about: email }));
  return [
    // Nobody who runs the region comes into somebody's account by a link that was pressed in a hurry.
    ...named('operator', 'operator'),
    ...named('suspended', 'suspended'),
    ...(leaving.some(Boolean) ? [{ what: 'leaving' as const, about: '' }] : []),
    ...(underWay.some((one) => !ours(one)) ? [{ what: 'under-way' as const, about: '' }] : []),
    ...ofFeatures.flat(),
  ];
}

export async function standsAgainst(parts: readonly PersonalData[], move: Move): Promise<boolean> {
  return (await findingsOf(parts, move)).some(({ what }) => !PERSON_NOTES.includes(what));
}
