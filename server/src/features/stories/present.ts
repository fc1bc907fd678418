import { type AgreementStatus } from '@klammer/contracts/agreements';
import { type Story, type StoryOfAgreement } from '@klammer/contracts/stories';
import { type Actor } from '../../actor.ts';
import { canSee, guardedOf as profileGuard, type ProfileDoc } from '../profiles/service.ts';
import { type StoryDoc } from './model.ts';
import { canAgree, canPropose, canWithdraw, type Guarded } from './policy.ts';

export type Profiles = ReadonlyMap<string, ProfileDoc>;

function stateOf({ publishedAt, withdrawnAt }: StoryDoc): NonNullable<Guarded['state']> {
  if (publishedAt) return 'published';
  return withdrawnAt ? 'withdrawn' : 'proposed';
}

export function guardedOf(
  agreement: { organisations: readonly string[]; status: AgreementStatus },
  doc: StoryDoc | null,
): Guarded {
  return {
    organisations: agreement.organisations,
    status: agreement.status,
    agreed: doc?.consents.map((one) => one.organisationId) ?? [],
    state: doc && stateOf(doc),
  };
}

/** Everything that becomes public, and nothing else. */
export function presentStory(actor: Actor, doc: StoryDoc, publishedAt: Date, profiles: Profiles): Story {
  return {
    id: String(doc.publicId),
    slug: doc.slug,
    title: doc.title,
    text: doc.text,
    publishedAt: publishedAt.toISOString(),
    parties: doc.organisations.flatMap((id) => {
      const profile = profiles.get(id);
      if (!profile) return [];
      const slug = canSee(actor, profileGuard(profile)) ? profile.slug : null;
      return [{ name: profile.name, kind: profile.kind, slug }];
    }),
  };
}

export function presentDraft(
  actor: Actor,
  guarded: Guarded,
  doc: StoryDoc | null,
  profiles: Profiles,
): StoryOfAgreement {
  return {
    story: doc && {
      state: stateOf(doc),
      slug: doc.slug,
      title: doc.title,
      text: doc.text,
      revision: doc.revision,
      parties: doc.organisations.map((organisationId) => {
        const consent = doc.consents.find((one) => one.organisationId === organisationId);
        return {
          organisationId,
          name: profiles.get(organisationId)?.name ?? '',
          agreedAt: consent?.at.toISOString() ?? null,
          agreedBy: consent?.by ?? null,
        };
      }),
    },
    abilities: {
      propose: canPropose(actor, guarded),
      agree: canAgree(actor, guarded),
      withdraw: canWithdraw(actor, guarded),
    },
  };
}
