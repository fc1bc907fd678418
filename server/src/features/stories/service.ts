export { fillStories, type FilledStory } from './filling.ts';
export { listStories } from './reading.ts';
