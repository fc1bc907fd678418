export { describeRows } from './organisations.ts';
export { describePeople } from './people.ts';
