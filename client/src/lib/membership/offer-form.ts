import type { MembershipOffer, MembershipPlan } from '@klammer/contracts/membership';
import { KIND_CODES } from '@klammer/contracts/vocabulary';

/** A number as typed, null where nothing is; NaN where it is none, which the API refuses. */
const numberOf = (typed: string): number | null => (typed === '' ? null : Number(typed));

/** The offer as the form sends it; what has no key is left out. Wrong values are kept: the API says what is wrong. */
export function offerFromForm(form: FormData): MembershipOffer {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });
  const rows = (name: string) =>
    Array.from({ length: Number(text(`${name}s`)) }, (_, index) => `${name}${index}`);
  const services = rows('service')
    .filter((row) => text(`${row}.key`) !== '')
    .map((row) => ({ key: text(`${row}.key`), name: both(`${row}.name`), text: both(`${row}.text`) }));
  const plans = rows('plan')
    .filter((row) => text(`${row}.key`) !== '')
    .map((row) => ({
      key: text(`${row}.key`),
      name: both(`${row}.name`),
      text: both(`${row}.text`),
      feeEurPerYear: numberOf(text(`${row}.fee`)) ?? 0,
      months: numberOf(text(`${row}.months`)) ?? 12,
      kinds: KIND_CODES.filter((kind) => form.getAll(`${row}.kinds`).includes(kind)),
      places: form.getAll(`${row}.places`).map(String),
      youngerThanYears: numberOf(text(`${row}.younger`)),
      needsProof: form.get(`${row}.proof`) === 'on',
      services: services.flatMap(({ key }) => {
        const quota = numberOf(text(`${row}.quota.${key}`));

        return quota === null ? [] : [{ service: key, quota: quota === 0 ? null : quota }];
      }),
    })) as MembershipPlan[];

  return { plans, services };
}
