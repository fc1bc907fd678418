import type { Kind } from '@klammer/contracts/profiles';
import { m } from '#lib/paraglide/messages.js';
import type { Step } from '#lib/profile/steps.ts';

export const STEP_WORDS: Record<Step, (kind: Kind) => string> = {
  about: () => m.edit_step_about(),
  exchange: () => m.edit_step_exchange(),
  place: () => m.edit_step_place(),
  money: (kind) =>
    kind === 'investor'
      ? m.edit_step_investing()
      : kind === 'company'
        ? m.edit_step_sourcing()
        : m.edit_step_raising(),
  team: () => m.edit_step_team(),
  text: () => m.edit_step_text(),
};

const FIELD_WORDS: Record<string, () => string> = {
  name: m.edit_name,
  headline: m.edit_headline,
  description: m.edit_description,
  needs: m.needs,
  offers: m.offers,
  topics: m.topics,
  industries: m.industries,
  stage: () => m.stage(),
  teamSize: m.edit_team_size,
  foundedYear: m.edit_founded,
  place: m.region,
  website: m.edit_website,
  traction: m.edit_traction,
  raising: m.edit_step_raising,
  investing: m.edit_step_investing,
  sourcing: m.edit_step_sourcing,
  team: m.edit_team,
  logo: m.edit_logo,
  deck: m.edit_deck,
  visibility: m.edit_visibility,
  audiences: m.audience_label,
  status: m.edit_status,
};

/** The name of a field as the form calls it. */
export function wordField(field: string): string {
  return FIELD_WORDS[field]?.() ?? field;
}
