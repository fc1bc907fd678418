import { redirect } from '@sveltejs/kit';
import type { ListImport } from '@klammer/contracts/imports';
import { call, reach } from '#lib/api.ts';
import { link } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import { textOf } from '#lib/server/security-forms.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ fetch, url, depends }) => {
  depends('app:imports');
  const id = url.searchParams.get('import') ?? '';
  const [current, { items }, indexing] = await Promise.all([
    /^[0-9a-f]{24}$/.test(id) ? call(fetch, 'imports.get', { params: { id } }) : null,
    call(fetch, 'imports.list'),
    call(fetch, 'vocabularies.indexing'),
  ]);

  return { current, items, indexing };
};

const pageOf = (id: string) => link(`/operator/data?import=${id}`);

export const actions: Actions = {
  check: async ({ request, fetch }) => {
    const form = await request.formData();
    const kept = { kind: textOf(form, 'kind'), source: textOf(form, 'source') };
    const answer = await attempt(kept, async () => {
      const response = await reach(fetch, '/api/operator/imports', { method: 'POST', body: form });

      return (await response.json()) as ListImport;
    });

    if (!('id' in answer)) return answer;
    redirect(303, pageOf(answer.id));
  },
  run: async ({ request, fetch }) => {
    const id = textOf(await request.formData(), 'id');
    const answer = await attempt({ kind: '', source: '' }, async () =>
      call(fetch, 'imports.run', { params: { id } }),
    );

    if (!('id' in answer)) return answer;
    redirect(303, pageOf(id));
  },
};
