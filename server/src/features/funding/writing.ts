import { type AuditActionOf } from '@klammer/contracts/audit-words';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type funding, type Programme } from '@klammer/contracts/funding';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { createOnce } from '../../db/once.ts';
import { type Deps } from '../../deps.ts';
import { dayOf } from '../../time/local-time.ts';
import { notFound, Problem } from '../../problem.ts';
import { recordAudit } from '../audit/service.ts';
import { slugify } from '../organisations/service.ts';
import { Programmes, type ProgrammeDoc } from './model.ts';
import { presentProgramme } from './present.ts';

export async function getProgramme(deps: Pick<Deps, 'now'>, id: string): Promise<Programme> {
  const doc = await Programmes.findById(id).lean<ProgrammeDoc>();
  if (!doc) throw notFound();
  return presentProgramme(doc, dayOf(deps.now()));
}

export async function createProgramme(
  deps: Deps,
  actor: Person,
  { clientId, ...fields }: Parsed<typeof funding.create>['body'],
): Promise<Programme> {
  const cause = `funding:${clientId}`;
  refuseFuture(deps, fields.asOf);
  const { id, isNew } = await createOnce(Programmes, cause, () =>
    Programmes.create({ ...newProgramme(fields, deps.now()), cause }),
  );
  if (isNew) await audit(deps, actor, 'funding.created', id);
  return getProgramme(deps, id);
}

/** @throws Problem not-found | conflict where somebody else changed it since */
export async function updateProgramme(
  deps: Deps,
  actor: Person,
  id: string,
  { revision, ...fields }: Parsed<typeof funding.update>['body'],
): Promise<Programme> {
  await getProgramme(deps, id);
  refuseFuture(deps, fields.asOf);
  const { matchedCount } = await Programmes.updateOne(
    { _id: id, revision },
    { $set: fields, $inc: { revision: 1 } },
  );
  if (matchedCount === 0)
    throw new Problem('conflict', 'Somebody else changed this programme; please look at it again.');
  await Programmes.updateOne(
    { _id: id, status: 'published', publishedAt: null },
    { $set: { publishedAt: deps.now() } },
  );
  await audit(deps, actor, 'funding.changed', id);
  return getProgramme(deps, id);
}

export async function confirmProgramme(deps: Deps, actor: Person, id: string): Promise<Programme> {
  await getProgramme(deps, id);
  await Programmes.updateOne(
    { _id: id },
    { $set: { asOf: dayOf(deps.now()), toCheck: false }, $inc: { revision: 1 } },
  );
  await audit(deps, actor, 'funding.confirmed', id);
  return getProgramme(deps, id);
}

export async function removeProgramme(deps: Deps, actor: Person, id: string): Promise<void> {
  await getProgramme(deps, id);
  await Programmes.deleteOne({ _id: id });
  await audit(deps, actor, 'funding.removed', id);
}

/** Stores programmes as they are, for the demonstration and tests. @returns their ids */
export async function fillProgrammes(
  filled: readonly Parsed<typeof funding.create>['body'][],
  now: Date,
): Promise<string[]> {
  const docs = await Programmes.create(
    filled.map(({ clientId, ...fields }) => ({ ...newProgramme(fields, now), cause: `funding:${clientId}` })),
  );
  return docs.map((doc) => String(doc._id));
}

/** Nobody has read tomorrow what a source says. */
function refuseFuture(deps: Pick<Deps, 'now'>, asOf: string): void {
  if (asOf <= dayOf(deps.now())) return;
  const message = 'The day has not come yet.';
  throw new Problem('invalid-input', message, {
    issues: [{ path: ['body', 'asOf'], code: 'in-future', message }],
  });
}

function newProgramme(
  fields: Omit<Parsed<typeof funding.create>['body'], 'clientId'>,
  now: Date,
): Omit<ProgrammeDoc, 'cause'> {
  const _id = new mongoose.Types.ObjectId();
  const slug = `${slugify(fields.name.de || fields.name.en)}-${_id.toHexString().slice(-6)}`;
  const publishedAt = fields.status === 'published' ? now : null;
  return { ...fields, _id, slug, revision: 0, createdAt: now, publishedAt };
}

function audit(deps: Deps, actor: Person, action: AuditActionOf<'funding'>, id: string): Promise<void> {
  return recordAudit(deps, { actor, action, subject: { kind: 'funding', id } });
}
