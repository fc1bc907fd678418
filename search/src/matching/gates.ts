import { liesIn } from './place.ts';
import { isCurrent, needsOf, offersOf, type MatchProfile, type ProfileKind } from './profile.ts';

/** Why a pair can't be matched at all; each is a fact the two sides stated, never a guess. */
export type Gate =
  'self' | 'inactive' | 'blocked' | 'kinds' | 'stage' | 'ticket' | 'instrument' | 'region' | 'capacity';

/** Two investors or two partners have nothing to introduce each other for; two companies or start-ups may. */
const POINTLESS: ReadonlySet<string> = new Set(['investor:investor', 'partner:partner', 'investor:partner']);

/** A ticket is met somewhat outside its bounds too: rounds are shared and figures are rough. */
const TICKET_SLACK = 2;

export function kindsMatch(a: ProfileKind, b: ProfileKind): boolean {
  return !POINTLESS.has(`${a}:${b}`) && !POINTLESS.has(`${b}:${a}`);
}

/** Every gate the pair fails, in a fixed order; empty when it may be matched. */
export function failedGates(seeker: MatchProfile, other: MatchProfile, now: Date): Gate[] {
  const failed: Gate[] = [];
  if (seeker.id === other.id) failed.push('self');
  if (seeker.active === false || other.active === false) failed.push('inactive');
  if (seeker.blocked?.includes(other.id) || other.blocked?.includes(seeker.id)) failed.push('blocked');
  if (!kindsMatch(seeker.kind, other.kind)) failed.push('kinds');
  failed.push(...moneyGates(seeker, other, now), ...moneyGates(other, seeker, now));
  if (isOutside(seeker, other) || isOutside(other, seeker)) failed.push('region');
  if (other.capacity !== undefined && (other.openIncoming ?? 0) >= other.capacity) failed.push('capacity');
  return failed;
}

function isOutside(chooser: MatchProfile, other: MatchProfile): boolean {
  return Boolean(chooser.regions?.length && other.place && !liesIn(other.place, chooser.regions));
}

/** Stage, ticket and instrument bind only where capital is the only thing the two could share. */
function moneyGates(investor: MatchProfile, firm: MatchProfile, now: Date): Gate[] {
  if (investor.kind !== 'investor' || sharesMoreThanCapital(investor, firm, now)) return [];
  const failed: Gate[] = [];
  if (investor.stages?.length && firm.stage && !investor.stages.includes(firm.stage)) failed.push('stage');
  const amount = firm.raising?.amountEur;
  const { minEur = 0, maxEur = Infinity } = investor.ticket ?? {};
  // A large round is shared among several investors, so only a round below the smallest ticket is impossible.
  if (amount !== undefined && (amount * TICKET_SLACK < minEur || amount > maxEur * 20)) failed.push('ticket');
  const wanted = firm.raising?.instruments;
  if (
    wanted?.length &&
    investor.instruments?.length &&
    !wanted.some((code) => investor.instruments?.includes(code))
  )
    failed.push('instrument');
  return failed;
}

function sharesMoreThanCapital(investor: MatchProfile, firm: MatchProfile, now: Date): boolean {
  const offered = offersOf(investor).filter((offer) => offer.code !== 'capital' && isCurrent(offer, now));
  return needsOf(firm).some(
    (need) => isCurrent(need, now) && offered.some((offer) => offer.code === need.code),
  );
}
