import { fail, redirect } from '@sveltejs/kit';
import { REVIEW_VERDICTS } from '@klammer/contracts/agreements';
import { contentFromForm } from '#lib/agreements/form.ts';
import { saveContent } from '#lib/agreements/saving.ts';
import { call } from '#lib/api.ts';
import { fileFromForm } from '#lib/files/upload.ts';
import { link, localDay } from '#lib/i18n.ts';
import { attempt } from '#lib/matches/attempt.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ fetch, params, url, depends }) => {
  depends('app:agreement');
  const asked = url.searchParams.get('version');
  const revision = asked === null ? null : Number(asked);
  const [agreement, told, versions, compared] = await Promise.all([
    call(fetch, 'agreements.get', { params }),
    call(fetch, 'stories.ofAgreement', { params }),
    call(fetch, 'agreements.versions', { params }),
    revision === null
      ? null
      : call(fetch, 'agreements.compare', { params: { ...params, revision } }).then(({ items }) => ({
          revision,
          items,
        })),
  ]);

  return {
    agreement,
    told,
    versions: versions.items,
    compared,
    editing: url.searchParams.has('edit') && agreement.abilities.edit,
    today: localDay(),
  };
};

/** Does one act and shows the agreement as it is then. */
async function act<Kept extends object>({ params }: RequestEvent, kept: Kept, work: () => Promise<unknown>) {
  return attempt(kept, async () => {
    await work();
    redirect(303, link(`/agreements/${params.id}`));
  });
}

/** What a form says in both languages. */
function bothOf(form: FormData, name: string) {
  return { de: String(form.get(`${name}.de`) ?? '').trim(), en: String(form.get(`${name}.en`) ?? '').trim() };
}

export const actions: Actions = {
  proposeStory: async (event) => {
    const { request, fetch, params } = event;
    const form = await request.formData();
    const story = { title: bothOf(form, 'title'), text: bothOf(form, 'text') };
    const body = { ...story, revision: Number(form.get('revision')) };

    return act(event, { story }, () => call(fetch, 'stories.propose', { params, body }));
  },
  agreeToStory: async (event) => {
    const { request, fetch, params } = event;
    const body = { revision: Number((await request.formData()).get('revision')) };

    return act(event, { telling: true }, () => call(fetch, 'stories.agree', { params, body }));
  },
  withdrawStory: async (event) =>
    act(event, { telling: true }, () => call(event.fetch, 'stories.withdraw', { params: event.params })),
  save: async (event) => {
    const { request, fetch, params } = event;
    const form = await request.formData();
    const typed = contentFromForm(form, await call(fetch, 'agreements.get', { params }));
    const base = Number(form.get('revision'));

    return attempt({ typed, base }, async () => {
      const clash = await saveContent(
        (body) => call(fetch, 'agreements.update', { params, body }),
        base,
        typed,
      );

      if (clash) return fail(409, clash);
      redirect(303, link(`/agreements/${params.id}`));
    });
  },
  propose: async (event) => {
    const { request, fetch, params } = event;
    const body = { revision: Number((await request.formData()).get('revision')) };

    return act(event, {}, () => call(fetch, 'agreements.propose', { params, body }));
  },
  sign: async (event) => {
    const { request, fetch, params } = event;
    const form = await request.formData();
    const body = { hash: String(form.get('hash')), password: String(form.get('password') ?? '') };

    return act(event, { signing: true }, () => call(fetch, 'agreements.sign', { params, body }));
  },
  progress: async (event) => {
    const { request, fetch, params } = event;
    const form = await request.formData();
    const key = String(form.get('key'));
    const said = { done: form.has('done'), evidence: String(form.get('evidence') ?? '') };

    return act(event, {}, async () => {
      // Without JavaScript the file itself comes with the form.
      const fileId =
        (await fileFromForm(fetch, form, 'file', 'evidence')) ?? (String(form.get('fileId') ?? '') || null);

      await call(fetch, 'agreements.setProgress', { params: { ...params, key }, body: { ...said, fileId } });
    });
  },
  review: async (event) => {
    const { request, fetch, params } = event;
    const form = await request.formData();
    const read = (name: string) => REVIEW_VERDICTS.find((one) => one === form.get(name)) ?? 'partly';
    const day = Number(form.get('day'));
    const body = {
      kept: read('kept'),
      worthIt: read('worthIt'),
      goesOn: read('goesOn'),
      note: String(form.get('note') ?? ''),
    };

    return act(event, {}, () => call(fetch, 'agreements.answerReview', { params: { ...params, day }, body }));
  },
  complete: async (event) =>
    act(event, {}, () => call(event.fetch, 'agreements.complete', { params: event.params })),
  end: async (event) => {
    const { request, fetch, params } = event;
    const body = { reason: String((await request.formData()).get('reason') ?? '') };

    return act(event, {}, () => call(fetch, 'agreements.end', { params, body }));
  },
};
