/** `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function readTheme(value: string | undefined | null): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}
