import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Agreements, type AgreementDoc } from './model.ts';

export const agreementOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'agreement.signed',
    (since) =>
      Agreements.find({ 'signatures.at': { $gte: since }, status: { $ne: 'draft' } })
        .lean<AgreementDoc>()
        .cursor(),
    (_deps, { _id, organisations, template, signatures }) =>
      // The last signature is what counts, also where a kill kept the state from being set after it.
      signatures.length === organisations.length
        ? {
            cause: `agreement:${String(_id)}:signed`,
            at: new Date(Math.max(...signatures.map(({ at }) => at.getTime()))),
            data: { agreementId: String(_id), organisationIds: organisations.map(String), template },
          }
        : null,
  ),
];
