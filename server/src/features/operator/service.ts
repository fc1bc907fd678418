export { describeRows } from './organisations.ts';
