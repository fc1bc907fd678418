import { describe, expect, it } from 'vitest';
import { findPasswordFault } from './password-rules.ts';

const alone = { secondFactor: false, context: ['Erika Mustermann', 'e.mustermann@hafenwerk.example'] };

describe('findPasswordFault', () => {
  it.each([
    ['fourteen chars', 'too-short'],
    ['x'.repeat(129), 'too-long'],
    ['passwordpassword', 'too-common'],
    ['P@ssw0rt!2024!!!', 'too-common'],
    ['123456789012345', 'too-common'],
    ['qwertzuiopasdfghjkl', 'too-common'],
    ['aaaaaaaaaaaaaaaa', 'too-common'],
    ['abcabcabcabcabcabc', 'too-common'],
    ['Sommer2024Winter2025', 'too-common'],
    ['iloveyouiloveyou1', 'too-common'],
    ['Klammer-Duisburg-2026', 'too-close'],
    ['mustermannhafenwerk', 'too-close'],
    ['Erika.Mustermann1985', 'too-close'],
  ])('finds %j %s', (password, fault) => {
    expect(findPasswordFault(password, alone)).toBe(fault);
  });

  it.each([
    'a long enough passphrase',
    'korrektes Pferd Batterie Heftklammer',
    'vier kleine Enten schwimmen im Innenhafen',
    'ÄÖÜ ein Satz mit Umlauten',
    '🦆🦆🦆 enten am rhein 🦆🦆🦆',
    'k7#mQ2$vX9!pL4&z',
    `${'viele verschiedene worte '.repeat(5)}ende`.slice(0, 128),
  ])('takes %j', (password) => {
    expect(findPasswordFault(password, alone)).toBeNull();
  });

  it('takes eight characters beside a second factor, but no common ones', () => {
    const beside = { secondFactor: true, context: [] };
    expect(findPasswordFault('heron9xq', beside)).toBeNull();
    expect(findPasswordFault('heron9x', beside)).toBe('too-short');
    expect(findPasswordFault('password1', beside)).toBe('too-common');
  });

  it('comes to an end on what is made to be slow', () => {
    for (const text of ['ab'.repeat(64), 'a'.repeat(127) + 'b', '4@3€'.repeat(32)])
      findPasswordFault(text, alone);
  });
});
