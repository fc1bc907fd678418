import { type Person } from '../../actor.ts';

type Maker = Pick<Person, 'operator' | 'memberships'>;

/** Owners have keys of their organisation, operators those of the region. */
export function canHold(person: Maker, organisationId: string | null): boolean {
  if (organisationId === null) return person.operator;
  return person.memberships.some((one) => one.organisationId === organisationId && one.role === 'owner');
}
