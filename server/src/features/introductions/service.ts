import { type Job } from '../../contributions/jobs.ts';
import { expireIntroductions, remindOfIntroductions } from './lapsing.ts';

export const introductionJobs: Job[] = [
  { name: 'expire-introductions', everyMs: 60_000, run: expireIntroductions },
  { name: 'remind-of-introductions', everyMs: 60_000, run: remindOfIntroductions },
];

export { askForIntroduction, mediate } from './asking.ts';
export { type ReasonsBetween } from './opening.ts';
export { acceptIntroduction, declineIntroduction, withdrawIntroduction } from './answering.ts';
export { closeBetween } from './closing.ts';
export { canBeIntroduced, introduceChosen } from './choosing.ts';
export { chosenCapacities, countOpenIncoming, getCapacity, readRoomFor, setCapacity } from './capacity.ts';
export { fillIntroductions, retellIntroductions } from './filling.ts';
export { countRequests, countWaiting, listOutcomes, listUnanswered } from './counting.ts';
export { expireIntroductions, reconcileIntroductions, remindOfIntroductions } from './lapsing.ts';
export { callOff, listMediated } from './mediating.ts';
export {
  areAcquainted,
  countIntroductions,
  getIntroduction,
  introductionsWith,
  listIntroductions,
} from './reading.ts';
export { getReplies, replyRates } from './replies.ts';
export { getStanding } from './standing.ts';
