import type { FundingFields, Programme } from '@klammer/contracts/funding';
import { INDUSTRY_CODES, KIND_CODES, knownCodes, STAGE_CODES } from '@klammer/contracts/vocabulary';

const nothing = () => ({ de: '', en: '' });

export function emptyProgramme(): FundingFields {
  return {
    name: nothing(),
    provider: '',
    summary: nothing(),
    amount: nothing(),
    for: { kinds: [], stages: [], industries: [], topics: [], regions: [] },
    deadline: null,
    validUntil: null,
    sourceUrl: '',
    asOf: '',
    toCheck: false,
    status: 'draft',
  };
}

/** The fields of a stored programme, without what the API adds. */
export function fieldsOf(programme: Programme): FundingFields {
  const fields = emptyProgramme();

  for (const key of Object.keys(fields) as (keyof FundingFields)[])
    Object.assign(fields, { [key]: programme[key] });

  return fields;
}

/** The fields as a form sends them. Wrong values are kept as typed: the API says what is wrong with them. */
export function programmeFromForm(form: FormData): FundingFields {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const both = (name: string) => ({ de: text(`${name}.de`), en: text(`${name}.en`) });
  const codes = <Code extends string>(name: string, all: readonly Code[]) =>
    all.filter((code) => form.getAll(name).includes(code));

  return {
    name: both('name'),
    provider: text('provider'),
    summary: both('summary'),
    amount: both('amount'),
    for: {
      kinds: codes('kinds', KIND_CODES),
      stages: codes('stages', STAGE_CODES),
      industries: codes('industries', INDUSTRY_CODES),
      topics: codes('topics', knownCodes('topics')),
      regions: codes('regions', knownCodes('regions')),
    },
    deadline: text('deadline') || null,
    validUntil: text('validUntil') || null,
    sourceUrl: text('sourceUrl'),
    asOf: text('asOf'),
    toCheck: form.get('toCheck') === 'on',
    status: form.get('status') === 'published' ? 'published' : 'draft',
  };
}
