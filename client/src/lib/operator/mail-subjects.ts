import type { MailText } from '@klammer/contracts/mails';
import { getLocale } from '#lib/paraglide/runtime.js';

/** What people call a kind of mail: its subject, filled with sample data, by its name in the code. */
export const subjectsOf = (texts: readonly MailText[]): Record<string, string> =>
  Object.fromEntries(
    texts.filter(({ locale }) => locale === getLocale()).map(({ name, subject }) => [name, subject]),
  );
