import { type AgreementStatus } from '@klammer/contracts/agreements';
import { type Actor } from '../../actor.ts';
import { notFound } from '../../problem.ts';
import { Agreements, type AgreementDoc } from './model.ts';
import { canSee } from './policy.ts';
import { guardedOf } from './present.ts';

/** @throws Problem not-found where there is none or the actor takes no part in it. */
export async function readAgreement(actor: Actor, id: string): Promise<AgreementDoc> {
  const doc = await Agreements.findById(id).lean<AgreementDoc>();
  if (!doc || !canSee(actor, guardedOf(doc))) throw notFound();
  return doc;
}

/** What a feature that stands on agreements needs to know of one. @throws Problem not-found as above */
export async function partiesOfAgreement(
  actor: Actor,
  id: string,
): Promise<{ organisations: string[]; status: AgreementStatus }> {
  const { organisations, status } = await readAgreement(actor, id);
  return { organisations: organisations.map(String), status };
}

/** Whether two organisations are parties of one agreement. */
export async function haveAgreement(one: string, other: string): Promise<boolean> {
  return (await Agreements.exists({ organisations: { $all: [one, other] } })) !== null;
}
