import type { Message, Participant } from '@klammer/contracts/conversations';
import { expect, it } from 'vitest';
import { readersByPlace } from './readers.ts';

const said = (sequence: number, id: string) => ({ sequence, sender: { id } }) as Message;
const person = (id: string, readSequence: number) => ({ id, readSequence }) as Participant;

it('says who of the others has read up to where, but nobody of their own words', () => {
  const messages = [said(1, 'sina'), said(2, 'jonas'), said(3, 'jonas')];
  const people = [person('me', 3), person('sina', 2), person('jonas', 3), person('nobody', 0)];
  expect(readersByPlace(messages, people, 'me')).toEqual(new Map([[2, [people[1]]]]));
});
