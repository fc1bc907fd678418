import { type Localised } from '@klammer/contracts/text';
import { type Model, type QueryFilter, type Types, type UpdateQuery } from 'mongoose';

/** How a text in German and English is stored; an empty string is "not translated". */
export const localisedText = {
  _id: false,
  de: { type: String, default: '' },
  en: { type: String, default: '' },
};

/** A stored text as it leaves: nothing but its two languages. */
export function bothOf({ de, en }: Localised): Localised {
  return { de, en };
}

/**
 * Lists from before their texts had two languages: what stands there as plain words is German from now on. A migration: whoever
 * reads relies on it.
 * @param paths `questions` for a list of texts, `agenda.title` for a text in each of its items
 */
export async function translateLists<Doc>(model: Model<Doc>, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const isOld: QueryFilter<Doc> = { [path]: { $type: 'string' } };
    // Again until there is none: what another process of the older version changes meanwhile is left for the next round.
    while (await model.exists(isOld))
      for await (const { _id } of model.find(isOld, { _id: 1 }).lean<{ _id: Types.ObjectId }>().cursor())
        await translateList(model, _id, path, isOld);
  }
}

async function translateList<Doc>(
  model: Model<Doc>,
  _id: Types.ObjectId,
  path: string,
  isOld: QueryFilter<Doc>,
): Promise<void> {
  const [list = '', field] = path.split('.');
  const old = await model.findById(_id, { [list]: 1 }).lean<Record<string, unknown[]>>();
  const items = (old?.[list] ?? []).map((item) => translated(item, field));
  const unchanged = { _id, ...isOld, [list]: { $size: items.length } };
  await model.updateOne(unchanged as QueryFilter<Doc>, { $set: { [list]: items } } as UpdateQuery<Doc>);
}

function translated(item: unknown, field: string | undefined): unknown {
  if (typeof item === 'string') return { de: item, en: '' };
  if (field === undefined || typeof item !== 'object' || item === null) return item;
  const found = Object.entries(item).find(([name]) => name === field)?.[1] as unknown;
  return typeof found === 'string' ? { ...item, [field]: { de: found, en: '' } } : item;
}
