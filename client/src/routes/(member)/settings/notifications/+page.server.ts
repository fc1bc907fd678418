import { MAIL_PACES, TOLD_GROUPS } from '@klammer/contracts/channels';
import { fail } from '@sveltejs/kit';
import { ApiProblem, call } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, went } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, parent }) => {
  const [{ me }, settings] = await Promise.all([parent(), call(fetch, 'channels.read')]);
  const wanted = url.searchParams.get('organisation');

  return {
    settings,
    own: settings.organisations.find((one) => one.organisationId === wanted) ?? null,
    groups: TOLD_GROUPS.filter((group) => group !== 'operator' || me?.person?.operator),
  };
};

export const actions: Actions = {
  choose: async ({ request, fetch }) => {
    const form = await request.formData();
    const organisationId = textOf(form, 'organisation') || null;
    const shown = TOLD_GROUPS.filter((group) => form.has(`mail:${group}`));
    const choices = Object.fromEntries(
      shown.map((group) => [
        group,
        {
          mail: MAIL_PACES.find((pace) => pace === form.get(`mail:${group}`)) ?? null,
          push: pushOf(form, group, organisationId),
        },
      ]),
    );

    return tryForm('choose', async () => {
      await call(fetch, 'channels.choose', { body: { organisationId, choices } });

      return went('choose', m.channels_saved());
    });
  },

  quiet: async ({ request, fetch }) => {
    const form = await request.formData();
    const quiet = form.has('keep') ? { from: textOf(form, 'from'), to: textOf(form, 'to') } : null;

    try {
      await call(fetch, 'channels.setQuietHours', { body: { quiet } });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'invalid-input') throw error;

      return fail(400, { about: 'quiet', done: null, failure: m.quiet_same(), errors: {} });
    }

    return went('quiet', m.channels_saved());
  },

  remove: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');

    return tryForm('remove', async () => {
      await call(fetch, 'channels.removeDevice', { params: { id } });

      return went('remove', m.push_device_removed());
    });
  },
};

/** A box that is not ticked says nothing; for one organisation there is a third choice. */
function pushOf(form: FormData, group: string, organisationId: string | null): boolean | null {
  const value = form.get(`push:${group}`);

  if (organisationId === null) return value !== null;

  return value === 'on' ? true : value === 'off' ? false : null;
}
