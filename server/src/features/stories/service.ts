export { fillStories } from './filling.ts';
export { getStory } from './reading.ts';
