import { type CallFields, type FormField } from '@klammer/contracts/calls';
import { isWritten } from '@klammer/contracts/text';
import { momentOf } from '../../time/local-time.ts';
import { requireAll, type Check } from '../../publishable.ts';

/** The fields as they are stored: the local deadline becomes a moment too. */
export function storedFields(fields: CallFields): CallFields & { deadlineAt: Date | null } {
  return { ...fields, deadlineAt: fields.deadline === null ? null : momentOf(fields.deadline) };
}

/**
 * Whether a draft can be published, everything that is missing at once.
 * @throws Problem invalid-input
 */
export function checkPublishable(fields: CallFields, now: Date): void {
  requireAll([
    ['title', isWritten(fields.title), 'needs a title in German or English'],
    ['text', isWritten(fields.text), 'needs a description in German or English'],
    ['deadline', fields.deadline !== null && momentOf(fields.deadline) > now, 'must lie ahead'],
    ['fields', fields.fields.length > 0, 'needs a question'],
    ['criteria', fields.criteria.length > 0, 'needs a criterion'],
    ...fields.fields.map((field, at): Check => [
      ['fields', at],
      isAskable(field),
      'needs a label, and options to choose from',
    ]),
    ...fields.criteria.map(({ name }, at): Check => [
      ['criteria', at],
      isWritten(name),
      'needs a name in German or English',
    ]),
  ]);
}

function isAskable({ type, label, options, min, max, from, to }: FormField): boolean {
  const isChoice = type === 'choice' || type === 'choices';
  if (isChoice && (options.length < 2 || !options.every((option) => isWritten(option.label)))) return false;
  if (min !== null && max !== null && min > max) return false;
  if (from !== null && to !== null && from > to) return false;
  return isWritten(label);
}
