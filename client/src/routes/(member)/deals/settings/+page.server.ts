import { STAGE_TYPES } from '@klammer/contracts/deal-words';
import { call } from '#lib/api.ts';
import { readText } from '#lib/deals/deal-forms.server.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch }) => ({ pipeline: await call(fetch, 'deals.pipeline') });

/** A new part's key: no two of a form are alike. */
const freshKey = (index: number) => `s${Date.now().toString(36)}${index}`;

/** Rows of the form: `NAME-key`, `NAME-name` in the order shown; one without a name that was there before keeps its word. */
function readParts(form: FormData, name: string) {
  const keys = form.getAll(`${name}-key`).map(String);
  const names = form.getAll(`${name}-name`).map((one) => String(one).trim());
  const firsts = form.getAll(`${name}-first`).map(String);
  const removed = new Set(form.getAll(`${name}-remove`).map(String));

  return keys
    .map((key, index) => ({
      index,
      isNew: key === '',
      key: key || freshKey(index),
      // The first word of a stage stays bilingual until somebody changes it.
      name: names[index] === firsts[index] ? '' : (names[index] ?? ''),
    }))
    .filter((one) => !removed.has(one.key) && (!one.isNew || one.name !== ''));
}

export const actions: Actions = {
  default: async ({ request, fetch }) => {
    const form = await request.formData();
    const types = form.getAll('stage-type').map(String);
    const orders = form.getAll('stage-order').map(Number);
    const stages = readParts(form, 'stage')
      .toSorted((a, b) => (orders[a.index] ?? 99) - (orders[b.index] ?? 99))
      .map(({ key, name, index }) => ({
        key,
        name,
        type: STAGE_TYPES.find((one) => one === types[index]) ?? ('open' as const),
      }));
    const criteria = readParts(form, 'criterion').map(({ key, name }) => ({ key, name }));
    const revision = Number(readText(form, 'revision'));

    return attempt({}, async () => {
      await call(fetch, 'deals.setPipeline', { body: { revision, stages, criteria } });

      return { saved: true };
    });
  },
};
