import { type Issue } from '@klammer/contracts/problems';
import { type RequestFields } from '@klammer/contracts/requests';
import { Problem } from '../../problem.ts';
import { momentOf } from '../../local-time.ts';

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
  const checks: [path: string, ok: boolean, message: string][] = [
    ['title', isGiven(fields.title), 'needs a title in German or English'],
    ['problem', isGiven(fields.problem), 'needs the problem in German or English'],
    ['seeks', fields.seeks.length + fields.topics.length > 0, 'needs what you look for, or a topic'],
    ['budgetMaxEur', min === null || max === null || min <= max, 'must not be below the least'],
    ['deadline', fields.deadline !== null && momentOf(fields.deadline) > now, 'must lie ahead'],
    ['anonymous', !fields.anonymous || !names(fields, name), 'the text names your organisation'],
  ];
  const issues: Issue[] = checks
    .filter(([, ok]) => !ok)
    .map(([path, , message]) => ({ path: ['body', path], code: 'not-publishable', message }));
  if (issues.length > 0)
    throw new Problem('invalid-input', 'Something is missing before it can be published.', { issues });
}

const isGiven = ({ de, en }: { de: string; en: string }): boolean => de !== '' || en !== '';

function names({ title, problem, gives, questions }: RequestFields, name: string): boolean {
  const texts = [title, problem, gives].flatMap(({ de, en }) => [de, en]);
  return [...texts, ...questions].join('\n').toLowerCase().includes(name.toLowerCase());
}
