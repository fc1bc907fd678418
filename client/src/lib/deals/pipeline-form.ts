import type { Pipeline, Stage } from '@klammer/contracts/deal-shapes';
import { nameOfPart, STAGE_TYPES } from '@klammer/contracts/deal-words';
import { pick } from '#lib/i18n.ts';
import { rearrange, rowsIn } from '#lib/ui/arrange.ts';

interface PartRow {
  key: string;
  name: string;
  /** The word that a stage of the product has in the reader's language; it stays in both until it is changed. */
  first: string;
}
/** What the form of a pipeline shows and sends. */
export interface PipelineForm {
  stages: (PartRow & Pick<Stage, 'type'>)[];
  criteria: PartRow[];
}

export const MOST_STAGES = 16;
export const MOST_CRITERIA = 10;

function rowOf({ key, name }: { key: string; name: string }): PartRow {
  const shown = pick(nameOfPart({ key, name }));

  return { key, name: shown, first: name === '' ? shown : '' };
}

export const formOf = ({ stages, criteria }: Pipeline): PipelineForm => ({
  stages: stages.map((stage) => ({ ...rowOf(stage), type: stage.type })),
  criteria: criteria.map(rowOf),
});

export function formFrom(form: FormData): PipelineForm {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const part = (at: string): PartRow => ({
    key: text(`${at}.key`),
    name: text(`${at}.name`),
    first: text(`${at}.first`),
  });

  return {
    stages: rowsIn(form, 'stages', 'key', MOST_STAGES, (at) => ({
      ...part(at),
      type: STAGE_TYPES.find((type) => type === form.get(`${at}.type`)) ?? 'open',
    })),
    criteria: rowsIn(form, 'criteria', 'key', MOST_CRITERIA, part),
  };
}

/** The form after one of the buttons of its rows was pressed. */
export function arrange({ stages, criteria }: PipelineForm, act: string): PipelineForm {
  const blank = (): PartRow => ({ key: `s${crypto.randomUUID().slice(0, 8)}`, name: '', first: '' });
  const stage = () => ({ ...blank(), type: 'open' as const });

  return {
    stages: rearrange('stages', stages, act, stage, MOST_STAGES),
    criteria: rearrange('criteria', criteria, act, blank, MOST_CRITERIA),
  };
}

/** The form without rows that never got a name; what is refused is counted among those that are left. */
export function written({ stages, criteria }: PipelineForm): PipelineForm {
  const isMeant = ({ name, first }: PartRow) => name !== '' || first !== '';

  return { stages: stages.filter(isMeant), criteria: criteria.filter(isMeant) };
}

/** What the API takes: the product's own words are no names. */
export function bodyOf({ stages, criteria }: PipelineForm) {
  const partOf = ({ key, name, first }: PartRow) => ({ key, name: name === first ? '' : name });

  return {
    stages: stages.map((stage) => ({ ...partOf(stage), type: stage.type })),
    criteria: criteria.map(partOf),
  };
}
