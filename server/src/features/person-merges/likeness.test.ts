import { expect, it } from 'vitest';
import { areAddressesAlike, maskAddress, nameKeyOf } from './likeness.ts';

it.each([
  ['Müller, Änne', 'Anne Muller'],
  ['Erika  Muster', 'erika muster'],
  ['Jan-Weiß', 'jan weiss'],
])('takes %s for %s', (one, other) => {
  expect(nameKeyOf(one)).toBe(nameKeyOf(other));
});

it.each([
  ['erika.muster@hafen.example', 'erikamuster@post.example', true],
  ['erika+list@hafen.example', 'erika@hafen.example', true],
  ['erika@hafen.example', 'erkia@hafen.example', true],
  ['erika@hafen.example', 'erik@hafen.example', true],
  ['erika@hafen.example', 'e.muster@hafen.example', false],
  ['erika@hafen.example', 'frida@hafen.example', false],
])('compares %s and %s', (one, other, alike) => {
  expect(areAddressesAlike(one, other)).toBe(alike);
  expect(areAddressesAlike(other, one)).toBe(alike);
});

it('hides an address from whoever does not know it', () => {
  expect(maskAddress('erika@hafen.example')).toBe('e•••a@hafen.example');
});
