import {
  DEAL_SOURCE_CODES,
  DEAL_SOURCES,
  nameOfPart,
  NO_REASON_CODES,
  NO_REASONS,
} from '@klammer/contracts/deal-words';
import type { Pipeline } from '@klammer/contracts/deal-shapes';
import { pick } from '#lib/i18n.ts';
import { m } from '#lib/paraglide/messages.js';
import type { DUE, ORDERS } from './filter.ts';

type Option = { value: string; label: string };

export const DUE_WORDS: Record<(typeof DUE)[number], () => string> = {
  overdue: m.deal_due_overdue,
  week: m.deal_due_week,
  none: m.deal_due_none,
};
export const ORDER_WORDS: Record<(typeof ORDERS)[number], () => string> = {
  newest: m.deal_order_newest,
  longest: m.deal_order_longest,
  due: m.deal_order_due,
  rating: m.deal_order_rating,
  name: m.deal_order_name,
};

export const optionsOf = (parts: readonly { key: string; name: string }[]): Option[] =>
  parts.map((part) => ({ value: part.key, label: pick(nameOfPart(part)) }));
export const sourceOptions = (): Option[] =>
  DEAL_SOURCE_CODES.map((code) => ({ value: code, label: pick(DEAL_SOURCES[code]) }));
export const reasonOptions = (): Option[] =>
  NO_REASON_CODES.map((code) => ({ value: code, label: pick(NO_REASONS[code]) }));
export const personOptions = ({ people }: Pick<Pipeline, 'people'>): Option[] =>
  people.map(({ id, name }) => ({ value: id, label: name }));

/** The name of a stage that may have been removed meanwhile. */
export function stageName(stages: Pipeline['stages'], key: string): string {
  return pick(nameOfPart(stages.find((stage) => stage.key === key) ?? { key, name: '' }));
}
