import { Topics, type TopicDoc } from './model.ts';

/** A topic as the demonstration hands it over. */
export type FilledTopic = Omit<TopicDoc, '_id' | 'cause' | 'search' | 'revision' | 'ownerId'> & {
  ownerId: string;
};

/** Stores topics as they are; for the demonstration and tests. @returns their ids */
export async function fillTopics(filled: readonly FilledTopic[]): Promise<string[]> {
  const docs = await Topics.create(
    filled.map((one) => ({ ...one, cause: `filled:${one.slug}`, revision: 0 })),
  );
  return docs.map((doc) => String(doc._id));
}
