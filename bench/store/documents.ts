import type { ObjectId } from 'bson';

export interface Profile {
  _id: ObjectId;
  title: string;
  topic: number;
  rank: number;
  text: string;
  address: { city: string; code: string };
  tags: string[];
}

export const topics = 50;

/** Both contestants get the same documents: about 560 bytes of BSON each. */
export function profileOf(id: ObjectId, i: number): Profile {
  return {
    _id: id,
    title: `Profile ${i}`,
    topic: i % topics,
    rank: (i * 7919) % 1_000_003,
    text: 'A company of the region that looks for partners in logistics and energy. '.repeat(4),
    address: { city: 'Dortmund', code: String(10_000 + (i % 80_000)) },
    tags: ['energy', 'logistics', `tag${i % 100}`],
  };
}

/** One way to keep the documents. Every method does `count` operations, beginning with the one numbered `from`. */
export interface Contestant {
  fill(from: number, count: number): Promise<void>;
  create(from: number, count: number): Promise<void>;
  findById(from: number, count: number): Promise<void>;
  page(from: number, count: number): Promise<void>;
  update(from: number, count: number): Promise<void>;
  close(): Promise<void>;
}
