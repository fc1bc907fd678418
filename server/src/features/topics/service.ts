export { fillTopics, type FilledTopic } from './filling.ts';
export { getTopic } from './reading.ts';
