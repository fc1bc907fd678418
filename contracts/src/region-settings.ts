import { z } from 'zod';
import { line, text, WebAddress } from './text.ts';
import { faintPairs, LEAST_CONTRAST, type Theme } from './vocabulary/colours.ts';

/** A text that both languages need, or German alone stands for both. */
export const both = (max: number) =>
  z
    .object({ de: line(max).min(1), en: line(max).default('') })
    .transform(({ de, en }) => ({ de, en: en || de }));

const colour = (theme: Theme) =>
  z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'must be a colour like #c23c06')
    .refine((value) => !/^#[0-9a-f]{6}$/.test(value) || faintPairs(value, theme).length === 0, {
      error: ({ input }) => tooFaint(String(input), theme),
    });

function tooFaint(value: string, theme: Theme): string {
  const pairs = faintPairs(value, theme).map(
    ({ what, ground, ratio }) => `${what} on ${ground} ${ratio.toFixed(1)}`,
  );
  return `is too faint in the ${theme} theme: ${pairs.join(', ')}; at least ${LEAST_CONTRAST} is needed`;
}

/** The accent in both themes, readable wherever it stands. */
export const Colours = z.object({ light: colour('light'), dark: colour('dark') });

/** How people reach the operator; what is left empty is not shown. */
export const Contact = z.object({
  email: z.union([z.email('must be an e-mail address').max(254), z.literal('')]).default(''),
  phone: z
    .union([line(40).regex(/^[+0-9 ()/-]{5,}$/, 'must be a telephone number'), z.literal('')])
    .default(''),
  website: z.union([WebAddress, z.literal('')]).default(''),
  address: text(300).default(''),
});

/** What the region file says and the operator can say otherwise. */
export const RegionSettings = z.object({
  /** The city, as it stands in sentences: "Start-ups in Duisburg". */
  name: both(60),
  /** Who runs the platform: "startport und Wirtschaft für Duisburg". */
  operator: both(120),
  /** Whose members people become. */
  association: line(120).min(1),
  contact: Contact.prefault({}),
  /** Null: the product's own accent. */
  colours: Colours.nullable().default(null),
});
export type RegionSettings = z.output<typeof RegionSettings>;
