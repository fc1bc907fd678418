import { type Match as MatchOut, type Reason as ReasonOut } from '@klammer/contracts/matches';
import { isCode, labelOf, type VocabularyName, type Locale } from '@klammer/contracts/vocabulary';
import { renderAcross, renderReason, type Match, type Reason } from '@klammer/search/matching';
import { type Actor } from '../../actor.ts';
import {
  canBeAsked,
  canSee,
  guardedOf,
  presentAnonymous,
  presentSummary,
  type ProfileDoc,
} from '../profiles/service.ts';

const SEARCHED: VocabularyName[] = ['needs', 'topics', 'industries', 'stages', 'instruments', 'regions'];
/** Reasons that would tell where an anonymous organisation is, or how much it raises. */
const TELLING = new Set(['near', 'ticket', 'your-record', 'their-record']);

/** The label of a code in whichever vocabulary has it. */
function labels(code: string, locale: Locale): string {
  const name = SEARCHED.find((vocabulary) => isCode(vocabulary, code));
  return name ? labelOf(name, code, locale) : code;
}

function presentReason(reason: Reason, render: typeof renderReason): ReasonOut {
  return {
    code: reason.code,
    de: render(reason, 'de', labels),
    en: render(reason, 'en', labels),
  };
}

/**
 * Reasons as a side may read them that does not know who the other one is.
 * @param hiding whose fields kept for after an introduction must not shine through
 * @param render for the side whose reasons they are, or across to the other one
 */
export function presentReasons(
  reasons: readonly Reason[],
  anonymous: boolean,
  hiding: readonly ProfileDoc[],
  render = renderReason,
): ReasonOut[] {
  return reasons
    .filter((reason) => !anonymous || !TELLING.has(reason.code))
    .flatMap((reason) =>
      hiding.reduce<Reason[]>((kept, doc) => kept.flatMap((one) => withheld(one, doc)), [reason]),
    )
    .map((reason) => presentReason(reason, render));
}

/** The reason without what would tell that, or how much, an organisation raises that keeps this back; or none. */
function withheld(reason: Reason, doc: ProfileDoc): Reason[] {
  if (!doc.raising || doc.audiences.raising !== 'introduced') return [reason];
  if (reason.code === 'ticket') return [];
  if (reason.code === 'obstacle' && ['ticket', 'instrument'].includes(reason.params.gate)) return [];
  if (reason.code === 'weak' && ['stage', 'ticket'].includes(reason.params.what)) return [];
  if (reason.code !== 'need-met' && reason.code !== 'their-need') return [reason];
  if (doc.needs.some((need) => need.code === 'capital')) return [reason];
  const needs = reason.params.needs.filter((code) => code !== 'capital');
  return needs.length > 0 ? [{ ...reason, params: { needs } }] : [];
}

/** What the asking side knows of this pair already, and how busy the other one is. */
export type Known = Pick<MatchOut, 'verdict' | 'introduction' | 'influence' | 'capacity'>;

export function presentMatch(actor: Actor, match: Match, doc: ProfileDoc, known: Known): MatchOut {
  const anonymous = isAnonymousTo(actor, doc, known);
  const hiding = hidingTo(doc, known);
  return {
    profile: { ...(anonymous ? presentAnonymous(doc) : presentSummary(doc)), anonymous },
    score: match.score,
    gainForYou: match.gainForSeeker,
    gainForThem: match.gainForOther,
    reasonsForYou: presentReasons(match.reasons.seeker, anonymous, hiding),
    reasonsForThem: presentReasons(match.reasons.other, anonymous, hiding, renderAcross),
    verdict: known.verdict,
    introduction: known.introduction,
    influence: known.influence,
    capacity: known.capacity,
    abilities: { introduce: canBeAsked(actor, guardedOf(doc)) && isAskable(known) },
  };
}

/** Whoever is introduced may read everything. */
export function hidingTo(doc: ProfileDoc, { introduction }: Pick<Known, 'introduction'>): ProfileDoc[] {
  return introduction?.status === 'accepted' ? [] : [doc];
}

/** An anonymous profile is named once it accepted; until then operators, too, read it as everybody does here. */
export function isAnonymousTo(
  actor: Actor,
  doc: ProfileDoc,
  { introduction }: Pick<Known, 'introduction'>,
): boolean {
  if (introduction?.status === 'accepted') return false;
  return doc.visibility === 'anonymous' || !canSee(actor, guardedOf(doc));
}

function isAskable({ introduction, capacity }: Known): boolean {
  if (capacity.waiting >= capacity.most) return false;
  return introduction === null || !['asked', 'accepted'].includes(introduction.status);
}
