import { type Output, type Parsed } from '@klammer/contracts/endpoint';
import { type introductions, type MediatedIntroduction } from '@klammer/contracts/introductions';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { after, toPage } from '../../http/cursor.ts';
import { notFound } from '../../problem.ts';
import { findProfiles } from '../profiles/service.ts';
import { withdraw } from './answering.ts';
import { Introductions, type IntroductionDoc } from './model.ts';
import { presentMediated } from './present.ts';

/** What the operator proposed, newest first. */
export async function listMediated({
  cursor,
  limit,
  status,
}: Parsed<typeof introductions.mediated>['query']): Promise<Output<typeof introductions.mediated>> {
  const docs = await Introductions.find({
    mediated: true,
    ...(status && { status }),
    ...after('askedAt', cursor),
  })
    .sort({ askedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<IntroductionDoc[]>();
  const presented = await presentAll(docs);
  const page = toPage(
    docs,
    limit,
    (doc) => doc.askedAt,
    (doc) => presented.get(String(doc._id)),
  );
  return { ...page, items: page.items.filter((item) => item !== undefined) };
}

/** Takes a proposal back as long as it is open. */
export async function callOff(deps: Deps, actor: Person, id: string): Promise<MediatedIntroduction> {
  const before = await Introductions.findOne({ _id: id, mediated: true }).lean<IntroductionDoc>();
  if (!before) throw notFound();
  const doc = await withdraw(deps, actor.personId, before);
  const item = (await presentAll([doc])).get(id);
  if (!item) throw notFound();
  return item;
}

async function presentAll(docs: IntroductionDoc[]): Promise<Map<string, MediatedIntroduction>> {
  const profiles = await findProfiles(docs.flatMap((doc) => [String(doc.from), String(doc.to)]));
  const byId = new Map(profiles.map((profile) => [String(profile._id), profile]));
  return new Map(
    docs.flatMap((doc) => {
      const [one, other] = [byId.get(String(doc.from)), byId.get(String(doc.to))];
      return one && other ? [[String(doc._id), presentMediated(doc, [one, other])] as const] : [];
    }),
  );
}
