import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type funding } from '@klammer/contracts/funding';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { dayOf } from '../../time/local-time.ts';
import { findProfiles } from '../profiles/service.ts';
import { fits, weightOf } from './fitting.ts';
import { Programmes, type ProgrammeDoc } from './model.ts';
import { presentProgramme } from './present.ts';

/** A region has tens of them; all are read at once. */
const MOST = 500;

export async function listProgrammes(
  deps: Pick<Deps, 'now'>,
  { kind, stage }: Parsed<typeof funding.list>['query'],
): Promise<Output<typeof funding.list>> {
  const today = dayOf(deps.now());
  const docs = await readOpen(today);
  const wanted = (codes: readonly string[], code: string | undefined) =>
    code === undefined || codes.length === 0 || codes.includes(code);
  return {
    items: docs
      .filter((doc) => wanted(doc.for.kinds, kind) && wanted(doc.for.stages, stage))
      .map((doc) => presentProgramme(doc, today)),
  };
}

/** Those with the most reasons first, of these the one that closes soonest. */
export async function listFitting(
  deps: Pick<Deps, 'now'>,
  actor: Member,
  limit: number,
): Promise<Output<typeof funding.fitting>> {
  const today = dayOf(deps.now());
  const [profile] = await findProfiles([actor.organisationId]);
  if (!profile) return { items: [] };
  const found = (await readOpen(today)).flatMap((doc) => {
    const reasons = fits(doc.for, profile);
    return reasons ? [{ doc, reasons }] : [];
  });
  const items = found
    .toSorted(
      (one, other) =>
        weightOf(other.reasons) - weightOf(one.reasons) ||
        (one.doc.deadline ?? '9999').localeCompare(other.doc.deadline ?? '9999'),
    )
    .slice(0, limit)
    .map(({ doc, reasons }) => ({ programme: presentProgramme(doc, today), reasons }));
  return { items };
}

export async function listAll(
  deps: Pick<Deps, 'now'>,
  { cursor, limit }: Parsed<typeof funding.all>['query'],
): Promise<Output<typeof funding.all>> {
  const today = dayOf(deps.now());
  const docs = await Programmes.find(after('createdAt', cursor))
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ProgrammeDoc[]>();
  return toPage(
    docs,
    limit,
    (doc) => doc.createdAt,
    (doc) => presentProgramme(doc, today),
  );
}

async function readOpen(today: string): Promise<ProgrammeDoc[]> {
  const open = (field: string) => ({ $or: [{ [field]: null }, { [field]: { $gte: today } }] });
  return Programmes.find({ status: 'published', $and: [open('deadline'), open('validUntil')] })
    .sort({ 'name.de': 1 })
    .limit(MOST)
    .lean<ProgrammeDoc[]>();
}

export {
  confirmProgramme,
  createProgramme,
  fillProgrammes,
  getProgramme,
  removeProgramme,
  updateProgramme,
} from './writing.ts';
