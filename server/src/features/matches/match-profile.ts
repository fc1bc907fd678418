import { labelOf, REGION_PARENT, REGIONS } from '@klammer/contracts/vocabulary';
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

function toWish(wish: ProfileDoc['needs'][number]): Wish {
  return {
    code: wish.code,
    note: wish.note,
    urgency: wish.urgency,
    validUntil: wish.validUntil ?? undefined,
  };
}

function toPlace(place: ProfileDoc['place']): Place | undefined {
  if (!place) return undefined;
  const district = place.region.startsWith('duisburg-') ? place.region : undefined;
  return {
    district,
    city: district ? 'Duisburg' : place.city || undefined,
    region: district ? REGION_PARENT[district] : place.region,
    state: 'DEA',
    country: 'DE',
  };
}

/** Chosen regions with everything that lies in them; the whole world or Europe is no bound. */
function withinRegions(chosen: readonly string[]): string[] {
  if (chosen.some((code) => code === 'WORLD' || code === 'EU')) return [];
  return REGIONS.map((region) => region.code).filter((code) =>
    chainOf(code).some((parent) => chosen.includes(parent)),
  );
}

function chainOf(code: string): string[] {
  const parent = REGION_PARENT[code];
  return parent ? [code, ...chainOf(parent)] : [code];
}

/** Everything said in words, both languages together, with the words of needs and offers. */
function textOf(doc: ProfileDoc): string {
  const texts = [
    doc.headline,
    doc.description,
    doc.traction,
    doc.investing?.thesis,
    doc.sourcing?.programmes,
  ];
  return [
    ...texts.flatMap((text) => (text ? [text.de, text.en] : [])),
    ...[...doc.needs, ...doc.offers].map((wish) => wish.note),
    ...doc.topics.map((code) => labelOf('topics', code, 'de')),
  ]
    .filter(Boolean)
    .join('\n');
}
