export { fillCalls, type FilledCall } from './filling.ts';
