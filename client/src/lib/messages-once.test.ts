import { expect, it } from 'vitest';

const files = import.meta.glob<Record<string, unknown>>('../../messages/*.json', {
  eager: true,
  import: 'default',
});

it('gives each message one place: of two with one name, one would be shown where the other belongs', () => {
  const places = new Map<string, string[]>();

  for (const [file, messages] of Object.entries(files))
    for (const name of Object.keys(messages).filter((one) => !one.startsWith('$'))) {
      const key = `${name} (${file.split('.').at(-2) ?? ''})`;
      places.set(key, [...(places.get(key) ?? []), file.split('/').at(-1) ?? '']);
    }

  expect(places.size).toBeGreaterThan(1000);
  expect(Object.fromEntries([...places].filter(([, all]) => all.length > 1))).toEqual({});
});
