import type { Issue } from '@klammer/contracts/problems';
import { m } from '#lib/paraglide/messages.js';

/** What is wrong with the field at a path (`headline.de`, `needs`), or null. A path takes the issues below it too. */
export function issueAt(issues: readonly Issue[], path: string): string | null {
  const issue = issues.find(({ path: parts }) => {
    const full = parts.join('.');

    return full === path || full.startsWith(`${path}.`);
  });

  return issue ? word(issue) : null;
}

function word(issue: Issue): string {
  if (issue.path[0] === 'website') return m.edit_issue_website();
  if (issue.path.at(-1) === 'ticketMaxEur' && issue.code === 'custom') return m.edit_issue_ticket();
  if (issue.code === 'too_big') return m.edit_issue_too_big();
  if (issue.code === 'too_small') return m.edit_issue_too_small();

  return m.edit_issue_other();
}
