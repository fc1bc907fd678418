export { fillStories, type FilledStory } from './filling.ts';
export { getStory, listStories } from './reading.ts';
