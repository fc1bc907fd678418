import { m } from '#lib/paraglide/messages.js';

/** What the operator's pages are called, and what must stand in them. */
export const LEGAL_WORDS = {
  imprint: { title: m.imprint, due: m.imprint_due },
  privacy: { title: m.privacy, due: m.privacy_due },
  accessibility: { title: m.accessibility, due: m.accessibility_due },
  press: { title: m.nav_press, due: m.pr_due },
};
