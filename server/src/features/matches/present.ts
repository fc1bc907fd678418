import { type Match as MatchOut, type Reason as ReasonOut } from '@klammer/contracts/matches';
import { labelOf, VOCABULARIES, type VocabularyName, type Locale } from '@klammer/contracts/vocabulary';
import { renderReason, type Match, type Reason } from '@klammer/search/matching';
import { canBeAsked, canSee, guardedOf, presentSummary, type ProfileDoc } from '../profiles/service.ts';
import { type Actor } from '../../actor.ts';

const SEARCHED: VocabularyName[] = ['needs', 'topics', 'industries', 'stages', 'instruments', 'regions'];

/** The label of a code in whichever vocabulary has it. */
function labels(code: string, locale: Locale): string {
  const name = SEARCHED.find((vocabulary) =>
    VOCABULARIES[vocabulary].some((concept) => concept.code === code),
  );
  return name ? labelOf(name, code, locale) : code;
}

export function presentReason(reason: Reason): ReasonOut {
  return {
    code: reason.code,
    de: renderReason(reason, 'de', labels),
    en: renderReason(reason, 'en', labels),
  };
}

/** What the asking side knows of this pair already. */
export interface Known {
  verdict: MatchOut['verdict'];
  introduction: MatchOut['introduction'];
}

export function presentMatch(actor: Actor, match: Match, doc: ProfileDoc, known: Known): MatchOut {
  const anonymous = !canSee(actor, guardedOf(doc));
  return {
    profile: anonymous ? { ...withoutName(doc), anonymous } : { ...presentSummary(doc), anonymous },
    score: match.score,
    gainForYou: match.gainForSeeker,
    gainForThem: match.gainForOther,
    reasonsForYou: match.reasons.seeker.map(presentReason),
    reasonsForThem: match.reasons.other.map(presentReason),
    verdict: known.verdict,
    introduction: known.introduction,
    abilities: { introduce: canBeAsked(actor, guardedOf(doc)) && isAskable(known) },
  };
}

function isAskable({ introduction }: Known): boolean {
  return introduction === null || !['asked', 'accepted'].includes(introduction.status);
}

/** An anonymous profile: its codes may be known, nothing that tells who it is. */
function withoutName(doc: ProfileDoc): ReturnType<typeof presentSummary> {
  return {
    ...presentSummary(doc),
    name: '',
    slug: '',
    headline: { de: '', en: '' },
    place: null,
    verification: 'none',
  };
}
