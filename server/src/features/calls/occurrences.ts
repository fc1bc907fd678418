import { occurrenceSource, type OccurrenceSource } from '../../contributions/occurrences.ts';
import { type Deps } from '../../deps.ts';
import { Calls, organisersOf, type CallDoc } from './model.ts';

const find = (field: 'publishedAt' | 'decidedAt') => (since: Date) =>
  Calls.find({ [field]: { $gte: since } })
    .sort({ [field]: 1 })
    .lean<CallDoc>()
    .cursor();

const about = ({ publicUrl }: Deps, call: CallDoc) => ({
  callId: String(call._id),
  organisationIds: organisersOf(call),
  page: {
    title: { de: call.title.de, en: call.title.en },
    url: `${publicUrl}/calls/${String(call._id)}`,
  },
});

export const callOccurrences: readonly OccurrenceSource[] = [
  occurrenceSource(
    'call.published',
    find('publishedAt'),
    (deps, call) =>
      call.publishedAt && {
        cause: `call:${String(call._id)}:published`,
        at: call.publishedAt,
        data: {
          ...about(deps, call),
          kinds: call.kinds,
          deadline: call.deadlineAt?.toISOString() ?? null,
        },
      },
  ),
  occurrenceSource(
    'call.decided',
    find('decidedAt'),
    (deps, call) =>
      call.decidedAt && {
        cause: `call:${String(call._id)}:decided`,
        at: call.decidedAt,
        data: about(deps, call),
      },
  ),
];
