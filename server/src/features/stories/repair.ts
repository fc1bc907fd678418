import { type Deps } from '../../deps.ts';
import { Stories } from './model.ts';
import { publishWhereAllAgree } from './writing.ts';

const AT_ONCE = 500;

/** A kill between the last consent and the publication leaves a story that all have agreed to unseen. */
export async function repairStories(deps: Deps): Promise<void> {
  const docs = await Stories.find({ publishedAt: null, withdrawnAt: null }, { _id: 1 })
    .sort({ _id: -1 })
    .limit(AT_ONCE)
    .lean();
  for (const { _id } of docs) await publishWhereAllAgree(deps, String(_id));
}
