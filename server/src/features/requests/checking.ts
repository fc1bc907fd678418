import { type RequestFields } from '@klammer/contracts/requests';
import { isWritten } from '@klammer/contracts/text';
import { momentOf } from '../../time/local-time.ts';
import { requireAll } from '../../publishable.ts';

/** The fields as they are stored: a Markterkundung is for all equally, and the deadline becomes a moment. */
export function storedFields(fields: RequestFields): RequestFields & { deadlineAt: Date | null } {
  return {
    ...fields,
    audience: fields.kind === 'market-exploration' ? 'public' : fields.audience,
    deadlineAt: fields.deadline === null ? null : momentOf(fields.deadline),
  };
}

/**
 * Whether a draft can be published, everything that is missing at once.
 * @param name of the organisation, which must not stand in the text of an anonymous request
 * @throws Problem invalid-input
 */
export function checkPublishable(fields: RequestFields, name: string, now: Date): void {
  const { budgetMinEur: min, budgetMaxEur: max } = fields;
  requireAll([
    ['title', isWritten(fields.title), 'needs a title in German or English'],
    ['problem', isWritten(fields.problem), 'needs the problem in German or English'],
    ['seeks', fields.seeks.length + fields.topics.length > 0, 'needs what you look for, or a topic'],
    ['budgetMaxEur', min === null || max === null || min <= max, 'must not be below the least'],
    ['deadline', fields.deadline !== null && momentOf(fields.deadline) > now, 'must lie ahead'],
    ['anonymous', !fields.anonymous || !names(fields, name), 'the text names your organisation'],
  ]);
}

function names({ title, problem, gives, questions }: RequestFields, name: string): boolean {
  const texts = [title, problem, gives, ...questions].flatMap(({ de, en }) => [de, en]);
  return texts.join('\n').toLowerCase().includes(name.toLowerCase());
}
