import { type MembershipOffer } from '@klammer/contracts/membership';
import { districtCodes, region } from '@klammer/contracts/vocabulary';
import { Problem } from '../../problem.ts';
import { regionFile } from '../../region/current.ts';
import { recordAudit } from '../audit/service.ts';
import { type Person } from '../../actor.ts';
import { type Deps } from '../../deps.ts';
import { Offers } from './model.ts';

/** What the region offers until the operator says something else. */
const firstOffer = (): MembershipOffer => ({
  plans: [
    {
      key: 'startup',
      name: { de: 'Start-up, kostenfrei', en: 'Start-up, free of charge' },
      text: {
        de: `Zwei Jahre Mitglied, ohne Beitrag, für Start-ups mit Sitz in ${region().name.de}. Endet von selbst und wird nie von selbst kostenpflichtig.`,
        en: `A member for two years, without a fee, for start-ups seated in ${region().name.en}. Ends by itself and never turns into a paid one by itself.`,
      },
      feeEurPerYear: 0,
      months: 24,
      kinds: ['startup'],
      places: [...(regionFile().memberPlaces ?? districtCodes())],
      youngerThanYears: 5,
      needsProof: true,
      services: [
        { service: 'legal-advice', quota: 2 },
        { service: 'seminar', quota: 4 },
        { service: 'room', quota: 6 },
      ],
    },
    {
      key: 'company',
      name: { de: 'Unternehmen', en: 'Company' },
      text: {
        de: 'Mitglied für ein Jahr, mit allen Leistungen.',
        en: 'A member for one year, with every service.',
      },
      feeEurPerYear: 600,
      months: 12,
      kinds: ['startup', 'company', 'investor', 'partner'],
      places: [],
      youngerThanYears: null,
      needsProof: false,
      services: [
        { service: 'legal-advice', quota: 6 },
        { service: 'seminar', quota: null },
        { service: 'room', quota: 24 },
      ],
    },
  ],
  services: [
    {
      key: 'legal-advice',
      name: { de: 'Rechtliche Erstberatung', en: 'First legal advice' },
      text: { de: 'Eine Stunde mit einer Anwältin oder einem Anwalt.', en: 'One hour with a lawyer.' },
    },
    {
      key: 'seminar',
      name: { de: 'Seminarplatz', en: 'Place in a seminar' },
      text: {
        de: 'Ein Platz in einem Seminar des laufenden Programms.',
        en: 'One place in a seminar of the current programme.',
      },
    },
    {
      key: 'room',
      name: { de: 'Besprechungsraum', en: 'Meeting room' },
      text: { de: 'Ein halber Tag für bis zu zwölf Personen.', en: 'Half a day for up to twelve people.' },
    },
  ],
});

export async function readOffer(): Promise<MembershipOffer & { revision: number }> {
  const doc = await Offers.findById('offer').lean();
  if (!doc) return { ...firstOffer(), revision: 0 };
  return { plans: doc.plans, services: doc.services, revision: doc.revision };
}

/** @throws Problem invalid-input for a service there is none of | conflict where somebody else changed it since */
export async function setOffer(
  deps: Deps,
  actor: Person,
  { revision, ...offer }: MembershipOffer & { revision: number },
): Promise<MembershipOffer & { revision: number }> {
  const known = new Set(offer.services.map(({ key }) => key));
  const unknown = offer.plans.flatMap(({ services }) => services).find(({ service }) => !known.has(service));
  if (unknown)
    throw new Problem('invalid-input', `There is no service ${unknown.service}.`, {
      issues: [
        { path: ['body', 'plans'], code: 'no-service', message: `There is no service ${unknown.service}.` },
      ],
    });
  // The first change makes the document; the key makes the second of two at once fail.
  const written = await Offers.updateOne(
    { _id: 'offer', revision },
    { $set: { ...offer, revision: revision + 1 } },
    { upsert: revision === 0 },
  ).catch((cause: unknown) => {
    throw new Problem('conflict', 'Somebody else changed the plans; please look at them again.', { cause });
  });
  if (written.matchedCount + written.upsertedCount === 0)
    throw new Problem('conflict', 'Somebody else changed the plans; please look at them again.');
  await recordAudit(deps, {
    actor,
    action: 'membership.offer',
    subject: { kind: 'membership', id: 'offer' },
    detail: { revision: String(revision + 1) },
  });
  return readOffer();
}
