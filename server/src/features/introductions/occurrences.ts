import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { Introductions, type IntroductionDoc } from './model.ts';

export const introductionOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'introduction.accepted',
    (since) =>
      Introductions.find({ answeredAt: { $gte: since }, status: 'accepted' })
        .sort({ answeredAt: 1 })
        .lean<IntroductionDoc>()
        .cursor(),
    (_deps, { _id, answeredAt, from, to, mediated }) =>
      answeredAt && {
        cause: `introduction:${String(_id)}:accepted`,
        at: answeredAt,
        data: {
          introductionId: String(_id),
          organisationIds: [String(from), String(to)],
          mediated,
        },
      },
  ),
];
