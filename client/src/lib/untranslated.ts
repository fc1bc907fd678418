import { langOf } from './i18n.ts';
import { m } from './paraglide/messages.js';

/** Says that a text stands in the other language, because it was not translated; nothing where it was. */
export function untranslated(text: { de: string; en: string }): string | undefined {
  const language = langOf(text);

  if (!language) return undefined;

  return language === 'de' ? m.not_translated_from_german() : m.not_translated_from_english();
}
