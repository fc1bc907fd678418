import { type Colours } from './live.ts';

export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What an accent stands on or under; a test compares with the client's tokens. */
export const GROUNDS: Readonly<Record<Theme, Readonly<Record<string, string>>>> = {
  light: { paper: '#faf8f3', surface: '#fffefb', raised: '#ffffff', sunken: '#f2efe7' },
  dark: { paper: '#0b131e', surface: '#111b29', raised: '#172334', sunken: '#080e17' },
};
/** The product's own accent, where a region has none. */
export const OWN_ACCENT: Colours = { light: '#c23c06', dark: '#ff8a4f' };
/** WCAG 2.2 AA for text. */
export const LEAST_CONTRAST = 4.5;

const BLACK = '#000000';
const WHITE = '#ffffff';

/** The four tokens that one accent makes in a theme. */
export interface AccentTokens {
  accent: string;
  strong: string;
  on: string;
  soft: string;
}

export function accentTokens(accent: string, theme: Theme): AccentTokens {
  const on = mix(accent, theme === 'light' ? WHITE : BLACK, 0.94);
  return {
    accent,
    strong: mix(accent, theme === 'light' ? BLACK : WHITE, 0.15),
    on,
    soft: mix(GROUNDS[theme]['surface'] ?? WHITE, accent, theme === 'light' ? 0.09 : 0.16),
  };
}

/** The tokens of a region's accent, for what is no page: mails, documents, pictures. */
export function regionTokens(colours: Colours | null, theme: Theme): AccentTokens {
  return accentTokens((colours ?? OWN_ACCENT)[theme], theme);
}

/** The tokens of both themes as style of the page; nothing where the product's own accent holds. */
export function accentStyle(colours: Colours | null): string {
  if (!colours) return '';
  const light = accentTokens(colours.light, 'light');
  const dark = accentTokens(colours.dark, 'dark');
  const both = (name: string, token: keyof AccentTokens) =>
    `--${name}:light-dark(${light[token]},${dark[token]})`;
  return [
    both('accent', 'accent'),
    both('accent-strong', 'strong'),
    both('on-accent', 'on'),
    both('accent-soft', 'soft'),
  ].join(';');
}

/** A pair of colours that cannot be told apart well enough. */
export interface Faint {
  /** What is written. */
  what: 'accent' | 'on-accent';
  /** On which ground. */
  ground: string;
  ratio: number;
}

/** Where an accent is too faint to be read; empty where it is good. */
export function faintPairs(accent: string, theme: Theme): Faint[] {
  const tokens = accentTokens(accent, theme);
  const grounds = { ...GROUNDS[theme], 'accent-soft': tokens.soft };
  return [
    ...Object.entries(grounds).map(([ground, colour]) => ({
      what: 'accent' as const,
      ground,
      ratio: contrast(accent, colour),
    })),
    ...[tokens.accent, tokens.strong].map((colour, at) => ({
      what: 'on-accent' as const,
      ground: at === 0 ? 'accent' : 'accent-strong',
      ratio: contrast(tokens.on, colour),
    })),
  ].filter(({ ratio }) => ratio < LEAST_CONTRAST);
}

/** Contrast of two colours by WCAG, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param share of the other colour, 0 to 1 */
function mix(colour: string, other: string, share: number): string {
  const second = channels(other);
  const mixed = channels(colour).map((value, at) =>
    Math.round(value * (1 - share) + (second[at] ?? 0) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
