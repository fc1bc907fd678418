import { type FilledTopic } from '../features/topics/service.ts';
import { TOPICS, type DemoTopic } from './topic-texts.ts';

const DAY_MS = 86_400_000;
/** In both languages: a source is written once, by whoever measured. */
const SOURCE = 'Erfunden / made up';

interface Ids {
  person: (email: string) => { id: string; name: string };
  organisation: (name: string) => { id: string };
}

/** The focus topics of the region. Every figure is invented and says so in its source. */
export function topicsOf(ids: Ids, now: Date): FilledTopic[] {
  const day = (days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);
  const moment = (days: number): Date => new Date(now.getTime() + days * DAY_MS);
  const { id: personId, name: by } = ids.person('operator@klammer.example');
  return TOPICS.map(fill);

  function fill(topic: DemoTopic): FilledTopic {
    const { slug, status, owner, title, question, text, unit, target, values, milestones, entries } = topic;
    const [baseline = 0, begun = 0] = values[0] ?? [];
    return {
      ...{ slug, status, title, question, text, unit },
      ownerId: ids.organisation(owner).id,
      baseline: { value: baseline, on: day(begun), source: SOURCE },
      target: { value: target.value, dueOn: day(target.due) },
      circle: topic.circle.map(([group, name, role]) => ({ group, name, role })),
      milestones: milestones.map(([de, en, due, done], index) => ({
        key: `step-${index + 1}`,
        title: { de, en },
        dueOn: day(due),
        doneOn: done === null ? null : day(done),
      })),
      values: values.map(([value, days]) => ({ value, on: day(days), source: SOURCE, personId, by })),
      entries: entries.map(([kind, days, said], index) => ({
        ...{ key: `entry-${index + 1}`, kind, text: said, at: moment(days), personId, by },
      })),
      codes: [...topic.codes],
      createdAt: moment(begun - 5),
      updatedAt: moment(entries.at(-1)?.[1] ?? begun),
    };
  }
}
