import { DEAL_SOURCE_CODES } from '@klammer/contracts/deal-words';
import { writeQuery } from '#lib/api.ts';

const DUE = ['overdue', 'week', 'none'] as const;
const ORDERS = ['newest', 'longest', 'due', 'rating', 'name'] as const;
const RATINGS = [3, 4, 5] as const;

/** What the page of deals shows; all of it is in its address. */
export interface Filter {
  q?: string;
  stage?: string;
  owner?: string;
  source?: (typeof DEAL_SOURCE_CODES)[number];
  rating?: number;
  due?: (typeof DUE)[number];
  order?: (typeof ORDERS)[number];
  view?: 'table';
  page?: number;
}

export { DUE, ORDERS, RATINGS };

/** Reads an address; what it does not know it leaves out. */
export function readFilter(query: URLSearchParams): Filter {
  const text = (name: string, pattern: RegExp) => {
    const value = query.get(name)?.trim() ?? '';

    return pattern.test(value) ? value : undefined;
  };
  const page = Number(query.get('page'));

  return {
    q: text('q', /^.{1,100}$/),
    stage: text('stage', /^[a-z0-9]{3,24}$/),
    owner: text('owner', /^[0-9a-f]{24}$/),
    source: DEAL_SOURCE_CODES.find((one) => one === query.get('source')),
    rating: RATINGS.find((one) => String(one) === query.get('rating')),
    due: DUE.find((one) => one === query.get('due')),
    order: ORDERS.find((one) => one === query.get('order')),
    view: query.get('view') === 'table' ? 'table' : undefined,
    page: Number.isInteger(page) && page > 1 ? page : undefined,
  };
}

/** What the API is asked for: the filter without how it is shown. */
export function questionOf({ view: _view, page: _page, ...filter }: Filter): Omit<Filter, 'view' | 'page'> {
  return filter;
}

export function writeFilter(filter: Filter): string {
  return writeQuery({ ...filter });
}

/** Whether anything is left out. */
export function isNarrowed({ q, stage, owner, source, rating, due }: Filter): boolean {
  return [q, stage, owner, source, rating, due].some((one) => one !== undefined);
}
