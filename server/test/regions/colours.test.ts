import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import {
  accentStyle,
  accentTokens,
  contrast,
  faintPairs,
  GROUNDS,
  THEMES,
} from '@klammer/contracts/vocabulary/colours';

const tokens = await readFile(new URL('../../../client/src/lib/design/tokens.css', import.meta.url), 'utf8');
const token = (name: string): { light: string; dark: string } => {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(tokens) ?? [];
  return { light, dark };
};

it('knows the grounds that the pages have', () => {
  for (const theme of THEMES)
    for (const [name, colour] of Object.entries(GROUNDS[theme])) expect(token(name)[theme]).toBe(colour);
});

it('finds the product’s own accent readable everywhere', () => {
  for (const theme of THEMES) expect(faintPairs(token('accent')[theme], theme)).toEqual([]);
});

it('says where an accent is too faint, and by how much', () => {
  expect(faintPairs('#ffcc00', 'light').map(({ what, ground }) => `${what} on ${ground}`)).toEqual([
    'accent on paper',
    'accent on surface',
    'accent on raised',
    'accent on sunken',
    'accent on accent-soft',
    'on-accent on accent',
    'on-accent on accent-strong',
  ]);
  expect(faintPairs('#123456', 'dark').length).toBeGreaterThan(0);
});

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

it('writes the tokens of both themes, and nothing for the product’s own', () => {
  expect(accentStyle(null)).toBe('');
  const { strong } = accentTokens('#00539b', 'light');
  expect(accentStyle({ light: '#00539b', dark: '#7fb8ff' })).toContain(
    `--accent:light-dark(#00539b,#7fb8ff);--accent-strong:light-dark(${strong},`,
  );
});
