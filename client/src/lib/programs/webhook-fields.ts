import type { OccurrenceType } from '@klammer/contracts/occurrences';
import type { Webhook } from '@klammer/contracts/webhooks';
import { fail } from '@sveltejs/kit';
import { ApiProblem } from '#lib/api.ts';
import { m } from '#lib/paraglide/messages.js';
import { textOf, tryForm, type Outcome } from '#lib/server/security-forms.ts';

export interface WebhookFields {
  name: string;
  url: string;
  types: string[];
}

/** What a form about webhooks came to: a secret is in it once. */
export interface WebhookOutcome extends Outcome {
  typed?: WebhookFields;
  made?: { webhook: Webhook; secret: string };
}

/** Reads the fields, words what is wrong with each, and hands what is well on. */
export async function tryWebhookForm(
  about: string,
  request: Request,
  work: (body: { name: string; url: string; types: OccurrenceType[] }) => Promise<WebhookOutcome>,
) {
  const form = await request.formData();
  const typed: WebhookFields = {
    name: textOf(form, 'name').trim(),
    url: textOf(form, 'url').trim(),
    types: form.getAll('types').map(String),
  };
  const refuse = (errors: Record<string, string>) =>
    fail(400, { about, done: null, failure: null, errors, typed } satisfies WebhookOutcome);
  const errors: Record<string, string> = {};

  if (typed.name.length < 2) errors['name'] = m.hook_name_wrong();
  if (!URL.canParse(typed.url)) errors['url'] = m.hook_url_wrong();
  if (typed.types.length === 0) errors['types'] = m.hook_types_wrong();
  if (Object.keys(errors).length > 0) return refuse(errors);

  return tryForm(about, async () => {
    try {
      return await work({ ...typed, types: typed.types as OccurrenceType[] });
    } catch (error) {
      const isAddress = error instanceof ApiProblem && error.issues.some(({ path }) => path.at(-1) === 'url');

      if (isAddress) return refuse({ url: m.hook_url_wrong() });
      throw error;
    }
  });
}
