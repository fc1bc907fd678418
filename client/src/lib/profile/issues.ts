import type { Issue } from '@klammer/contracts/problems';
import { m } from '#lib/paraglide/messages.js';

/** Where in the profile an issue is: the API names the part of the request first (`body.website`). */
export function fieldPath(issue: Issue): (string | number)[] {
  return issue.path[0] === 'body' ? issue.path.slice(1) : issue.path;
}

/** What is wrong with the field at a path (`headline.de`, `needs`), or null. A path takes the issues below it too. */
export function issueAt(issues: readonly Issue[], path: string): string | null {
  const issue = issues.find((one) => {
    const full = fieldPath(one).join('.');

    return full === path || full.startsWith(`${path}.`);
  });

  return issue ? word(issue) : null;
}

function word(issue: Issue): string {
  if (fieldPath(issue)[0] === 'website') return m.edit_issue_website();
  if (issue.path.at(-1) === 'ticketMaxEur' && issue.code === 'custom') return m.edit_issue_ticket();
  if (issue.code === 'too_big') return m.edit_issue_too_big();
  if (issue.code === 'too_small') return m.edit_issue_too_small();

  return m.edit_issue_other();
}
