import { hasGaps, LEGAL_PAGES } from '@klammer/contracts/legal';
import { error } from '@sveltejs/kit';
import { call } from '#lib/api.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url }) => {
  const page = pageNamed(params.page);
  const wanted = url.searchParams.get('version');
  const version = wanted && /^[1-9]\d{0,5}$/.test(wanted) ? Number(wanted) : undefined;

  return {
    page,
    version,
    ...(await call(fetch, 'legal.versions', { params: { page }, query: { version } })),
  };
};

function pageNamed(name: string) {
  const page = LEGAL_PAGES.find((one) => one === name);
  if (!page) error(404);

  return page;
}

async function readForm(request: Request) {
  const form = await request.formData();

  return { text: { de: textOf(form, 'de'), en: textOf(form, 'en') }, after: Number(textOf(form, 'after')) };
}

export const actions: Actions = {
  preview: async ({ request, fetch }) => {
    const { text } = await readForm(request);

    return attempt({ text }, async () => ({
      text,
      preview: await call(fetch, 'legal.preview', { body: { text } }),
    }));
  },
  publish: async ({ request, fetch, params }) => {
    const { text, after } = await readForm(request);

    return attempt({ text, unfilled: hasGaps(text) }, async () => {
      const page = pageNamed(params.page);
      const { version } = await call(fetch, 'legal.publish', { params: { page }, body: { after, text } });

      return { text, published: version };
    });
  },
};
