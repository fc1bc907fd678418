export { fillMemberships, type FilledMembership } from './filling.ts';
export { listPeriods } from './reading.ts';
