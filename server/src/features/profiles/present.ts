import { type Profile, type ProfileSummary } from '@klammer/contracts/profiles';
import { type Actor } from '../../actor.ts';
import { type ProfileDoc } from './model.ts';
import { canBeAsked, canEdit, type Guarded } from './policy.ts';

export function guardedOf(doc: ProfileDoc): Guarded {
  return { id: String(doc._id), kind: doc.kind, status: doc.status, visibility: doc.visibility };
}

export function presentProfile(actor: Actor, doc: ProfileDoc): Profile {
  const guarded = guardedOf(doc);
  return {
    ...fieldsOf(doc),
    id: guarded.id,
    slug: doc.slug,
    kind: doc.kind,
    status: doc.status,
    demonstration: doc.demonstration,
    verification: doc.verification,
    confirmedAt: doc.confirmedAt.toISOString(),
    updatedAt: doc.updatedAt.toISOString(),
    revision: doc.revision,
    abilities: {
      edit: canEdit(actor, guarded),
      publish: canEdit(actor, guarded),
      introduce: canBeAsked(actor, guarded),
    },
  };
}

/** The fields an owner writes, one by one: nothing else of the document leaves. */
function fieldsOf(doc: ProfileDoc) {
  return {
    name: doc.name,
    headline: doc.headline,
    description: doc.description,
    needs: doc.needs,
    offers: doc.offers,
    topics: doc.topics,
    industries: doc.industries,
    stage: doc.stage,
    teamSize: doc.teamSize,
    foundedYear: doc.foundedYear,
    place: doc.place,
    website: doc.website,
    traction: doc.traction,
    raising: doc.raising,
    investing: doc.investing,
    sourcing: doc.sourcing,
    visibility: doc.visibility,
  };
}

export function presentSummary(doc: ProfileDoc): ProfileSummary {
  return {
    id: String(doc._id),
    slug: doc.slug,
    kind: doc.kind,
    name: doc.name,
    headline: doc.headline,
    needs: doc.needs.map((need) => need.code),
    offers: doc.offers.map((offer) => offer.code),
    topics: doc.topics,
    industries: doc.industries,
    stage: doc.stage,
    place: doc.place,
    demonstration: doc.demonstration,
    verification: doc.verification,
  };
}
