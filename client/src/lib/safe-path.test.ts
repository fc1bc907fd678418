import { expect, test } from 'vitest';
import { safePath } from './safe-path.ts';

test('keeps a path of this site with its search', () => {
  expect(safePath('/matches?kind=startup#top')).toBe('/matches?kind=startup#top');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  '',
  null,
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
])('does not follow %j away', (value) => {
  expect(safePath(value, '/home')).toBe('/home');
});
