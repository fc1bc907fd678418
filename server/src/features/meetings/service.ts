export { getAgenda } from './agenda.ts';
export { getPlanning, planMeetings, publishMeetings, setUpMeetings } from './planning.ts';
export { getWishes, saveWishes } from './wishing.ts';
export { fillMeetings, type FilledMeetings } from './filling.ts';
