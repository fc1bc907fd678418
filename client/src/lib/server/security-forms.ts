import { fail } from '@sveltejs/kit';
import { ApiProblem } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { wordProblem } from '#lib/problems.ts';

const PASSWORD_ISSUES: Record<string, () => string> = {
  'wrong-password': m.auth_password_wrong,
  'too-short': m.auth_password_short,
  'too-long': m.auth_password_long,
  'too-common': m.auth_password_common,
  'too-close': m.auth_password_close,
};

/** Which form of a page an answer belongs to, what went well, what did not, and what is wrong with which field. */
export interface Outcome {
  about: string;
  done: string | null;
  failure: string | null;
  errors: Record<string, string>;
}

export const went = (about: string, done: string): Outcome => ({ about, done, failure: null, errors: {} });

/** Does what a form asked for; what the API refuses is worded at the field it is about, else above the form. */
export async function tryForm<Result>(about: string, work: () => Promise<Result>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code === 'internal') throw error;

    const errors = wordIssues(error);
    const failure = Object.keys(errors).length > 0 ? null : wordProblem(error);

    return fail(error.status, { about, done: null, failure, errors } satisfies Outcome);
  }
}

function wordIssues(error: ApiProblem): Record<string, string> {
  const errors: Record<string, string> = {};

  for (const { path, code } of error.issues) {
    const field = String(path.at(-1));
    const word = PASSWORD_ISSUES[code];

    if (word) errors[field] = word();
    else if (field === 'email') errors[field] = m.auth_email_invalid();
    else if (field === 'name') errors[field] = m.auth_name_short();
    else if (/password/i.test(field)) errors[field] = m.auth_password_needed();
  }

  return errors;
}

/** A text field of a form. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);

  return typeof value === 'string' ? value : '';
}
