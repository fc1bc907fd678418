import { CHOSEN_FIELDS, MOVED, type MergePreview } from '@klammer/contracts/merges';
import { type Locale } from '@klammer/contracts/vocabulary';
import { type Person } from '../../actor.ts';
import { type OrganisationData } from '../../contributions/organisation-data.ts';
import { notFound } from '../../problem.ts';
import { countReferences, type Move } from '../../contributions/references.ts';
import { haveAgreement } from '../agreements/service.ts';
import { describeRows } from '../operator/service.ts';
import { organisationStandings } from '../organisations/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { wordValue } from './wording.ts';

/** @throws Problem not-found where one is missing, merged already, or both are the same */
export async function previewMerge(
  parts: readonly OrganisationData[],
  actor: Person,
  move: Move,
): Promise<MergePreview> {
  const rows = await describeRows([move.from, move.to]);
  const [from, to] = [rows.get(move.from), rows.get(move.to)];
  if (!from || !to || move.from === move.to) throw notFound();
  const [moves, fields, obstacles] = await Promise.all([
    countMoves(parts, move.from),
    differences(move, actor.locale ?? 'de'),
    obstaclesOf(move),
  ]);
  return { from, to, moves, fields, obstacles };
}

async function countMoves(parts: readonly OrganisationData[], from: string): Promise<MergePreview['moves']> {
  const counted = parts.flatMap(({ references }) => references).filter(({ counts }) => counts);
  const found = await Promise.all(
    counted.map(async (reference) => ({
      what: reference.counts,
      count: await countReferences(reference, from),
    })),
  );
  return MOVED.map((what) => ({
    what,
    count: found.filter((one) => one.what === what).reduce((sum, { count }) => sum + count, 0),
  })).filter(({ count }) => count > 0);
}

async function differences(move: Move, locale: Locale): Promise<MergePreview['fields']> {
  const docs = new Map((await findProfiles([move.from, move.to])).map((doc) => [String(doc._id), doc]));
  const [from, to] = [docs.get(move.from), docs.get(move.to)];
  if (!from || !to) return [];
  return CHOSEN_FIELDS.map((field) => ({
    field,
    from: wordValue(field, from[field], locale),
    to: wordValue(field, to[field], locale),
  })).filter((one) => one.from !== one.to);
}

/** Two parties of one agreement cannot become one, and who is away for another reason is not to vanish in it. */
export async function obstaclesOf({ from, to }: Move): Promise<MergePreview['obstacles']> {
  const [between, standings] = await Promise.all([
    haveAgreement(from, to),
    organisationStandings([from, to]),
  ]);
  const both = [...standings.values()];
  return [
    ...(between ? (['agreement-between'] as const) : []),
    ...(both.some(({ suspension }) => suspension) ? (['suspended'] as const) : []),
    ...(both.some(({ leavingUntil }) => leavingUntil) ? (['leaving'] as const) : []),
  ];
}
