import { type Output } from '@klammer/contracts/endpoint';
import { MOST_PAGES, type site } from '@klammer/contracts/site';
import { type Deps } from '../../deps.ts';
import { type ListPages } from '../../feature.ts';

/** Every page that everybody may open, as the features name them. */
export async function listPages(deps: Deps, pages: readonly ListPages[]): Promise<Output<typeof site.pages>> {
  const items = [{ path: '/', changedAt: null }];
  const lists = await Promise.all(pages.map((list) => list(deps)));
  return { items: [...items, ...lists.flat()].slice(0, MOST_PAGES) };
}
