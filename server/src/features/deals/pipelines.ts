import { FIRST_CRITERIA, FIRST_STAGES, nameOfPart } from '@klammer/contracts/deal-words';
import { MOST_DEALS, type Pipeline, type Stage } from '@klammer/contracts/deal-shapes';
import { type deals } from '@klammer/contracts/deals';
import { type Parsed } from '@klammer/contracts/endpoint';
import mongoose, { type UpdateQuery } from 'mongoose';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { notFound, Problem } from '../../problem.ts';
import { namesOf } from '../accounts/service.ts';
import { listMembersOf } from '../organisations/service.ts';
import { keyOf } from './keys.ts';
import { Deals, Pipelines, type PipelineDoc } from './model.ts';
import { canKeepPipeline } from './policy.ts';
import { presentPipeline } from './present.ts';

const MOST_VIEWS = 30;

/** What an organisation starts with. */
function firstPipeline(organisationId: string): PipelineDoc {
  return {
    _id: new mongoose.Types.ObjectId(organisationId),
    stages: FIRST_STAGES.map(({ key, type }) => ({ key, name: '', type })),
    criteria: FIRST_CRITERIA.map(({ key }) => ({ key, name: '' })),
    views: [],
    revision: 0,
  };
}

export async function readPipeline(organisationId: string): Promise<PipelineDoc> {
  return (await Pipelines.findById(organisationId).lean<PipelineDoc>()) ?? firstPipeline(organisationId);
}

export async function getPipeline(actor: Member): Promise<Pipeline> {
  return present(actor, await readPipeline(actor.organisationId));
}

/** @throws Problem forbidden | conflict | not-possible-now where a stage to be removed has deals in it */
export async function setPipeline(
  deps: Deps,
  actor: Member,
  { revision, stages, criteria }: Parsed<typeof deals.setPipeline>['body'],
): Promise<Pipeline> {
  requireKeeping(actor);
  checkParts(stages, criteria);
  const keys = stages.map((stage) => stage.key);
  const left = await Deals.findOne(
    { organisationId: actor.organisationId, stage: { $nin: keys } },
    { stage: 1 },
  ).lean();
  if (left)
    throw new Problem('not-possible-now', `There are deals in the stage “${left.stage}”; move them first.`);
  // Open ones first, then how it can end: a board reads from left to right.
  const ordered = [
    ...stages.filter((one) => one.type === 'open'),
    ...stages.filter((one) => one.type !== 'open'),
  ];
  const changed = await change(deps, actor, { revision }, { $set: { stages: ordered, criteria } });
  await keepOnBoard(deps, actor);
  return changed;
}

/**
 * Brings deals whose stage is gone to the first one. Whoever writes the stages or a deal's stage looks once it is written: a
 * deal that comes into a stage while that is taken away would stand nowhere.
 */
export async function keepOnBoard(deps: Deps, actor: Member): Promise<void> {
  const { stages } = await readPipeline(actor.organisationId);
  const to = stages[0]?.key ?? '';
  const beside = { organisationId: actor.organisationId, stage: { $nin: stages.map(({ key }) => key) } };
  const docs = await Deals.find(beside, { stage: 1 }).limit(MOST_DEALS).lean();
  const at = deps.now();
  for (const { _id, stage: from } of docs)
    await Deals.updateOne(
      { _id, stage: from },
      {
        $set: { stage: to, stageSince: at, reason: null, reasonNote: '' },
        $push: { history: { from, to, by: actor.name, personId: actor.personId, at } },
      },
    );
}

function checkParts(stages: readonly Stage[], criteria: readonly { key: string; name: string }[]): void {
  const isFirst = (key: string) => nameOfPart({ key, name: '' }).de !== key;
  const issues = Object.entries({ stages, criteria }).flatMap(([field, list]) => {
    const isTwice = new Set(list.map((one) => one.key)).size < list.length;
    const nameless = list.findIndex(({ key, name }) => name === '' && !isFirst(key));
    return [
      ...(isTwice ? [{ path: ['body', field], code: 'twice', message: 'a key is there twice' }] : []),
      ...(nameless < 0
        ? []
        : [{ path: ['body', field, nameless, 'name'], code: 'too_small', message: 'needs a name' }]),
    ];
  });
  if (!stages.some((stage) => stage.type === 'open'))
    issues.push({ path: ['body', 'stages'], code: 'no-open', message: 'needs a stage for open deals' });
  if (issues.length > 0) throw new Problem('invalid-input', undefined, { issues });
}

export async function saveView(
  deps: Deps,
  actor: Member,
  view: Parsed<typeof deals.saveView>['body'],
): Promise<Pipeline> {
  requireKeeping(actor);
  const { views } = await readPipeline(actor.organisationId);
  if (views.length >= MOST_VIEWS) throw new Problem('capacity-reached', 'Remove a saved view first.');
  return change(deps, actor, {}, { $push: { views: { ...view, key: keyOf() } } });
}

export async function removeView(deps: Deps, actor: Member, key: string): Promise<Pipeline> {
  const { views } = await readPipeline(actor.organisationId);
  if (!views.some((view) => view.key === key)) throw notFound();
  requireKeeping(actor);
  return change(deps, actor, {}, { $pull: { views: { key } } });
}

async function change(
  deps: Deps,
  actor: Member,
  condition: { revision?: number },
  update: UpdateQuery<PipelineDoc>,
): Promise<Pipeline> {
  const { _id, ...first } = firstPipeline(actor.organisationId);
  await Pipelines.updateOne({ _id }, { $setOnInsert: first }, { upsert: true });
  const doc = await Pipelines.findOneAndUpdate(
    { _id, ...condition },
    { ...update, $inc: { revision: 1 } },
    { returnDocument: 'after' },
  ).lean<PipelineDoc>();
  if (!doc) throw new Problem('conflict', 'A colleague changed the pipeline in the meantime; load it again.');
  deps.publish({ organisations: [actor.organisationId] }, 'deals:changed', {
    organisationId: actor.organisationId,
  });
  return present(actor, doc);
}

/** @throws Problem forbidden for those who only look on */
export function requireKeeping(actor: Member): void {
  if (!canKeepPipeline(actor)) throw new Problem('forbidden');
}

async function present(actor: Member, doc: PipelineDoc): Promise<Pipeline> {
  const members = await listMembersOf([actor.organisationId]);
  const names = await namesOf(members.map((one) => one.personId));
  const people = members.map(({ personId }) => ({ id: personId, name: names.get(personId) ?? '' }));
  return presentPipeline(actor, doc, people);
}
