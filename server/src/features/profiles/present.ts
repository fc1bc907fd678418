import { type StoredFile } from '@klammer/contracts/files';
import {
  GUARDED_FIELDS,
  type GuardedField,
  type Profile,
  type ProfileSummary,
  type VerifiableProfile,
} from '@klammer/contracts/profiles';
import { isWritten } from '@klammer/contracts/text';
import { belongsTo, type Actor } from '../../actor.ts';
import { type ProfileDoc } from './model.ts';
import { canBeAsked, canEdit, canOpen, canSeeField, type Guarded } from './policy.ts';

export function guardedOf(doc: ProfileDoc): Guarded {
  return { id: String(doc._id), kind: doc.kind, status: doc.status, visibility: doc.visibility };
}

/** Who looks: whether the organisation they act for was introduced to this one, and when that is. */
export interface Look {
  introduced: boolean;
  now: Date;
  deckFile?: StoredFile | undefined;
}

export function presentProfile(actor: Actor, doc: ProfileDoc, look: Look): Profile {
  const guarded = guardedOf(doc);
  const shown = (field: GuardedField) => canSeeField(actor, guarded, doc.audiences[field], look.introduced);
  const own = belongsTo(actor, guarded.id);
  const current = (wishes: ProfileDoc['needs']) =>
    own ? wishes : wishes.filter((wish) => isCurrent(wish, look.now));
  return {
    ...fieldsOf(doc),
    needs: current(doc.needs),
    offers: current(doc.offers),
    raising: shown('raising') ? doc.raising : null,
    traction: shown('traction') ? doc.traction : { de: '', en: '' },
    team: shown('team') ? doc.team : [],
    deck: shown('deck') ? doc.deck : null,
    deckFile: shown('deck') ? (look.deckFile ?? null) : null,
    keptBack: GUARDED_FIELDS.filter((field) => !shown(field) && isFilled(doc, field)),
    id: guarded.id,
    slug: doc.slug,
    kind: doc.kind,
    status: doc.status,
    demonstration: doc.demonstration,
    verification: doc.verification,
    verifiedAt: doc.verifiedAt?.toISOString() ?? null,
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

/** Who works there, as far as the profile shows it to this asker. */
export function presentTeam(actor: Actor, doc: ProfileDoc, introduced: boolean): ProfileDoc['team'] {
  const guarded = guardedOf(doc);
  const shown =
    canOpen(actor, guarded, introduced) && canSeeField(actor, guarded, doc.audiences.team, introduced);
  return shown ? doc.team : [];
}

function isFilled(doc: ProfileDoc, field: GuardedField): boolean {
  if (field === 'traction') return isWritten(doc.traction);
  return field === 'team' ? doc.team.length > 0 : doc[field] !== null;
}

/** A need or offer counts to the end of its last day. */
export function isCurrent({ validUntil }: { validUntil: string | null }, now: Date): boolean {
  return validUntil === null || validUntil >= now.toISOString().slice(0, 10);
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
    logo: doc.logo,
    visibility: doc.visibility,
    audiences: doc.audiences,
  };
}

const currentCodes = (wishes: ProfileDoc['needs'], now = new Date()) =>
  wishes.filter((wish) => isCurrent(wish, now)).map((wish) => wish.code);

export function presentSummary(doc: ProfileDoc): ProfileSummary {
  return {
    id: String(doc._id),
    slug: doc.slug,
    kind: doc.kind,
    name: doc.name,
    headline: doc.headline,
    needs: currentCodes(doc.needs),
    offers: currentCodes(doc.offers),
    topics: doc.topics,
    industries: doc.industries,
    stage: doc.stage,
    place: doc.place,
    demonstration: doc.demonstration,
    verification: doc.verification,
    logo: doc.logo,
  };
}

export function presentVerifiable(doc: ProfileDoc, names: ReadonlyMap<string, string>): VerifiableProfile {
  return {
    ...presentSummary(doc),
    status: doc.status,
    website: doc.website,
    verifiedAt: doc.verifiedAt?.toISOString() ?? null,
    verifiedBy: (doc.verifiedBy && names.get(doc.verifiedBy)) ?? null,
    publishedAt: (doc.publishedAt ?? doc.createdAt).toISOString(),
  };
}

/** A profile whose name is not told yet: only its codes, each named here, so that a new field stays in. */
export function presentAnonymous(doc: ProfileDoc): ProfileSummary {
  return {
    id: String(doc._id),
    slug: '',
    kind: doc.kind,
    name: '',
    headline: { de: '', en: '' },
    needs: currentCodes(doc.needs),
    offers: currentCodes(doc.offers),
    topics: doc.topics,
    industries: doc.industries,
    stage: doc.stage,
    place: null,
    demonstration: doc.demonstration,
    verification: 'none',
    logo: null,
  };
}
