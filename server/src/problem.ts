import { PROBLEM_STATUS, type Issue, type ProblemBody, type ProblemCode } from '@klammer/contracts/problems';

const TITLES: Record<ProblemCode, string> = {
  'invalid-input': 'The input is not valid',
  unauthenticated: 'Please sign in',
  'email-not-verified': 'Please confirm your e-mail address',
  forbidden: 'You may not do this',
  'confirmation-needed': 'Please confirm your password first',
  suspended: 'The operator has suspended it',
  'in-person': 'Only the person themselves may do this',
  'foreign-origin': 'The request came from another site',
  'scope-missing': 'The key does not open this',
  'not-found': 'There is no such thing, or you may not see it',
  'method-not-allowed': 'This address does not take that method',
  conflict: 'Somebody changed it in the meantime',
  duplicate: 'It exists already',
  'capacity-reached': 'There are too many open ones',
  'not-possible-now': 'This is not possible in its present state',
  gone: 'This is used up or has expired',
  'too-large': 'The request is too large',
  'unsupported-media-type': 'Please send JSON',
  'too-many-requests': 'Too many requests',
  internal: 'Something went wrong on our side',
  unavailable: 'Not available right now, please try again',
};

/** Something a user can cause or must be told; everything else that is thrown is a fault of ours. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly issues: Issue[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode,
    detail?: string,
    extra: { issues?: Issue[]; retryAfterSeconds?: number; cause?: unknown } = {},
  ) {
    super(detail ?? TITLES[code], { cause: extra.cause });
    this.code = code;
    this.issues = extra.issues;
    this.retryAfterSeconds = extra.retryAfterSeconds;
  }

  get status(): number {
    return PROBLEM_STATUS[this.code];
  }

  toBody(requestId?: string): ProblemBody {
    return {
      type: `/api/docs#problem-${this.code}`,
      title: TITLES[this.code],
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(this.issues && { issues: this.issues }),
      ...(requestId && { requestId }),
      ...(this.retryAfterSeconds && { retryAfterSeconds: this.retryAfterSeconds }),
    };
  }
}

/** The one answer for what is missing and for what the asker may not see. */
export const notFound = (): Problem => new Problem('not-found');
