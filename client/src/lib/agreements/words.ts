import type { AgreementStatus } from '@klammer/contracts/agreements';
import { m } from '#lib/paraglide/messages.js';

/** States in the words of the page, with how a badge shows them. */
export const STATUS: Record<AgreementStatus, { word: () => string; tone: 'plain' | 'good' | 'warn' }> = {
  draft: { word: m.agreement_status_draft, tone: 'plain' },
  proposed: { word: m.agreement_status_proposed, tone: 'plain' },
  signed: { word: m.agreement_status_signed, tone: 'good' },
  active: { word: m.agreement_status_active, tone: 'good' },
  completed: { word: m.agreement_status_completed, tone: 'good' },
  ended: { word: m.agreement_status_ended, tone: 'warn' },
};

/** Parts of the text as people call them; `sections` stands for the template's own headings. */
export const PARTS: Record<string, () => string> = {
  title: m.agreement_part_title,
  purpose: m.agreement_part_purpose,
  sections: m.agreement_part_sections,
  sides: m.agreement_part_sides,
  milestones: m.agreement_part_milestones,
  startsOn: m.agreement_part_starts,
  endsOn: m.agreement_part_ends,
  confidentiality: m.agreement_part_confidentiality,
};
