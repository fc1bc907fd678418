import { REVIEW_DAYS, type AgreementStatus } from '@klammer/contracts/agreements';
import { type AgreementTemplate } from '@klammer/contracts/agreement-templates';
import mongoose from 'mongoose';
import { type Deps } from '../../deps.ts';
import { addDays, dayOf } from '../../time/local-time.ts';
import { findProfiles } from '../profiles/service.ts';
import { announce } from './announcing.ts';
import { draftContent, hashOf } from './content.ts';
import { Agreements, type AgreementDoc, type Author } from './model.ts';

/** An agreement of the demonstration region, one signer for each side. */
export interface FilledAgreement {
  conversationId: string;
  template: AgreementTemplate;
  status: Exclude<AgreementStatus, 'signed' | 'ended'>;
  signers: readonly Author[];
  /** Texts of the template's sections, by key. */
  sections: Record<string, string>;
  /** What each side gives where their profiles do not say it. */
  gives: string;
  gets: string;
  startedAt: Date;
}

/**
 * Stores agreements as they would be after drafting, proposing and signing; one that runs has reached its first step.
 * @returns their ids, in the order of the list
 */
export async function fillAgreements(list: readonly FilledAgreement[]): Promise<string[]> {
  const profiles = await findProfiles(
    list.flatMap((one) => one.signers.map((signer) => signer.organisationId)),
  );
  const byId = new Map(profiles.map((profile) => [String(profile._id), profile]));
  const docs = await Agreements.insertMany(
    list.map((one) => {
      const [author] = one.signers;
      const parties = one.signers.flatMap((signer) => byId.get(signer.organisationId) ?? []);
      const day = dayOf(one.startedAt);
      const drafted = draftContent(one.template, 'de', parties, day);
      const content = {
        ...drafted,
        sections: drafted.sections.map(({ key }) => ({ key, text: one.sections[key] ?? '' })),
        sides: drafted.sides.map((side) => ({
          ...side,
          gives: side.gives.length > 0 ? side.gives : [{ code: null, words: one.gives }],
          gets: side.gets.length > 0 ? side.gets : [{ code: null, words: one.gets }],
        })),
        milestones: drafted.milestones.map((milestone, index) => {
          const owner = one.signers[index % one.signers.length];
          return {
            ...milestone,
            organisationId: owner?.organisationId ?? milestone.organisationId,
            ownerId: owner?.personId ?? null,
          };
        }),
      };
      const isSigned = one.status === 'active' || one.status === 'completed';
      const base = {
        _id: new mongoose.Types.ObjectId(),
        organisations: parties.map((profile) => profile._id),
        template: one.template,
        language: 'de' as const,
        content,
      };
      const reached = content.milestones.slice(0, one.status === 'completed' ? content.milestones.length : 1);
      return {
        ...base,
        cause: `demonstration:${one.conversationId}`,
        conversationId: one.conversationId,
        status: one.status,
        signatures: isSigned
          ? one.signers.map((signer) => ({ ...signer, at: one.startedAt, hash: hashOf(base) }))
          : [],
        progress: isSigned
          ? reached.map(({ key, dueOn }) => ({
              key,
              doneAt: new Date(`${dueOn}T10:00:00Z`),
              doneBy: author?.personName ?? '',
              evidence: '',
            }))
          : [],
        reviews: isSigned ? REVIEW_DAYS.map((days) => reviewOf(one, days)) : [],
        revision: 0,
        changedBy: author,
        createdAt: one.startedAt,
        updatedAt: one.startedAt,
      };
    }),
  );
  return docs.map((doc) => String(doc._id));
}

/** Of what is completed every side has looked back; what runs is still to be asked about. */
function reviewOf({ status, signers, startedAt }: FilledAgreement, day: number) {
  const dueOn = addDays(dayOf(startedAt), day);
  const [kept, worthIt, goesOn] = ['yes', 'yes', 'partly'] as const;
  const at = new Date(`${dueOn}T10:00:00Z`);
  const answers = signers.map(({ organisationId }) => ({
    organisationId,
    kept,
    worthIt,
    goesOn,
    note: '',
    at,
  }));
  return { day, dueOn, answers: status === 'completed' && day === REVIEW_DAYS[0] ? answers : [] };
}

const MOST_RETOLD = 200;
const NEWS = {
  draft: 'agreement-drafted',
  proposed: 'agreement-proposed',
  active: 'agreement-signed',
  completed: 'agreement-completed',
} as const satisfies Record<FilledAgreement['status'], string>;

/** Tells the sides where the demonstration's agreements stand, as of when that came about. */
export async function retellAgreements(deps: Deps): Promise<void> {
  const docs = await Agreements.find({ status: { $in: Object.keys(NEWS) as FilledAgreement['status'][] } })
    .limit(MOST_RETOLD)
    .lean<(AgreementDoc & { status: FilledAgreement['status'] })[]>();
  for (const doc of docs)
    await announce({ ...deps, now: () => doc.updatedAt }, doc, NEWS[doc.status], doc.changedBy.personId);
}
