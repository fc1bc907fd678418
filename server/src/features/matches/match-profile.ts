import {
  chainOf,
  conceptsOf,
  labelOf,
  placeOf,
  region,
  type PlaceLevel,
} from '@klammer/contracts/vocabulary';
import { type MatchProfile, type Place, type Wish } from '@klammer/search/matching';
import { type ProfileDoc } from '../profiles/service.ts';

/** Translates a stored profile into what matching reads. */
export function toMatchProfile(doc: ProfileDoc): MatchProfile {
  return {
    id: String(doc._id),
    kind: doc.kind,
    needs: doc.needs.map(toWish),
    offers: doc.offers.map(toWish),
    topics: doc.topics,
    industries: doc.industries,
    stage: doc.stage ?? undefined,
    place: toPlace(doc.place),
    raising: doc.raising
      ? {
          amountEur: doc.raising.amountEur,
          instruments: doc.raising.instruments,
          until: doc.raising.until ?? undefined,
        }
      : undefined,
    ticket: doc.investing
      ? { minEur: doc.investing.ticketMinEur, maxEur: doc.investing.ticketMaxEur || undefined }
      : undefined,
    stages: doc.investing?.stages,
    instruments: doc.investing?.instruments,
    regions: doc.investing ? withinRegions(doc.investing.regions) : undefined,
    text: textOf(doc),
    foundedYear: doc.foundedYear ?? undefined,
    updatedAt: doc.updatedAt.toISOString(),
    active: doc.status === 'published',
  };
}

/**
 * What others are matched with. How much an organisation raises that keeps this for after an introduction is not in it:
 * an investor who moves the bounds of a ticket would read it from who comes and goes. Neither is what an anonymous profile
 * does not show: whoever moves to another district, or tries words one after the other, would read it from the score.
 */
export function asOthersKnow(doc: ProfileDoc): MatchProfile {
  const profile = toMatchProfile(doc);
  if (doc.visibility === 'anonymous') return withoutName(profile, doc);
  return doc.audiences.raising === 'introduced' ? { ...profile, raising: withoutAmount(profile) } : profile;
}

function withoutName(profile: MatchProfile, doc: ProfileDoc): MatchProfile {
  const { place, ticket } = profile;
  return {
    ...profile,
    place: place && { ...place, district: undefined, city: undefined },
    raising: withoutAmount(profile),
    ticket: ticket && {
      minEur: TICKETS.findLast((one) => one <= (ticket.minEur ?? 0)),
      maxEur: above(ticket),
    },
    text: topicsOf(doc).join('\n'),
    foundedYear: undefined,
  };
}

const withoutAmount = ({ raising }: MatchProfile): MatchProfile['raising'] =>
  raising && { until: raising.until };

/** Between which an anonymous investor's tickets lie, in euros: enough to leave out what is far from them. */
const TICKETS = [0, 25_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 3_000_000, 10_000_000];
const above = ({ maxEur = Infinity }: NonNullable<MatchProfile['ticket']>): number | undefined =>
  TICKETS.find((one) => one >= maxEur);

function toWish(wish: ProfileDoc['needs'][number]): Wish {
  return {
    code: wish.code,
    note: [wish.note.de, wish.note.en].filter(Boolean).join(' '),
    urgency: wish.urgency,
    validUntil: wish.validUntil ?? undefined,
  };
}

function toPlace(place: ProfileDoc['place']): Place | undefined {
  if (!place) return undefined;
  const chain = chainOf(place.region);
  const at = (level: PlaceLevel) => chain.find((one) => one.level === level)?.code;
  const district = at('district');
  return {
    district,
    city: district ? region().name.de : place.city || undefined,
    region: district ? chain[1]?.code : place.region,
    state: at('state'),
    country: at('country'),
  };
}

/** Chosen regions with everything that lies in them; the whole world or Europe is no bound. */
function withinRegions(chosen: readonly string[]): string[] {
  if (chosen.some((code) => placeOf(code)?.level === 'beyond')) return [];
  return conceptsOf('regions')
    .map(({ code }) => code)
    .filter((code) => chainOf(code).some((outer) => chosen.includes(outer.code)));
}

/** Everything said in words, both languages together, with the words of needs and offers. */
function textOf(doc: ProfileDoc): string {
  const texts = [
    doc.headline,
    doc.description,
    // What is kept for after an introduction must not shine through in what is called similar.
    doc.audiences.traction === 'introduced' ? null : doc.traction,
    doc.investing?.thesis,
    doc.sourcing?.programmes,
  ];
  return [
    ...texts.flatMap((text) => (text ? [text.de, text.en] : [])),
    ...[...doc.needs, ...doc.offers].flatMap(({ note }) => [note.de, note.en]),
    ...topicsOf(doc),
  ]
    .filter(Boolean)
    .join('\n');
}

const topicsOf = ({ topics }: ProfileDoc): string[] => topics.map((code) => labelOf('topics', code, 'de'));
