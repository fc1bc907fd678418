import type { Issue } from '@klammer/contracts/problems';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Record<string, () => string> = {
  title: m.agreement_issue_title,
  endsOn: m.agreement_issue_ends,
  'milestones.title': m.agreement_issue_milestone_title,
  'milestones.dueOn': m.agreement_issue_milestone_due,
  'milestones.ownerId': m.agreement_issue_milestone_owner,
  'milestones.organisationId': m.agreement_issue_milestone_owner,
};

/** What is wrong with a part of the text, such as `title` or `milestones.0.dueOn`; null where nothing is. */
export function issueAt(issues: readonly Issue[], part: string): string | null {
  const isWrong = issues.some(({ path }) => `${path.slice(1).join('.')}.`.startsWith(`${part}.`));

  return isWrong ? (WORDS[part.replace(/\.\d+/, '')] ?? m.agreement_issue_other)() : null;
}
