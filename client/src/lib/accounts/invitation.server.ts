import { ApiProblem } from '#lib/api.ts';

/** What a link of an invitation leads to; null where it is used up, taken back, lapsed or no link at all. */
export async function unlessGone<Invitation>(read: Promise<Invitation>): Promise<Invitation | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof ApiProblem && ['gone', 'invalid-input'].includes(error.code)) return null;
    throw error;
  }
}
