import { MOST_AT_ONCE, MOST_DEALS, type Deal } from '@klammer/contracts/deal-shapes';
import { type deals } from '@klammer/contracts/deals';
import { DEAL_SOURCE_CODES, DEAL_SOURCES, nameOfPart, type DealSource } from '@klammer/contracts/deal-words';
import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type Localised } from '@klammer/contracts/text';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { readProfile } from '../profiles/service.ts';
import { keyOf } from './keys.ts';
import { Deals, type DealDoc, type PipelineDoc } from './model.ts';
import { keepOnBoard, readPipeline, requireKeeping } from './pipelines.ts';
import { describeDeal } from './reading.ts';
import { readRows, type Row } from './rows.ts';

interface NewDeal extends Pick<DealDoc, 'name' | 'website' | 'source' | 'stage'> {
  profileId: string | null;
  note: string;
}

/** @throws Problem forbidden | not-found for a profile the actor may not see | capacity-reached */
export async function addDeal(
  deps: Deps,
  actor: Member,
  { profileId, name, website, source }: Parsed<typeof deals.add>['body'],
): Promise<Deal> {
  requireKeeping(actor);
  const profile = profileId ? await readProfile(actor, profileId) : null;
  const { stages } = await readPipeline(actor.organisationId);
  await requireRoom(actor, 1);
  const cause = await store(deps, actor, {
    profileId,
    name: profile?.name ?? name,
    website: profile?.website ?? website,
    source,
    stage: stages[0]?.key ?? '',
    note: '',
  });
  await keepOnBoard(deps, actor);
  announce(deps, actor);
  const doc = await Deals.findOne({ organisationId: actor.organisationId, cause }).lean<DealDoc>();
  if (!doc) throw notFound();
  return describeDeal(actor, doc);
}

async function requireRoom(actor: Member, more: number): Promise<void> {
  const count = await Deals.countDocuments({ organisationId: actor.organisationId });
  if (count + more > MOST_DEALS)
    throw new Problem('capacity-reached', `A pipeline holds ${MOST_DEALS} deals; remove some first.`);
}

const causeOf = ({ profileId, name }: Pick<NewDeal, 'profileId' | 'name'>) =>
  profileId ? `profile:${profileId}` : `name:${name.toLowerCase()}`;

/** Stores it unless it is there. @returns its cause */
async function store(deps: Deps, actor: Member, { note, ...deal }: NewDeal): Promise<string> {
  const cause = causeOf(deal);
  const at = deps.now();
  const first = {
    ...deal,
    stageSince: at,
    ownerId: actor.personId,
    notes: note === '' ? [] : [{ key: keyOf(), text: note, by: actor.name, personId: actor.personId, at }],
    history: [{ from: null, to: deal.stage, by: actor.name, personId: actor.personId, at }],
    createdAt: at,
  };
  await Deals.updateOne(
    { organisationId: actor.organisationId, cause },
    { $setOnInsert: first },
    { upsert: true },
  );
  return cause;
}

/** Adds what a CSV lists; a row that cannot be read is named and left out. */
export async function importDeals(
  deps: Deps,
  actor: Member,
  csv: string,
): Promise<Output<typeof deals.import>> {
  requireKeeping(actor);
  const rows = readRows(csv);
  await requireRoom(actor, rows.length);
  const pipeline = await readPipeline(actor.organisationId);
  const before = await namesThere(actor, rows);
  const result: Output<typeof deals.import> = { added: 0, known: 0, faults: [] };
  for (const [index, row] of rows.entries()) {
    const read = readDealRow(row, pipeline);
    if ('column' in read) result.faults.push({ line: index + 2, ...read });
    else if (before.has(causeOf(read))) result.known += 1;
    else {
      before.add(await store(deps, actor, read));
      result.added += 1;
    }
  }
  await keepOnBoard(deps, actor);
  announce(deps, actor);
  return result;
}

async function namesThere(actor: Member, rows: readonly Row[]): Promise<Set<string>> {
  const causes = rows.map((row) => causeOf({ profileId: null, name: row.name }));
  const docs = await Deals.find(
    { organisationId: actor.organisationId, cause: { $in: causes } },
    { cause: 1 },
  )
    .limit(MOST_AT_ONCE)
    .lean();
  return new Set(docs.map((doc) => doc.cause));
}

function readDealRow(row: Row, { stages }: PipelineDoc): NewDeal | { column: string; value: string } {
  const stage =
    row.stage === '' ? stages[0] : stages.find((one) => isCalled(one.key, nameOfPart(one), row.stage));
  const source: DealSource | undefined =
    row.source === ''
      ? 'import'
      : DEAL_SOURCE_CODES.find((code) => isCalled(code, DEAL_SOURCES[code], row.source));
  if (row.name === '' || row.name.length > 160) return { column: 'name', value: row.name.slice(0, 80) };
  if (!stage || stage.type === 'lost') return { column: 'stage', value: row.stage.slice(0, 80) };
  if (!source) return { column: 'source', value: row.source.slice(0, 80) };
  if (row.website !== '' && !/^https?:\/\/[^\s"<>]{3,280}$/i.test(row.website))
    return { column: 'website', value: row.website.slice(0, 80) };
  if (row.note.length > 4000) return { column: 'note', value: row.note.slice(0, 80) };
  return { profileId: null, name: row.name, website: row.website, source, stage: stage.key, note: row.note };
}

function isCalled(code: string, { de, en }: Localised, word: string): boolean {
  return [code, de, en].some((one) => one.toLowerCase() === word.toLowerCase());
}

/** Open pages of the organisation load anew; nobody else is told that anything happened. */
export function announce(deps: Deps, { organisationId }: Pick<Member, 'organisationId'>): void {
  deps.publish({ organisations: [organisationId] }, 'deals:changed', { organisationId });
}
