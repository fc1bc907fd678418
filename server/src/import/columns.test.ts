import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { KIND_CODES } from '@klammer/contracts/vocabulary';
import { ProfileFields } from '@klammer/contracts/profiles';
import { expect, test } from 'vitest';
import { COLUMNS, headersOf } from './columns.ts';
import { fold } from './terms.ts';

test('docs/import.md lists exactly the columns there are, with all their headers', async () => {
  const guide = await readFile(path.resolve(import.meta.dirname, '../../../docs/import.md'), 'utf8');
  const documented = guide
    .split('\n')
    .filter((line) => line.startsWith('| ') && line.includes('`'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, de, en, aliases = '', field, kinds]) => ({ de, en, aliases, field, kinds }));
  expect(documented).toEqual(
    COLUMNS.map(({ de, en, aliases, field, kinds }) => ({
      de,
      en,
      aliases: aliases.join(', '),
      field: `\`${field}\``,
      kinds: kinds?.join(', ') ?? 'all',
    })),
  );
});

test.each(KIND_CODES)('no header of a %s list means two things', (kind) => {
  const mine = COLUMNS.filter((column) => column.kinds?.includes(kind) ?? true);
  const meanings = new Map<string, Set<string>>();
  for (const { de, en, aliases, field } of mine)
    for (const header of [de, en, ...aliases])
      meanings.set(fold(header), (meanings.get(fold(header)) ?? new Set()).add(field));
  expect([...meanings].filter(([, fields]) => fields.size > 1)).toEqual([]);
  expect(headersOf(kind).size).toBe(meanings.size);
});

test('every column fills a field that profiles have', () => {
  const fields = Object.keys(ProfileFields.shape);
  for (const { field } of COLUMNS) expect(['id', ...fields]).toContain(field.split('.')[0]);
});
