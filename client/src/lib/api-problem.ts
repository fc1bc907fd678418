import type { Issue, ProblemBody, ProblemCode } from '@klammer/contracts/problems';

/** What the API answers where it cannot do what was asked; `problem.code` says why, `wordProblem` words it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody, options?: ErrorOptions) {
    super(problem.detail || problem.title, options);
    this.problem = problem;
  }

  get code(): ProblemCode {
    return this.problem.code;
  }

  get status(): number {
    return this.problem.status;
  }

  get issues(): Issue[] {
    return this.problem.issues ?? [];
  }
}

/** The server could not be reached, or did not answer in time: whatever was asked may have happened. */
export function unreachable(cause?: unknown): ApiProblem {
  return new ApiProblem(
    { type: 'about:blank', title: 'unavailable', status: 503, code: 'unavailable', detail: '' },
    { cause },
  );
}

const PASSING = new Set<ProblemCode>(['unavailable', 'internal', 'too-many-requests', 'unauthenticated']);

/** Whether it passes by itself, so that the same may be asked again later. */
export function isPassing(error: unknown): boolean {
  return error instanceof ApiProblem && PASSING.has(error.code);
}
