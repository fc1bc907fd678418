import { type PersonMergeAsked } from '@klammer/contracts/person-merges';
import mongoose from 'mongoose';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { type PersonalData } from '../../contributions/personal-data.ts';
import { notFound, Problem } from '../../problem.ts';
import { type Move } from '../../contributions/references.ts';
import { createToken, hashToken } from '../../secrets/token.ts';
import { countTry, findPeopleById, MAILS_TO_ADDRESS, type FoundPerson } from '../accounts/service.ts';
import { recordAudit } from '../audit/service.ts';
import { maskAddress } from './likeness.ts';
import { personMergeMails } from './mails.ts';
import { OPEN, PersonMerges, type PersonMergeDoc, type SideDoc } from './model.ts';
import { presentAsked, standsAgainst } from './previewing.ts';

const VALID_MS = 3 * 24 * 60 * 60_000;

/**
 * Sends a link to both addresses. The operator learns neither: what they can do is ask.
 * @throws Problem not-found | not-possible-now where something stands against it | conflict where they were asked already
 */
export async function askBoth(
  deps: Deps,
  parts: readonly PersonalData[],
  actor: Person,
  move: Move,
): Promise<PersonMergeAsked> {
  const people = new Map((await findPeopleById([move.from, move.to])).map((one) => [one.id, one]));
  const [from, to] = [people.get(move.from), people.get(move.to)];
  if (!from || !to || from === to) throw notFound();
  if (await standsAgainst(parts, move))
    throw new Problem('not-possible-now', 'Something stands against it; the preview says what.');
  for (const { email } of [from, to]) await beModest(deps, email);
  const links = { from: createToken(), to: createToken() };
  const merge = await store(deps, { from, to, links });
  await recordAudit(deps, {
    actor,
    action: 'person-merge.asked',
    subject: { kind: 'person', id: from.id },
    detail: { merge: String(merge._id) },
  });
  await sendLink(deps, merge.from, { other: to.email, stays: false, token: links.from });
  await sendLink(deps, merge.to, { other: from.email, stays: true, token: links.to });
  return presentAsked(merge);
}

/** @throws Problem not-found where both have agreed already, or nobody was asked */
export async function withdrawQuestion(deps: Deps, actor: Person, id: string): Promise<void> {
  const { deletedCount } = await PersonMerges.deleteOne({ _id: id, ...OPEN });
  if (deletedCount === 0) throw notFound();
  await recordAudit(deps, {
    actor,
    action: 'person-merge.withdrawn',
    subject: { kind: 'person-merge', id },
  });
}

async function beModest(deps: Deps, email: string): Promise<void> {
  const waitMs = await countTry(deps, `person-merge:${hashToken(email)}`, MAILS_TO_ADDRESS);
  if (waitMs > 0)
    throw new Problem('too-many-requests', undefined, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
}

async function store(
  deps: Deps,
  { from, to, links }: { from: FoundPerson; to: FoundPerson; links: { from: string; to: string } },
): Promise<PersonMergeDoc> {
  const askedAt = deps.now();
  const side = ({ id, email, locale }: FoundPerson, token: string): SideDoc => ({
    personId: new mongoose.Types.ObjectId(id),
    email,
    locale: locale === 'en' ? 'en' : 'de',
    tokenHash: hashToken(token),
  });
  const sides = { from: side(from, links.from), to: side(to, links.to) };
  const merge: PersonMergeDoc = {
    _id: new mongoose.Types.ObjectId(),
    personIds: [sides.from.personId, sides.to.personId],
    ...sides,
    askedAt,
    expiresAt: new Date(askedAt.getTime() + VALID_MS),
  };
  try {
    await PersonMerges.create(merge);
    return merge;
  } catch (error) {
    if (isDuplicateKey(error))
      throw new Problem('conflict', 'One of them was asked already.', { cause: error });
    throw error;
  }
}

async function sendLink(
  deps: Deps,
  { email, locale }: SideDoc,
  { other, stays, token }: { other: string; stays: boolean; token: string },
): Promise<void> {
  const url = `${deps.publicUrl}/merge-accounts?token=${token}`;
  await deps.mailer.send(
    personMergeMails[stays ? 'askedStays' : 'askedGoes'].to(email, locale, {
      url,
      other: maskAddress(other),
    }),
  );
}
