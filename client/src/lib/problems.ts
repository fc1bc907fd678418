import type { ProblemCode } from '@klammer/contracts/problems';
import { ApiProblem } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Record<ProblemCode, () => string> = {
  'invalid-input': m.problem_invalid_input,
  unauthenticated: m.problem_unauthenticated,
  'email-not-verified': m.problem_email_not_verified,
  forbidden: m.problem_forbidden,
  'confirmation-needed': m.problem_confirmation_needed,
  suspended: m.problem_suspended,
  'in-person': m.problem_in_person,
  'foreign-origin': m.problem_foreign_origin,
  'scope-missing': m.problem_scope_missing,
  'not-found': m.problem_not_found,
  'method-not-allowed': m.problem_method_not_allowed,
  conflict: m.problem_conflict,
  duplicate: m.problem_duplicate,
  'capacity-reached': m.problem_capacity_reached,
  'not-possible-now': m.problem_not_possible_now,
  gone: m.problem_gone,
  'too-large': m.problem_too_large,
  'unsupported-media-type': m.problem_unsupported_media_type,
  'too-many-requests': m.problem_too_many_requests,
  internal: m.problem_internal,
  unavailable: m.problem_unavailable,
};

/** What went wrong and what to do about it, in the person's language. */
export function wordProblem(error: unknown): string {
  return (error instanceof ApiProblem ? WORDS[error.code] : m.problem_internal)();
}

/** Hands the status and code of an ApiProblem thrown in a `load` to the error page. */
export function describeError(error: unknown): App.Error | undefined {
  if (!(error instanceof ApiProblem)) return undefined;

  return {
    status: error.status,
    message: wordProblem(error),
    code: error.code,
    requestId: error.problem.requestId,
  };
}
