import {
  type Agreement,
  AgreementContent,
  type agreements,
  type AgreementStatus,
} from '@klammer/contracts/agreements';
import { type Parsed } from '@klammer/contracts/endpoint';
import { type Member } from '../../actor.ts';
import { dayOf } from '../../time/local-time.ts';
import { storeAmong } from '../../db/capped.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { notFound, Problem } from '../../problem.ts';
import { getConversation, refuseEndedConversation } from '../conversations/service.ts';
import { announce } from './announcing.ts';
import { checkContent, draftContent, joinChanges } from './content.ts';
import { Agreements, textSavedAt, Versions, type AgreementDoc, type Author } from './model.ts';
import { canEdit, canPropose } from './policy.ts';
import { guardedOf, presentAgreement } from './present.ts';
import { readParties } from './parties.ts';
import { readAgreement } from './reading.ts';

const MOST_TRIES = 5;
/** Each draft is told to the other side. */
const MOST_OPEN = 20;

/**
 * Drafts an agreement between the sides of a conversation. The same `clientId` again answers with the same draft.
 * @throws Problem not-found | forbidden | not-possible-now where one of two sides has blocked the other or is suspended
 */
export async function createAgreement(
  deps: Deps,
  actor: Member,
  { clientId, conversationId, template, language }: Parsed<typeof agreements.create>['body'],
): Promise<Agreement> {
  const conversation = await getConversation(actor, conversationId);
  if (!conversation.organisations.some((one) => one.id === actor.organisationId)) throw notFound();
  if (actor.role === 'viewer') throw new Problem('forbidden');
  await refuseEndedConversation(conversationId);
  const cause = `${actor.organisationId}:${clientId}`;
  const drafted = await Agreements.findOne({ cause }).lean<AgreementDoc>();
  const organisations = conversation.organisations.map((one) => one.id);
  const parties = await readParties(organisations);
  const profiles = organisations.flatMap((id) => parties.profiles.get(id) ?? []);
  if (drafted) return presentAgreement(actor, drafted, parties);
  const now = deps.now();
  const open = { conversationId, status: { $in: ['draft', 'proposed'] as AgreementStatus[] } };
  const room = { most: MOST_OPEN, detail: `A conversation has at most ${MOST_OPEN} open drafts.` };
  try {
    const doc = await storeAmong(Agreements, open, room, () =>
      Agreements.create({
        cause,
        conversationId,
        organisations,
        template,
        language,
        status: 'draft',
        content: draftContent(template, language, profiles, dayOf(now)),
        revision: 0,
        changedBy: authorOf(actor),
        createdAt: now,
        updatedAt: now,
      }),
    );
    await announce(deps, doc.toObject(), 'agreement-drafted', actor.personId);
    return presentAgreement(actor, doc.toObject(), parties);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const earlier = await Agreements.findOne({ cause }).lean<AgreementDoc>();
    if (!earlier) throw error;
    return presentAgreement(actor, earlier, parties);
  }
}

/**
 * Saves changed parts. What the others saved meanwhile stays; where both changed the same part nothing is written and
 * the answer names the parts. Any change voids the signatures and makes a proposed text a draft again.
 * @throws Problem not-found | forbidden | not-possible-now | invalid-input | conflict
 */
export async function updateAgreement(
  deps: Deps,
  actor: Member,
  id: string,
  { revision, ...wanted }: Parsed<typeof agreements.update>['body'],
): Promise<Agreement> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const before = await readEditable(actor, id);
    await refuseEndedConversation(String(before.conversationId));
    const changes = await changesSince(before, revision, wanted);
    const content = AgreementContent.parse({ ...before.content, ...changes });
    const parties = await readParties(before.organisations.map(String));
    if (Object.keys(changes).length === 0) return presentAgreement(actor, before, parties);
    checkContent(content, idsOf(parties.people));
    await keepVersion(before);
    const now = deps.now();
    const after = await Agreements.findOneAndUpdate(
      { _id: id, revision: before.revision, status: before.status },
      {
        $set: {
          content,
          status: 'draft',
          signatures: [],
          changedBy: authorOf(actor),
          changedAt: now,
          updatedAt: now,
        },
        $inc: { revision: 1 },
      },
      { returnDocument: 'after' },
    ).lean<AgreementDoc>();
    if (!after) continue;
    await announce(deps, after, before.signatures.length > 0 ? 'agreement-reopened' : null, actor.personId);
    return presentAgreement(actor, after, parties);
  }
  throw new Problem('conflict', 'Others are saving at this moment; please try again.');
}

/** @throws Problem not-found | forbidden | not-possible-now | conflict */
export async function proposeAgreement(
  deps: Deps,
  actor: Member,
  id: string,
  { revision }: Parsed<typeof agreements.propose>['body'],
): Promise<Agreement> {
  const before = await readEditable(actor, id);
  await refuseEndedConversation(String(before.conversationId));
  if (before.status === 'draft' && !canPropose(actor, guardedOf(before)))
    throw new Problem(
      'not-possible-now',
      'A purpose, a start and something from each side are needed first.',
    );
  const doc = await Agreements.findOneAndUpdate(
    { _id: id, revision, status: { $in: ['draft', 'proposed'] } },
    { $set: { status: 'proposed', updatedAt: deps.now() } },
    { returnDocument: 'after' },
  ).lean<AgreementDoc>();
  if (!doc) throw new Problem('conflict', 'The text was changed in the meantime; read it again first.');
  if (before.status === 'draft') await announce(deps, doc, 'agreement-proposed', actor.personId);
  return presentAgreement(actor, doc, await readParties(doc.organisations.map(String)));
}

async function readEditable(actor: Member, id: string): Promise<AgreementDoc> {
  const doc = await readAgreement(actor, id);
  if (canEdit(actor, guardedOf(doc))) return doc;
  throw ['draft', 'proposed'].includes(doc.status)
    ? new Problem('forbidden')
    : new Problem('not-possible-now', 'What is signed stays as it is. End it, or draft a new agreement.');
}

/** What is really changed against the text as it was read. @throws Problem conflict naming every part both changed */
async function changesSince(
  current: AgreementDoc,
  revision: number,
  wanted: Partial<AgreementContent>,
): Promise<Partial<AgreementContent>> {
  const base =
    revision === current.revision
      ? current
      : await Versions.findOne({ agreementId: current._id, revision }).lean();
  if (!base) throw new Problem('conflict', 'This revision is not known; read the agreement again.');
  const { changes, conflicts } = joinChanges(
    wanted,
    AgreementContent.parse(base.content),
    AgreementContent.parse(current.content),
  );
  if (conflicts.length === 0) return changes;
  throw new Problem('conflict', 'The other side changed the same part in the meantime.', {
    issues: conflicts.map((part) => ({
      path: ['body', part],
      code: 'conflict',
      message: 'was changed meanwhile',
    })),
  });
}

/** Keeps the state that is about to be replaced; kept twice it is the same one. */
async function keepVersion(doc: AgreementDoc): Promise<void> {
  await Versions.updateOne(
    { agreementId: doc._id, revision: doc.revision },
    { $setOnInsert: { content: doc.content, changedBy: doc.changedBy, at: textSavedAt(doc) } },
    { upsert: true },
  );
}

function authorOf(actor: Member): Author {
  return {
    personId: actor.personId,
    personName: actor.name,
    organisationId: actor.organisationId,
  };
}

function idsOf(people: ReadonlyMap<string, { id: string }[]>): Map<string, string[]> {
  return new Map([...people].map(([organisation, list]) => [organisation, list.map(({ id }) => id)]));
}
