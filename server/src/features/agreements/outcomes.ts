import { Agreements, type AgreementDoc } from './model.ts';

const AT_ONCE = 500;
/** What an agreement came to for one of its sides: signed by all, kept as well, or not worth it in hindsight. */
export type AgreementVerdict = 'agreed' | 'kept' | 'regretted';

/** What an agreement came to between two of its sides, from the point of view of the first. */
export interface AgreementOutcome {
  organisationId: string;
  otherId: string;
  verdict: AgreementVerdict;
}

type Told = Pick<AgreementDoc, 'status' | 'organisations' | 'signatures' | 'reviews'>;

/** Of every agreement that all have signed, for each side with each other one. Matching and the funnel learn from it. */
export async function* listAgreementOutcomes(): AsyncGenerator<AgreementOutcome> {
  const cursor = Agreements.find(
    { status: { $in: ['signed', 'active', 'completed', 'ended'] } },
    { status: 1, organisations: 1, signatures: 1, reviews: 1 },
  )
    .sort({ _id: 1 })
    .lean<Told>()
    .cursor({ batchSize: AT_ONCE });
  for await (const doc of cursor) yield* outcomesOf(doc);
}

function outcomesOf(doc: Told): AgreementOutcome[] {
  // Ended before all had signed, it was never one.
  if (doc.signatures.length < doc.organisations.length) return [];
  const sides = doc.organisations.map(String);
  return sides.flatMap((organisationId) => {
    const verdict = verdictOf(doc, organisationId);
    return sides
      .filter((otherId) => otherId !== organisationId)
      .map((otherId) => ({ organisationId, otherId, verdict }));
  });
}

/** By the side's latest review. Without one, a completed agreement was kept. */
function verdictOf({ status, reviews }: Told, organisationId: string): AgreementVerdict {
  const said = reviews
    .flatMap((review) => review.answers)
    .filter((answer) => answer.organisationId === organisationId)
    .at(-1);
  if (said?.worthIt === 'no') return 'regretted';
  if (said) return said.kept === 'no' ? 'agreed' : 'kept';
  return status === 'completed' ? 'kept' : 'agreed';
}
