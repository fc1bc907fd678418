import { DEAL_SOURCE_CODES, NO_REASON_CODES } from '@klammer/contracts/deal-words';

/** Reads fields of the forms of deals. */
export const readText = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
export const readSource = (form: FormData) =>
  DEAL_SOURCE_CODES.find((code) => code === form.get('source')) ?? 'other';
export const readReason = (form: FormData) =>
  NO_REASON_CODES.find((code) => code === form.get('reason')) ?? null;
export const readPerson = (form: FormData, name: string): string | null => readText(form, name) || null;
