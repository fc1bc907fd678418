import type { Component } from 'svelte';
import type { Issue } from '@klammer/contracts/problems';
import type { ProfileEditor } from '#lib/profile/profile-editor.svelte.ts';
import type { Step } from '#lib/profile/steps.ts';
import type { PageLoad } from './$types';

type Fields = Component<{ editor: ProfileEditor; issues: readonly Issue[] }>;

const FIELDS_OF: Record<Step, () => Promise<{ default: Fields }>> = {
  about: () => import('./StepAbout.svelte'),
  exchange: () => import('./StepExchange.svelte'),
  place: () => import('./StepPlace.svelte'),
  money: () => import('./StepMoney.svelte'),
  team: () => import('./StepTeam.svelte'),
  text: () => import('./StepText.svelte'),
};

/** Only the open step's fields travel: all of them together would pass the weight a page may have. */
export const load: PageLoad = async ({ data }) => ({
  ...data,
  Fields: (await FIELDS_OF[data.step]()).default,
});
