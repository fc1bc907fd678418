export { getCall } from './reading.ts';
export { fillCalls, type FilledCall } from './filling.ts';
