import { type Parsed } from '@klammer/contracts/endpoint';
import { type Membership, type membership } from '@klammer/contracts/membership';
import { type Member } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { isDuplicateKey } from '../../http/problems.ts';
import { dayOf } from '../../time/local-time.ts';
import { notFound, Problem } from '../../problem.ts';
import { exchangeFiles } from '../files/service.ts';
import { findProfiles } from '../profiles/service.ts';
import { Memberships, type MembershipDoc } from './model.ts';
import { readOffer } from './offer.ts';
import { canApply, canWithdraw, faultsOf } from './policy.ts';
import { guardedOf } from './present.ts';
import { describeOne, readMembership } from './reading.ts';

/** What files of an application are claimed for. */
export const PROOF_OWNER = 'membership';
const MOST_READ = 1000;

/** @throws Problem forbidden | invalid-input where the plan is not for them | duplicate while an application is open */
export async function apply(
  deps: Deps,
  actor: Member,
  { clientId, ...wish }: Parsed<typeof membership.apply>['body'],
): Promise<Membership> {
  if (!canApply(actor, actor.organisationId)) throw new Problem('forbidden');
  const cause = `${actor.organisationId}:${clientId}`;
  const earlier = await Memberships.findOne({ cause }).lean<MembershipDoc>();
  if (earlier) return describeOne(deps, actor, earlier);
  const plan = await readPlan(deps, actor, wish);
  const owner = { ownerKind: PROOF_OWNER, ownerId: actor.organisationId, purpose: 'evidence' as const };
  const files = { had: [], has: wish.proof ? [wish.proof] : [], held: () => proofsOf(actor.organisationId) };
  return exchangeFiles(deps, actor, owner, files, async () => {
    const now = deps.now();
    try {
      const doc = await Memberships.create({
        cause,
        organisationId: actor.organisationId,
        plan: plan.key,
        planName: plan.name,
        feeEurPerYear: plan.feeEurPerYear,
        months: plan.months,
        status: 'applied',
        foundedOn: wish.foundedOn,
        proofId: wish.proof,
        note: wish.note,
        quotas: plan.services.map(({ service, quota }) => ({ service, quota, left: quota })),
        bookings: [],
        steps: [{ status: 'applied', at: now, personId: actor.personId, by: actor.name, note: '' }],
        createdAt: now,
        updatedAt: now,
      });
      return await describeOne(deps, actor, doc.toObject<MembershipDoc>());
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const same = await Memberships.findOne({ cause }).lean<MembershipDoc>();
      if (same) return describeOne(deps, actor, same);
      throw new Problem('duplicate', 'An application is open already.', { cause: error });
    }
  });
}

async function proofsOf(organisationId: string): Promise<string[]> {
  const docs = await Memberships.find({ organisationId }, { proofId: 1 })
    .limit(MOST_READ)
    .lean<MembershipDoc[]>();
  return docs.flatMap(({ proofId }) => (proofId ? [String(proofId)] : []));
}

async function readPlan(
  deps: Deps,
  actor: Member,
  {
    plan: key,
    foundedOn,
    proof,
  }: Pick<Parsed<typeof membership.apply>['body'], 'plan' | 'foundedOn' | 'proof'>,
) {
  const [{ plans }, [profile]] = await Promise.all([readOffer(), findProfiles([actor.organisationId])]);
  const plan = plans.find((one) => one.key === key);
  if (!plan || !profile) throw notFound();
  const faults = faultsOf(
    plan,
    { kind: profile.kind, region: profile.place?.region ?? null, foundedOn, hasProof: proof !== null },
    dayOf(deps.now()),
  );
  if (faults.length > 0)
    throw new Problem('invalid-input', 'This plan is not for your organisation as it stands.', {
      issues: faults.map((code) => ({ path: ['body', 'plan'], code, message: `The plan needs: ${code}.` })),
    });
  return plan;
}

/** @throws Problem not-found | forbidden once it is decided */
export async function withdraw(deps: Deps, actor: Member, id: string): Promise<Membership> {
  const before = await readMembership(actor, id);
  if (!canWithdraw(actor, guardedOf(before))) throw new Problem('forbidden');
  const now = deps.now();
  const doc = await Memberships.findOneAndUpdate(
    { _id: id, status: { $in: ['applied', 'checked'] } },
    {
      $set: { status: 'withdrawn', updatedAt: now },
      $push: { steps: { status: 'withdrawn', at: now, personId: actor.personId, by: actor.name, note: '' } },
    },
    { returnDocument: 'after' },
  ).lean<MembershipDoc>();
  if (!doc) throw new Problem('conflict');
  return describeOne(deps, actor, doc);
}
