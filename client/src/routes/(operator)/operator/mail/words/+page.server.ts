import { LOCALES } from '@klammer/contracts/vocabulary';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { subjectsOf } from '#lib/operator/mail-subjects.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url }) => {
  const { items } = await call(fetch, 'mails.texts');
  const wanted = url.searchParams.get('name');
  const locale = LOCALES.find((one) => one === url.searchParams.get('locale')) ?? 'de';
  const names = [...new Set(items.map((one) => one.name))];
  const subjects = subjectsOf(items);
  const own = new Set(items.filter((one) => one.own.intro || one.own.closing).map((one) => one.name));
  const name = names.find((one) => one === wanted) ?? names[0];

  return {
    names: names.map((one) => ({
      name: one,
      subject: subjects[one] ?? one,
      isOwn: own.has(one),
    })),
    shown: items.find((one) => one.name === name && one.locale === locale),
  };
};

function readForm(form: FormData) {
  return {
    params: {
      name: textOf(form, 'name'),
      locale: LOCALES.find((one) => one === form.get('locale')) ?? ('de' as const),
    },
    body: { intro: String(form.get('intro') ?? ''), closing: String(form.get('closing') ?? '') },
  };
}

export const actions: Actions = {
  save: async ({ request, fetch }) => {
    const { params, body } = readForm(await request.formData());

    return attempt({ typed: body }, async () => {
      await call(fetch, 'mails.setText', { params, body });

      return { done: true as const };
    });
  },
  reset: async ({ request, fetch }) => {
    const { params } = readForm(await request.formData());

    return attempt({}, async () => {
      await call(fetch, 'mails.setText', { params, body: {} });

      return { done: true as const };
    });
  },
  preview: async ({ request, fetch }) => {
    const { params, body } = readForm(await request.formData());

    return attempt({ typed: body }, async () => ({
      typed: body,
      preview: await call(fetch, 'mails.previewText', { params, body }),
    }));
  },
};
