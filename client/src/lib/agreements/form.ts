import type { Agreement, AgreementContent, Contribution } from '@klammer/contracts/agreements';
import { knownCodes } from '@klammer/contracts/vocabulary';

export const MOST_CONTRIBUTIONS = 12;
export const MOST_MILESTONES = 24;

/**
 * Reads the editor's form; names are `part`, `section.KEY`, `gives.ORGANISATION.ROW.code`, `milestone.ROW.title`.
 * Empty rows are left out. Without JavaScript codes are added by `gives.ORGANISATION.add` and rows taken away by
 * `gives.ORGANISATION.ROW.remove`.
 */
export function contentFromForm(form: FormData, agreement: Agreement): AgreementContent {
  const read = (name: string) => String(form.get(name) ?? '').trim();

  return {
    title: read('title'),
    purpose: read('purpose'),
    sections: agreement.sections.map(({ key }) => ({ key, text: read(`section.${key}`) })),
    sides: agreement.parties.map(({ id }) => ({
      organisationId: id,
      gives: readContributions(form, `gives.${id}`),
      gets: readContributions(form, `gets.${id}`),
    })),
    milestones: readMilestones(form),
    startsOn: read('startsOn') || null,
    endsOn: read('endsOn') || null,
    confidentiality: read('confidentiality'),
  };
}

/** The parts that are not as they were before; what was typed earlier counts as changed. */
export function changedParts(
  before: AgreementContent,
  now: AgreementContent,
  typed: Partial<AgreementContent> = {},
): Partial<AgreementContent> {
  const was = new Map(Object.entries(before));

  return Object.fromEntries(
    Object.entries(now).filter(
      ([part, value]) => part in typed || JSON.stringify(value) !== JSON.stringify(was.get(part)),
    ),
  );
}

function readContributions(form: FormData, prefix: string): Contribution[] {
  const rows: Contribution[] = [];

  for (let row = 0; form.has(`${prefix}.${row}.words`); row += 1) {
    const code = knownCodes('needs').find((one) => one === form.get(`${prefix}.${row}.code`)) ?? null;
    const words = String(form.get(`${prefix}.${row}.words`)).trim();

    if ((code || words) && !form.has(`${prefix}.${row}.remove`)) rows.push({ code, words });
  }
  const added = form.getAll(`${prefix}.add`);

  return [
    ...rows,
    ...knownCodes('needs')
      .filter((code) => added.includes(code))
      .map((code) => ({ code, words: '' })),
  ].slice(0, MOST_CONTRIBUTIONS);
}

function readMilestones(form: FormData): AgreementContent['milestones'] {
  const rows: AgreementContent['milestones'] = [];

  for (let row = 0; form.has(`milestone.${row}.title`); row += 1) {
    const read = (name: string) => String(form.get(`milestone.${row}.${name}`) ?? '').trim();
    const [organisationId = '', ownerId] = read('owner').split('/');

    if ((read('title') || read('dueOn')) && !form.has(`milestone.${row}.remove`))
      rows.push({
        key: read('key'),
        title: read('title'),
        organisationId,
        ownerId: ownerId || null,
        dueOn: read('dueOn'),
      });
  }

  return rows;
}

/** A key for a new milestone, that none has yet. */
export function freshKey(row: number): string {
  return `m${Date.now().toString(36)}${row}`.slice(-16).padStart(6, '0');
}
